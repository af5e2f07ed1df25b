"""What the reader of a page sees: headings, paragraphs and tables of cells, in reading order.

A reader per kind of source (`pipeline.extract`) makes a `Document`; it knows markup and
knows nothing of dossiers. Everything after it knows nothing of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Color = tuple[float, ...]


class Box(NamedTuple):
    """A rectangle on a page as shown: left, upper, right and lower side, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom, in points."""
        return self.bottom - self.top

    @property
    def surface(self) -> float:
        """Width times height, in square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)

    @property
    def middle(self) -> tuple[float, float]:
        """The point (x, y) in the middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box or on its side."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`, of which there is at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its source.

    `line` is the 1-based line of a text source and None for a PDF; `page` is the 1-based page
    of a PDF and None for text; `box` is where it stands on that page. `lines` numbers every source line the element was made of, so that each can be
    accounted for: for text the lines of the file, for a PDF the printed lines in reading
    order, counted from 1 through the whole document. `path` is the path of the element where a source
    has paths (`dossier/profielen/profiel[2]`, `tabel 7, rij 3, cel 2`), else None.
    """

    line: int | None = None
    page: int | None = None
    box: Box | None = None
    lines: tuple[int, ...] = ()
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or list item inside a cell, free of markup."""

    text: str
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area inside a cell: its colour (grey, RGB or CMYK, 0 to 1) and its box in points."""

    color: Color
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its blocks of text and, from a PDF, its box and the areas filled in it.

    A cell spanned by a wider or higher neighbour stands in the row as an empty cell, so that
    every row of a table has the same number of columns as its widest row. A tick box reads as
    the text `☐` (or `☒` when ticked); a drawn cross reads as `x`. In a ruled table of a PDF a cell that is
    really there is told by its `box` from one that a neighbour spans, which has none. `path` is its place
    where a source has paths (`tabel 7, rij 3, cel 2`).
    """

    blocks: tuple[Block, ...] = ()
    fills: tuple[Fill, ...] = ()
    box: Box | None = None
    bold: bool = False
    path: str | None = None

    @property
    def text(self) -> str:
        """All blocks as one line."""
        if len(self.blocks) == 1:
            return self.blocks[0].text
        return " ".join([block.text for block in self.blocks]) if self.blocks else ""

    @property
    def lines(self) -> str:
        """All blocks, each on a line of its own: how a table holds the text of a cell."""
        return "\n".join([block.text for block in self.blocks])

    @property
    def items(self) -> tuple[str, ...]:
        """The text of each block: the items of a list, or the paragraphs."""
        return tuple(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    `given` is the number of cells that the source itself gives, where a row was made as wide as the others; else None.
    """

    cells: tuple[Cell, ...]
    place: Place
    given: int | None = None

    @property
    def width(self) -> int:
        """The number of cells that the source gives."""
        return len(self.cells) if self.given is None else self.given


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is how the source shows it (1 is the largest), which need not be its rank."""

    text: str
    level: int
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list (`bullet`), free of markup."""

    text: str
    place: Place
    bullet: bool = False
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page or in one run of lines, with the title inside it if it has one.

    A table that goes on over a page is one Table per page: joining them takes knowledge of
    what the table means.
    """

    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the page or the markup adds and no reader reads: a running header, a page number, a dashed rule."""

    text: str
    place: Place


Element = Heading | Paragraph | Table | Furniture


@dataclass(frozen=True, slots=True)
class Source:
    """The file a Document was read from: its base name, the SHA-256 of its bytes, and how far it can be trusted.

    `exact_cells` says that a cell of a table stands in the column where the source has it, with
    its colour: true of a PDF with text and of a Word file, false of a conversion and of what a
    program read from a picture. `scanned` says that its pages are pictures, `pages` how many there
    are (0 where a source has none). `unread` holds the pages that are a picture without text: what
    stands there is not in the Document, and nothing may be said to be missing because of it.
    `place_word` is what a place in it is called: regel, bladzijde or element.
    """

    name: str
    sha256: str
    kind: Literal["text", "pdf", "docx", "xml"]
    exact_cells: bool = False
    scanned: bool = False
    pages: int = 0
    unread: tuple[int, ...] = ()
    place_word: Literal["regel", "bladzijde", "element"] = "regel"


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that a reader made plain before it read: its kind, how often, the first place and the text there."""

    kind: str
    count: int
    place: Place
    example: str


State = Literal["gelezen", "tekstherkenning", "beeld", "ontbreekt", "dubbel", "verplaatst", "overgeplakt"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF: its place in the file (from 1; None for a page that is missing) and the number printed on it.

    `state` says how it could be read: whole (gelezen), as a program recognised it in a picture
    (tekstherkenning), not at all for being a picture (beeld) or missing (ontbreekt), as a page that is there
    twice (dubbel) or was out of place (verplaatst), or without the text in `erased`, which was painted
    over (overgeplakt). `sheet` is the page of the file (from 1) that holds two of these side by side;
    `number` then counts the halves.
    """

    number: int | None
    printed: int | None
    state: State
    erased: str = ""
    sheet: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source as a page reader sees it.

    `elements` are in reading order. `lines` maps the number of every non-blank line of the
    source to its text; every one of them is in the `place.lines` of exactly one element, or of one row of a Table.
    `line_pages` gives the page of each line of a PDF, `pages` what is known of its pages, in reading order. Where one line of the source holds several things
    that are accounted for one by one (the rows of a table in HTML), those after the first have numbers of
    their own, beyond the last line, and `line_turns` tells the line and which of it they are (2 and on).
    `line_paths` gives the path of each line of a source that has paths.
    """

    source: Source
    elements: tuple[Element, ...]
    lines: dict[int, str] = field(default_factory=dict)
    line_pages: dict[int, int] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    line_turns: dict[int, tuple[int, int]] = field(default_factory=dict)
    line_paths: dict[int, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
