"""The columns of a table of a Word file: where each cell begins, and how many columns it has.

Word counts a column wherever the side of any cell stands. When an author drags the side of one cell by a
hair, that makes a column of a hair's breadth, and the cells beside it no longer stand in one column with
those above and below; such a column is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.docx.tree import child, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

WIDEST = 512
"""Columns of a table; a matrix has 27."""
_HAIR = 113
"""Twentieths of a point, 2 mm; the narrowest column of a matrix has 6."""


class Spot(NamedTuple):
    """A cell with its first column (from 0) and the number of its columns."""

    cell: Element
    first: int
    span: int


@dataclass(slots=True)
class Grid:
    """The columns of a table; `before` counts, for each of Word's, the real ones before it, where any is none."""

    before: list[int] = field(default_factory=list)

    def spots(self, row: Element, cells: Iterable[Element]) -> tuple[list[Spot], int]:
        """The cells of a row in their columns, and the columns that the row fills."""
        found = [Spot(cell, self._real(at), self._real(end) - self._real(at)) for cell, at, end in _sides(row, cells)]
        last = found[-1].first + found[-1].span if found else 0
        return found, last + whole(value(row, "trPr", "gridAfter"), 0)

    def _real(self, column: int) -> int:
        return self.before[column] if column < len(self.before) else column


def grid_of(table: Element, rows: Iterable[tuple[Element, Iterable[Element]]]) -> Grid:
    """The columns of a table with these rows and their cells."""
    widths = [whole(column.get("w"), _HAIR) for column in child(table, "tblGrid") or ()]
    thin = {index for index, width in enumerate(widths) if width < _HAIR}
    if not thin or len(widths) > WIDEST:
        return Grid()
    for row, cells in rows:
        for _cell, at, end in _sides(row, cells):
            if end > len(widths):
                return Grid()
            if thin.issuperset(range(at, end)):
                thin.difference_update(range(at, end))
    before = [0]
    for index in range(len(widths)):
        before.append(before[-1] + (index not in thin))
    return Grid(before)


def _sides(row: Element, cells: Iterable[Element]) -> Iterator[tuple[Element, int, int]]:
    """Each cell with the columns of Word at which it begins and ends."""
    at = whole(value(row, "trPr", "gridBefore"), 0)
    for cell in cells:
        end = at + max(whole(value(cell, "tcPr", "gridSpan"), 1), 1)
        yield cell, at, end
        at = end


def whole(text: str | None, otherwise: int) -> int:
    """A number of an attribute, or what is meant where there is none."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > 5:
        return otherwise
    return int(text)
