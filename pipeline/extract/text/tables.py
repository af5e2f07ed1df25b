"""Rows to tables: a table goes on over blank lines and page furniture when the next row is plainly one of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Paragraph, Place, Row, Table
from pipeline.extract.text import markup
from pipeline.extract.text.marks import LONGEST, is_habit, mark
from pipeline.vocabulary import KRUIS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Cell, Element
    from pipeline.extract.text.decoding import Tally
    from pipeline.extract.text.rows import RawRow

WIDE = 10
"""Columns that only a matrix has. A row of it with a title alone is a kerntaak, elsewhere it begins a table."""


@dataclass(slots=True)
class TableBuilder:
    """The table that is being read, and the furniture and blank lines since its last row."""

    tally: Tally
    habits: frozenset[str] = frozenset()
    rows: list[RawRow] = field(default_factory=list)
    gap: list[Furniture] = field(default_factory=list)
    parted: bool = False

    def add(self, row: RawRow, *, begins: bool = False) -> Iterator[Element]:
        """Take a row into the table, or end the table before it and begin another.

        `begins` tells that the markup begins a table with this row.
        """
        if self.rows and not self._goes_on(row, begins=begins):
            yield from self.end()
        yield from self.gap
        self.gap, self.parted = [], False
        if row.is_entry:
            yield from self.end()
            yield Paragraph(markup.inline(" ".join(filter(None, row.columns))), _place(row))
        elif row.filled or not row.lines:
            self.rows.append(row)
        else:
            yield Furniture("", _place(row))

    def aside(self, furniture: Furniture) -> Iterator[Element]:
        """Take furniture: it may stand between two rows."""
        if self.rows:
            self.gap.append(furniture)
            self.parted = True
        else:
            yield furniture

    def blank(self) -> None:
        """Take a blank line: it may stand between two rows."""
        self.parted = self.parted or bool(self.rows)

    def end(self) -> Iterator[Element]:
        """The table so far, if there is one, and what came after it."""
        while self.rows and not self.rows[-1].lines:
            self.rows.pop()
        if self.rows:
            width = max(len(row.columns) for row in self.rows)
            made = tuple(self._row(row, width) for row in self.rows)
            yield Table(made, made[0].place)
        yield from self.gap
        self.rows, self.gap, self.parted = [], [], False

    def _goes_on(self, row: RawRow, *, begins: bool) -> bool:
        last = next((old for old in reversed(self.rows) if old.filled), self.rows[-1])
        if row.form != last.form:
            return False
        if not self.parted and not begins:
            return True
        if len(row.columns) != len(last.columns) or row.columns == self.rows[0].columns:
            return False
        return len(row.columns) >= WIDE or (not row.is_title and bool(self.gap or not begins))

    def _row(self, row: RawRow, width: int) -> Row:
        cells = [self._cell(column, row) for column in row.columns]
        return Row((*cells, *(markup.EMPTY,) * (width - len(cells))), _place(row), len(cells))

    def _cell(self, text: str, row: RawRow) -> Cell:
        """A cell; one that holds a mark in another form reads as x, and that is counted."""
        read = markup.cell(text)
        shown = " ".join(block.text for block in read.blocks[:3])
        habitual = is_habit(shown, self.habits)
        if (len(read.blocks) != 1 and not habitual) or len(shown) > LONGEST:
            return read
        sign = "x" if habitual else mark(shown) if not markup.has_tick_box(text) else None
        if sign is None or shown in markup.PLAIN_MARKS:
            return read
        self.tally.add(KRUIS, 1, row.line or 1, shown)
        return markup.cell(sign)


def _place(row: RawRow) -> Place:
    return Place(line=row.line, lines=row.lines)
