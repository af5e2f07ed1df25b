"""The list of changes for D 2.5, ready to paste: grouped, in the style of the dossiers that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.category import counts
from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.phrases import elsewhere, phrase
from pipeline.compare.said import difference
from pipeline.compare.text.difference import stretches

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from pipeline.compare.case import Case
    from pipeline.compare.change import Oordeel

GROUPS = {
    "Uitstromen": ("uitstroom", "dossier", "crebo"),
    "Kerntaken en werkprocessen": ("kerntaak", "werkproces", "dekking"),
    "Competentiekeuze": ("competentie", "component", "kruisje"),
    "Resultaten en prestatie-indicatoren": ("resultaat", "prestatie-indicator", "gedrag"),
    "Vakkennis en vaardigheden": ("vakkennis", "kennis"),
    "Niveaus": ("niveau",),
    "Certificeerbare eenheden": ("eenheid",),
    "Beroepscompetentieprofielen en verwantschap": ("bcp", "verwantschap"),
    "Teksten": ("tekst",),
}
"""The headings of the list and the subjects below each."""
OPENING = "In dit dossier zijn de volgende wijzigingen doorgevoerd:"
EXAMPLES = 6
"""Redactional changes of which the line of redactie gives the words."""
NO_DEMAND = {
    "tekst": "Dit betekent geen wijziging van de opleidingseisen",
    "kruisje": "Controleer of de uitwerking van het werkproces deze competentie ook noemt",
}
"""What a change of such a subject means for the requirements."""


def summary(case: Case, changes: Sequence[Wijziging], verdict: Oordeel) -> str:
    """The text for D 2.5; of category 4 the form asks none."""
    counted = [item for item in changes if counts(item)]
    if verdict.categorie == 4 or not counted:
        version = case.old.bron.cohort or case.old.bron.titel
        return f"Niet van toepassing: het dossier is ongewijzigd ten opzichte van de vorige versie ({version})."
    lines = [OPENING]
    heavy = [item for item in counted if item.gewicht is not Gewicht.REDACTIE or item.soort is Soort.HERNUMMERD]
    for heading, subjects in GROUPS.items():
        entries = _entries(case, [item for item in heavy if item.onderwerp in subjects])
        if entries:
            lines += ["", heading, *(f"- {text};" for text in entries)]
    light = [item for item in counted if item.gewicht is Gewicht.REDACTIE and item.soort is not Soort.HERNUMMERD]
    if light:
        lines += ["", "Redactie", f"- {_redactie(case, light)};"]
    lines[-1] = lines[-1].removesuffix(";") + "."
    return "\n".join(lines)


def _entries(case: Case, changes: Sequence[Wijziging]) -> list[str]:
    """An item per change; what is the same for several uitstromen is one, all new numbers are one."""
    groups: dict[Hashable, list[Wijziging]] = {}
    for item in changes:
        if item.soort is not Soort.HERNUMMERD:
            groups.setdefault(_same(item), []).append(item)
    entries = [_meaning(phrase(case, group), group[0]) for group in groups.values()]
    for onderwerp in ("uitstroom", "kerntaak", "werkproces"):
        renumbered = [item for item in changes if item.soort is Soort.HERNUMMERD and item.onderwerp == onderwerp]
        if renumbered:
            pairs = ", ".join(f"{item.oud} is nu {item.nieuw}" for item in renumbered)
            entries.append(f"hernummering van {onderwerp} zonder inhoudelijke wijziging: {pairs}")
    return entries


def _same(change: Wijziging) -> Hashable:
    """What two changes have in common that are one demand of several uitstromen."""
    words: Hashable = (change.oud, change.nieuw)
    if change.oud and change.nieuw and change.onderwerp in ("werkproces", "prestatie-indicator", "uitstroom"):
        found = stretches(change.oud, change.nieuw)
        words = tuple((part.out, part.into) for part in found) or words
    where = (change.kerntaak_nr, change.werkproces_id, change.competentie_code, change.onderdeel, change.gevolgen)
    return (change.onderwerp, change.soort, where, words)


def _meaning(text: str, change: Wijziging) -> str:
    if change.onderwerp == "uitstroom" and change.soort is Soort.HERNOEMD:
        return f"{text}. De eisen veranderen door de nieuwe naam niet"
    more = NO_DEMAND.get(change.onderwerp)
    return f"{text}. {more}" if more else text


def _redactie(case: Case, light: Sequence[Wijziging]) -> str:
    count = len(light)
    places = "1 plaats" if count == 1 else f"{count} plaatsen"
    moved = [elsewhere(case, item) for item in light if item.soort is Soort.VERPLAATST]
    words = [difference(item.oud or "", item.nieuw or "") for item in light if item.soort is not Soort.VERPLAATST]
    told = list(dict.fromkeys(filter(None, (*moved, *words))))
    shown = f", zoals: {'; '.join(told[:EXAMPLES])}" if told else ""
    order = ", volgorde" if moved else ""
    return f"herstel van spelling, stijl{order} en interpunctie op {places}, zonder invloed op de inhoud{shown}"
