"""A printed dossier as lines in reading order, however they were set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Paragraph, Place, Table
from pipeline.transform.register.print.codes import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.document import Document

_BULLET = re.compile(r"(?:[§•▪■□◦●○»›‣⁃∙·–—-]|o(?=\s)|[\uf000-\uf0ff])\s*(?=\S)")
_FIXED = re.compile(
    r"(?<=\s)De onderliggende competenties zijn\b"
    r"|(?:^|(?<=\s))(?P<voor>Voor (?:(?!Voor |\.\s)[^:]){1,150}? geldt (?:ook )?aanvullend:)"
)
_FOOTER = re.compile(r"(?:pagina\s+)?[0-9]{1,3}\s+van\s+[0-9]{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, list item or cell: its text without bullet, where it stands, and how it is set.

    `cells` are the texts of the row that it is the first cell of, when it stands in a table of more than one column.
    """

    text: str
    place: Place
    bullet: bool = False
    heading: bool = False
    cells: tuple[str, ...] = ()


def lines_of(document: Document) -> list[Line]:
    """The lines of a document; page furniture, and a footer that a conversion took for text, are left out."""
    lines = (line for whole in _lines(document) for line in _parted(whole))
    return [line for line in lines if line.text and not _FOOTER.fullmatch(line.text)]


def _lines(document: Document) -> Iterator[Line]:
    for element in document.elements:
        if isinstance(element, Furniture):
            continue
        if isinstance(element, Table):
            for row in element.rows:
                texts = tuple(cell.text for cell in row.cells)
                filled = [text for text in texts if text]
                if len(filled) == 2 and _is_bullet(filled[0]):
                    yield _line(" ".join(filled), row.place, bullet=True)
                    continue
                cells = texts if len(texts) > 1 else ()
                if len(filled) == 2 and CODE.fullmatch(filled[0]) and not CODE.match(filled[1]):
                    yield _line(" ".join(filled), row.place, heading=True, cells=cells)
                    continue
                for cell in row.cells:
                    for block in cell.blocks:
                        yield _line(block.text, row.place, bullet=block.bullet, cells=cells)
                        cells = ()
        elif isinstance(element, Paragraph):
            yield _line(element.text, element.place, bullet=element.bullet, heading=element.bold)
        else:
            yield _line(element.text, element.place, heading=True)


def _parted(line: Line) -> Iterator[Line]:
    """A line cut before and after the fixed words that open an addition or the competenties.

    Where paragraphs stand close together, a print gives 'X, Y Voor Bosimker geldt aanvullend: ...' as one.
    """
    cuts = sorted({at for found in _FIXED.finditer(line.text) for at in (found.start(), found.end("voor"))} - {-1, 0})
    if not cuts or line.cells:
        yield line
        return
    edges = [0, *cuts, len(line.text)]
    pieces = [piece for a, b in pairwise(edges) if (piece := line.text[a:b].strip())]
    for turn, piece in enumerate(pieces):
        yield replace(line, text=piece, bullet=line.bullet and turn == 0)


def _is_bullet(text: str) -> bool:
    return _BULLET.fullmatch(f"{text}x", 0, len(text)) is not None or (len(text) == 1 and not text.isalnum())


def _line(text: str, place: Place, *, bullet: bool = False, heading: bool = False, cells: tuple[str, ...] = ()) -> Line:
    plain = text.strip()
    mark = _BULLET.match(plain)
    # 'P1' and '-1' begin no item: a sign is a bullet when a letter or an opening bracket follows it.
    if mark and (plain[mark.end()].isalpha() or plain[mark.end()] in "('‘\"“") and not plain.startswith("»"):
        return Line(plain[mark.end() :].strip(), place, bullet=True, heading=heading, cells=cells)
    return Line(plain, place, bullet=bullet, heading=heading, cells=cells)


def place_of(lines: Iterable[Line]) -> Place:
    """The place of a run of lines: where it begins, with the source lines of all of it."""
    places = [line.place for line in lines]
    if not places:
        return Place()
    first = places[0]
    numbers = dict.fromkeys(number for place in places for number in place.lines)
    return Place(line=first.line, page=first.page, box=first.box, lines=tuple(numbers), path=first.path)
