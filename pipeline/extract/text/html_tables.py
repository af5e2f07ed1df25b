"""Tables written as HTML among the lines of a text, on one line or on many."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

START = re.compile(r"<table\b", re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|tr|td|th|caption)\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_INNER = re.compile(r"</?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b[^<>]*>", re.IGNORECASE)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
WIDEST, TALLEST = 256, 4096
"""Columns and rows that a cell may span: more is an attack or a mistake."""


@dataclass(slots=True)
class HtmlCell:
    """A cell: the markup inside it, and how many columns and rows it spans."""

    markup: str
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class HtmlRow:
    """A row: the markup of each column (empty where a cell beside or above spans it), and its lines."""

    first: int
    last: int
    cells: list[HtmlCell] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class HtmlTable:
    """A table of `lines`, with the text before and after it on its first and last line, and its caption."""

    rows: list[HtmlRow]
    end: int
    before: str
    after: str
    caption: str


def html_table(lines: list[str], start: int) -> HtmlTable:
    """The table that begins on line `start` (an index, from 0); `end` is the index after its last line.

    A table that is never closed ends before the next heading.
    """
    stop = next((index for index in range(start + 1, len(lines)) if _HEADING.match(lines[index])), len(lines))
    text, end = _until_closed(lines, start, stop)
    found = START.search(text)
    at = found.start() if found else 0
    region, after = text[at:], ""
    last = _close_of(region)
    if last is not None:
        region, after = region[:last], region[last:]
    before = text[:at]
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    rows, caption = _rows(region, lambda offset: start + bisect_right(starts, at + offset) - 1)
    _share_lines(rows, start, end - 1)
    _spread(rows)
    return HtmlTable(rows, end, before, after, caption)


def _until_closed(lines: list[str], start: int, stop: int) -> tuple[str, int]:
    depth = 0
    for index in range(start, stop):
        for tag in _TAG.finditer(lines[index]):
            if tag["name"].lower() == "table":
                depth += -1 if tag["close"] else 1
                if depth == 0:
                    return "\n".join(lines[start : index + 1]), index + 1
    return "\n".join(lines[start:stop]), stop


def _close_of(region: str) -> int | None:
    depth = 0
    for tag in _TAG.finditer(region):
        if tag["name"].lower() == "table":
            depth += -1 if tag["close"] else 1
            if depth == 0:
                return tag.end()
    return None


@dataclass(slots=True)
class _Reading:
    """The rows so far, and the cell that is open: where its markup begins, and its spans."""

    rows: list[HtmlRow] = field(default_factory=list)
    caption: str = ""
    depth: int = 0
    open: str = ""
    since: int = 0
    spans: tuple[int, int] = (1, 1)

    def close(self, region: str, end: int) -> None:
        """End the cell or the caption that is open."""
        inner = _INNER.sub("<br>", region[self.since : end])
        if self.open == "caption":
            self.caption = inner
        elif self.open:
            self.rows[-1].cells.append(HtmlCell(inner, *self.spans))
        self.open = ""


def _rows(region: str, line_at: Callable[[int], int]) -> tuple[list[HtmlRow], str]:
    """The rows of the outermost table of `region`; what a table inside a cell holds is text of that cell."""
    reading = _Reading()
    for tag in _TAG.finditer(region):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name == "table":
            reading.depth += -1 if closes else 1
            if reading.depth == 0:
                reading.close(region, tag.start())
            continue
        if reading.depth != 1:
            continue
        reading.close(region, tag.start())
        if closes:
            continue
        line = line_at(tag.start())
        if name == "tr" or (name != "caption" and not reading.rows):
            reading.rows.append(HtmlRow(line, line))
        if name != "tr":
            reading.open, reading.since, reading.spans = name, tag.end(), _spans(tag["rest"])
    reading.close(region, len(region))
    return [row for row in reading.rows if row.cells], reading.caption


def _spans(attributes: str) -> tuple[int, int]:
    found = {which.lower(): int(number) for which, number in _SPAN.findall(attributes)}
    return min(max(found.get("col", 1), 1), WIDEST), min(max(found.get("row", 1), 1), TALLEST)


def _share_lines(rows: list[HtmlRow], first: int, last: int) -> None:
    """Give every line of the table to a row: a row reaches to where the next begins."""
    for turn, row in enumerate(rows):
        row.last = max(row.first, rows[turn + 1].first - 1 if turn + 1 < len(rows) else last)
    if rows:
        rows[0].first = first


def _spread(rows: list[HtmlRow]) -> None:
    """Fill `columns`: a cell stands in its first column and row, and leaves the others that it spans empty."""
    below: dict[int, int] = {}
    for row in rows:
        columns: list[str] = []
        for cell in row.cells:
            _pass_spanned(columns, below)
            if len(columns) + cell.columns > WIDEST:
                break
            for index in range(cell.columns):
                if cell.rows > 1:
                    below[len(columns)] = cell.rows - 1
                columns.append("" if index else cell.markup)
        _pass_spanned(columns, below)
        row.columns = columns


def _pass_spanned(columns: list[str], below: dict[int, int]) -> None:
    """Step over the columns that a cell of an earlier row reaches down into."""
    while below.get(len(columns), 0) > 0:
        below[len(columns)] -= 1
        columns.append("")
