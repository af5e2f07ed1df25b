"""What a conversion does to the cells of single rows and heads of matrices: lost, gained, merged, cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.columns import drift
from tests.dossiers.damage import Damage, Schade, _each, everything
from tests.dossiers.grids import Grid, crosses

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SMALL = 4
"""Crosses of a matrix that is too small to prove its own drift."""


def _some(change: Callable[..., str], one_in: int = 2, parts: str = "BC") -> Damage:
    def damage(text: str, seed: int) -> Schade:
        return _each(text, seed, lambda grid: grid.sleutel[0] in parts, change, one_in)

    return damage


def _edit(lines: list[str], place: int, at: int, put: list[str], *, pad: bool) -> None:
    """Put cells in the place of the cell `at`; `pad` keeps the row as wide as it was."""
    cells = lines[place].split("\t")
    width = len(cells)
    cells[at : at + 1] = put
    if pad:
        cells = (cells + [""] * width)[:width] if len(put) < 1 else cells
    lines[place] = "\t".join(cells)


def head_lead(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """The head lost its leading cell: every letter stands a column to the left, A above the titles."""
    for place in (grid.letters, grid.letters + 1):
        _edit(lines, place, 0, [], pad=False)
    return "verschoven"


def head_middle(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """The head lost a cell somewhere: the letters beyond it stand a column to the left."""
    at = grid.lead + dice.randrange(1, 24)
    for place in (grid.letters, grid.letters + 1):
        _edit(lines, place, at, [], pad=True)
    return "verschoven"


def row_lost(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Some rows lost a cell, with the cross in it if there was one."""
    done = "gaaf"
    pad = dice.random() < 0.5
    for number in grid.rows:
        marks = [column for column, _ in crosses(lines, grid, number)]
        if not marks or dice.random() < 0.5:
            continue
        _edit(lines, grid.rows[number], grid.lead + dice.randrange(25), [], pad=pad)
        done = "verschoven"
    return done


def row_empty_lost(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Some rows lost an empty cell."""
    done = "gaaf"
    for number in grid.rows:
        cells = lines[grid.rows[number]].split("\t")
        empty = [at for at in range(grid.lead, len(cells)) if not cells[at]]
        if any(cells[grid.lead :]) and dice.random() < 0.6:
            _edit(lines, grid.rows[number], dice.choice(empty), [], pad=True)
            done = "verschoven"
    return done


def row_gained(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Some rows gained an empty cell."""
    done = "gaaf"
    for number in grid.rows:
        cells = lines[grid.rows[number]].split("\t")
        if any(cells[grid.lead :]) and dice.random() < 0.6:
            cells.insert(grid.lead + dice.randrange(24), "")
            lines[grid.rows[number]] = "\t".join(cells)
            done = "verschoven"
    return done


def merged(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Two columns became one, in head and rows."""
    at = grid.lead + dice.randrange(24)
    for place in (grid.letters, grid.letters + 1, *grid.rows.values()):
        cells = lines[place].split("\t")
        cells[at : at + 2] = [" ".join(filter(None, (part.strip() for part in cells[at : at + 2])))]
        lines[place] = "\t".join(cells)
    return "verschoven"


def letters_moved(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """The letters stand a column to the right of their rows."""
    for place in (grid.letters, grid.letters + 1):
        lines[place] = "\t" + lines[place]
    return "verschoven"


def tail_cut(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """The last cells of the rows are gone, with what stood in them."""
    keep = grid.lead + dice.randrange(15, 24)
    for place in grid.rows.values():
        lines[place] = "\t".join(lines[place].split("\t")[:keep])
    return "verschoven"


def rows_lose_more(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Some rows lost up to three cells, at any places, and are as much shorter."""
    done = "gaaf"
    for place in grid.rows.values():
        cells = lines[place].split("\t")
        if dice.random() < 0.5:
            for _ in range(dice.randint(1, 3)):
                del cells[dice.randrange(grid.lead, len(cells))]
            lines[place] = "\t".join(cells)
            done = "verschoven"
    return done


def shifted_from(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """From some column on all cells stand one or two to the left, over blank ones and over some crosses."""
    at, wide = grid.lead + dice.randrange(2, 24), dice.randint(1, 2)
    for place in grid.rows.values():
        cells = lines[place].split("\t")
        if dice.random() < 0.3 or not any(cells[at - wide : at]):
            cells[at - wide : at] = []
            lines[place] = "\t".join([*cells, *[""] * wide])
    return "verschoven"


def title_parted(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """The titles of some rows stand in two cells, and all beyond them a column further."""
    for place in grid.rows.values():
        cells = lines[place].split("\t")
        if dice.random() < 0.5:
            cells[1:2] = cells[1].split(" ", 1)
            lines[place] = "\t".join(cells)
    return "verschoven"


def small_only(lines: list[str], grid: Grid, dice: random.Random) -> str:
    """Only matrices of a few crosses drift."""
    count = sum(len(crosses(lines, grid, number)) for number in grid.rows)
    return drift(lines, grid, dice) if count <= SMALL else "gaaf"


def mixed(text: str, seed: int) -> Schade:
    """Every matrix is damaged in one of these ways, or drifts."""
    ways = (head_lead, head_middle, row_lost, row_empty_lost, row_gained, merged, tail_cut, drift)

    def change(lines: list[str], grid: Grid, dice: random.Random) -> str:
        return dice.choice(ways)(lines, grid, dice)

    return _each(text, seed, lambda grid: True, change)


def mixed_as_real(text: str, seed: int) -> Schade:
    """Lost cells on top of the damage of the real source."""
    first = _each(text, seed, lambda grid: grid.sleutel[0] == "C", row_lost, 3)
    second = everything(first.tekst, seed)
    return Schade(second.tekst, {**first.matrices, **second.matrices}, second.rijen_weg)


LOST_CELLS: dict[str, Damage] = {
    "kop zonder eerste cel": _some(head_lead),
    "kop zonder cel": _some(head_middle),
    "een kop zonder eerste cel": _some(head_lead, 8),
    "cel van een rij weg": _some(row_lost),
    "cel van een enkele rij weg": _some(row_lost, 8),
    "lege cel van een rij weg": _some(row_empty_lost),
    "cel in een rij erbij": _some(row_gained),
    "kolommen samengevoegd": _some(merged),
    "letters verschoven": _some(letters_moved),
    "laatste cellen weg": _some(tail_cut, 3),
    "meer cellen van een rij weg": _some(rows_lose_more, 1),
    "vanaf een kolom opgeschoven": _some(shifted_from, 1),
    "titel in twee cellen": _some(title_parted),
    "kleine matrices verschoven": _some(small_only, 1, "C"),
    "door elkaar": mixed,
    "als de echte bron met verloren cellen": mixed_as_real,
}
"""More conversions, by their Dutch name."""
