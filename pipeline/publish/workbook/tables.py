"""A sheet per table: its columns as declared, with their descriptions as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.walk import declared
from pipeline.publish.workbook.sheet import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.publish.publication import Publication
    from pipeline.publish.walk import Declared, Value
    from pipeline.publish.workbook.sheet import Sheet

_NOTE = {"width": 260, "height": 90, "font_size": 9, "author": "dossier"}


def names() -> Iterator[tuple[str, str]]:
    """The name of each sheet and the description of its table."""
    for table in declared():
        yield table.name[:31], table.description


def fill(sheet: Sheet, table: Declared, publication: Publication) -> None:
    """Put the rows of a table in its sheet."""
    rows = publication.rows(table)
    head = [column.name for column in table.columns]
    columns: list[tuple[Value, ...]] = list(zip(*rows, strict=True)) or [()] * len(head)
    sheet.table(head, [_width(name, values) for name, values in zip(head, columns, strict=True)], len(rows))
    for place, column in enumerate(table.columns):
        sheet.worksheet.write_comment(0, place, column.description, _NOTE)
    for number, row in enumerate(rows, 1):
        sheet.put_row(number, row)


def _width(name: str, values: tuple[Value, ...]) -> float:
    """Wide enough for the name with the button of the filter, and for most values."""
    return max(width([str(value) for value in values if value is not None]), min(len(name) + 4.0, 24))
