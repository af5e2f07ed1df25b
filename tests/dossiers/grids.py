"""The matrices in the text of a dossier: where each stands, which it is, and its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.dossiers.model import LETTERS

HEADING = re.compile(r"[#* ]*(?:Deel (?P<deel>[A-D])\b|(?P<nummer>\d\.\d+) +(?!werkproces))")
KERNTAAK = re.compile(r"(?:<b>)?Kerntaak (\d+)")


@dataclass
class Grid:
    """A matrix in a list of lines: its key, its first and past-the-last line, leading columns, row lines."""

    sleutel: str
    start: int
    end: int
    lead: int
    letters: int
    rows: dict[str, int] = field(default_factory=dict)


def find_grids(lines: list[str]) -> list[Grid]:
    """Every piece of a proces-competentie-matrix in the text, in order."""
    grids: list[Grid] = []
    deel = paragraph = ""
    for place, line in enumerate(lines):
        if "\t" not in line and (match := HEADING.match(line)):
            deel = match["deel"] or deel
            paragraph = match["nummer"] or paragraph
        if is_letters(line):
            grids.append(_grid(lines, place, deel, paragraph))
    return grids


def is_letters(line: str) -> bool:
    """Whether the line is the row A to Y of a matrix."""
    return "".join(line.split("\t")).strip() == LETTERS


def _grid(lines: list[str], letters: int, deel: str, paragraph: str) -> Grid:
    start = letters - 1
    end = letters + 1
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    title = KERNTAAK.match(lines[start])
    number = title[1] if title else ""
    last = paragraph.split(".")[-1]
    key = f"B-{number}" if deel == "B" else f"C-U{last}-{number}" if number else f"CE-E{last}"
    grid = Grid(key, start, end, lines[letters].split("\t").index("A"), letters)
    for place in range(letters + 1, end):
        first = lines[place].split("\t")[0]
        if re.fullmatch(r"\d+\.\d+", first):
            grid.rows[first] = place
    return grid


def crosses(lines: list[str], grid: Grid, number: str) -> list[tuple[int, str]]:
    """The column (1 is A of an undrifted matrix) and sign of every filled cell of a row, in order."""
    cells = lines[grid.rows[number]].split("\t")
    return [(place - 1, cell) for place, cell in enumerate(cells) if place > 1 and cell.strip()]


def write_row(lines: list[str], grid: Grid, number: str, marks: dict[int, str]) -> None:
    """Rewrite a row with its marks by column, as wide as it was or as the marks ask."""
    place = grid.rows[number]
    cells = lines[place].split("\t")
    width = max(len(cells), max(marks, default=0) + 2)
    fresh = [*cells[:2], *[""] * (width - 2)]
    for column, sign in marks.items():
        fresh[column + 1] = sign
    lines[place] = "\t".join(fresh)
