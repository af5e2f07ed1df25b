"""A proces-competentie-matrix as it was read: its head and its rows, before any reading of drift."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.competentie import competentie_code
from pipeline.transform.fact import Facts, mention
from pipeline.transform.marks import is_cross, is_crosses
from pipeline.transform.titles import kerntaak, kerntaak_of, numbered, unnumbered_kerntaak
from pipeline.vocabulary import LETTERS as LETTERS
from pipeline.vocabulary import TICKED, UNTICKED

if TYPE_CHECKING:
    from pipeline.document import Cell, Fill, Place, Row, Table
    from pipeline.transform.titles import Titled

FEWEST_LETTERS = 6
"""Letters in a row that make it the head of a matrix; a head cut in half still has twelve."""
_WORD = re.compile(r"[^\W\d_]{3}")
_BOXES = frozenset({TICKED, UNTICKED})
_HEADS = frozenset({"werkprocessen", "competenties", "kerntaak", "werkproces", "kerntaakwerkproces"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the head: its column (1 is the column of A), the letter above it, and the name as read."""

    column: int
    letter: str
    naam: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cross:
    """A mark in a row: its column (1 is A), its text, the fills of its cell, and the path of it where it has one."""

    column: int
    text: str
    fills: tuple[Fill, ...] = ()
    path: str | None = None

    def within(self, row: Place) -> Place:
        """The place of the mark in a row at this place."""
        return replace(row, path=self.path) if self.path else row


@dataclass(frozen=True, slots=True)
class ReadRow:
    """The row of a werkproces: the marks in it, what stands in it that is no mark, and its filled cells.

    `free` is the first column that its number and title leave free, `end` the last that the source
    gives it. `merged` tells that two crosses stand in one of its cells.
    """

    werkproces_id: str
    titel: str
    place: Place
    crosses: tuple[Cross, ...]
    signs: tuple[Cross, ...]
    fills: tuple[Cross, ...]
    free: int = 1
    end: int = len(LETTERS)
    merged: bool = False

    @property
    def trimmed(self) -> bool:
        """Whether nothing stands behind its last mark: blank cells at the end are left out."""
        return self.end <= max((mark.column for mark in (*self.crosses, *self.signs, *self.fills)), default=0)

    @property
    def boxed(self) -> bool:
        """Whether its marks are tick boxes: the conversion made them of something else."""
        return any(cross.text in _BOXES for cross in self.crosses)


@dataclass(slots=True)
class MatrixTable:
    """One table of a matrix: a page's worth of it."""

    kerntaak_nr: int | None = None
    kerntaken: list[tuple[str, str, Place]] = field(default_factory=list)
    letters: dict[int, str] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    head: list[Place] = field(default_factory=list)
    end: int = len(LETTERS)

    @property
    def shifted(self) -> bool:
        """Whether letters of the head do not stand in their turn: cells of it were lost, gained or merged."""
        return any(LETTERS.index(letter) + 1 != column for column, letter in self.letters.items())

    def shortened(self, row: ReadRow) -> bool:
        """Whether a row has not the cells that the head and most rows have; not so where blank ends are left out."""
        widths = Counter(other.end for other in self.rows)
        usual = max(widths, key=lambda end: (widths[end], end))
        lacking = row.end < min(self.end, max(usual, len(LETTERS)))
        return lacking and not all(other.trimmed for other in self.rows)

    @property
    def kerntaak_of_rows(self) -> int | None:
        """The number of the kerntaak of all its werkprocessen, None when they are of more than one or absent."""
        numbers = {kerntaak_of(row.werkproces_id) for row in self.rows}
        return numbers.pop() if len(numbers) == 1 else None


def is_matrix(table: Table) -> bool:
    """Whether a table has the row of letters A to Y that only a matrix has."""
    return any(len(_letters(row)) >= FEWEST_LETTERS for row in table.rows[:6])


def matrix_table(table: Table) -> MatrixTable:
    """Read a table that is a matrix; columns are counted from the letter A."""
    read = MatrixTable()
    first = _first_column(table)
    for row in table.rows:
        titled = title_of(row)
        number_at = next((index for index, cell in enumerate(row.cells[:2]) if _numbered(cell.text)), None)
        letters = _letters(row)
        if number_at is not None:
            read.rows.append(_werkproces(row, number_at, first))
        elif len(letters) >= FEWEST_LETTERS:
            read.letters = {index - first + 1: letter for index, letter in letters.items()}
            read.end = row.width - first
            read.head.append(row.place)
        elif titled:
            read.kerntaken.append((titled.nummer, titled.titel, row.place))
            read.kerntaak_nr = read.kerntaak_nr or (int(titled.nummer) if titled.nummer else None)
        elif not read.letters or is_head(row):
            read.names += _names(row, first, read.letters) if read.letters or _has_names(row) else []
            read.head.append(row.place)
    return read


