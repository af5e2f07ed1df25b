"""Reads a text conversion of a dossier: markdown headings, tab-separated tables, html in cells."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from pipeline.document import Document, Furniture, Heading, Paragraph, Place, Row, Source, Table
from pipeline.errors import SourceError
from pipeline.extract.text import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Element

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+|[•·▪●]\s*)(?=\S)")
_RULE = re.compile(r"^[\s|:]*-{3,}[\s|:-]*$")
_LEADER = re.compile(r"\.{3,}\s*\d+\s*$")
_PAGE_NUMBER = re.compile(r"^(?:pagina|pag\.|blz\.)\s*\d+(?:\s*(?:van|/)\s*\d+)?$|^\d{1,3}$", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(name: str, data: bytes) -> Document:
    """The Document in the bytes of a text source.

    `name` is the file's base name, for messages. UTF-8 with or without a byte order mark, any
    line ends. Raises SourceError when the bytes are not text in UTF-8 or hold nothing.
    """
    text = decode(name, data).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    numbered = {number: line for number, line in enumerate(lines, 1) if line.strip()}
    if not numbered:
        raise SourceError(f"{name}: het bestand is leeg")
    source = Source(name, hashlib.sha256(data).hexdigest(), "text")
    return Document(source, tuple(_elements(lines)), numbered)


def decode(name: str, data: bytes) -> str:
    """`data` as text; raises SourceError saying what was found instead of UTF-8, and on which line."""
    if data.startswith(_UTF16):
        raise SourceError(f"{name}: het bestand is UTF-16; sla het op als UTF-8")
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise SourceError(f"{name}: geen tekst maar een binair bestand (nulbyte op regel {line})")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = data[error.start]
        raise SourceError(
            f"{name}: regel {line} is geen UTF-8 (byte 0x{byte:02x}, in Windows-1252 zou dat "
            f"'{bytes([byte]).decode('cp1252', 'replace')}' zijn); sla het bestand op als UTF-8"
        ) from None


def _elements(lines: list[str]) -> Iterator[Element]:
    rows: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if "\t" in line and not _LEADER.search(line):
            if line.strip() or rows:
                rows.append((number, line))
            continue
        if rows:
            yield from _table(rows)
            rows = []
        if line.strip():
            yield from _line(number, line)
    if rows:
        yield from _table(rows)


def _table(rows: list[tuple[int, str]]) -> Iterator[Element]:
    found: list[Row] = []
    for number, line in rows:
        place = Place(line=number, lines=(number,)) if line.strip() else Place()
        if _RULE.match(line):
            yield Furniture(line.strip(), place)
            continue
        found.append(Row(tuple(markup.cell(cell) for cell in line.split("\t")), place))
    while found and not found[-1].place.lines:
        found.pop()
    if found:
        width = max(len(row.cells) for row in found)
        padded = (
            Row(row.cells + (markup.EMPTY,) * (width - len(row.cells)), row.place, len(row.cells)) for row in found
        )
        yield Table(tuple(padded), found[0].place)


def _line(number: int, line: str) -> Iterator[Element]:
    place = Place(line=number, lines=(number,))
    heading = _HEADING.match(line)
    runs = markup.bold_runs(line)
    if heading:
        yield Heading(markup.inline(heading[2].replace("****", "** **")), len(heading[1]), place)
    elif _RULE.match(line) or _PAGE_NUMBER.match(line.strip()):
        yield Furniture(line.strip(), place)
    elif runs:
        for run in runs:
            yield Paragraph(run, place, bold=True)
    else:
        yield _paragraph(line, place)


def _paragraph(line: str, place: Place) -> Paragraph:
    bullet = _BULLET.match(line)
    text = line[bullet.end() :] if bullet else line
    return Paragraph(markup.inline(text), place, bullet=bool(bullet), italic=markup.is_italic(text))
