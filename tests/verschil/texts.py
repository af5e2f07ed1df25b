"""Edits of one text in one place of a model: rewording, spelling, punctuation, and what every version renews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.language.dutch_words import count
from tests.trust.fault import CODES, plekken
from tests.verschil.edit import BEHEER, INHOUD, REDACTIE, Gedaan, Verwacht, op_model

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.dossiers.model import Dossier
    from tests.trust.fault import Plek

WORD = re.compile(r"(?<= )[a-z]{6,}(?= )")
NOUNS = ("fietsen", "vergadering", "planning", "tekening", "kassa")


def _typo(text: str, dice: random.Random) -> str | None:
    """The text with two letters of a word swapped, one lost or one doubled."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    match = dice.choice(found)
    word = match[0]
    at = dice.randrange(1, len(word) - 2)
    made = {
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "lose": word[:at] + word[at + 1 :],
        "double": word[: at + 1] + word[at:],
    }[dice.choice(("swap", "lose", "double"))]
    if made == word or count(made) >= count(word) / 100 > 0:  # another word (`lakken`, `laken`), of which nobody
        return None  # can say that it is a slip
    return text[: match.start()] + made + text[match.end() :]


def _reword(text: str, dice: random.Random) -> str | None:
    """The text with another noun for one of its words."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    match = dice.choice(found)
    return f"{text[: match.start()]}{dice.choice(NOUNS)}{text[match.end() :]}"


def _negate(text: str, dice: random.Random) -> str | None:
    """The text with a word that changes what is asked."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    at = dice.choice(found).start()
    return f"{text[:at]}{dice.choice(('niet ', 'minstens ', '3 ', 'zelfstandig ', 'geen ', 'maximaal '))}{text[at:]}"


def _punctuate(text: str, dice: random.Random) -> str | None:
    """The text with other punctuation or case."""
    if ", " in text and dice.random() < 0.5:
        return text.replace(", ", "; ", 1)
    return text[:-1] + "!" if text.endswith(".") and dice.random() < 0.5 else text.upper()[:12] + text[12:]


def _shorten(text: str, dice: random.Random) -> str | None:
    """The text without its last clause."""
    head, comma, _ = text.rpartition(", ")
    return f"{head}." if comma else None


CHANGES: dict[str, tuple[str, Callable[[str, random.Random], str | None], str]] = {
    "spelfout": ("spellen", _typo, REDACTIE),
    "leesteken of hoofdletter": ("spellen", _punctuate, REDACTIE),
    "ander woord": ("herformuleren", _reword, INHOUD),
    "woord dat de eis verandert": ("herformuleren", _negate, INHOUD),
    "bijzin vervallen": ("herformuleren", _shorten, INHOUD),
}


def _pick(dossier: Dossier, dice: random.Random) -> Plek:
    return dice.choice(plekken(dossier))


