"""Faults in the certificeerbare eenheden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.model import LETTERS, Dossier, Eenheid, Rij
from tests.trust.fault import Fout, Verwacht, anders, plekken, rijen_c, soort

if TYPE_CHECKING:
    import random


def _eenheid(d: Dossier, dice: random.Random) -> tuple[Eenheid, Rij] | None:
    options = [(item, row) for item in d.eenheden for row in item.matrix.rijen if len(row.tekens) > 1]
    return dice.choice(options) if options else None


@soort("Eenheden", "kruisje uit de matrix van een eenheid weg")
def ce_weg(d: Dossier, dice: random.Random) -> Fout | None:
    chosen = _eenheid(d, dice)
    if chosen is None:
        return None
    item, row = chosen
    letter = dice.choice(sorted(row.tekens))
    del row.tekens[letter]
    shown = ((item.matrix.sleutel, row.nummer), *rijen_c(d, row.nummer))
    return Fout((Verwacht("KD304", "", row.nummer, letter),), (Verwacht("KD707"),), shown)


@soort("Eenheden", "kruisje in de matrix van een eenheid erbij")
def ce_erbij(d: Dossier, dice: random.Random) -> Fout | None:
    chosen = _eenheid(d, dice)
    if chosen is None:
        return None
    item, row = chosen
    used = {letter for plek in plekken(d) if plek.werkproces == row.nummer for letter in plek.rij.tekens}
    letter = dice.choice([name for name in LETTERS if name not in used])
    row.tekens[letter] = "x"
    shown = ((item.matrix.sleutel, row.nummer), *rijen_c(d, row.nummer))
    return Fout((Verwacht("KD304", "", row.nummer, letter),), (Verwacht("KD602"),), shown)


@soort("Eenheden", "werkproces in een eenheid dat de uitstroom niet dekt")
def ce_buiten(d: Dossier, dice: random.Random) -> Fout | None:
    owners: dict[str, set[str]] = {}
    for plek in plekken(d):
        owners.setdefault(plek.werkproces, set()).add(plek.uitstroom)
    options = []
    for item in d.eenheden:
        inside = [row.nummer for row in item.matrix.rijen if row.tekens]
        common = set.intersection(*(owners[number] for number in inside))
        options += [
            (item, plek) for plek in plekken(d) if plek.uitstroom not in common and not owners[plek.werkproces] & common
        ]
    if not options:
        return None
    item, plek = dice.choice(options)
    kerntaak = plek.werkproces.split(".")[0]
    row = next((row for row in item.matrix.rijen if row.nummer == plek.werkproces), None)
    if row is None:
        title = next(groep.titel for groep in d.overzicht if groep.titel.startswith(f"Kerntaak {kerntaak}:"))
        siblings = plek.kerntaak.matrix.rijen if plek.kerntaak.matrix else []
        item.matrix.rijen.append(Rij("", "", kerntaak=title))
        item.matrix.rijen += [Rij(other.nummer, other.titel) for other in siblings]
        row = next(row for row in item.matrix.rijen if row.nummer == plek.werkproces)
    row.tekens = dict(plek.rij.tekens)
    shown = tuple((item.matrix.sleutel, other.nummer) for other in item.matrix.rijen if other.tekens)
    return Fout((Verwacht("KD602"),), (Verwacht("KD304"),), shown)


@soort("Eenheden", "eenheid ontbreekt in B 2.2")
def ce_b2_weg(d: Dossier, dice: random.Random) -> Fout | None:
    if not d.eenheden_b2:
        return None
    d.eenheden_b2.pop(dice.randrange(len(d.eenheden_b2)))
    return Fout((Verwacht("KD601"),))


@soort("Eenheden", "eenheid in B 2.2 te veel")
def ce_b2_erbij(d: Dossier, dice: random.Random) -> Fout:
    d.eenheden_b2.append("Beheer van het magazijn")
    return Fout((Verwacht("KD601"),))


@soort("Eenheden", "eenheid ontbreekt in de lijst van C 3")
def ce_c3_weg(d: Dossier, dice: random.Random) -> Fout | None:
    if len(d.lijst_c3) < 2:
        return None
    d.lijst_c3.pop(dice.randrange(len(d.lijst_c3)))
    return Fout((Verwacht("KD601"),))


@soort("Eenheden", "eenheid niet uitgewerkt in C 3")
def ce_weggelaten(d: Dossier, dice: random.Random) -> Fout | None:
    if not d.eenheden:
        return None
    d.eenheden.pop()
    return Fout((Verwacht("KD601"),), (Verwacht("KD103"), Verwacht("KD707"), Verwacht("KD901")))


@soort("Eenheden", "werkprocestitel in de matrix van een eenheid anders")
def ce_titel(d: Dossier, dice: random.Random) -> Fout | None:
    chosen = _eenheid(d, dice)
    if chosen is None:
        return None
    item, row = chosen
    row.titel = anders(row.titel)
    return Fout((Verwacht("KD208", "", row.nummer),), zichtbaar_in=((item.matrix.sleutel, row.nummer),))


@soort("Eenheden", "kerntaaktitel in de matrix van een eenheid anders")
def ce_kerntaak(d: Dossier, dice: random.Random) -> Fout | None:
    options = [(item, row) for item in d.eenheden for row in item.matrix.rijen if row.kerntaak]
    if not options:
        return None
    item, row = dice.choice(options)
    number = int(row.kerntaak.split(":")[0].split()[-1])
    row.kerntaak = anders(row.kerntaak)
    return Fout((Verwacht("KD207", kerntaak=number),), zichtbaar_in=((item.matrix.sleutel, ""),))
