"""The white between two columns of a table without rules: whether lines leave it open, and whether it parts columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.pdf.text.bullets import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.page.runs import Run

NARROW, _WIDE = 0.4, 0.75
"""White between columns: at least, and in half of the lines, in sizes of the letter."""
FEWEST_SHARED = 2
ALIGNED = 2.0
_HANGING = 1.5
"""A bullet hangs left of the texts of its column by so many sizes of the letter at most."""
MARK = re.compile(
    r"\W{1,2}|\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?|[a-zA-Z][.)]|[o*]|[BP]?[0-9](?:-K[0-9]{1,2}(?:-W[0-9]{1,2})?)?:"
)
"""What stands before a text and is no column: a bullet, a number, the code of a heading."""


@dataclass(slots=True)
class Gutter:
    """White between two columns: where the texts left of it end and those right of it begin, line by line.

    `text` is where those right of it begin that hang no bullet out.
    """

    end: float
    start: float
    text: float
    gaps: list[float]
    starts: list[float]
    lefts: list[str]

    def takes(self, pieces: Sequence[Sequence[Run]], size: float) -> bool:
        """Whether a line leaves the white open; it is counted then."""
        end, start, lefts = self.end, self.start, ""
        firsts: list[float] = []
        for piece in pieces:
            u0, u1 = piece[0].extent.u0, piece[-1].extent.u1
            if u0 >= self.start - (_HANGING * size if _is_item(piece) else ALIGNED):
                firsts.append(u0)
            elif u1 <= self.start - NARROW * size:
                end, lefts = max(end, u1), "".join(run.text for run in piece)
            else:
                return False
        start = min([start, *firsts])
        if start - end < NARROW * size:
            return False
        if firsts and lefts:
            left = [u1 for piece in pieces if (u1 := piece[-1].extent.u1) < min(firsts)]
            self.gaps.append((min(firsts) - max(left)) / size)
            self.lefts.append(lefts)
        if firsts:
            self.starts.append(min(firsts))
        self.end, self.start = end, start
        self.text = min(
            [self.text, *(u0 for piece in pieces if (u0 := piece[0].extent.u0) in firsts and not _is_item(piece))]
        )
        return True

    def is_at(self, known: frozenset[int]) -> bool:
        """Whether its right side is where columns are known to begin, with more than a mark on its left."""
        near = {round(start) + off for start in (self.start, self.text) for off in (-1, 0, 1)}
        return not known.isdisjoint(near) and bool(self.lefts) and not all(map(MARK.fullmatch, self.lefts))

    def stands(self) -> bool:
        """Whether it parts columns: texts on both sides of it, level on the right, with ample white and no mere bullets on the left."""
        level = max(
            sum(start - left < ALIGNED for start in self.starts if start >= left) for left in (self.start, self.text)
        )
        wide = sum(gap > _WIDE for gap in self.gaps)
        return (
            len(self.gaps) >= FEWEST_SHARED
            and level >= FEWEST_SHARED
            and 2 * wide >= len(self.gaps)
            and not all(MARK.fullmatch(text) for text in self.lefts)
        )


def _is_item(piece: Sequence[Run]) -> bool:
    """Whether a piece of a line is a bullet with its text."""
    return listed(" ".join(run.text for run in piece))
