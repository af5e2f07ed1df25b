"""The rows of tables among the lines of a text: separated by tabs, by pipes, in a grid, or as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LEADER = re.compile(r"(?<![.…_])[.…_]{3,}+\s*+\d++\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*(?:\|\s*)?:?-++:?\s*(?:\|\s*:?-++:?\s*)*(?:\|\s*)?")
_GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_LONE_BULLET = re.compile(r"\s*[•·▪●◦‣o§Ø➢✓-]\t+\s*(?=\S)")
_ITEM = ("- ", "* ", "• ")
TAB, PIPE, HTML = "tab", "pipe", "html"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before its markup is read: how it was written, its line, what accounts for it, and its columns.

    `lines` are numbers of `pipeline.extract.text.accounts`; `line` is the line of the source.
    """

    form: str
    line: int | None
    lines: tuple[int, ...]
    columns: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many columns hold text."""
        return sum(bool(column.strip()) for column in self.columns)

    @property
    def is_title(self) -> bool:
        """Whether only the first column holds text: tables begin with such a row."""
        return self.filled == 1 and bool(self.columns[0].strip())

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of the contents: a title that ends in a leader, and a page."""
        if self.form == TAB:  # a line with a leader is no row with tabs
            return False
        return bool(_LEADER.search(" ".join(column for column in self.columns if column.strip())))


def is_tabbed(line: str) -> bool:
    """Whether a line is a row with tabs; a bullet before a tab is an item of a list, and a leader an entry."""
    return "\t" in line and not _LEADER.search(line) and not (_LONE_BULLET.match(line) and line.count("\t") == 1)


def tabbed(number: int, line: str) -> RawRow:
    """The row on a line with tabs."""
    return RawRow(TAB, number, (number,), tuple(line.split("\t")))


def is_piped(line: str) -> bool:
    """Whether a line is a row between pipes."""
    text = line.strip()
    return text.startswith("|") and len(_PIPE.findall(text)) > 1


def pipes(line: str) -> int:
    """How many pipes part the cells of a line."""
    return len(_PIPE.findall(line))


def is_delimiter(line: str) -> bool:
    """Whether a line parts the head of a Markdown table from its rows, or two rows of a grid."""
    return bool(("|" in line and "-" in line and _DELIMITER.fullmatch(line)) or _GRID.fullmatch(line))


def is_grid_edge(line: str) -> bool:
    """Whether a line is the edge between two rows of a grid (`+----+----+`)."""
    return bool(_GRID.fullmatch(line))


def piped(number: int, line: str, *, fenced: bool = True) -> RawRow:
    r"""The row on a line with pipes; `\\|` is a pipe in a cell."""
    parts = _PIPE.split(line)
    if fenced and not parts[0].strip():
        parts = parts[1:]
    if fenced and parts and not parts[-1].strip() and line.rstrip().endswith("|"):
        parts = parts[:-1]
    return RawRow(PIPE, number, (number,), tuple(part.strip().replace("\\|", "|") for part in parts))


@dataclass(slots=True)
class GridRow:
    """The lines of one row of a grid, which its edges hold together."""

    rows: list[RawRow] = field(default_factory=list)

    def joined(self) -> RawRow:
        """The row: the pieces of each column under each other."""
        width = max(len(row.columns) for row in self.rows)
        padded = [(*row.columns, *("",) * (width - len(row.columns))) for row in self.rows]
        columns = tuple(_under(pieces) for pieces in zip(*padded, strict=True))
        return RawRow(PIPE, self.rows[0].line, tuple(line for row in self.rows for line in row.lines), columns)


def _under(pieces: tuple[str, ...]) -> str:
    """The pieces of a cell as one text; an empty line parts paragraphs, a list mark begins an item."""
    text = ""
    listed = pieces[0].startswith(_ITEM) or any(piece.endswith(":") for piece in pieces)
    for piece in pieces:
        if not piece:
            text += "<br>" if text and not text.endswith("<br>") else ""
        elif text and not text.endswith("<br>"):
            text += ("<br>" if listed and piece.startswith(_ITEM) else " ") + piece
        else:
            text += piece
    return text.removesuffix("<br>")
