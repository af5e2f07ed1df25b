"""Faults in Deel D: change categories, versions, dates, claims."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from tests.trust.fault import Fout, Verwacht, soort

if TYPE_CHECKING:
    import random

    from tests.dossiers.model import Dossier


@soort("Deel D", "geen wijzigingscategorie aangekruist")
def geen_kruis(d: Dossier, dice: random.Random) -> Fout:
    for item in d.categorieen:
        item.aangekruist = False
    return Fout((Verwacht("KD701"),), (Verwacht("KD702"),))


@soort("Deel D", "andere wijzigingscategorie aangekruist dan toegelicht")
def ander_kruis(d: Dossier, dice: random.Random) -> Fout:
    now = next(item for item in d.categorieen if item.aangekruist)
    now.aangekruist = False
    dice.choice([item for item in d.categorieen if item is not now]).aangekruist = True
    return Fout((Verwacht("KD702"),))


@soort("Deel D", "versie van dit cohort ontbreekt")
def versie_weg(d: Dossier, dice: random.Random) -> Fout:
    d.versies.pop()
    return Fout((Verwacht("KD703"),), (Verwacht("KD704"),))


@soort("Deel D", "crebocode in het versiebeheer anders")
def versie_crebo(d: Dossier, dice: random.Random) -> Fout:
    last = d.versies[-1]
    digit = dice.choice([char for char in "123456789" if char != last.crebo[-1]])
    last.crebo = last.crebo[:-1] + digit
    return Fout((Verwacht("KD704"),))


@soort("Deel D", "versie overgeslagen")
def versie_gat(d: Dossier, dice: random.Random) -> Fout:
    del d.versies[1]
    return Fout((Verwacht("KD705"),))


@soort("Deel D", "twee datums voor een besluit")
def datum_strijdig(d: Dossier, dice: random.Random) -> Fout:
    d.discussie[0] = d.discussie[0].replace("9 april ", f"{dice.choice((19, 29, 6))} april ")
    return Fout((Verwacht("KD706"),))


@soort("Deel D", "datum die niet bestaat")
def datum_onmogelijk(d: Dossier, dice: random.Random) -> Fout:
    if dice.random() < 0.5:
        d.colofon[2] = (d.colofon[2][0], d.colofon[2][1].replace("14-11-", "31-11-"))
    else:
        d.discussie[1] = d.discussie[1].replace("Op 3 oktober", "Op 31 september")
    return Fout((Verwacht("KD708"),))


@soort("Deel D", "bewering over een kruisje dat er niet is")
def claim_kruisje(d: Dossier, dice: random.Random) -> Fout:
    item = next(item for item in d.categorieen if item.toelichting)
    number = dice.choice(d.uitwerking[0].kerntaken).nummer
    item.toelichting.append(
        f"• toevoeging van een kruisje in de matrix van kerntaak {number} bij 'gedrevenheid en ambitie tonen' "
        f"bij de uitstroom {d.legenda[0].titel}"
    )
    return Fout((Verwacht("KD707"),), zichtbaar_in=((f"C-U1-{number}", ""),), gaaf=True)


@soort("Deel D", "bewering over een titel die anders luidt")
def claim_titel(d: Dossier, dice: random.Random) -> Fout:
    item = next(item for item in d.categorieen if item.toelichting)
    number = dice.randint(1, len(d.kerntaken))
    item.toelichting.append(
        f"• correctie van de titel van kerntaak {number}. Deze kerntaak heet 'Bewaart de rust op het erf' en niet "
        "'Bewaakt het erf'"
    )
    return Fout((Verwacht("KD707"),))


@soort("Deel D", "bewering over een niveaumatrix die er niet is")
def claim_matrix(d: Dossier, dice: random.Random) -> Fout:
    item = next(item for item in d.categorieen if item.toelichting)
    item.toelichting.append(
        f"• toevoeging van de niveaumatrix {dice.choice(('Spaans', 'Fries', 'Pools'))} voor alle uitstromen"
    )
    return Fout((Verwacht("KD707"),))


@soort("Deel D", "versie dubbel")
def versie_dubbel(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(len(d.versies))
    d.versies.insert(place, copy.deepcopy(d.versies[place]))
    return Fout((Verwacht("KD712"),))


@soort("Deel D", "agendapunt dubbel")
def agendapunt_dubbel(d: Dossier, dice: random.Random) -> Fout:
    d.agenda.append(copy.deepcopy(dice.choice(d.agenda)))
    return Fout((Verwacht("KD713"),))


@soort("Deel D", "twee wijzigingscategorieën aangekruist")
def twee_kruisen(d: Dossier, dice: random.Random) -> Fout:
    dice.choice([item for item in d.categorieen if not item.aangekruist]).aangekruist = True
    return Fout((Verwacht("KD714"),), (Verwacht("KD702"),))


@soort("Deel D", "versie zonder crebonummer")
def versie_zonder_crebo(d: Dossier, dice: random.Random) -> Fout | None:
    with_code = [item for item in d.versies if item.crebo]
    if len(with_code) < 2:
        return None
    dice.choice(with_code).crebo = ""
    return Fout((Verwacht("KD717"),))


@soort("Deel D", "versmelting genoemd, categorie 2 zwijgt")
def versmelting(d: Dossier, dice: random.Random) -> Fout | None:
    item = next(item for item in d.categorieen if item.toelichting)
    if any(other.aangekruist for other in d.categorieen if other.nummer == 2):
        return None
    item.toelichting.append("• versmelting van de uitstromen Strobinder en Rietdekker")
    return Fout((Verwacht("KD715"),), (Verwacht("KD707"), Verwacht("KD702")))


@soort("Verwijzingen", "paragraaf van een ander deel zonder dat deel")
def zonder_deel(d: Dossier, dice: random.Random) -> Fout:
    d.discussie.append(f"Zie voor het beroep paragraaf {d.typering.nummer} '{d.typering.titel}'.")
    return Fout((Verwacht("KD112"),), (Verwacht("KD106"),))
