"""Reads a text conversion of a dossier: markdown or bold headings, tables of every form, html in cells."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.document import Document, Furniture, Heading, Paragraph, Place, Source
from pipeline.errors import SourceError
from pipeline.extract.text import contents_line, markup, rows
from pipeline.extract.text.accounts import Accounts
from pipeline.extract.text.decoding import Tally, decode, plain_lines
from pipeline.extract.text.headings import (
    BULLET,
    HEADING,
    HTML_HEADING,
    LEVEL_OF_BOLD,
    RULE,
    bold_headings,
    is_underlined,
)
from pipeline.extract.text.html_tables import START, html_table
from pipeline.extract.text.marks import habits
from pipeline.extract.text.page_furniture import page_furniture
from pipeline.extract.text.tables import TableBuilder

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pipeline.document import Element


def read_text(name: str, data: bytes) -> Document:
    """The Document in the bytes of a text source.

    `name` is the file's base name, for messages. UTF-8 with or without a byte order mark, UTF-16 or
    Windows-1252, any line ends; what was mended is in `repairs`. Raises SourceError when the bytes are
    not text in one of these or hold nothing.
    """
    tally = Tally()
    lines = plain_lines(name, decode(name, data, tally).split("\n"), tally)
    numbered = {number: line for number, line in enumerate(lines, 1) if line.strip()}
    if not numbered:
        raise SourceError(f"{name}: het bestand is leeg")
    source = Source(name, hashlib.sha256(data).hexdigest(), "text")
    accounts = Accounts(len(lines))
    elements = tuple(_Lines(lines, tally, accounts).elements())
    return Document(source, elements, numbered | accounts.texts, line_turns=accounts.turns, repairs=tally.repairs())


_SURELY_ROW = 3
"""Pipes on a line that are the edges of cells, whatever stands above and below it."""


@dataclass(slots=True)
class _Lines:
    """The lines of a source on their way to elements."""

    lines: list[str]
    tally: Tally
    accounts: Accounts
    fenced: bool = True
    bold: frozenset[int] = frozenset()
    table: TableBuilder = field(init=False)

    def __post_init__(self) -> None:
        self.table = TableBuilder(self.tally, habits("\n".join(self.lines)))
        self.bold = bold_headings(self.lines)

    def elements(self) -> Iterator[Element]:
        """The elements in reading order."""
        furniture = page_furniture(self.lines)
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if index in furniture or (RULE.match(line) and not self._underlines(index)):
                yield from self._furniture(index)
                index += 1
            elif not line.strip():
                yield from self._blank(index)
                index += 1
            elif self._opens_html(line):
                index = yield from self._html(index)
            elif rows.is_grid_edge(line):
                index = yield from self._grid(index)
            elif rows.is_tabbed(line) or self._is_piped(index):
                yield from self._row(index)
                index += 1
            else:
                yield from self.table.end()
                index = yield from self._text(index)
        yield from self.table.end()

    def _furniture(self, index: int) -> Iterator[Element]:
        """A line that no reader reads; dashes between tabs or pipes part the rows of one table."""
        found = Furniture(self.lines[index].strip(), _place(index))
        if "\t" in self.lines[index] or "|" in self.lines[index]:
            yield found
        else:
            yield from self.table.aside(found)

    def _blank(self, index: int) -> Iterator[Element]:
        """A line without text: tabs alone are an empty row of the table that is open."""
        if "\t" in self.lines[index] and self.table.rows and not self.table.parted:
            yield from self.table.add(rows.RawRow(rows.TAB, None, (), tuple(self.lines[index].split("\t"))))
        else:
            self.table.blank()

    def _underlines(self, index: int) -> bool:
        """Whether dashes under a line make a heading of it: the line stands alone and is no row or item."""
        return index > 0 and is_underlined(self.lines, index - 1)

    @staticmethod
    def _opens_html(line: str) -> bool:
        """Whether a table in HTML begins on a line; one inside a row with tabs is text of its cell."""
        found = START.search(line) if "<t" in line or "<T" in line else None
        return found is not None and "\t" not in line[: found.start()].strip()

    def _is_piped(self, index: int) -> bool:
        """Whether a line is a row of pipes; without pipes at its edges or at all, when the lines beside it tell."""
        line = self.lines[index]
        if rows.is_piped(line) or self._has_delimiter(index):
            return True
        last = self.table.rows[-1] if self.table.rows else None
        bare = last is not None and last.form == rows.PIPE and not self.table.parted
        if "|" not in line:
            # A table without edges ends at a blank line or a heading: a row of its first cell alone has no pipe.
            return bare and not self.fenced and not HEADING.match(line)
        count = rows.pipes(line)
        beside = self.lines[max(index - 1, 0) : index + 2 : 2] if index else self.lines[1:2]
        if bare or count >= _SURELY_ROW:
            return True
        return (last is not None and len(last.columns) == count + 1) or (
            count > 0 and any(rows.pipes(other) == count for other in beside)
        )

    def _has_delimiter(self, index: int) -> bool:
        """Whether the next line parts a head from its rows."""
        return index + 1 < len(self.lines) and rows.is_delimiter(self.lines[index + 1])

    def _row(self, index: int) -> Iterator[Element]:
        line = self.lines[index]
        if rows.is_tabbed(line) and not rows.is_piped(line):
            yield from self.table.add(rows.tabbed(index + 1, line))
        elif rows.is_delimiter(line):
            yield Furniture(line.strip(), _place(index))
        else:
            begins = self._has_delimiter(index)
            if begins:
                self.fenced = self.lines[index + 1].lstrip().startswith("|")
            elif not self.table.rows or self.table.parted:
                after = self.lines[index + 1] if index + 1 < len(self.lines) else ""
                self.fenced = rows.is_piped(line) and (rows.is_piped(after) or not rows.pipes(after))
            yield from self.table.add(rows.piped(index + 1, line, fenced=self.fenced), begins=begins)

    def _grid(self, index: int) -> Generator[Element, None, int]:
        """The edge of a grid, and the row under it: the index after them."""
        yield Furniture(self.lines[index].strip(), _place(index))
        row = rows.GridRow()
        index += 1
        while index < len(self.lines) and rows.is_piped(self.lines[index]):
            row.rows.append(rows.piped(index + 1, self.lines[index]))
            index += 1
        if row.rows:
            yield from self.table.add(row.joined())
        return index

    def _html(self, index: int) -> Generator[Element, None, int]:
        """A table in HTML, with the text before and after it on its lines: the index after it."""
        found = html_table(self.lines, index)
        for text in filter(str.strip, (found.before, found.caption)):
            yield from self._beside(index, text)
        for turn, row in enumerate(found.rows):
            held = [number + 1 for number in range(row.first, row.last + 1) if self.lines[number].strip()]
            lines = tuple(self.accounts.take(line, " ".join(filter(None, row.columns))) for line in held)
            raw = rows.RawRow(rows.HTML, row.first + 1, lines, tuple(row.columns))
            yield from self.table.add(raw, begins=turn == 0)
        if found.after.strip():
            yield from self._beside(found.end - 1, found.after)
        return found.end

    def _beside(self, index: int, text: str) -> Iterator[Element]:
        """The text on the line of a table in HTML; tags alone say nothing."""
        place = self._account(index, text)
        if markup.inline(text):
            yield from self.table.end()
            yield _paragraph(text, place)
        else:
            yield from self.table.aside(Furniture(text.strip(), place))

    def _text(self, index: int) -> Generator[Element, None, int]:
        """A line of text, with the line of dashes under it when that makes it a heading: the index after it."""
        line = self.lines[index]
        if is_underlined(self.lines, index):
            level = 1 if self.lines[index + 1].strip().startswith("=") else 2
            yield Heading(markup.inline(line), level, Place(line=index + 1, lines=(index + 1, index + 2)))
            return index + 2
        if index in self.bold and (runs := markup.bold_runs(line)):
            yield Heading(" ".join(runs), LEVEL_OF_BOLD, self._account(index, line))
            return index + 1
        entries = contents_line.entries(contents_line.shortened(line))
        for entry in entries:
            yield from _line(entry, self._account(index, entry))
        return index + 1

    def _account(self, index: int, text: str) -> Place:
        """The place of one of the things on a line."""
        return Place(line=index + 1, lines=(self.accounts.take(index + 1, text),))


def _line(line: str, place: Place) -> Iterator[Element]:
    heading = HEADING.match(line) or HTML_HEADING.match(line)
    runs = markup.bold_runs(line)
    if heading:
        level = int(heading[1]) if heading[1].isdigit() else len(heading[1])
        text = heading[2].rstrip().rstrip("#").rstrip() if heading.re is HEADING else heading[2]
        yield Heading(markup.inline(text.replace("****", "** **")), level, place)
    elif runs:
        for run in runs:
            yield Paragraph(run, place, bold=True)
    else:
        yield _paragraph(line, place)


def _paragraph(line: str, place: Place) -> Paragraph:
    bullet = BULLET.match(line)
    text = line[bullet.end() :] if bullet else line
    return Paragraph(markup.inline(text), place, bullet=bool(bullet), italic=markup.is_italic(text))


def _place(index: int) -> Place:
    return Place(line=index + 1, lines=(index + 1,))
