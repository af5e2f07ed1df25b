"""The same kinds of fault as edits of text lines, for a dossier of which there is no model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.dossiers.grids import Grid, crosses, find_grids, write_row
from tests.dossiers.model import LETTERS
from tests.trust.fault import Fout, Verwacht, anders, op_tekst
from tests.trust.lines import Tekst

if TYPE_CHECKING:
    import random


def _matrixrij(
    lines: list[str], dice: random.Random, soort: str = "C-", minstens: int = 1
) -> tuple[Grid, str, dict[int, str]]:
    options = [
        (grid, number)
        for grid in find_grids(lines)
        if grid.sleutel.startswith(soort)
        for number in grid.rows
        if len(crosses(lines, grid, number)) >= minstens
    ]
    grid, number = dice.choice(options)
    return grid, number, dict(crosses(lines, grid, number))


def _uit(grid: Grid) -> str:
    return grid.sleutel.split("-")[1]


def _elders(werkproces: str) -> tuple[Verwacht, ...]:
    return Verwacht("KD303", "", werkproces), Verwacht("KD304", "", werkproces)


@op_tekst("kruisje uit de matrix weg")
def kruis_weg(lines: list[str], dice: random.Random) -> Fout:
    grid, number, marks = _matrixrij(lines, dice, minstens=2)
    column = dice.choice(sorted(marks))
    del marks[column]
    write_row(lines, grid, number, marks)
    expected = Verwacht("KD302", _uit(grid), number, LETTERS[column - 1])
    return Fout((expected,), _elders(number), ((grid.sleutel, number),))


@op_tekst("kruisje in de matrix erbij")
def kruis_erbij(lines: list[str], dice: random.Random) -> Fout:
    grid, number, marks = _matrixrij(lines, dice)
    column = dice.choice([place for place in range(1, 26) if place not in marks])
    write_row(lines, grid, number, {**marks, column: "x"})
    expected = Verwacht("KD301", _uit(grid), number, LETTERS[column - 1])
    return Fout((expected,), _elders(number), ((grid.sleutel, number),))


@op_tekst("kruisje in de matrix verplaatst")
def kruis_verplaatst(lines: list[str], dice: random.Random) -> Fout:
    grid, number, marks = _matrixrij(lines, dice)
    old = dice.choice(sorted(marks))
    new = dice.choice([place for place in range(1, 26) if place not in marks])
    marks[new] = marks.pop(old)
    write_row(lines, grid, number, marks)
    expected = (
        Verwacht("KD301", _uit(grid), number, LETTERS[new - 1]),
        Verwacht("KD302", _uit(grid), number, LETTERS[old - 1]),
    )
    return Fout(expected, _elders(number), ((grid.sleutel, number),), verplaatst=True)


@op_tekst("rij uit de matrix weg")
def matrixrij_weg(lines: list[str], dice: random.Random) -> Fout:
    grid, number, _ = _matrixrij(lines, dice)
    numbers = list(grid.rows)
    del lines[grid.rows[number]]
    rest = [item for item in numbers if item != number]
    shown: tuple[tuple[str, str], ...] = ((grid.sleutel, rest[0]), (grid.sleutel, rest[-1]))
    if numbers[-1] == number:
        shown += ((grid.sleutel, "laatste rij"),)
    also = (*_elders(number), Verwacht("KD302", _uit(grid), number), Verwacht("KD205", _uit(grid), number))
    return Fout((Verwacht("KD307", _uit(grid), number),), also, shown)


@op_tekst("rij van de matrix geleegd")
def matrixrij_leeg(lines: list[str], dice: random.Random) -> Fout | None:
    grid, number, _ = _matrixrij(lines, dice)
    if sum(bool(crosses(lines, grid, other)) for other in grid.rows) < 2:
        return None
    write_row(lines, grid, number, {})
    also = (*_elders(number), Verwacht("KD302", _uit(grid), number))
    other = next(item for item in grid.rows if crosses(lines, grid, item))
    return Fout((Verwacht("KD205", _uit(grid), number),), also, ((grid.sleutel, number), (grid.sleutel, other)))


@op_tekst("onbekend teken in de matrix")
def teken(lines: list[str], dice: random.Random) -> Fout:
    grid, number, marks = _matrixrij(lines, dice)
    column = dice.choice([place for place in range(1, 26) if place not in marks])
    write_row(lines, grid, number, {**marks, column: "?"})
    return Fout((Verwacht("KD308", _uit(grid), number),), zichtbaar_in=((grid.sleutel, number),))


@op_tekst("werkprocestitel in de matrix anders")
def matrixtitel(lines: list[str], dice: random.Random) -> Fout:
    grid, number, _ = _matrixrij(lines, dice)
    cells = lines[grid.rows[number]].split("\t")
    cells[1] = anders(cells[1])
    lines[grid.rows[number]] = "\t".join(cells)
    return Fout((Verwacht("KD208", "", number),), zichtbaar_in=((grid.sleutel, number),))


def _b6(lines: list[str], dice: random.Random, weg: bool) -> Fout:
    grid, number, marks = _matrixrij(lines, dice, "B-")
    column = dice.choice(sorted(marks) if weg else [place for place in range(1, 26) if place not in marks])
    marks = {place: sign for place, sign in marks.items() if place != column} if weg else {**marks, column: "x"}
    kerntaak = number.split(".")[0]
    others = tuple(
        (item.sleutel, number) for item in find_grids(lines) if re.match(rf"C-U\d+-{kerntaak}$", item.sleutel)
    )
    write_row(lines, grid, number, marks)
    return Fout((Verwacht("KD303", "", number, LETTERS[column - 1]),), (), ((grid.sleutel, number), *others))


@op_tekst("kruisje uit de totaalmatrix weg")
def b6_weg(lines: list[str], dice: random.Random) -> Fout:
    return _b6(lines, dice, weg=True)


@op_tekst("kruisje in de totaalmatrix erbij")
def b6_erbij(lines: list[str], dice: random.Random) -> Fout:
    return _b6(lines, dice, weg=False)


@op_tekst("kruisje uit de matrix van een eenheid weg")
def ce_weg(lines: list[str], dice: random.Random) -> Fout:
    grid, number, marks = _matrixrij(lines, dice, "CE", 2)
    column = dice.choice(sorted(marks))
    del marks[column]
    write_row(lines, grid, number, marks)
    kerntaak = number.split(".")[0]
    others = tuple(
        (item.sleutel, number) for item in find_grids(lines) if re.match(rf"C-U\d+-{kerntaak}$", item.sleutel)
    )
    expected = Verwacht("KD304", "", number, LETTERS[column - 1])
    return Fout((expected,), (Verwacht("KD707"),), ((grid.sleutel, number), *others))


@op_tekst("kruisje uit het overzicht weg")
def overzicht_weg(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    number, place = dice.choice(sorted(index.overzicht.items()))
    cells = lines[place].split("\t")
    column = dice.choice([at for at in range(2, len(cells)) if cells[at]])
    cells[column] = ""
    lines[place] = "\t".join(cells)
    key = f"U{column - 1}"
    also = (Verwacht("KD205", key, number), Verwacht("KD206", "", number))
    return Fout((Verwacht("KD204", key, number),), also)


@op_tekst("kruisje in het overzicht erbij")
def overzicht_erbij(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    options = [
        (number, place, column)
        for number, place in sorted(index.overzicht.items())
        for column, cell in enumerate(lines[place].split("\t"))
        if column > 1 and not cell
    ]
    number, place, column = dice.choice(options)
    cells = lines[place].split("\t")
    cells[column] = "x"
    lines[place] = "\t".join(cells)
    key = f"U{column - 1}"
    return Fout((Verwacht("KD203", key, number),), (Verwacht("KD205", key, number),))


@op_tekst("uitstroomnaam in de legenda anders")
def naam_legenda(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    key = dice.choice(index.uitstromen)
    line = f"{key}: {index.namen[key]}"
    lines[lines.index(line)] = anders(line)
    return Fout((Verwacht("KD201", key),), (Verwacht("KD421"), Verwacht("KD426")))


@op_tekst("niveau in Diploma(s) anders")
def niveau_diploma(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    place = next(at for at, line in enumerate(lines) if line.startswith("Diploma(s)\t"))
    key = dice.choice(index.uitstromen)
    name = index.namen[key]
    level = re.search(rf"{re.escape(name)} - (\d)", lines[place])
    assert level
    fresh = 2 if level[1] == "4" else int(level[1]) + 1
    lines[place] = lines[place].replace(f"{name} - {level[1]}", f"{name} - {fresh}")
    return Fout((Verwacht("KD202", key),))


@op_tekst("regel van de inhoudsopgave ontbreekt")
def inhoud_weg(lines: list[str], dice: random.Random) -> Fout:
    options = [
        place
        for place, line in enumerate(lines)
        if re.match(r"2\.[1-5] (?:Col|For|Loop|Tr|Bet|Verw|Disc)[^\t]+\.{3,}\t\d+$", line)
    ]
    del lines[dice.choice(options)]
    return Fout((Verwacht("KD103"),))


@op_tekst("cohort met jaren die niet aansluiten")
def cohort(lines: list[str], dice: random.Random) -> Fout:
    place = next(at for at, line in enumerate(lines) if line.startswith("Cohort:\t"))
    years = re.findall(r"\d{4}", lines[place])
    lines[place] = lines[place].replace(years[1], str(int(years[1]) + dice.choice((1, 2))))
    return Fout((Verwacht("KD108"),), (Verwacht("KD703"),))