def matrix_mentions(read: MatrixTable, plaats: str) -> Facts:
    """How the head and the rows of a matrix name kerntaken and werkprocessen, as rows of `vermeldingen`."""
    for number, titel, place in read.kerntaken:
        of_rows = read.kerntaak_of_rows
        if number or of_rows is not None:
            yield mention(place, "kerntaak", number or str(of_rows), plaats, titel)
    for row in read.rows:
        yield mention(row.place, "werkproces", row.werkproces_id, plaats, row.titel)


def _kerntaak(text: str) -> Titled | None:
    return None if squash(text) in _HEADS else kerntaak(text) or unnumbered_kerntaak(text)


def _numbered(text: str) -> Titled | None:
    """The number and title of a werkproces; a number with another behind it is none."""
    found = numbered(text)
    return found if found and not found.titel[:1].isdigit() else None


def _letters(row: Row) -> dict[int, str]:
    """The letters of a head by the index of their column; the V before W and the X behind it may read as crosses."""
    texts = [cell.text for cell in row.cells]
    found = {index: text for index, text in enumerate(texts) if len(text) == 1 and text in LETTERS}
    crosses = [index for index, text in enumerate(texts) if text not in ("", "X") and is_cross(text)]
    for letter, before, after in (("X", "W", "Y"), ("V", "U", "W")):
        found |= {at: letter for at in crosses if (found.get(at - 1), found.get(at + 1)) == (before, after)}
    return found


def _first_column(table: Table) -> int:
    """The index of the column of A, also when the letter A itself is lost from the head."""
    for row in table.rows:
        letters = _letters(row)
        if len(letters) >= FEWEST_LETTERS:
            return Counter(index - LETTERS.index(letter) for index, letter in letters.items()).most_common(1)[0][0]
    return 2


def title_of(row: Row) -> Titled | None:
    """The kerntaak that a row names."""
    return next((found for cell in row.cells[:2] if (found := _kerntaak(cell.text))), None)


def is_head(row: Row) -> bool:
    """Whether a row holds nothing but what stands above the rows of a matrix: names of competenties, or what they are."""
    texts = [cell.text for cell in row.cells if cell.blocks]
    return all(squash(text) in _HEADS for text in texts) or _has_names(row)


def _has_names(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.blocks]
    return len(texts) >= 3 and sum(competentie_code(text) is not None for text in texts) >= len(texts) / 2


def _names(row: Row, first: int, letters: dict[int, str]) -> list[Name]:
    return [
        Name(index - first + 1, letters.get(index - first + 1, ""), cell.text, row.place)
        for index, cell in enumerate(row.cells)
        if cell.blocks and squash(cell.text) not in _HEADS and not _kerntaak(cell.text)
    ]


def _werkproces(row: Row, number_at: int, first: int) -> ReadRow:
    found = _numbered(row.cells[number_at].text)
    number, title = (found.nummer, found.titel or None) if found else ("", None)
    # Where the title lost its column (`2.7<tab>Verzorgt` above a head that begins at column 1) it stands before A.
    after = enumerate(row.cells[number_at + 1 : 3], number_at + 1)
    title_at = next((index for index, cell in after if len(cell.text) > 1), None) if title is None else number_at
    parts = () if title_at is None else _title_cells(row, title_at)
    title = " ".join(filter(None, (title, *(row.cells[at].text for at in parts if at != number_at))))
    marks = [
        (index, cell)
        for index, cell in enumerate(row.cells)
        if index != number_at and index not in parts and index >= min(first, 2)
    ]
    crosses = tuple(_cross(i - first + 1, cell) for i, cell in marks if is_cross(cell.text))
    signs = tuple(
        _cross(i - first + 1, c) for i, c in marks if c.blocks and not is_cross(c.text) and not is_crosses(c.text)
    )
    fills = tuple(_cross(i - first + 1, c) for i, c in marks if c.fills)
    return ReadRow(
        number,
        title,
        row.place,
        crosses,
        signs,
        fills,
        free=max(1, (parts[-1] if parts else number_at) - first + 2),
        end=row.width - first,
        merged=any(is_crosses(cell.text) for _index, cell in marks),
    )


def _title_cells(row: Row, title_at: int) -> range:
    """The cells of a title: conversions part it over more than one, and no mark is a word of so many letters."""
    end = title_at + 1
    while end < row.width and _WORD.search(row.cells[end].text) and not is_crosses(row.cells[end].text):
        end += 1
    return range(title_at, end)


def _cross(column: int, cell: Cell) -> Cross:
    return Cross(column, cell.text, cell.fills, cell.path)
