"""The overview of a printed dossier: which kerntaken and werkprocessen it lists, and how it names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.register.print.chapters import OVERZICHT
from pipeline.transform.register.print.codes import CODE, Code, code_of

if TYPE_CHECKING:
    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.lines import Line


COLUMNS = 4
"""Columns of the overview; in fewer a title may have lost its second line to a row of its own."""


@dataclass(slots=True)
class Overzicht:
    """The codes that the overview lists, each with its line, and the titles that its cells hold."""

    codes: dict[Code, Line] = field(default_factory=dict)
    titels: dict[Code, str] = field(default_factory=dict)


def overzicht_of(chapters: Chapters) -> Overzicht:
    """The overview in its chapter.

    A title is taken only where it has a cell of its own: in a line that runs on, titles of two columns are mixed.
    """
    found = Overzicht()
    for line in chapters.of(OVERZICHT):
        cells = line.cells or (line.text,)
        for number, cell in enumerate(cells):
            for match in CODE.finditer(cell):
                code = code_of(match)
                found.codes.setdefault(code, line)
                rest = cell[match.end() :].strip(" :|")
                alone = len(CODE.findall(cell)) == 1 and match.start() == 0
                titel = rest if alone and rest else cells[number + 1] if alone and number + 1 < len(cells) else ""
                if titel and len(line.cells) >= COLUMNS and not CODE.search(titel):
                    found.titels.setdefault(code, titel)
    return found
