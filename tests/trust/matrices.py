"""Faults in the matrices of Deel B, of Deel C and of the certificeerbare eenheden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.model import LETTERS, Dossier
from tests.trust.fault import Fout, Plek, Verwacht, anders, plekken, rijen_c, soort

if TYPE_CHECKING:
    import random


def _gevuld(d: Dossier, dice: random.Random, minstens: int = 1) -> Plek:
    return dice.choice([plek for plek in plekken(d) if len(plek.rij.tekens) >= minstens])


def _gevulde_rijen(plek: Plek) -> int:
    """How many rows with crosses the matrix has: one that loses its only one reads as lost in the conversion."""
    return sum(bool(row.tekens) for row in plek.kerntaak.matrix.rijen) if plek.kerntaak.matrix else 0


@soort("Deel B 6", "kruisje uit de totaalmatrix weg")
def b6_weg(d: Dossier, dice: random.Random) -> Fout:
    _, matrix = dice.choice(d.totaal)
    row = dice.choice([row for row in matrix.rijen if row.tekens])
    letter = dice.choice(sorted(row.tekens))
    del row.tekens[letter]
    shown = ((matrix.sleutel, row.nummer), *rijen_c(d, row.nummer))
    return Fout((Verwacht("KD303", "", row.nummer, letter),), zichtbaar_in=shown)


@soort("Deel B 6", "kruisje in de totaalmatrix erbij")
def b6_erbij(d: Dossier, dice: random.Random) -> Fout:
    _, matrix = dice.choice(d.totaal)
    row = dice.choice(matrix.rijen)
    letter = dice.choice([item for item in LETTERS if item not in row.tekens])
    row.tekens[letter] = "x"
    shown = ((matrix.sleutel, row.nummer), *rijen_c(d, row.nummer))
    return Fout((Verwacht("KD303", "", row.nummer, letter),), zichtbaar_in=shown)


@soort("Deel B 6", "werkprocestitel in de totaalmatrix anders")
def b6_titel(d: Dossier, dice: random.Random) -> Fout:
    row = dice.choice([row for _, matrix in d.totaal for row in matrix.rijen])
    row.titel = anders(row.titel)
    return Fout((Verwacht("KD208", "", row.nummer),))


@soort("Deel B 6", "kerntaaktitel in de kop van B 6 anders")
def b6_kop(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(len(d.totaal))
    kop, _ = d.totaal[place]
    kop.titel = anders(kop.titel)
    return Fout((Verwacht("KD207", kerntaak=place + 1),), (Verwacht("KD102"),))


@soort("Deel C matrix", "kruisje uit de matrix weg")
def c_weg(d: Dossier, dice: random.Random) -> Fout:
    plek = _gevuld(d, dice, 2)
    letter = dice.choice(sorted(plek.rij.tekens))
    del plek.rij.tekens[letter]
    also = (Verwacht("KD303", "", plek.werkproces, letter), Verwacht("KD304", "", plek.werkproces, letter))
    return Fout((plek.verwacht("KD302", letter),), also, ((plek.sleutel, plek.werkproces),))


@soort("Deel C matrix", "kruisje in de matrix erbij")
def c_erbij(d: Dossier, dice: random.Random) -> Fout:
    plek = _gevuld(d, dice)
    letter = dice.choice([item for item in LETTERS if item not in plek.rij.tekens])
    plek.rij.tekens[letter] = "x"
    also = (Verwacht("KD303", "", plek.werkproces, letter), Verwacht("KD304", "", plek.werkproces, letter))
    return Fout((plek.verwacht("KD301", letter),), also, ((plek.sleutel, plek.werkproces),))


@soort("Deel C matrix", "kruisje in de matrix verplaatst")
def c_verplaatst(d: Dossier, dice: random.Random) -> Fout:
    plek = _gevuld(d, dice)
    old = dice.choice(sorted(plek.rij.tekens))
    new = dice.choice([item for item in LETTERS if item not in plek.rij.tekens])
    plek.rij.tekens[new] = plek.rij.tekens.pop(old)
    also = tuple(Verwacht(code, "", plek.werkproces, item) for code in ("KD303", "KD304") for item in (old, new))
    expected = (plek.verwacht("KD301", new), plek.verwacht("KD302", old))
    return Fout(expected, also, ((plek.sleutel, plek.werkproces),), verplaatst=True)


@soort("Deel C matrix", "kruisjes in een lege rij")
def c_lege_rij(d: Dossier, dice: random.Random) -> Fout | None:
    options = [
        (f"U{number}", kerntaak.matrix.sleutel, row)
        for number, uit in enumerate(d.uitwerking, 1)
        for kerntaak in uit.kerntaken
        if kerntaak.matrix
        for row in kerntaak.matrix.rijen
        if not row.tekens
    ]
    if not options:
        return None
    key, matrix, row = dice.choice(options)
    for letter in dice.sample(LETTERS, 2):
        row.tekens[letter] = "x"
    also = [Verwacht("KD303", "", row.nummer), Verwacht("KD304", "", row.nummer), Verwacht("KD301", key, row.nummer)]
    return Fout((Verwacht("KD205", key, row.nummer),), tuple(also), ((matrix, row.nummer),))


@soort("Deel C matrix", "rij uit de matrix weg")
def c_rij_weg(d: Dossier, dice: random.Random) -> Fout:
    options = [plek for plek in plekken(d) if _gevulde_rijen(plek) > 1]
    plek = dice.choice(options)
    assert plek.kerntaak.matrix is not None
    sleutel, werkproces = plek.sleutel, plek.werkproces
    rows = plek.kerntaak.matrix.rijen
    last = rows[-1].nummer == werkproces
    rows.remove(plek.rij)
    also = [
        plek.verwacht("KD302"),
        plek.verwacht("KD205"),
        Verwacht("KD303", "", werkproces),
        Verwacht("KD304", "", werkproces),
    ]
    shown = ((sleutel, rows[0].nummer), (sleutel, rows[-1].nummer)) + (((sleutel, "laatste rij"),) if last else ())
    return Fout((plek.verwacht("KD307"),), tuple(also), shown)


@soort("Deel C matrix", "rij van de matrix geleegd")
def c_rij_leeg(d: Dossier, dice: random.Random) -> Fout | None:
    options = [plek for plek in plekken(d) if _gevulde_rijen(plek) > 1]
    if not options:
        return None
    plek = dice.choice(options)
    plek.rij.tekens.clear()
    also = [plek.verwacht("KD302"), Verwacht("KD303", "", plek.werkproces), Verwacht("KD304", "", plek.werkproces)]
    assert plek.kerntaak.matrix is not None
    other = next(row.nummer for row in plek.kerntaak.matrix.rijen if row.tekens)  # without it the matrix reads as lost
    return Fout((plek.verwacht("KD205"),), tuple(also), ((plek.sleutel, plek.werkproces), (plek.sleutel, other)))


@soort("Deel C matrix", "onbekend teken in de matrix")
def c_teken(d: Dossier, dice: random.Random) -> Fout:
    plek = _gevuld(d, dice)
    letter = dice.choice([item for item in LETTERS if item not in plek.rij.tekens])
    plek.rij.tekens[letter] = dice.choice(("?", "o", "n.v.t.", "1"))
    return Fout((plek.verwacht("KD308"),), zichtbaar_in=((plek.sleutel, plek.werkproces),))


@soort("Deel C matrix", "werkprocestitel in de matrix anders")
def c_titel(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.rij.titel = anders(plek.rij.titel)
    return Fout((Verwacht("KD208", "", plek.werkproces),), zichtbaar_in=((plek.sleutel, plek.werkproces),))


@soort("Deel C matrix", "werkprocestitel in de matrix anders in hoofdletters")
def c_titel_letters(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.rij.titel = plek.rij.titel.upper()
    return Fout((Verwacht("KD208", "", plek.werkproces),), zichtbaar_in=((plek.sleutel, plek.werkproces),))


@soort("Deel C matrix", "kerntaaktitel in de matrix anders")
def c_kerntaak(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    assert plek.kerntaak.matrix is not None
    plek.kerntaak.matrix.titel = anders(plek.kerntaak.matrix.titel)
    return Fout((Verwacht("KD207", kerntaak=plek.kerntaak.nummer),), zichtbaar_in=((plek.sleutel, ""),))


@soort("Deel C matrix", "kruisje in de rij van een ander werkproces")
def c_andere_rij(d: Dossier, dice: random.Random) -> Fout | None:
    options = [
        (one, other, letter)
        for one in plekken(d)
        for other in plekken(d)
        if one.kerntaak is other.kerntaak and one is not other and one.werkproces != other.werkproces
        for letter in sorted(one.rij.tekens)
        if letter not in other.rij.tekens and len(one.rij.tekens) > 1
    ]
    if not options:
        return None
    one, other, letter = dice.choice(options)
    other.rij.tekens[letter] = one.rij.tekens.pop(letter)
    also = tuple(Verwacht(code, "", plek.werkproces, letter) for code in ("KD303", "KD304") for plek in (one, other))
    shown = ((one.sleutel, one.werkproces), (other.sleutel, other.werkproces))
    return Fout((one.verwacht("KD302", letter), other.verwacht("KD301", letter)), (*also, Verwacht("KD707")), shown)
