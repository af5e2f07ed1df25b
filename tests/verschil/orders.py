"""Edits that put what stands in a list or text in another order: nothing comes or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trust.fault import plekken
from tests.verschil.edit import BEHEER, REDACTIE, Gedaan, Verwacht, op_model

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.dossiers.model import Dossier
    from tests.trust.fault import Plek


def _turned(listed: list[str], dice: random.Random) -> bool:
    """Put one item of a list in another place."""
    if len(listed) < 2 or len(set(listed)) < len(listed):
        return False
    at = dice.randrange(len(listed))
    item = listed.pop(at)
    listed.insert(dice.choice([place for place in range(len(listed) + 1) if place != at]), item)
    return True


ORDERS: dict[str, Callable[[Plek, random.Random], list[str]]] = {
    "resultaat": lambda plek, dice: plek.uitwerking.resultaten,
    "vakkennis": lambda plek, dice: plek.uitwerking.detailleringen[0].vakkennis,
    "component": lambda plek, dice: dice.choice(plek.uitwerking.detailleringen).componenten,
}


def _order(onderwerp: str) -> Callable[[Dossier, random.Random], Gedaan | None]:
    def edit(dossier: Dossier, dice: random.Random) -> Gedaan | None:
        plek = dice.choice(plekken(dossier))
        listed = ORDERS[onderwerp](plek, dice)
        if not _turned(listed, dice):
            return None
        return Gedaan((Verwacht("verplaatst", onderwerp, REDACTIE, plek.uitstroom, plek.werkproces),))

    return edit


for _name in ORDERS:
    op_model("verplaatsen", f"{_name}: andere volgorde")(_order(_name))


@op_model("verplaatsen", "competenties in een andere volgorde")
def turned_rows(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    plek = dice.choice(plekken(dossier))
    rows = plek.uitwerking.detailleringen
    if len(rows) < 3:
        return None
    first, last = rows.pop(1), rows.pop()
    rows += [last, first] if last is not first else [last]
    return Gedaan((Verwacht("verplaatst", "competentie", REDACTIE, plek.uitstroom, plek.werkproces),))


@op_model("verplaatsen", "zinnen van een kerntaak in een andere volgorde")
def turned_sentences(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    kerntaak = dice.choice(dossier.kerntaken)
    if not _turned(kerntaak.beschrijving, dice):
        return None
    return Gedaan((Verwacht("verplaatst", "kerntaak", REDACTIE, kerntaak=kerntaak.nummer),))


@op_model("beheer", "agenda in een andere volgorde")
def turned_agenda(dossier: Dossier, dice: random.Random) -> Gedaan | None:
    if len(dossier.agenda) < 2:
        return None
    dossier.agenda.append(dossier.agenda.pop(0))
    return Gedaan((Verwacht("verplaatst", "agenda", BEHEER),), categorie=4)
