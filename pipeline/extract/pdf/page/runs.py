"""Characters to runs: pieces of text set one after the other on one line, in one size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pipeline.extract.pdf.page.code_points import SPACES, plain
from pipeline.extract.pdf.page.coordinates import Extent, across

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.document import Box
    from pipeline.extract.pdf.page.fonts import Fonts, Style

GAP = 0.17
"""A gap of this share of the line's height between two characters is a space."""
BREAK = 0.5
"""A gap of this share of the line's height ends a run."""
_SPACED = 0.4
"""Share of the characters of a run from which wide gaps after them are no spaces."""
_LETTERSPACED, _FEWEST_LETTERSPACED, _NEXT_WORD = 0.8, 4, 1.2
"""Share of the characters of a line, and how many of them, from which it is set with white between its letters; its words stand so near, in heights."""
_LEADERS = ".…_·"
_LEADER_CODES = np.array([ord(sign) for sign in _LEADERS])
SLANTED = -1
_SPACES = np.array(SPACES)


@dataclass(slots=True)
class Run:
    """A piece of text on one line.

    `turn` is its direction (0 upright, 1 read upwards, 2 upside down, 3 read downwards, -1 slanted), `extent` its box along that
    direction, `head` the width of its first word and `letter` of its first letter; `start` and
    `stop` are its place among the page's glyphs.
    """

    text: str
    turn: int
    extent: Extent
    style: Style
    head: float
    letter: float
    start: int = 0
    stop: int = 0

    @property
    def box(self) -> Box:
        """The box on the page."""
        return across(self.extent, self.turn if self.turn > 0 else 0)

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.box.middle


@dataclass(slots=True)
class Glyphs:
    """The visible characters of a page in the order of the file.

    `u0`, `v0`, `u1`, `v1` bound each along its own direction `turn`, `gap` tells of each whether a
    space too wide to be none precedes it, `index` is its number in pdfium's text page.
    """

    text: str
    u0: NDArray[np.float64]
    v0: NDArray[np.float64]
    u1: NDArray[np.float64]
    v1: NDArray[np.float64]
    turn: NDArray[np.int64]
    gap: NDArray[np.bool_]
    index: NDArray[np.int64]
    fonts: Fonts

    @property
    def spaces(self) -> NDArray[np.bool_]:
        """Of each whether it is a space."""
        spaces: NDArray[np.bool_] = self._codes == 0x20
        return spaces

    @property
    def _codes(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)

    def only(self, kept: NDArray[np.bool_]) -> Glyphs:
        """Those glyphs that a mask keeps."""
        u0, v0, u1, v1 = self.u0[kept], self.v0[kept], self.u1[kept], self.v1[kept]
        codes = self._codes[kept]
        text = codes.tobytes().decode("utf-32-le", "replace")
        gap = _gaps(u0, v0, u1, v1, codes == 0x20)
        return Glyphs(text, u0, v0, u1, v1, self.turn[kept], gap, self.index[kept], self.fonts)

    def runs(self) -> list[Run]:
        """The runs, in the order of the file."""
        if not self.text:
            return []
        broken = self._breaks()
        self._join_letterspaced(broken)
        bounds = np.flatnonzero(broken) + 1
        starts = [0, *bounds.tolist()]
        stops = [*bounds.tolist(), len(self.text)]
        runs = (self.run(start, stop) for start, stop in zip(starts, stops, strict=True))
        return [run for run in runs if run is not None]

    def run(self, start: int, stop: int, style: Style | None = None) -> Run | None:
        """The run of the glyphs from `start` up to `stop`; None when they are all spaces.

        Without `style` the fonts are asked for it, which takes that pdfium's page is still open.
        """
        text = self.text[start:stop]
        bare = text.strip()
        if not bare:
            return None
        start += len(text) - len(text.lstrip())
        stop = start + len(bare)
        first = bare.find(" ")
        gaps = self.gap[start + 1 : stop].nonzero()[0].tolist()
        if gaps and _are_spaces(gaps, bare):
            first = min(gaps[0] + 1, first if first > 0 else len(bare))
            bare = "".join(
                bare[a:b] + " "
                for a, b in zip([0, *(g + 1 for g in gaps)], [*(g + 1 for g in gaps), len(bare)], strict=True)
            ).rstrip()
        u0 = float(self.u0[start])
        extent = Extent(
            u0, float(self.v0[start:stop].min()), float(self.u1[start:stop].max()), float(self.v1[start:stop].max())
        )
        word = float(self.u1[start + (first if first > 0 else stop - start) - 1]) - u0
        if style is None:
            style = self.fonts.style(int(self.index[start]), int(self.index[stop - 1]), extent)
        turn = int(self.turn[start])
        return Run(plain(bare), turn, extent, style, word, float(self.u1[start]) - u0, start, stop)

    def _join_letterspaced(self, broken: NDArray[np.bool_]) -> None:
        """Keeps in `gap`, of lines with white between all their letters, the gaps that are wider than those; their words are one run.

        `broken` tells of each glyph but the last whether a run ends there, and is changed. A word of two letters ('de')
        does not show by itself that it is set so; the words beside it do.
        """
        beside = self.spaces | np.isin(self._codes, _LEADER_CODES)
        between = ~(broken | beside[1:] | beside[:-1])
        inner = self.gap[1:] & between
        if np.count_nonzero(inner) < _FEWEST_LETTERSPACED:
            return
        height = np.maximum(self.v1[1:] - self.v0[1:], 0.1)
        gap = (self.u0[1:] - self.u1[:-1]) / height
        ends = broken & ~((gap > 0) & (gap < _NEXT_WORD) & (np.abs(self.v1[1:] - self.v1[:-1]) < 0.2 * height))
        bounds = np.concatenate(([0], np.flatnonzero(ends) + 1, [len(gap)]))
        for start, stop in pairwise(bounds.tolist()):
            wide = inner[start:stop]
            many = int(wide.sum())
            if many >= _FEWEST_LETTERSPACED and many >= _LETTERSPACED * between[start:stop].sum():
                usual = float(np.median(gap[start:stop][wide]))
                self.gap[start + 1 : stop + 1] &= gap[start:stop] > usual + GAP
                broken[start:stop] &= ends[start:stop] | (gap[start:stop] > 2 * usual + BREAK)

    def _breaks(self) -> NDArray[np.bool_]:
        height = np.maximum(self.v1[:-1] - self.v0[:-1], 0.1)
        gap = self.u0[1:] - self.u1[:-1]
        broken: NDArray[np.bool_] = (
            (self.turn[1:] != self.turn[:-1])
            | (np.abs(self.v1[1:] - self.v1[:-1]) > 0.2 * height)
            | (np.abs(self.v0[1:] - self.v0[:-1]) > 0.2 * height)
            | (gap > BREAK * height)
            | (gap < -0.4 * height)
        )
        return broken


