"""What the coloured cells of Deel B 6 mean: the fills of one matrix, grouped by colour.

Per uitstroom the format marks with dark orange blocks that a competentie applies, and with light
grey ones that it does not. Orange and grey differ per print, and a print may be grey altogether,
so the colours of one matrix are grouped: where some have a hue those apply, else the dark ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Color, Fill

LEAST_HUE = 0.2
"""Smallest difference between the channels of a colour with a hue; the greys of prints have none, their oranges 0.5."""
LEAST_GAP = 0.2
"""Smallest difference in lightness between two groups of colours; orange and a pale tint of it differ by 0.35."""
DARK = 0.6
"""Lightness below which a lone shade of grey marks rather than shades."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Which colours of a matrix mean 'applies': those no lighter than `lightest`, with a hue if `hued`."""

    hued: bool = True
    lightest: float = 1.0

    def applies(self, fill: Fill) -> bool:
        """Whether a fill means that the competentie applies."""
        return (has_hue(fill.color) or not self.hued) and lightness(fill.color) <= self.lightest


def palette(colors: Iterable[Color]) -> Palette:
    """The palette of a matrix: its colours parted where their lightness leaves the widest gap."""
    known = set(colors)
    hued = any(has_hue(color) for color in known)
    values = sorted(round(lightness(color), 3) for color in known if has_hue(color) or not hued)
    widest, before = max(((after - one, one) for one, after in pairwise(values)), default=(0.0, 0.0))
    if widest >= LEAST_GAP:
        return Palette(hued, before)
    return Palette(hued, 1.0 if hued else DARK)


def has_hue(color: Color) -> bool:
    """Whether a colour is more than a shade of grey."""
    red, green, blue = _rgb(color)
    return max(red, green, blue) - min(red, green, blue) >= LEAST_HUE


def lightness(color: Color) -> float:
    """0 for black, 1 for white: the mean of the strongest and the weakest channel."""
    channels = _rgb(color)
    return (max(channels) + min(channels)) / 2


def _rgb(color: Color) -> tuple[float, float, float]:
    if len(color) == 1:
        return color[0], color[0], color[0]
    if len(color) == 4:
        cyan, magenta, yellow, black = color
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return color[0], color[1], color[2]
