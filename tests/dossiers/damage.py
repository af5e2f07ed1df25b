"""What a conversion does to a dossier, as pure functions on its text.

Every function takes the text and a seed and gives the damaged text with what it did to which
matrix. What happens to a matrix depends on the seed and the key of the matrix alone, so that
two texts that differ in one place are damaged alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.dossiers.columns import drift
from tests.dossiers.grids import Grid, crosses, find_grids, write_row
from tests.dossiers.model import LETTERS
from tests.dossiers.woorden import NAMEN

CHECKBOX = '<input type="checkbox">'


@dataclass
class Schade:
    """A damaged text, and per matrix what was done to it and which of its rows no longer show."""

    tekst: str
    matrices: dict[str, str] = field(default_factory=dict)
    rijen_weg: dict[str, set[str]] = field(default_factory=dict)

    def toont(self, sleutel: str, rij: str) -> bool:
        """Whether the text still shows the marks of a row; a tick box does not tell an orange cell from a grey one."""
        gone = self.matrices.get(sleutel) in {"verloren", "leeg", "vinkvakjes"}
        return not gone and rij not in self.rijen_weg.get(sleutel, set())


Damage = Callable[[str, int], Schade]


def clean(text: str, seed: int) -> Schade:
    """Nothing at all."""
    return Schade(text)


def drifted(text: str, seed: int) -> Schade:
    """Every matrix of Deel C drifts by an order-keeping map of its own, one cell of some one more.

    Matrices with few crosses, or of which hardly any would move, stay as they are.
    """
    return _each(text, seed, lambda grid: grid.sleutel.startswith("C"), drift)


def lost(text: str, seed: int) -> Schade:
    """A third of the matrices of Deel C is not in the text, heading and all."""
    return _each(text, seed, lambda grid: grid.sleutel.startswith("C"), _lose, 3)


def cut(text: str, seed: int) -> Schade:
    """Half of the matrices of Deel C end after half of their rows."""
    return _each(text, seed, lambda grid: grid.sleutel.startswith("C"), _cut, 2)


def emptied(text: str, seed: int) -> Schade:
    """The matrices of Deel B and a third of those of Deel C have lost their crosses."""
    after = _each(text, seed, lambda grid: grid.sleutel.startswith("B"), _empty)
    more = _each(after.tekst, seed, lambda grid: grid.sleutel.startswith("C"), _empty, 3)
    return Schade(more.tekst, {**after.matrices, **more.matrices})


def header(text: str, seed: int) -> Schade:
    """Each matrix lost the name above one column, or got one that no dossier knows."""
    return _each(text, seed, lambda grid: True, _header)


def checkboxes(text: str, seed: int) -> Schade:
    """The crosses of Deel B became tick boxes."""
    return _each(text, seed, lambda grid: grid.sleutel.startswith("B"), _checkboxes)


def words(text: str, seed: int) -> Schade:
    """Some words of prestatie-indicatoren are broken by a space, some cells begin with their column label."""
    lines = text.split("\n")
    names = set(NAMEN.values())
    for place, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) < 4 or cells[0] not in names or not cells[2]:
            continue
        dice = random.Random(f"{seed}{cells[2]}")
        if dice.random() < 0.08:
            cells[2] = f"Prestatie-Indicator {cells[2]}"
        elif dice.random() < 0.15:
            cells[2] = _broken(cells[2], dice)
        lines[place] = "\t".join(cells)
    return Schade("\n".join(lines))


def everything(text: str, seed: int) -> Schade:
    """Damage like that of the real source: Deel B empty or tick boxes, one matrix lost, eenheden cut, the rest drifted."""
    result = Schade(text)
    for wanted, change, one_in in (
        (_odd_b, _empty, 1),
        (_even_b, _checkboxes, 1),
        (lambda grid: grid.sleutel.startswith("CE"), _cut, 1),
        (lambda grid: grid.sleutel.startswith("C-"), _lose, 6),
        (lambda grid: grid.sleutel.startswith("C"), drift, 1),
    ):
        step = _each(result.tekst, seed, wanted, change, one_in)
        gone = {key: rows | step.rijen_weg.get(key, set()) for key, rows in result.rijen_weg.items()}
        result = Schade(step.tekst, {**result.matrices, **step.matrices}, {**step.rijen_weg, **gone})
    result.tekst = words(result.tekst, seed).tekst
    return result


def _odd_b(grid: Grid) -> bool:
    return grid.sleutel[0] == "B" and int(grid.sleutel[2:]) % 2 == 1


def _even_b(grid: Grid) -> bool:
    return grid.sleutel[0] == "B" and not _odd_b(grid)


CONVERSIONS: dict[str, Damage] = {
    "gaaf": clean,
    "verschoven": drifted,
    "matrix verloren": lost,
    "matrix afgekapt": cut,
    "matrix leeg": emptied,
    "matrixkop beschadigd": header,
    "vinkvakjes": checkboxes,
    "woorden gebroken": words,
    "als de echte bron": everything,
}
"""The conversions of the trust measure by their Dutch name."""


def _each(text: str, seed: int, wanted: Callable[[Grid], bool], change: Callable[..., str], one_in: int = 1) -> Schade:
    lines = text.split("\n")
    result = Schade(text)
    for grid in reversed(find_grids(lines)):
        dice = random.Random(f"{seed}{grid.sleutel}")
        if wanted(grid) and dice.randrange(one_in) == 0:
            before = set(grid.rows)
            done = change(lines, grid, dice)
            if done == "gaaf":
                continue
            result.matrices[grid.sleutel] = done
            result.rijen_weg[grid.sleutel] = before - set(grid.rows)
    result.tekst = "\n".join(lines)
    return result


def _lose(lines: list[str], grid: Grid, dice: random.Random) -> str:
    start = grid.start
    while start > 0 and (not lines[start - 1].strip() or "Proces-competentie-matrix" in lines[start - 1]):
        start -= 1
    end = grid.end
    while end < len(lines) and ("Betekenis van de kerntaak" in lines[end] or not lines[end].strip()):
        end += 1
    if end < len(lines) and not lines[end].startswith("#"):
        end += 1
    lines[start : grid.end if grid.sleutel.startswith("CE") else end] = ["", ""]
    return "verloren"


def _cut(lines: list[str], grid: Grid, dice: random.Random) -> str:
    numbers = list(grid.rows)
    keep = max(1, len(numbers) // 2)
    if keep == len(numbers):
        return "gaaf"
    del lines[grid.rows[numbers[keep]] : grid.end]
    for number in numbers[keep:]:
        del grid.rows[number]
    return "afgekapt"


def _empty(lines: list[str], grid: Grid, dice: random.Random) -> str:
    for number in grid.rows:
        write_row(lines, grid, number, {})
    return "leeg"


def _header(lines: list[str], grid: Grid, dice: random.Random) -> str:
    cells = lines[grid.letters + 1].split("\t")
    place = dice.randrange(grid.lead, grid.lead + len(LETTERS))
    if dice.random() < 0.6:
        del cells[place]
        cells.append("")
    else:
        cells[place] = "Zorgvuldig waarnemen"
    lines[grid.letters + 1] = "\t".join(cells)
    return "matrixkop"


def _checkboxes(lines: list[str], grid: Grid, dice: random.Random) -> str:
    for number in grid.rows:
        write_row(lines, grid, number, {column: CHECKBOX for column, _ in crosses(lines, grid, number)})
    return "vinkvakjes"


def _broken(text: str, dice: random.Random) -> str:
    after = text.index(" bij ") if " bij " in text else 0  # the subject stays whole
    options = [match for match in re.finditer(r"(?<= )[a-z]{7,}(?= )", text) if match.start() > after]
    options = [match for match in options if match[0] != "waardoor"]
    if not options:
        return text
    at = dice.choice(options).start() + dice.choice((1, 1, 2))
    return f"{text[:at]} {text[at:]}"
