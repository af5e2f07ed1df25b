"""Faults on the cover, in the contents, in headings and in references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trust.fault import Fout, Verwacht, anders, soort

if TYPE_CHECKING:
    import random

    from tests.dossiers.model import Dossier

KOPPEN = ("B 2.1", "B 2.2", "B 2.4", "D 2.1", "D 2.2")
"""Headings of which the text goes on to be read when they are gone."""
TITELS = {
    "B 2.1": "Colofon",
    "B 2.2": "Formele vereisten",
    "B 2.4": "Loopbaanperspectief",
    "D 2.1": "Betrokkenen",
    "D 2.2": "Verwantschap",
}


@soort("Omslag", "crebocode van vier cijfers")
def crebo_kort(d: Dossier, dice: random.Random) -> Fout:
    d.crebocodes[dice.randrange(len(d.crebocodes))] = "9120"
    return Fout((Verwacht("KD107"),), (Verwacht("KD704"),))


@soort("Omslag", "crebocode ontbreekt")
def crebo_weg(d: Dossier, dice: random.Random) -> Fout:
    d.crebocodes = []
    return Fout((Verwacht("KD107"),), (Verwacht("KD704"),))


@soort("Omslag", "cohort met jaren die niet aansluiten")
def cohort(d: Dossier, dice: random.Random) -> Fout:
    start = int(d.cohort.split()[1])
    d.cohort = f"Cohort {start} - {start + dice.choice((2, 3))}"
    return Fout((Verwacht("KD108"),), (Verwacht("KD703"),))


@soort("Omslag", "dossiertitel op de omslag anders")
def titel_omslag(d: Dossier, dice: random.Random) -> Fout:
    old = d.titel
    d.versietitel = old
    d.inleiding = [text.replace(d.titel, old) for text in d.inleiding]
    d.titel = anders(old)
    return Fout((Verwacht("KD110"),))


@soort("Inleiding", "dossiertitel in de Inleiding anders")
def titel_inleiding(d: Dossier, dice: random.Random) -> Fout:
    d.inleiding[0] = d.inleiding[0].replace(d.titel, anders(d.titel))
    return Fout((Verwacht("KD110"),))


@soort("Deel A", "dossiertitel in Deel A anders")
def titel_a(d: Dossier, dice: random.Random) -> Fout:
    d.beeldtitel = anders(d.beeldtitel)
    return Fout((Verwacht("KD110"),))


@soort("Deel B 1", "dossiertitel in B 1 anders")
def titel_b1(d: Dossier, dice: random.Random) -> Fout:
    d.b1.alineas[0] = d.b1.alineas[0].replace(d.titel, anders(d.titel))
    return Fout((Verwacht("KD110"),))


@soort("Koppen", "een heel deel ontbreekt")
def deel_weg(d: Dossier, dice: random.Random) -> Fout:
    part = dice.choice(("Inleiding", "A", "D"))
    d.weggelaten.add(part)
    return Fout((Verwacht("KD101"),), (Verwacht("KD103"), Verwacht("KD106")))


@soort("Inhoudsopgave", "titel in de inhoudsopgave anders")
def inhoud_titel(d: Dossier, dice: random.Random) -> Fout:
    names = set(TITELS.values())
    entry = dice.choice([item for item in d.inhoud if item.titel in names])
    entry.titel = anders(entry.titel)
    return Fout((Verwacht("KD102"),))


@soort("Inhoudsopgave", "regel van de inhoudsopgave ontbreekt")
def inhoud_weg(d: Dossier, dice: random.Random) -> Fout:
    names = set(TITELS.values())
    d.inhoud.remove(dice.choice([item for item in d.inhoud if item.titel in names]))
    return Fout((Verwacht("KD103"),))


@soort("Inhoudsopgave", "paginanummer lager dan het vorige")
def inhoud_pagina(d: Dossier, dice: random.Random) -> Fout:
    place = dice.randrange(4, len(d.inhoud))
    d.inhoud[place].pagina = d.inhoud[place - 1].pagina - dice.choice((1, 2))
    return Fout((Verwacht("KD105"),))


@soort("Koppen", "genummerde kop ontbreekt")
def kop_weg(d: Dossier, dice: random.Random) -> Fout:
    d.weggelaten.add(dice.choice(("B 2.3", "B 2.4", "D 2.2")))
    return Fout((Verwacht("KD103"),), (Verwacht("KD104"), Verwacht("KD106")))


@soort("Koppen", "titel van een kop anders")
def kop_titel(d: Dossier, dice: random.Random) -> Fout:
    key = dice.choice(KOPPEN)
    d.koppen[key] = anders(TITELS[key])
    return Fout((Verwacht("KD102"),))


@soort("Koppen", "paragraafnummer dubbel")
def kop_nummer(d: Dossier, dice: random.Random) -> Fout:
    d.typering.nummer = dice.choice(("2.2", "2.4"))
    return Fout((Verwacht("KD104"),), (Verwacht("KD102"), Verwacht("KD103"), Verwacht("KD105")))


@soort("Verwijzingen", "verwijzing naar een nummer dat er niet is")
def verwijzing_nummer(d: Dossier, dice: random.Random) -> Fout:
    if dice.random() < 0.5:
        d.perspectief[1] = d.perspectief[1].replace("2.4 van", f"2.{dice.choice((6, 7, 9))} van")
    else:
        d.vertaling[1] = d.vertaling[1].replace("2.5", f"2.{dice.choice((6, 7, 9))}")
    return Fout((Verwacht("KD106"),))


@soort("Verwijzingen", "verwijzing met een andere titel")
def verwijzing_titel(d: Dossier, dice: random.Random) -> Fout:
    if dice.random() < 0.5:
        d.vertaling[1] = d.vertaling[1].replace("Trends en innovaties", "Arbeidsmarkt en stage")
    else:
        d.vertaling[1] = d.vertaling[1].replace("Trends en innovaties", "Verwachte vernieuwingen")
    return Fout((Verwacht("KD106"),))


@soort("Omslag", "crebonummer dubbel")
def crebo_dubbel(d: Dossier, dice: random.Random) -> Fout:
    d.crebocodes.append(dice.choice(d.crebocodes))
    return Fout((Verwacht("KD111"),))
