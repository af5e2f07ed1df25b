"""From a Word file to a Document: paragraphs, headings and tables in reading order, each with its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from pipeline.document import Document, Furniture, Heading, Paragraph, Place, Row, Source, Table
from pipeline.errors import SourceError
from pipeline.extract.docx.numbering import read_numbering
from pipeline.extract.docx.package import open_package
from pipeline.extract.docx.paragraphs import Paragraphs
from pipeline.extract.docx.places import numbered, paragraphs_in
from pipeline.extract.docx.styles import read_styles
from pipeline.extract.docx.table import Tables, blocks_in, cells_in, is_frame, rows_in
from pipeline.extract.docx.tree import child
from pipeline.extract.text.marks import LONGEST_HABIT, habits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from pipeline.document import Cell
    from pipeline.document import Element as Seen
    from pipeline.extract.docx.package import Package
    from pipeline.extract.docx.paragraphs import Text

_NOTES = {"footnote": ("footnotes", "voetnoot"), "endnote": ("endnotes", "eindnoot")}
_ELSEWHERE = frozenset(["altChunk", "subDoc"])
"""What stands for text that is not in this document: one that Word has yet to read in, a part of a main document."""
_ASIDE = (("header", "koptekst"), ("footer", "voettekst"))


def read_docx(name: str, data: bytes) -> Document:
    """The Document in the bytes of a Word file; `name` is the file's base name, for messages.

    Cells are exact and there are no pages. The path of a place says the paragraph (`paragraaf 112`,
    counted outside tables), the row of a table (`tabel 7, rij 3`) or the cell (`tabel 7, rij 3, cel 2`). Nothing in the file is opened or
    run. Raises SourceError, one line with the file, for a file that is damaged, too large, protected,
    empty, or no Word file.
    """
    package = open_package(name, data)
    body = child(package.document(), "body")
    if body is None:
        raise SourceError(f"{name}: het Word-bestand heeft geen tekst")
    if any(element.tag in _ELSEWHERE for element in body.iter()):
        raise SourceError(
            f"{name}: een deel van de tekst staat in een ander document; voeg het in Word samen tot één document en "
            "sla dat op als .docx"
        )
    reading = _Reading(package)
    lone = (text.text.strip() for text in body.iter("t") if text.text)
    reading.tables.habits = habits("\n".join(f"\t{text}" for text in lone if len(text) <= LONGEST_HABIT))
    elements = [*reading.body(body), *reading.aside()]
    if not any(not isinstance(element, Furniture) for element in elements):
        raise SourceError(f"{name}: het Word-bestand heeft geen tekst")
    source = Source(name, hashlib.sha256(data).hexdigest(), "docx", exact_cells=True, place_word="element")
    return Document(source, tuple(elements), reading.lines, line_paths=reading.paths)


@dataclass(slots=True)
class _Reading:
    """A file being read: what is counted so far, and what each thing that counts for a line said."""

    package: Package
    paragraphs: Paragraphs = field(init=False)
    tables: Tables = field(init=False)
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)
    paths: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        styles, numbering = read_styles(self.package.first("styles")), read_numbering(self.package.first("numbering"))
        self.paragraphs = Paragraphs(styles, numbering)
        self.tables = Tables(self.package.name, self.paragraphs, self._boxes, self._notes)
        for kind, (part, _word) in _NOTES.items():
            root = self.package.first(part)
            for note in root if root is not None else ():
                self.notes[kind, note.get("id", "")] = note

    def body(self, body: Element, within: str = "") -> Iterator[Seen]:
        """The elements of the main text in reading order; notes and text boxes after what they hang on.

        `within` is what the paths of its places begin with, where it is a cell of a frame.
        """
        last = ""
        for path, item in numbered(body, within):
            if item.tag == "tbl":
                yield from self._whole(self.paragraphs.rest(), last)
                yield from self._framed(item, path) if is_frame(item) else self._table(item, path)
            else:
                yield from self._whole(self.paragraphs.text(item), path)
            last = path
        yield from self._whole(self.paragraphs.rest(), last)

    def _framed(self, frame: Element, path: str) -> Iterator[Seen]:
        """What stands in a table that is only a frame around others."""
        for number, row in enumerate(rows_in(frame), 1):
            for at, cell in enumerate(cells_in(row), 1):
                yield from self.body(cell, f"{path}, rij {number}, cel {at}, ")

    def _whole(self, text: Text | None, path: str) -> Iterator[Seen]:
        """A paragraph and what hangs on it."""
        if text is not None:
            yield from self._paragraph(text, path)
            for note in self._notes(text):
                yield from self._paragraph(note, path)
            tables = count(1)
            for box in text.found.boxes:
                yield from self._box(box, path, tables)

    def _box(self, box: Element, path: str, tables: Iterator[int]) -> Iterator[Seen]:
        """What stands in a text box that hangs on a paragraph; its tables are counted in `tables`."""
        for item in blocks_in(box):
            if item.tag == "tbl":
                yield from self._whole(self.paragraphs.rest(), path)
                yield from self._table(item, f"{path}, tabel {next(tables)}")
            else:
                yield from self._whole(self.paragraphs.text(item), path)
        yield from self._whole(self.paragraphs.rest(), path)

    def aside(self) -> Iterator[Seen]:
        """The headers and footers, which no reader reads."""
        for kind, word in _ASIDE:
            for number, root in enumerate(self.package.parts(kind), 1):
                said = " ".join(text.text for text in self._within(root))
                if said:
                    yield Furniture(said, self._place(said, f"{word} {number}"))

    def _paragraph(self, text: Text, path: str) -> Iterator[Seen]:
        if text.level is not None and text.text:
            yield Heading(text.text, text.level + 1, self._place(text.text, path))
            return
        for line in text.lines:
            yield Paragraph(
                line.text, self._place(line.text, path), bullet=line.bullet, bold=line.bold, italic=line.italic
            )
        if not text.lines and text.found.drawn:
            yield Furniture(text.found.drawn, self._place(text.found.drawn, path))

    def _table(self, table: Element, path: str) -> Iterator[Seen]:
        rows = []
        for number, cells in enumerate(self.tables.rows(table, path), 1):
            said = " | ".join(cell.text for cell in cells if cell.blocks)
            row_path = f"{path}, rij {number}"
            place = self._place(said, row_path) if said else Place(path=row_path)
            rows.append(Row(cells, place))
        if any(_said(row.cells) for row in rows):
            yield Table(tuple(rows), Place(path=path))
        for cell_path, note in self.tables.aside:
            yield from self._paragraph(note, cell_path)
        self.tables.aside.clear()

    def _notes(self, text: Text) -> Iterator[Text]:
        """The notes of a paragraph, as paragraphs of their own."""
        for key in text.found.notes:
            note = self.notes.pop(key, None)
            if note is not None:
                yield from self._within(note)

    def _boxes(self, text: Text) -> Iterator[Text]:
        """The text boxes of a paragraph, as paragraphs of their own."""
        for box in text.found.boxes:
            yield from self._within(box)

    def _within(self, container: Element) -> Iterator[Text]:
        for item in paragraphs_in(container):
            text = self.paragraphs.text(item)
            if text is not None:
                if text.lines:
                    yield text
                yield from self._boxes(text)
        rest = self.paragraphs.rest()
        if rest is not None and rest.lines:
            yield rest

    def _place(self, text: str, path: str) -> Place:
        number = len(self.lines) + 1
        self.lines[number], self.paths[number] = text, path
        return Place(lines=(number,), path=path)


def _said(cells: tuple[Cell, ...]) -> bool:
    return any(cell.blocks or cell.fills for cell in cells)
