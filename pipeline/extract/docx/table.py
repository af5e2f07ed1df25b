"""Tables of a Word file: cells in the columns where the author has them, with their shading."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from pipeline.document import Block, Box, Cell, Fill
from pipeline.errors import SourceError
from pipeline.extract.docx.drawing import Drawing
from pipeline.extract.docx.grid import WIDEST, grid_of, whole
from pipeline.extract.docx.paragraphs import Paragraphs, cell_mark
from pipeline.extract.docx.tree import child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from pipeline.document import Color
    from pipeline.extract.docx.paragraphs import Text

DEEPEST = 12
"""Tables inside each other."""
_AROUND = frozenset(["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"])
"""What stands around paragraphs and tables; a content control that nobody filled in says what is to be filled in."""
_EMPTY = Cell()
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


@dataclass(slots=True)
class Tables:
    """Reads tables; `boxes` and `notes` give the paragraphs in the text boxes and in the notes of one in a cell.

    What stands in a text box belongs to its cell. A note explains a cell and is no part of it (a title with a
    note is the same title): `aside` keeps the notes of the tables that were read, each with the path of its cell.
    """

    name: str
    paragraphs: Paragraphs
    boxes: Callable[[Text], Iterator[Text]]
    notes: Callable[[Text], Iterator[Text]]
    habits: frozenset[str] = frozenset()
    aside: list[tuple[str, Text]] = field(default_factory=list)

    def rows(self, table: Element, path: str) -> list[tuple[Cell, ...]]:
        """The rows of the table at `path`, all as wide as the widest; a row that was deleted is none.

        Raises SourceError for a table with more columns than Word allows.
        """
        rows = list(rows_in(table))
        grid = grid_of(table, ((row, cells_in(row)) for row in rows))
        made: list[list[Cell]] = []
        merged: set[int] = set()
        for number, row in enumerate(rows, 1):
            spots, width = grid.spots(row, cells_in(row))
            if width > WIDEST:
                raise SourceError(
                    f"{self.name}: een tabel heeft meer dan {WIDEST} kolommen, en zo breed is geen dossier"
                )
            made.append([_EMPTY] * width)
            for at, spot in enumerate(spots, 1):
                if not (continues(spot.cell) and (spot.first in merged or _beside(spot.cell))):
                    made[-1][spot.first] = self._cell(spot.cell, f"{path}, rij {number}, cel {at}")
            merged = {spot.first for spot in spots if child(spot.cell, "tcPr", "vMerge") is not None}
        width = max(map(len, made), default=0)
        return [(*row, *(_EMPTY,) * (width - len(row))) for row in made]

    def _cell(self, cell: Element, path: str) -> Cell:
        texts = list(self._texts(cell, 0))
        self.aside += [(path, note) for text in texts for note in self.notes(text)]
        blocks = [Block(line.text, bullet=line.bullet) for text in texts for line in text.lines]
        if not blocks:
            drawn = reduce(Drawing.joined, (text.found.drawing for text in texts), Drawing()).shown
            blocks = [Block(drawn)] if drawn else []
        if len(blocks) == 1 and not blocks[0].bullet:
            sign = cell_mark(blocks[0].text, self.habits)
            blocks = [Block(sign)] if sign else []
        bold = bool(blocks) and all(line.bold for text in texts for line in text.lines)
        return Cell(tuple(blocks), tuple(_fills(cell)), bold=bold, path=path)

    def _texts(self, container: Element, depth: int) -> Iterator[Text]:
        """The paragraphs of a cell, those of tables inside it cell by cell."""
        if depth > DEEPEST:
            raise SourceError(f"{self.name}: tabellen staan dieper in elkaar dan een dossier kan hebben")
        for item in blocks_in(container):
            if item.tag == "p":
                yield from self._whole(self.paragraphs.text(item))
            else:
                yield from self._whole(self.paragraphs.rest())
                for row in rows_in(item):
                    for cell in cells_in(row):
                        yield from self._texts(cell, depth + 1)
        yield from self._whole(self.paragraphs.rest())

    def _whole(self, text: Text | None) -> Iterator[Text]:
        """A paragraph and what stands in its text boxes."""
        if text is not None:
            yield text
            yield from self.boxes(text)


def blocks_in(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a container, also those in content controls that were filled in and in tracked insertions."""
    for item in container:
        if item.tag in ("p", "tbl"):
            yield item
        elif item.tag in _AROUND and child(item, "sdtPr", "showingPlcHdr") is None:
            yield from blocks_in(item)


def rows_in(table: Element) -> Iterator[Element]:
    """The rows of a table, also those in content controls; a row that was deleted is none."""
    for item in table:
        if item.tag == "tr":
            if child(item, "trPr", "del") is None:
                yield item
        elif item.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from rows_in(item)


def cells_in(row: Element) -> Iterator[Element]:
    """The cells of a row, also those in content controls; a cell that was deleted is none."""
    for item in row:
        if item.tag == "tc":
            if child(item, "tcPr", "cellDel") is None:
                yield item
        elif item.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from cells_in(item)


def is_frame(table: Element) -> bool:
    """Whether a table is only a frame around others: one cell in each row, and tables in them."""
    rows = [list(cells_in(row)) for row in rows_in(table)]
    return all(len(cells) == 1 for cells in rows) and any(
        item.tag == "tbl" for cells in rows for item in blocks_in(cells[0])
    )


def continues(cell: Element) -> bool:
    """Whether a cell is spanned by the one above it or, in old files, beside it."""
    for name in ("vMerge", "hMerge"):
        merge = child(cell, "tcPr", name)
        if merge is not None and merge.get("val", "continue") == "continue":
            return True
    return False


def _beside(cell: Element) -> bool:
    """Whether it is the cell beside it, and not the one above, that spans a cell."""
    return child(cell, "tcPr", "hMerge") is not None


def _fills(cell: Element) -> Iterator[Fill]:
    """The shading of a cell or, side by side, of the cells of a table inside it."""
    inner = [item for table in cell if table.tag == "tbl" for row in rows_in(table) for item in cells_in(row)]
    shades = [shade for item in inner if (shade := _shade(child(item, "tcPr", "shd")))]
    if not shades:
        own = _shade(child(cell, "tcPr", "shd"))
        first = child(cell, "p")
        shades = [own] if own else [shade for shade in [_shade(child(first, "pPr", "shd"))] if shade]
    for index, shade in enumerate(shades):
        yield Fill(shade, Box(float(index), 0.0, index + 1.0, 1.0))


def _shade(shading: Element | None) -> Color | None:
    """The colour of a shading: its fill with as much of the pattern's colour as the pattern covers; white is none."""
    if shading is None or shading.get("val") == "nil":
        return None
    ink, paper = _rgb(shading.get("color")) or _BLACK, _rgb(shading.get("fill")) or _WHITE
    covered = _covered(shading.get("val", "clear"))
    color = tuple(covered * above + (1 - covered) * below for above, below in zip(ink, paper, strict=True))
    return color if color != _WHITE else None


def _covered(pattern: str) -> float:
    """How much of a cell a pattern covers, from 0 to 1: all, a percentage (`pct25`), or lines."""
    if pattern in ("clear", "solid"):
        return float(pattern == "solid")
    return min(whole(pattern.removeprefix("pct"), 50), 100) / 100


def _rgb(text: str | None) -> Color | None:
    if text is None or len(text) != 6:
        return None
    try:
        return tuple(int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
