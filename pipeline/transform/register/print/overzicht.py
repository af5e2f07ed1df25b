"""The overview of a printed dossier: which kerntaken and werkprocessen it lists, and how it names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.register.print.chapters import OVERZICHT
from pipeline.transform.register.print.codes import CODE, Code, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.lines import Line


COLUMNS = 4
"""Columns of the overview; in fewer a title may have lost its second line to a row of its own."""
# A narrow column breaks a code at its hyphen: 'P1-K1-' ends the page, 'W2' begins the next one.
_PIECE = re.compile(
    r"(?P<begun>[BP][0-9]{1,2}[-–‑](?:K[0-9]{1,2}[-–‑])?)(?=\s|$)"
    rf"|(?P<whole>{CODE.pattern})"
    r"|(?<!\S)(?P<rest>K[0-9]{1,2}(?:[-–‑]W[0-9]{1,2})?|W[0-9]{1,2})(?!\S)"
)


@dataclass(slots=True)
class Overzicht:
    """The codes that the overview lists, each with its line, the titles that its cells hold, and the codes of which the rest was not found."""

    codes: dict[Code, Line] = field(default_factory=dict)
    titels: dict[Code, str] = field(default_factory=dict)
    half: list[tuple[str, Line]] = field(default_factory=list)


def overzicht_of(chapters: Chapters) -> Overzicht:
    """The overview in its chapter.

    A title is taken only where it has a cell of its own: in a line that runs on, titles of two columns are mixed.
    """
    found = Overzicht()
    for line, cells in _rows(chapters.of(OVERZICHT)):
        for number, cell in enumerate(cells):
            for piece in _PIECE.finditer(cell):
                _take(found, piece, line)
            whole = CODE.match(cell)
            if whole and len(CODE.findall(cell)) == 1:
                rest = cell[whole.end() :].strip(" :|")
                titel = rest or (cells[number + 1] if number + 1 < len(cells) else "")
                if titel and len(cells) >= COLUMNS and not CODE.search(titel):
                    found.titels.setdefault(code_of(whole), titel)
    return found


def _rows(lines: list[Line]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Each row with its cells, each line that is none with its text; further paragraphs of a cell are in those already."""
    row = None
    for line in lines:
        if line.cells:
            row = line.place
            yield line, line.cells
        elif line.place != row:
            yield line, (line.text,)


def _take(found: Overzicht, piece: re.Match[str], line: Line) -> None:
    if piece["whole"]:
        code = CODE.match(piece["whole"])
    elif piece["begun"]:
        found.half.append((piece["begun"], line))
        return
    else:
        at = next((at for at, (begun, _) in enumerate(found.half) if CODE.fullmatch(begun + piece["rest"])), None)
        if at is None:
            return
        begun, line = found.half.pop(at)
        code = CODE.match(begun + piece["rest"])
    if code:
        found.codes.setdefault(code_of(code), line)
