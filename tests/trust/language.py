"""Faults of language: what an author writes wrong, forgets in one of several copies, or says twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.trust.fault import Fout, Plek, Verwacht, kies_rij, plekken, soort

if TYPE_CHECKING:
    import random

    from tests.dossiers.model import Detaillering, Dossier

TAALFOUTEN = (
    "Hij overlegt van te voren met een collega.",
    "Hij zorgt er voor dat de werkplek schoon is.",
    "Bij een klacht betreft hij een collega.",
    "Hij kijkt het de volgende dag na.",
)
SPELFOUTEN = (
    "werzaamheden",
    "verantwoordelijkeid",
    "veiligheidd",
    "planninng",
    "communnicatie",
    "activteiten",
    "kwalitiet",
)
LONG = "Het werk is op de afgesproken dag volledig en netjes aan de opdrachtgever opgeleverd."
SAME = "Hij bespreekt aan het eind van de dag met een collega welke werkzaamheden nog moeten gebeuren."
TWICE = "Wie dit beroep uitoefent werkt meestal in een klein team, leert van oudere collega's en deelt zelf ook wat hij weet."
OFTEN = ("vaak", "soms", "geregeld", "elke dag", "telkens", "meestal", "steeds", "altijd", "dagelijks", "af en toe")
REGISTERS = re.compile(
    r"not|schrijf|vast|houdt|stel|verwerk|voer|vul|administr|rapport|registr|document", re.IGNORECASE
)


def _plek(d: Dossier, dice: random.Random) -> Plek:
    return dice.choice(plekken(d))


def _zin(d: Dossier, dice: random.Random, code: str, sentence: str) -> Fout:
    """A sentence more at the end of an omschrijving."""
    plek = _plek(d, dice)
    plek.uitwerking.omschrijving[-1] += f" {sentence}"
    return Fout((plek.verwacht(code),))


@soort("Taal", "taalfout met een vaste vorm")
def vaste_vorm(d: Dossier, dice: random.Random) -> Fout:
    return _zin(d, dice, "KD427", dice.choice(TAALFOUTEN))


@soort("Taal", "woord verkeerd gespeld")
def spelling(d: Dossier, dice: random.Random) -> Fout:
    return _zin(d, dice, "KD419", f"Hij praat met een collega over de {dice.choice(SPELFOUTEN)}.")


@soort("Taal", "punt te veel")
def punt(d: Dossier, dice: random.Random) -> Fout:
    plek = _plek(d, dice)
    plek.uitwerking.omschrijving[-1] += "."
    return Fout((plek.verwacht("KD432"),))


@soort("Taal", "haakje zonder tegenhanger")
def haakje(d: Dossier, dice: random.Random) -> Fout:
    return _zin(d, dice, "KD432", "Hij vraagt een collega (of de leidinggevende om raad.")


@soort("Taal", "opsomming zonder en")
def opsomming(d: Dossier, dice: random.Random) -> Fout:
    return _zin(
        d,
        dice,
        "KD428",
        "Hij bekijkt het werk, vraagt een collega om raad, meldt de uitkomst, zodat iedereen die kent.",
    )


@soort("Taal", "uitstroomnaam anders geschreven")
def naam(d: Dossier, dice: random.Random) -> Fout | None:
    names = [item.naam.lower() for item in d.uitstromen if " " in item.naam and "(" not in item.naam]
    if not names:
        return None
    broken = dice.choice(names).replace(" ", "-")
    d.typering.alineas[-1] += f" Wie het beroep {broken} leert, begint met eenvoudig werk."
    return Fout((Verwacht("KD213"),))


@soort("Taal", "zin twee keer in de lopende tekst")
def zin_dubbel(d: Dossier, dice: random.Random) -> Fout:
    d.typering.alineas.append(TWICE)
    d.vertaling.append(TWICE if dice.random() < 0.5 else TWICE.replace("meestal ", ""))
    return Fout((Verwacht("KD434"),))


@soort("Taal", "zin van B 5 in Deel C anders")
def zin_anders(d: Dossier, dice: random.Random) -> Fout:
    plek = _plek(d, dice)
    task = next(item for item in d.kerntaken if item.nummer == plek.kerntaak.nummer)
    task.beschrijving.append(SAME)
    plek.uitwerking.omschrijving[-1] += f" {SAME.replace('collega', dice.choice(('leidinggevende', 'opdrachtgever')))}"
    return Fout((plek.verwacht("KD426"),))


@soort("Taal", "competentie genoemd en niet gekozen")
def niet_gekozen(d: Dossier, dice: random.Random) -> Fout | None:
    places = [
        plek for plek in plekken(d) if all(row.competentie != "Presenteren" for row in plek.uitwerking.detailleringen)
    ]
    plek = dice.choice(places)
    plek.uitwerking.omschrijving[-1] += " Hij presenteert de uitkomst aan de groep."
    return Fout((plek.verwacht("KD425", "I"),))


@soort("Taal", "resultaat in één uitstroom anders")
def resultaat_anders(d: Dossier, dice: random.Random) -> Fout | None:
    same = _same(d, dice)
    if len(same) < 2:
        return None
    for plek in same:
        plek.uitwerking.resultaten.append(LONG)
    same[-1].uitwerking.resultaten[-1] = LONG.replace("volledig", "zorgvuldig")
    return Fout((Verwacht("KD421", werkproces=same[0].werkproces),))


@soort("Taal", "component ontbreekt in één uitstroom")
def component_weg(d: Dossier, dice: random.Random) -> Fout | None:
    same = _same(d, dice)
    shared: dict[str, list[tuple[Plek, Detaillering]]] = {}
    for plek in same:
        for row in plek.uitwerking.detailleringen:
            shared.setdefault(row.competentie, []).append((plek, row))
    found = [rows for rows in shared.values() if len(rows) > 1]
    if not found:
        return None
    rows = dice.choice(found)
    held = list(rows[0][1].componenten)
    for _, row in rows:
        row.componenten = [*held, "Vragen van anderen beantwoorden"]
    rows[-1][1].componenten.pop()
    return Fout((rows[-1][0].verwacht("KD422"),), (Verwacht("KD405"), Verwacht("KD416")))


@soort("Taal", "prestatie-indicator onder twee werkprocessen")
def indicator_tweemaal(d: Dossier, dice: random.Random) -> Fout | None:
    plek, row = kies_rij(d, dice)
    others = [item for item in plekken(d) if item.uitstroom == plek.uitstroom and item != plek]
    rows = [
        (item, other)
        for item in others
        for other in item.uitwerking.detailleringen
        if other.competentie == row.competentie
    ]
    if not rows:
        return None
    rows[0][1].indicator = row.indicator
    return Fout((Verwacht("KD423", plek.uitstroom),), (Verwacht("KD409"), Verwacht("KD421"), Verwacht("KD422")))


@soort("Taal", "registratie zonder prestatie-indicator")
def registratie(d: Dossier, dice: random.Random) -> Fout | None:
    places = [
        plek
        for plek in plekken(d)
        if not any(REGISTERS.search(row.indicator) for row in plek.uitwerking.detailleringen)
    ]
    if not places:
        return None
    plek = dice.choice(places)
    plek.uitwerking.resultaten.append("De registratie van het werk is volledig en juist.")
    return Fout((plek.verwacht("KD424"),))


@soort("Taal", "vakkennis als zin")
def zin_als_kennis(d: Dossier, dice: random.Random) -> Fout:
    _, row = kies_rij(d, dice, eerste=True)
    assert row.vakkennis
    row.vakkennis.append("Maakt zelfstandig een eenvoudige berekening van de kosten")
    row.vakkennis.sort(key=str.casefold)
    return Fout((Verwacht("KD430"),))


@soort("Taal", "wetgeving die er volgens de tekst niet is")
def wetgeving(d: Dossier, dice: random.Random) -> Fout:
    _, row = kies_rij(d, dice)
    row.componenten.append("Werken volgens de wettelijke richtlijnen")
    d.typering.alineas[-1] += " Er is geen specifieke wet- en regelgeving voor dit beroep."
    return Fout((Verwacht("KD433"),), (Verwacht("KD405"), Verwacht("KD422")))


def _same(d: Dossier, dice: random.Random) -> list[Plek]:
    """A werkproces in every uitstroom that has it."""
    number = dice.choice(plekken(d)).werkproces
    return [plek for plek in plekken(d) if plek.werkproces == number]


@soort("Taal", "zodat eenmaal zonder komma")
def zodat(d: Dossier, dice: random.Random) -> Fout:
    plek = _plek(d, dice)
    with_comma = " ".join(f"Hij kijkt {often} rond, zodat hij weet wat er gebeurt." for often in OFTEN)
    plek.uitwerking.omschrijving[-1] += f" {with_comma} Hij vraagt door zodat hij het begrijpt."
    return Fout((Verwacht("KD429"),))


@soort("Taal", "stichting op twee manieren geschreven")
def stichting(d: Dossier, dice: random.Random) -> Fout:
    names = ["Stichting Opleidingenfonds Ambacht", "Stichting Opleidingsfonds Ambacht"]
    dice.shuffle(names)
    d.typering.alineas.append(f"De {names[0]} steunt wie het vak wil leren.")
    d.discussie.append(f"De {names[1]} was bij de bespreking.")
    return Fout((Verwacht("KD716"),))


@soort("Taal", "term van een andere uitstroom")
def term_van_een_ander(d: Dossier, dice: random.Random) -> Fout | None:
    """The first part of a word in the name of one uitstroom is used in all of its werkprocessen, and once in another's."""
    names = [re.findall(r"[a-z]+", item.titel.lower()) for item in d.legenda]
    places = plekken(d)
    others = {
        number: {word for at, own in enumerate(names) if at != number for word in own} for number in range(len(names))
    }
    choice = [
        (number, word[:-4])
        for number, own in enumerate(names)
        for word in own
        if len(word) >= 9 and not any(other.startswith(word[:-4]) for other in others[number])
    ]
    own = {number: [plek for plek in places if plek.uitstroom == f"U{number + 1}"] for number, _ in choice}
    choice = [(number, term) for number, term in choice if len(own[number]) >= 3 and len(own[number]) < len(places)]
    if not choice:
        return None
    number, term = dice.choice(choice)
    for plek in own[number]:
        plek.uitwerking.omschrijving[-1] += f" Hij vraagt wat de {term} wil."
    stray = dice.choice([plek for plek in places if plek.uitstroom != f"U{number + 1}"])
    stray.uitwerking.omschrijving[-1] += f" Hij luistert naar elke {term}."
    return Fout((stray.verwacht("KD415"),), (Verwacht("KD419"),))  # half a word may be no word
