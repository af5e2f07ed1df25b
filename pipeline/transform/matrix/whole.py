"""A matrix that a blank line or a page parted: rows without a head go on with the matrix before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Table
from pipeline.transform.matrix.table import FEWEST_LETTERS, is_head, is_matrix, title_of
from pipeline.transform.titles import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Element, Row


def whole(elements: Iterable[Element]) -> list[Heading | Paragraph | Table]:
    """The elements of a section without page furniture, and with each table that goes on with a matrix joined to it.

    Such a table has the width of a matrix, and nothing in it but numbered werkprocessen and what was left of
    the head when it was parted there.
    """
    found: list[Heading | Paragraph | Table] = []
    for element in elements:
        if isinstance(element, Furniture):
            continue
        before = found[-1] if found else None
        if isinstance(element, Table) and isinstance(before, Table) and is_matrix(before) and _goes_on(element):
            found[-1] = Table((*before.rows, *element.rows), before.place)
        else:
            found.append(element)
    return found


def _goes_on(table: Table) -> bool:
    rows = [row for row in table.rows if any(cell.blocks for cell in row.cells)]
    wide = len(table.rows[0].cells) > FEWEST_LETTERS
    return (
        wide
        and not is_matrix(table)
        and any(map(_is_numbered, rows))
        and all(_is_numbered(row) or is_head(row) or title_of(row) for row in rows)
    )


def _is_numbered(row: Row) -> bool:
    return any(numbered(cell.text) for cell in row.cells[:2])
