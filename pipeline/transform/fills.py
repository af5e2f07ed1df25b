"""What the coloured cells of Deel B 6 mean: the fills of one matrix, grouped by colour.

Per uitstroom the format marks with dark orange blocks that a competentie applies, and with light
grey ones that it does not. Orange and grey differ per print, so the colours of one matrix are
grouped: a fill with a hue applies, a fill without one (grey, white) does not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.document import Color, Fill

LEAST_HUE = 0.2
"""Smallest difference between the channels of a colour with a hue; the greys of prints have none, their oranges 0.5."""


def applies(fills: tuple[Fill, ...], lightest: float) -> list[Fill]:
    """The fills of a cell that mean 'applies', from left to right: those with a hue, no lighter than `lightest`."""
    found = [fill for fill in fills if has_hue(fill.color) and lightness(fill.color) <= lightest]
    return sorted(found, key=lambda fill: (fill.box[0], fill.box[1]))


def threshold(colors: list[Color]) -> float:
    """The lightness that parts the dark from the light colours with a hue in one matrix.

    With one group of colours all of them count; with two (a dark and a pale one) the widest gap
    between their lightnesses parts them.
    """
    values = sorted({round(lightness(color), 3) for color in colors if has_hue(color)})
    gaps = [(after - before, before) for before, after in pairwise(values)]
    widest, before = max(gaps, default=(0.0, 1.0))
    return before if widest >= LEAST_HUE else 1.0


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
