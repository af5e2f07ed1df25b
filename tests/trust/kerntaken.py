"""Faults in the overview of B 3 and in the kerntaken of B 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.model import Dossier, Genummerd
from tests.trust.fault import Fout, Verwacht, anders, kerntaak_van, plekken, soort

if TYPE_CHECKING:
    import random


@soort("Deel B 3", "kruisje uit het overzicht weg")
def overzicht_weg(d: Dossier, dice: random.Random) -> Fout:
    marked = [
        (item, marks) for groep in d.overzicht for item, marks in groep.rijen if len(marks) > (len(d.legenda) > 1)
    ]
    item, marks = dice.choice(marked)
    key = marks.pop(dice.randrange(len(marks)))
    also = [Verwacht("KD205", key, item.nummer)]
    if not marks:
        also.append(Verwacht("KD206", "", item.nummer))
    return Fout((Verwacht("KD204", key, item.nummer),), tuple(also))


@soort("Deel B 3", "kruisje in het overzicht erbij")
def overzicht_erbij(d: Dossier, dice: random.Random) -> Fout | None:
    done = {(plek.uitstroom, plek.werkproces) for plek in plekken(d)}
    options = [
        (item, marks, legend.nummer)
        for groep in d.overzicht
        for item, marks in groep.rijen
        for legend in d.legenda
        if (legend.nummer, item.nummer) not in done
    ]
    if not options:
        return None
    item, marks, key = dice.choice(options)
    marks.append(key)
    return Fout((Verwacht("KD203", key, item.nummer),), (Verwacht("KD205", key, item.nummer), Verwacht("KD901", key)))


@soort("Deel B 3", "werkproces voor geen enkele uitstroom gemarkeerd")
def overzicht_leeg(d: Dossier, dice: random.Random) -> Fout:
    item, marks = dice.choice([row for groep in d.overzicht for row in groep.rijen])
    also = tuple(Verwacht(code, key, item.nummer) for key in marks for code in ("KD204", "KD205"))
    marks.clear()
    return Fout((Verwacht("KD206", "", item.nummer),), also)


@soort("Deel B 3", "werkprocestitel in B 3 anders")
def titel_b3(d: Dossier, dice: random.Random) -> Fout:
    item, _ = dice.choice([row for groep in d.overzicht for row in groep.rijen])
    item.titel = anders(item.titel)
    return Fout((Verwacht("KD208", "", item.nummer),))


@soort("Deel B 3", "kerntaaktitel in B 3 anders")
def kerntaak_b3(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(len(d.overzicht))
    d.overzicht[place].titel = anders(d.overzicht[place].titel)
    return Fout((Verwacht("KD207", kerntaak=place + 1),))


@soort("Deel B 3", "werkprocesnummer in B 3 overgeslagen")
def nummer_b3(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(len(d.overzicht))
    item, _marks = d.overzicht[place].rijen[-1]
    old, item.nummer = item.nummer, f"{place + 1}.{len(d.overzicht[place].rijen) + 1}"
    also = [
        Verwacht(code, "", number) for number in (old, item.nummer) for code in ("KD203", "KD204", "KD205", "KD206")
    ]
    also += [Verwacht("KD210", kerntaak=place + 1), Verwacht("KD208", "", old), Verwacht("KD307")]
    return Fout((Verwacht("KD209"),), tuple(also))


@soort("Deel B 5", "werkproces ontbreekt in B 5")
def b5_weg(d: Dossier, dice: random.Random) -> Fout:
    kerntaak = kerntaak_van(d, dice)
    gone = kerntaak.werkprocessen.pop(dice.randrange(1, len(kerntaak.werkprocessen)))
    return Fout((Verwacht("KD210", kerntaak=kerntaak.nummer),), (Verwacht("KD209", "", gone.nummer), Verwacht("KD209")))


@soort("Deel B 5", "werkproces te veel in B 5")
def b5_erbij(d: Dossier, dice: random.Random) -> Fout:
    kerntaak = kerntaak_van(d, dice)
    number = f"{kerntaak.nummer}.{len(kerntaak.werkprocessen) + 1}"
    kerntaak.werkprocessen.append(Genummerd(number, "Ruimt het magazijn op"))
    also = (Verwacht("KD206", "", number), Verwacht("KD307"))
    return Fout((Verwacht("KD210", kerntaak=kerntaak.nummer),), also)


@soort("Deel B 5", "werkprocestitel in B 5 anders")
def titel_b5(d: Dossier, dice: random.Random) -> Fout:
    item = dice.choice(kerntaak_van(d, dice).werkprocessen)
    item.titel = anders(item.titel)
    return Fout((Verwacht("KD208", "", item.nummer),))


@soort("Deel B 5", "kerntaaktitel in de kop van B 5 anders")
def kerntaak_b5(d: Dossier, dice: random.Random) -> Fout:
    kerntaak = kerntaak_van(d, dice)
    kerntaak.kop = anders(kerntaak.kop)
    return Fout((Verwacht("KD207", kerntaak=kerntaak.nummer),), (Verwacht("KD102"),))


@soort("Deel B 5", "kerntaaktitel in de tabel van B 5 anders")
def kerntaak_b5_tabel(d: Dossier, dice: random.Random) -> Fout:
    kerntaak = kerntaak_van(d, dice)
    kerntaak.titel = anders(kerntaak.titel)
    return Fout((Verwacht("KD207", kerntaak=kerntaak.nummer),))


@soort("Deel B 3", "werkprocesnummer in B 3 dubbel")
def nummer_dubbel(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(len(d.overzicht))
    rows = d.overzicht[place].rijen
    (first, _), (last, _) = rows[-2], rows[-1]
    old, last.nummer = last.nummer, first.nummer
    numbers = (old, first.nummer)
    codes = ("KD203", "KD204", "KD205", "KD206", "KD208", "KD307")
    also = [Verwacht(code, "", number) for number in numbers for code in codes]
    return Fout((Verwacht("KD209"),), (*also, Verwacht("KD210", kerntaak=place + 1)))