def _indicator(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        plek = _pick(dossier, dice)
        row = dice.choice(plek.uitwerking.detailleringen)
        new = change(row.indicator, dice)
        if new is None:
            return None
        row.indicator = new
        said = Verwacht(
            "gewijzigd", "prestatie-indicator", gewicht, plek.uitstroom, plek.werkproces, CODES[row.competentie]
        )
        return Gedaan((said,))

    return edit


def _omschrijving(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        plek = _pick(dossier, dice)
        new = change(plek.uitwerking.omschrijving[1], dice)
        if new is None:
            return None
        plek.uitwerking.omschrijving[1] = new
        return Gedaan((Verwacht("gewijzigd", "werkproces", gewicht, plek.uitstroom, plek.werkproces),))

    return edit


def _resultaat(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        plek = _pick(dossier, dice)
        new = change(plek.uitwerking.resultaten[0], dice)
        if new is None:
            return None
        plek.uitwerking.resultaten[0] = new
        return Gedaan((Verwacht("gewijzigd", "resultaat", gewicht, plek.uitstroom, plek.werkproces),))

    return edit


def _context(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        at = dice.randrange(len(dossier.uitstromen))
        texts = dossier.uitstromen[at].rijen[4][1]
        new = change(texts[0], dice)
        if new is None:
            return None
        texts[0] = new
        return Gedaan((Verwacht("gewijzigd", "uitstroom", gewicht, f"U{at + 1}"),))

    return edit


def _beschrijving(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        kerntaak = dice.choice(dossier.kerntaken)
        at = dice.randrange(len(kerntaak.beschrijving))
        new = change(kerntaak.beschrijving[at], dice)
        if new is None:
            return None
        kerntaak.beschrijving[at] = new
        return Gedaan((Verwacht("gewijzigd", "kerntaak", gewicht, kerntaak=kerntaak.nummer),))

    return edit


def _typering(change: Callable[[str, random.Random], str | None], gewicht: str) -> Callable[..., Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        new = change(dossier.typering.alineas[0], dice)
        if new is None:
            return None
        dossier.typering.alineas[0] = new
        return Gedaan((Verwacht("gewijzigd", "tekst", gewicht),))

    return edit


PLACES = {
    "prestatie-indicator": _indicator,
    "omschrijving": _omschrijving,
    "resultaat": _resultaat,
    "complexiteit": _context,
    "kerntaakbeschrijving": _beschrijving,
    "typering": _typering,
}
for _change, (_group, _made, _weight) in CHANGES.items():
    for _name, _place in PLACES.items():
        if _made is _shorten and _name != "prestatie-indicator":  # no other text has a clause to lose
            continue
        op_model(_group, f"{_name}: {_change}")(_place(_made, _weight))


@op_model("toevoegen", "component toegevoegd")
def component(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    plek = _pick(dossier, dice)
    row = dice.choice(plek.uitwerking.detailleringen)
    row.componenten.append("Zorgvuldig afwegen")
    code = CODES[row.competentie]
    return Gedaan(
        (Verwacht("toegevoegd", "component", INHOUD, plek.uitstroom, plek.werkproces, code, nieuw="afwegen"),)
    )


@op_model("verplaatsen", "component naar een andere competentie")
def moved_component(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    plek = _pick(dossier, dice)
    rows = [row for row in plek.uitwerking.detailleringen if len(row.componenten) > 1]
    if not rows or len(plek.uitwerking.detailleringen) < 2:
        return None
    row = dice.choice(rows)
    to = next(other for other in plek.uitwerking.detailleringen if other is not row)
    moved = row.componenten.pop()
    to.componenten.append(moved)
    code = CODES[to.competentie]
    return Gedaan((Verwacht("verplaatst", "component", INHOUD, plek.uitstroom, plek.werkproces, code, nieuw=moved),))


@op_model("beheer", "cohort gewijzigd")
def cohort(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    dossier.cohort = "Cohort 2015 - 2016"
    return Gedaan((Verwacht("gewijzigd", "dossier", BEHEER, nieuw="2015"),), categorie=4)


@op_model("beheer", "versie toegevoegd")
def version(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    from tests.dossiers.model import Versie

    dossier.versies.append(Versie(f"{dossier.titel} 2015-2016", "", ["Herzien."]))
    return Gedaan((Verwacht("toegevoegd", "versie", BEHEER),), categorie=4)


@op_model("beheer", "lid van een commissie gewijzigd")
def member(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    group, name, role = dossier.commissies[0].leden[0]
    dossier.commissies[0].leden[0] = (group, f"{name} Noord", role)
    return Gedaan((Verwacht("hernoemd", "betrokkene", BEHEER),), categorie=4)


@op_model("beheer", "datum van vaststelling gewijzigd")
def date(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    dossier.colofon = [(name, re.sub(r"14-11-\d+", "20-12-2014", text)) for name, text in dossier.colofon]
    return Gedaan((Verwacht("gewijzigd", "dossier", BEHEER, nieuw="20-12-2014"),), categorie=4)


@op_model("beheer", "agenda uitgebreid")
def agenda(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    dossier.agenda.append(("Onderzoek naar nieuwe technieken", ["Navraag bij bedrijven"], "Scholen", "Voorjaar 2015"))
    return Gedaan((Verwacht("toegevoegd", "agenda", BEHEER),), categorie=4)


@op_model("verwijderen", "bcp verwijderd")
def bcp(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    if len(dossier.profielen) < 2:
        return None
    gone = dossier.profielen.pop()
    name = gone.split(" (Kenniscentrum")[0]
    dossier.verwantschap = [text for text in dossier.verwantschap if not text.startswith(f"• {name} (Kenniscentrum")]
    return Gedaan((Verwacht("verwijderd", "bcp", oud=name),), categorie=2)


@op_model("herformuleren", "werkprocestitel op een plaats anders")
def title_in_one_place(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    kerntaak = dice.choice(dossier.kerntaken)
    item = dice.choice(kerntaak.werkprocessen)
    item.titel = f"{item.titel} en meer"
    return Gedaan((Verwacht("gewijzigd", "tekst", REDACTIE, nieuw=item.titel),))


@op_model("toevoegen", "kruisje in de totaalmatrix")
def total_cross(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    row = dice.choice(dice.choice(dossier.totaal)[1].rijen)
    letter = dice.choice([one for one in "ABCDEFGHIJ" if one not in row.tekens])
    row.tekens[letter] = "x"
    return Gedaan((Verwacht("toegevoegd", "kruisje", INHOUD, werkproces=row.nummer, competentie=letter),))


@op_model("toevoegen", "kruisje bij een eenheid")
def cross(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    rows = [row for eenheid in dossier.eenheden for row in eenheid.matrix.rijen if row.tekens]
    if not rows:
        return None
    row = dice.choice(rows)
    letter = dice.choice([one for one in "ABCDEFGHIJ" if one not in row.tekens])
    row.tekens[letter] = "x"
    return Gedaan((Verwacht("toegevoegd", "kruisje", INHOUD, werkproces=row.nummer, competentie=letter),))
