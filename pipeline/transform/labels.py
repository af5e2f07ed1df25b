"""Tables of two columns, a label and a text, as in B 2 and B 4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place, Row, Table
    from pipeline.transform.sections import Section


@dataclass(frozen=True, slots=True)
class Labelled:
    """The text behind a label, as the source writes it; `places` are the rows it goes over when a page breaks it."""

    label: str
    cell: Cell
    place: Place
    places: tuple[Place, ...]


def labelled_rows(section: Section) -> Iterator[Labelled]:
    """Each label of the two-column tables of a section, with the text behind it.

    A row without a label goes on with the text of the row before it: a page broke the cell.
    """
    current: Labelled | None = None
    for table in section.tables:
        first = _label_column(table)
        for row in table.rows:
            label, text = _split(row, first)
            if label:
                if current:
                    yield current
                current = Labelled(label, text, row.place, (row.place,))
            elif current and text.blocks:
                current = Labelled(
                    current.label, joined(current.cell, text), current.place, (*current.places, row.place)
                )
    if current:
        yield current


def joined(first: Cell, second: Cell) -> Cell:
    """Two cells as one; a sentence that a page broke becomes one block again."""
    if not first.blocks or not second.blocks:
        return first if first.blocks else second
    last, begin = first.blocks[-1], second.blocks[0]
    if goes_on(last.text, begin):
        middle = Block(f"{last.text} {begin.text}", last.bullet)
        return Cell((*first.blocks[:-1], middle, *second.blocks[1:]), bold=first.bold)
    return Cell((*first.blocks, *second.blocks), bold=first.bold)


def goes_on(before: str, after: Block) -> bool:
    """Whether `after` continues the sentence of `before` rather than beginning one of its own."""
    if after.bullet:
        return False
    return after.text[:1].islower() or before[-1:] not in ".!?:;"


def _label_column(table: Table) -> int:
    """The column of the labels: the first in which a row with something behind it begins."""
    starts = ([at for at, cell in enumerate(row.cells) if cell.blocks] for row in table.rows)
    return min((filled[0] for filled in starts if len(filled) > 1), default=0)


def _split(row: Row, first: int) -> tuple[str, Cell]:
    cells = row.cells[first:] or row.cells
    filled = [cell for cell in cells[1:] if cell.blocks]
    return cells[0].text, filled[0] if filled else Cell()
