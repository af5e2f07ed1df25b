"""Faults in Deel A and B: levels, diplomas, names, the overview, level matrices, kerntaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.model import TAALNIVEAUS, Dossier, Niveaus
from tests.trust.fault import Fout, Verwacht, anders, soort

if TYPE_CHECKING:
    import random


def _uitstroom(d: Dossier, dice: random.Random) -> tuple[int, str]:
    place = dice.randrange(len(d.uitstromen))
    return place, f"U{place + 1}"


@soort("Deel A", "uitstroom onder ander niveau in 'Kwalificaties in beeld'")
def niveau_beeld(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    name = d.diplomas[place][0]
    others = []
    for _, names, _ in d.in_beeld:
        if name in names:
            names.remove(name)
        else:
            others.append(names)
    dice.choice(others).append(name)
    return Fout((Verwacht("KD202", key),))


@soort("Deel B 2.2", "niveau in Diploma(s) anders")
def niveau_diploma(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    name, level = d.diplomas[place]
    d.diplomas[place] = (name, 2 if level == 4 else level + 1)
    return Fout((Verwacht("KD202", key),))


@soort("Deel B 2.2", "uitstroomnaam in Diploma(s) anders")
def naam_diploma(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    name, level = d.diplomas[place]
    d.diplomas[place] = (anders(name), level)
    return Fout((Verwacht("KD201", key),))


@soort("Deel B 2.2", "uitstroom in Diploma(s) ontbreekt")
def diploma_weg(d: Dossier, dice: random.Random) -> Fout | None:
    if len(d.diplomas) < 2:
        return None
    place, key = _uitstroom(d, dice)
    del d.diplomas[place]
    return Fout((Verwacht("KD201|KD202|KD211", key),))


@soort("Deel B 2.2", "branchevereisten anders dan bij de uitstromen")
def branche(d: Dossier, dice: random.Random) -> Fout:
    d.branche = "Ja" if d.branche == "Nee" else "Nee"
    return Fout((Verwacht("KD212"),))


@soort("Deel B 2.2", "wettelijke vereisten anders dan bij de uitstromen")
def wettelijk(d: Dossier, dice: random.Random) -> Fout:
    d.wettelijk = "Ja"
    return Fout((Verwacht("KD212"),))


@soort("Deel B 1", "uitstroomnaam in B 1 anders")
def naam_b1(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    d.b1.alineas[place + 1] = anders(d.b1.alineas[place + 1])
    return Fout((Verwacht("KD201", key),))


@soort("Deel B 3", "uitstroomnaam in de legenda anders")
def naam_legenda(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    d.legenda[place].titel = anders(d.legenda[place].titel)
    return Fout((Verwacht("KD201", key),))


@soort("Deel B 4", "uitstroomnaam in de kop van B 4 anders")
def naam_b4(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    d.uitstromen[place].naam = anders(d.uitstromen[place].naam)
    return Fout((Verwacht("KD201", key),), (Verwacht("KD102"),))


@soort("Deel C koppen", "uitstroomnaam in de kop van C 2 anders")
def naam_c2(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    d.uitwerking[place].naam = anders(d.uitwerking[place].naam)
    return Fout((Verwacht("KD201", key),), (Verwacht("KD102"),))


@soort("Deel C koppen", "uitstroomnaam boven een matrix anders")
def naam_matrix(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    kerntaak = dice.choice(d.uitwerking[place].kerntaken)
    kerntaak.matrixkop = anders(kerntaak.matrixkop)
    return Fout((Verwacht("KD201", key),), zichtbaar_in=((f"C-{key}-{kerntaak.nummer}", ""),))


@soort("Inhoudsopgave", "uitstroomnaam in de inhoudsopgave anders")
def naam_inhoud(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    entry = dice.choice([item for item in d.inhoud if item.titel == d.uitstromen[place].naam])
    entry.titel = anders(entry.titel)
    return Fout((Verwacht("KD201", key),), (Verwacht("KD102"),))


@soort("Deel B 4", "niveau in B 4 anders")
def niveau_b4(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    rows = d.uitstromen[place].rijen
    at = next(at for at, (label, _) in enumerate(rows) if label.startswith("Niveau"))
    level = int(rows[at][1][0].split()[-1])
    rows[at] = (rows[at][0], [f"Niveau {2 if level == 4 else level + 1}"])
    return Fout((Verwacht("KD202", key),))


@soort("Deel B 4", "hoofdstuk van een uitstroom in B 4 ontbreekt")
def hoofdstuk_b4(d: Dossier, dice: random.Random) -> Fout | None:
    if len(d.uitstromen) < 2:
        return None
    place = len(d.uitstromen) - 1
    name = d.uitstromen[place].naam
    del d.uitstromen[place]
    key = f"U{place + 1}"
    also = (Verwacht("KD103"), Verwacht("KD503", key), Verwacht("KD201", key), Verwacht("KD212"), Verwacht("KD707"))
    d.lijst_b4 = [item for item in d.lijst_b4 if item != name]
    return Fout((Verwacht("KD211", key),), also)


@soort("Deel C koppen", "hoofdstuk van een uitstroom in C 2 ontbreekt")
def hoofdstuk_c2(d: Dossier, dice: random.Random) -> Fout | None:
    if len(d.uitwerking) < 2:
        return None
    del d.uitwerking[-1]
    key = f"U{len(d.uitwerking) + 1}"
    also = ("KD103", "KD203", "KD205", "KD201", "KD303", "KD304", "KD602", "KD106", "KD901")
    return Fout((Verwacht("KD211", key),), tuple(Verwacht(code) for code in also))


def _niveau(d: Dossier, dice: random.Random, taal: bool) -> tuple[str, Niveaus]:
    place, key = _uitstroom(d, dice)
    options = [item for item in d.uitstromen[place].niveaus if (item.rijen == TAALNIVEAUS) is taal]
    return key, dice.choice(options)


def _gat(matrix: Niveaus, dice: random.Random) -> bool:
    """Take away a mark below another one."""
    lowest = matrix.rijen[-1]
    below = [
        (row, column)
        for row, column in sorted(matrix.kruisjes)
        if any((higher, column) in matrix.kruisjes for higher in matrix.rijen[: matrix.rijen.index(row)])
    ]
    if not below:
        matrix.kruisjes.add((matrix.rijen[2], matrix.kolommen[0]))
        matrix.kruisjes.discard((lowest, matrix.kolommen[0]))
        return True
    matrix.kruisjes.discard(dice.choice(below))
    return True


@soort("Deel B 4", "taalniveau met een lager niveau leeg")
def taal_gat(d: Dossier, dice: random.Random) -> Fout:
    key, matrix = _niveau(d, dice, taal=True)
    _gat(matrix, dice)
    return Fout((Verwacht("KD501", key),))


@soort("Deel B 4", "rekenniveau met een lager niveau leeg")
def reken_gat(d: Dossier, dice: random.Random) -> Fout:
    key, matrix = _niveau(d, dice, taal=False)
    _gat(matrix, dice)
    return Fout((Verwacht("KD502", key),))


@soort("Deel B 4", "niveaumatrix ontbreekt")
def niveaumatrix_weg(d: Dossier, dice: random.Random) -> Fout:
    place, key = _uitstroom(d, dice)
    levels = d.uitstromen[place].niveaus
    several = len(d.uitstromen) > 1  # numeracy stands there 'as far as relevant': only the others show its lack
    levels.remove(dice.choice((levels[0], levels[-1])) if several else levels[0])
    return Fout((Verwacht("KD503", key),), (Verwacht("KD707"),))


@soort("Deel B 4", "gesprekken voeren zonder luisteren")
def luisteren_weg(d: Dossier, dice: random.Random) -> Fout:
    key, matrix = _niveau(d, dice, taal=True)
    matrix.kruisjes = {(row, column) for row, column in matrix.kruisjes if column != "Luisteren"}
    if not any(column == "Gesprekken voeren" for _, column in matrix.kruisjes):
        matrix.kruisjes.add(("A1", "Gesprekken voeren"))
    return Fout((Verwacht("KD504", key),))


@soort("Deel B 4", "niveau dubbel gemarkeerd")
def niveau_dubbel(d: Dossier, dice: random.Random) -> Fout:
    number = dice.randrange(len(d.uitstromen))
    matrix = dice.choice([matrix for matrix in d.uitstromen[number].niveaus if matrix.kruisjes])
    matrix.dubbel.add(dice.choice(sorted(matrix.kruisjes)))
    return Fout((Verwacht("KD505", f"U{number + 1}"),))


@soort("Deel B 4", "taalmatrix noemt haar taal niet")
def taal_niet_genoemd(d: Dossier, dice: random.Random) -> Fout | None:
    named = [
        (uitstroom, matrix)
        for uitstroom in d.uitstromen
        for matrix in uitstroom.niveaus
        if not matrix.titel.startswith(("Nederlands", "Rekenen"))
    ]
    if len(named) < 2:
        return None
    uitstroom, matrix = dice.choice(named)
    if sum(other is uitstroom for other, _ in named) > 1:
        return None
    matrix.titel = "Moderne vreemde taal"
    return Fout((Verwacht("KD506"),))
