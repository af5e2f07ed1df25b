"""Faults in the detailleringen of Deel C."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from tests.dossiers.model import LETTERS, Detaillering, Dossier
from tests.dossiers.woorden import COMPONENTEN, NAMEN
from tests.trust.fault import Fout, Plek, Verwacht, anders, kies_rij, letter, plekken, soort

if TYPE_CHECKING:
    import random


def _volgorde(plek: Plek) -> None:
    first = plek.uitwerking.detailleringen[0].vakkennis
    plek.uitwerking.detailleringen.sort(key=lambda item: item.competentie.casefold())
    for place, item in enumerate(plek.uitwerking.detailleringen):
        item.vakkennis = first if place == 0 else None


def _andere(d: Dossier, plek: Plek, dice: random.Random) -> str | None:
    """A name by which another uitstroom is the subject, that does not begin with this one or the other way round."""
    own = plek.uitwerking.omschrijving[0].split(" ", 1)[1]
    place = int(plek.uitstroom[1:]) - 1
    mine = d.legenda[place].titel.casefold()
    names = [item.titel for number, item in enumerate(d.legenda) if number != place]
    names = [
        name for name in names if not own.casefold().startswith(name.casefold()) or not mine.startswith(name.casefold())
    ]
    return dice.choice(names) if names else None


def _naam(name: str) -> str:
    at = 1 if name.startswith("(") else 0
    return name[:at] + name[at].lower() + name[at + 1 :]


@soort("Deel C detaillering", "rij van een competentie weg")
def rij_weg(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    plek.uitwerking.detailleringen.remove(detail)
    code = letter(detail)
    return Fout((plek.verwacht("KD301", code),), zichtbaar_in=((plek.sleutel, plek.werkproces),))


@soort("Deel C detaillering", "rij van een competentie erbij")
def rij_erbij(d: Dossier, dice: random.Random) -> Fout:
    plek, _ = kies_rij(d, dice, minstens=1)
    new = dice.choice([item for item in LETTERS if item not in plek.rij.tekens])
    name = plek.uitwerking.omschrijving[0].split(".")[0].split(" ")[1]
    subject = _naam(d.legenda[int(plek.uitstroom[1:]) - 1].titel) if name else name
    text = f"De {subject} werkt in het bijzonder met aandacht voor dit onderdeel, zodat niets wordt vergeten."
    row = Detaillering(NAMEN[new], list(COMPONENTEN[new][:1]), text)
    plek.uitwerking.detailleringen.append(row)
    _volgorde(plek)
    return Fout((plek.verwacht("KD302", new),), zichtbaar_in=((plek.sleutel, plek.werkproces),))


@soort("Deel C detaillering", "competentie dubbel")
def rij_dubbel(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    rows = plek.uitwerking.detailleringen
    double = copy.deepcopy(detail)
    double.indicator = double.indicator.replace("zodat", "opdat")
    rows.insert(rows.index(detail), double)
    code = letter(detail)
    return Fout((plek.verwacht("KD306", code),), (plek.verwacht("KD414"), plek.verwacht("KD302", code)))


@soort("Deel C detaillering", "competentie met een naam buiten de 25")
def rij_onbekend(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    code = letter(detail)
    detail.competentie = dice.choice(("Rekenen met maten", "Zelfstandig zijn", "Omgaan met dieren"))
    also = (plek.verwacht("KD301", code), plek.verwacht("KD406"), plek.verwacht("KD405"))
    return Fout((plek.verwacht("KD305"),), also)


@soort("Deel C detaillering", "competentie verwisseld met een andere")
def rij_hernoemd(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    old = letter(detail)
    new = dice.choice([item for item in LETTERS if item not in plek.rij.tekens])
    detail.competentie = NAMEN[new]
    _volgorde(plek)
    expected = (plek.verwacht("KD301", old), plek.verwacht("KD302", new))
    return Fout(expected, (plek.verwacht("KD405"),), ((plek.sleutel, plek.werkproces),), verplaatst=True)


@soort("Deel C detaillering", "component bij een andere competentie")
def component(d: Dossier, dice: random.Random) -> Fout | None:
    counts: dict[str, int] = {}
    for plek in plekken(d):
        for detail in plek.uitwerking.detailleringen:
            for item in detail.componenten:
                counts[item] = counts.get(item, 0) + 1
    plek, detail = kies_rij(d, dice)
    foreign = [item for item, count in counts.items() if count >= 3 and item not in COMPONENTEN[letter(detail)]]
    if not foreign:
        return None
    detail.componenten.append(dice.choice(foreign))
    return Fout((plek.verwacht("KD405", letter(detail)),), (Verwacht("KD422", "", plek.werkproces),))


@soort("Deel C detaillering", "componenten geleegd")
def componenten_leeg(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    detail.componenten = []
    return Fout((plek.verwacht("KD404", letter(detail)),))


@soort("Deel C detaillering", "prestatie-indicator geleegd")
def indicator_leeg(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    detail.indicator = ""
    return Fout((plek.verwacht("KD403", letter(detail)),))


@soort("Deel C detaillering", "prestatie-indicator gekopieerd")
def indicator_kopie(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    detail.indicator = plek.uitwerking.detailleringen[0].indicator
    return Fout((plek.verwacht("KD414"),))


@soort("Deel C detaillering", "prestatie-indicator over een andere uitstroom")
def indicator_ander(d: Dossier, dice: random.Random) -> Fout | None:
    plek, detail = kies_rij(d, dice)
    name = _andere(d, plek, dice)
    if name is None:
        return None
    own = _naam(d.legenda[int(plek.uitstroom[1:]) - 1].titel)
    detail.indicator = detail.indicator.replace(f"De {own}", f"De {_naam(name)}", 1)
    return Fout((plek.verwacht("KD408", letter(detail)),), (plek.verwacht("KD415"),))


@soort("Deel C detaillering", "omschrijving over een andere uitstroom")
def omschrijving_ander(d: Dossier, dice: random.Random) -> Fout | None:
    plek = dice.choice(plekken(d))
    name = _andere(d, plek, dice)
    if name is None:
        return None
    own = _naam(d.legenda[int(plek.uitstroom[1:]) - 1].titel)
    text = plek.uitwerking.omschrijving
    text[0] = text[0].replace(f"De {own}", f"De {_naam(name)}", 1)
    return Fout((plek.verwacht("KD408"),), (plek.verwacht("KD415"),))


@soort("Deel C detaillering", "doelzin uit de prestatie-indicator weg")
def doelzin(d: Dossier, dice: random.Random) -> Fout | None:
    plek, detail = kies_rij(d, dice)
    for word in (", zodat ", ", opdat ", ", waardoor "):
        if word in detail.indicator:
            detail.indicator = detail.indicator.split(word)[0] + "."
            return Fout((Verwacht("KD409", plek.uitstroom),))
    return None


@soort("Deel C detaillering", "omschrijving geleegd")
def omschrijving_leeg(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.uitwerking.omschrijving = [""]
    return Fout((plek.verwacht("KD401"),))


@soort("Deel C detaillering", "gewenst resultaat geleegd")
def resultaat_leeg(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.uitwerking.resultaten = []
    return Fout((plek.verwacht("KD402"),))


@soort("Deel C detaillering", "resultaat zonder punt")
def resultaat_punt(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    results = plek.uitwerking.resultaten
    place = dice.randrange(len(results))
    results[place] = results[place].rstrip(".")
    return Fout((plek.verwacht("KD410"),))


@soort("Deel C detaillering", "competenties niet op alfabet")
def competenties_alfabet(d: Dossier, dice: random.Random) -> Fout | None:
    options = [plek for plek in plekken(d) if len(plek.uitwerking.detailleringen) >= 3]
    if not options:
        return None
    plek = dice.choice(options)
    rows = plek.uitwerking.detailleringen
    rows[1], rows[2] = rows[2], rows[1]
    return Fout((plek.verwacht("KD406"),))


@soort("Deel C detaillering", "werkprocestitel boven de detaillering anders")
def titel(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.uitwerking.titel = anders(plek.uitwerking.titel)
    return Fout((Verwacht("KD208", "", plek.werkproces),))


@soort("Deel C detaillering", "kerntaaktitel boven de detaillering anders")
def kerntaak(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.uitwerking.kerntaak = anders(plek.uitwerking.kerntaak)
    return Fout((Verwacht("KD207", kerntaak=plek.kerntaak.nummer),))


@soort("Deel C detaillering", "werkproces niet uitgewerkt")
def uitwerking_weg(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice([plek for plek in plekken(d) if len(plek.kerntaak.uitwerkingen) > 1])
    plek.kerntaak.uitwerkingen.remove(plek.uitwerking)
    return Fout((plek.verwacht("KD203"),), (plek.verwacht("KD301"),))


@soort("Deel C detaillering", "competentienaam verkeerd gespeld")
def competentie_spelling(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    code = letter(detail)
    word = max(detail.competentie.split(), key=len)
    at = len(word) // 2
    detail.competentie = detail.competentie.replace(word, word[:at] + word[at + 1 :])
    also = (plek.verwacht("KD301", code), plek.verwacht("KD406"), plek.verwacht("KD405"))
    return Fout((plek.verwacht("KD305"),), also)


@soort("Deel C detaillering", "uitwerking bij een uitstroom die het werkproces niet heeft")
def uitwerking_vreemd(d: Dossier, dice: random.Random) -> Fout | None:
    have = {(plek.uitstroom, plek.werkproces) for plek in plekken(d)}
    options = [
        (plek, f"U{number}", kerntaak)
        for plek in plekken(d)
        for number, uit in enumerate(d.uitwerking, 1)
        for kerntaak in uit.kerntaken
        if kerntaak.nummer == plek.kerntaak.nummer and (f"U{number}", plek.werkproces) not in have
    ]
    if not options:
        return None
    plek, key, kerntaak = dice.choice(options)
    kerntaak.uitwerkingen.append(copy.deepcopy(plek.uitwerking))
    kerntaak.uitwerkingen.sort(key=lambda item: [int(part) for part in item.nummer.split(".")])
    codes = ("KD302", "KD408", "KD205", "KD415")
    also = tuple(Verwacht(code, key, plek.werkproces) for code in codes)
    return Fout((Verwacht("KD204", key, plek.werkproces),), (*also, Verwacht("KD304", "", plek.werkproces)))


@soort("Deel C detaillering", "component dubbel")
def component_dubbel(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    detail.componenten.append(dice.choice(detail.componenten))
    return Fout((plek.verwacht("KD416", letter(detail)),))


@soort("Deel C detaillering", "resultaat dubbel")
def resultaat_dubbel(d: Dossier, dice: random.Random) -> Fout:
    plek = dice.choice(plekken(d))
    plek.uitwerking.resultaten.append(dice.choice(plek.uitwerking.resultaten))
    return Fout((plek.verwacht("KD417"),))


@soort("Deel C detaillering", "prestatie-indicator zonder punt")
def indicator_zonder_punt(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice)
    detail.indicator = detail.indicator.rstrip(".")
    return Fout((plek.verwacht("KD418", letter(detail)),))