def _are_spaces(gaps: list[int], bare: str) -> bool:
    """Whether wide gaps after these characters part words; too many of them part the letters of a spaced word.

    The dots of a leader are set apart on purpose, and tell nothing of the words before it.
    """
    if len(gaps) <= max(1, _SPACED * len(bare)):
        return True
    letters = [at for at, letter in enumerate(bare) if letter not in _LEADERS]
    between = set(gaps).intersection(letters)
    return len(letters) < len(bare) and len(between) <= max(1, _SPACED * len(letters))


def glyphs(
    codes: NDArray[np.uint32],
    boxes: NDArray[np.float64],
    turn: NDArray[np.int64],
    index: NDArray[np.int64],
    fonts: Fonts,
) -> Glyphs:
    """Glyphs from n code points, n by 4 boxes as shown (x0, top, x1, bottom in points) and n quarter turns.

    `index` is the number by which `fonts` knows each.
    """
    x0, top, x1, bottom = boxes.T
    select = [turn == 1, turn == 2, turn == 3]
    u0, u1 = np.select(select, [-bottom, -x1, top], x0), np.select(select, [-top, -x0, bottom], x1)
    v0, v1 = np.select(select, [x0, -bottom, -x1], top), np.select(select, [x1, -top, -x0], bottom)
    space = np.isin(codes, _SPACES)
    gap = _gaps(u0, v0, u1, v1, space)
    text = np.where(space, np.uint32(0x20), codes).astype("<u4").tobytes().decode("utf-32-le", "replace")
    return Glyphs(text, u0, v0, u1, v1, turn, gap, index, fonts)


def _gaps(
    u0: NDArray[np.float64],
    v0: NDArray[np.float64],
    u1: NDArray[np.float64],
    v1: NDArray[np.float64],
    space: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    gap = np.zeros(len(u0), np.bool_)
    gap[1:] = (u0[1:] - u1[:-1] > GAP * (v1[1:] - v0[1:])) & ~space[1:] & ~space[:-1]
    return gap
