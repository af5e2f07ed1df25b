"""The category of D 2.5 that the changes ask for, with the reasons and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht, Oordeel, Soort, Wijziging
from pipeline.compare.said import difference, difference_of_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.compare.case import Case

WHOLE = frozenset({Soort.TOEGEVOEGD, Soort.VERWIJDERD, Soort.SAMENGEVOEGD, Soort.GESPLITST})
ELEMENTS = frozenset({"uitstroom", "eenheid", "bcp"})
"""What makes a dossier one with new elements (category 2)."""
SHORT = 90
"""Longest text that a reason quotes, in characters."""
SHOWN = 12
"""Reasons that are written out; the others are counted."""


def judge(case: Case, changes: Sequence[Wijziging]) -> Oordeel:
    """The category: 1 new dossier, 2 new elements, 3 changes, 4 unchanged; None for two different dossiers."""
    if reason := _another(case):
        listed = [row.cohort or row.naam or "" for row in case.new.rows("versies")]
        number = getattr(case.new.facts, "vorige_nr", None)
        if len(listed) > 1 or number is not None:
            named = ", ".join(listed[:-1]) or f"nummer {number} van het register"
            earlier = f"het nieuwe dossier noemt een eerdere versie ({named})"
            return Oordeel(categorie=None, redenen=(f"{reason}; {earlier}, zodat dit niet de vorige versie is",))
        return Oordeel(categorie=1, redenen=(f"{reason}, en het versiebeheer noemt geen eerdere versie",))
    elements = [
        item
        for item in changes
        if item.onderwerp in ELEMENTS and item.soort in WHOLE and item.gewicht is Gewicht.INHOUD
    ]
    if elements:
        return Oordeel(categorie=2, redenen=_reasons(elements))
    counted = [item for item in changes if counts(item)]
    if not counted:
        only = " dan in het beheer van het dossier (versie, datums, betrokkenen, agenda)" if changes else ""
        return Oordeel(categorie=4, redenen=(f"er is geen verschil gevonden{only}",))
    new = [
        item for item in counted if item.onderwerp == "kerntaak" and item.soort in (Soort.TOEGEVOEGD, Soort.GESPLITST)
    ]
    maybe = tuple(
        f"mogelijk categorie 2: {quoted(item)}; een nieuwe kerntaak kan een nieuw element zijn" for item in new
    )
    return Oordeel(categorie=3, mogelijk=(2,) if new else (), redenen=maybe + _reasons(counted))


def counts(change: Wijziging) -> bool:
    """Whether a change makes the dossier one that changed: all but what every version renews; a crebocode does."""
    return change.gewicht is not Gewicht.BEHEER or change.onderwerp == "crebo"


def _another(case: Case) -> str:
    """Why the two are not versions of one dossier; empty when they are."""
    one, other = case.old.bron.titel, case.new.bron.titel
    same = case.weigher.weigh_names(one, other) is not Gewicht.INHOUD
    if same or case.parts.kerntaken.pairs or not (case.old.kerntaken and case.new.kerntaken):
        return ""
    return f"'{other}' heeft een andere titel dan '{one}' en geen enkele kerntaak daarvan"


def _reasons(changes: Sequence[Wijziging]) -> tuple[str, ...]:
    ordered = sorted(changes, key=lambda item: list(Gewicht).index(item.gewicht))
    told = [quoted(item) for item in ordered[:SHOWN]]
    more = len(ordered) - SHOWN
    return (*told, *([f"en nog {more} wijzigingen"] if more > 0 else []))


def quoted(change: Wijziging) -> str:
    """A change in one line, with what it rests on."""
    subject = " ".join(filter(None, (change.onderwerp, f"({change.onderdeel})" if change.onderdeel else "")))
    values = _values(change.oud or "", change.nieuw or "")
    where = (
        f", {change.waar}" if change.waar and change.waar not in (change.onderdeel, change.nieuw, change.oud) else ""
    )
    place = change.plaats_nieuw or change.plaats_oud
    at = ""
    if place is not None:
        at = f" (regel {place.regel})" if place.regel else f" (bladzijde {place.pagina})" if place.pagina else ""
    return f"{subject} {change.soort}: {values}{where}{at}"


def _values(old: str, new: str) -> str:
    """Old and new; of longer texts that would be cut before they differ the words in which they do."""
    if old and new and old != new and max(len(old), len(new)) > SHORT:
        told = difference(old, new) or difference_of_signs(old, new)
        return _short(told, 3 * SHORT)
    return " → ".join(f"'{_short(text)}'" for text in dict.fromkeys((old, new)) if text)


def _short(text: str, length: int = SHORT) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
