"""A folder with a CSV per table as Dutch Excel opens it by a double click: semicolons, a byte order mark, CRLF.

Text that a spreadsheet would take for a formula (`=1+1`) gets an apostrophe before it: such a file is
opened without a question, and a dossier is no program. What the CSVs of `csv` hold is left as it was read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import schemas
from pipeline.publish import walk
from pipeline.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.publish.publication import Publication

_QUOTED = re.compile(r'[";\r\n]|^\s|\s$')
FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that Excel would take for a formula, or that was guarded already."""
_FLAGS = {True: "WAAR", False: "ONWAAR"}


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write the tables of one dossier to the folder `place`, which is replaced whole or not at all.

    OutputError in one line when the disk refuses.
    """
    (publication,) = publications
    with replacing(place, "dossiers.csv") as beside:
        for table in walk.declared():
            path = beside / schemas.path(table.name)
            path.parent.mkdir(exist_ok=True)
            header = [tuple(column.name for column in table.columns)]
            lines = (";".join(_cell(value) for value in row) for row in (*header, *publication.rows(table)))
            path.write_text("".join(f"{line}\r\n" for line in lines), encoding="utf-8-sig", newline="")


def _cell(value: walk.Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _FLAGS[value]
    text = f"'{value}" if isinstance(value, str) and FORMULA.match(value) else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
