"""The drift of columns: an order-keeping map from competentie to the column where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.grids import Grid, crosses, write_row
from tests.dossiers.model import LETTERS

if TYPE_CHECKING:
    import random

LEFTMOST, RIGHTMOST = -1, 3
"""How far the real source displaces a column, in columns."""
FEWEST = 3
"""Fewer crosses in a matrix are left where they are: nobody could tell their drift from a mistake."""


def drift(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Move the crosses of a matrix by one order-keeping map; says what was done to it.

    The drift shows: a map that displaces less than two in three of the crosses is not used.
    """
    walk = _walk(dice)
    slips, pick = dice.random() < 0.5, dice.random()
    read = {number: crosses(lines, grid, number) for number in grid.rows}
    cells = [column for row in read.values() for column, _ in row if column <= len(LETTERS)]
    columns = drift_map(sorted(set(cells)), walk)
    if len(cells) < FEWEST or sum(columns[column] != column for column in cells) * 3 < len(cells) * 2:
        return "gaaf"
    moved = {number: {columns.get(column, column): sign for column, sign in row} for number, row in read.items()}
    if slips and len(cells) >= 2 * FEWEST:
        _slip(moved, set(columns.values()), pick)
    for number, marks in moved.items():
        write_row(lines, grid, number, marks)
    width = max(len(lines[place].split("\t")) for place in grid.rows.values())
    for place in range(grid.start, grid.end):
        lines[place] += "\t" * (width - len(lines[place].split("\t")))
    return "verschoven"


def drift_map(used: list[int], walk: list[int]) -> dict[int, int]:
    """Per column of a competentie that has crosses the column where it is read: order-keeping, -1 to +3 off."""
    result: dict[int, int] = {}
    previous = 0
    for column in used:
        result[column] = previous = min(max(column + walk[column - 1], previous + 1), column + RIGHTMOST)
    return result


def _walk(dice: random.Random) -> list[int]:
    """How far each of the 25 columns is displaced: the same for some columns in a row, then one more or less."""
    move = dice.choice((-1, 1, 1, 2))
    walk = []
    for _ in LETTERS:
        if dice.random() < 0.25:
            move = max(LEFTMOST, min(RIGHTMOST, move + dice.choice((-1, 1))))
        walk.append(move)
    return walk if walk.count(0) * 3 <= len(walk) else _walk(dice)


def _slip(moved: dict[str, dict[int, str]], taken: set[int], pick: float) -> None:
    """Let the last cross of some row stand one column further, where no other competentie stands."""
    last = {number: max(marks) for number, marks in moved.items() if marks}
    free = [number for number, column in last.items() if column + 1 not in taken and column < len(LETTERS) + RIGHTMOST]
    if free:
        marks = moved[free[int(pick * len(free))]]
        column = max(marks)
        marks[column + 1] = marks.pop(column)
