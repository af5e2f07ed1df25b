"""From a Document to the tables of a dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import schemas
from pipeline.document import SourceError
from pipeline.transform.assembly import assemble, deel_b, werkprocessen
from pipeline.transform.contents import eenheden, inhoudsopgave, koppen
from pipeline.transform.deel_c import deel_c
from pipeline.transform.dossier import dossier_id, dossiers
from pipeline.transform.fact import Fact, fact
from pipeline.transform.kerntaken import kerntaken
from pipeline.transform.matrices import matrices
from pipeline.transform.niveaus import niveaus
from pipeline.transform.outline import outline
from pipeline.transform.overview import UNDER, overzicht
from pipeline.transform.running_text import paragrafen, verwijzingen
from pipeline.transform.skeleton import skeleton
from pipeline.transform.uitstromen import uitstromen
from pipeline.transform.verantwoording import (
    beroepscompetentieprofielen,
    betrokkenen,
    onderhoudsagenda,
    verwante_kwalificaties,
    wijzigingen,
)

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.document import Document
    from pipeline.transform.skeleton import Skeleton

_COUNTED = {
    "inhoudsopgave": (), "paragrafen": (), "verwante_kwalificaties": (), "beroepscompetentieprofielen": (),
    "betrokkenen": (), "wijzigingen": ("categorie",), "versies": (), "onderhoudsagenda": (), "verwijzingen": (),
    "vermeldingen": ("soort", "sleutel", "plaats"),
}  # fmt: skip
"""Tables whose `volgnr` counts the rows in source order, and the columns within which it counts."""


def transform(document: Document) -> dict[str, pd.DataFrame]:
    """The tables of a dossier, by the names of the contract, typed and in key order.

    Raises SourceError when the document is no kwalificatiedossier: it has neither parts nor contents.
    """
    sections = outline(document)
    if len(sections) == 1:
        raise SourceError(
            f"{document.source.name}: dit is geen kwalificatiedossier (geen inhoudsopgave en geen Deel A, B, C of D)"
        )
    facts = _facts(document, skeleton(sections))
    return _tables(document, facts)


def _facts(document: Document, bones: Skeleton) -> list[Fact]:
    """All rows of all tables; the first that takes a line is where the line is accounted for."""
    sections = bones.sections
    found = deel_c(bones)
    total, places, total_facts = deel_b(bones)
    facts = [
        *inhoudsopgave(bones), *dossiers(document, sections), *eenheden(bones), *uitstromen(bones),
        *niveaus(bones), *overzicht(bones), *kerntaken(bones), *found.facts, *total_facts,
    ]  # fmt: skip
    listed = werkprocessen(facts)
    facts += _named_kerntaken(facts, listed)
    marks = frozenset((str(item.values["uitstroom_id"]), str(item.values["werkproces_id"]))
                      for item in facts if item.table == "overzicht" and item.values)  # fmt: skip
    facts += matrices(assemble(bones, found, total, places, marks, listed), exact=document.source.kind == "pdf")
    facts += [*verwante_kwalificaties(bones), *beroepscompetentieprofielen(bones), *betrokkenen(bones),
              *onderhoudsagenda(bones)]  # fmt: skip
    changes = list(wijzigingen(bones))
    facts += koppen(bones)
    text = list(paragrafen(sections, _claimed([*facts, *(item for item in changes if item.table != "wijzigingen")])))
    return [*facts, *changes, *text, *verwijzingen([*text, *changes], sections)]


def _named_kerntaken(facts: list[Fact], listed: dict[int, tuple[str, ...]]) -> list[Fact]:
    """The rows of `werkprocessen`, and of `kerntaken` that B 5 does not describe, named as in the overview or elsewhere."""
    under = {str(item.values["werkproces_id"]): str(item.values["kerntaak_nr"])
             for item in facts if item.table == UNDER and item.values}  # fmt: skip
    described = {item.values["kerntaak_nr"] for item in facts if item.table == "kerntaken" and item.values}
    named: dict[tuple[str, str], Fact] = {}
    rank = {"B3": 0, "B5": 1, "B6": 2}
    for item in sorted((item for item in facts if item.table == "vermeldingen" and item.values),
                       key=lambda item: rank.get(str((item.values or {})["plaats"]), 3)):  # fmt: skip
        values = item.values or {}
        named.setdefault((str(values["soort"]), str(values["sleutel"])), item)
    rows = []
    for number, keys in _with_worked_out(facts, listed).items():
        if number not in described and (kerntaak := named.get(("kerntaak", str(number)))):
            rows.append(fact("kerntaken", kerntaak.place, kerntaak_nr=number, titel=(kerntaak.values or {})["titel"]))
        elif number not in described:
            rows.append(fact("kerntaken", named["werkproces", keys[0]].place, kerntaak_nr=number))
        for order, key in enumerate(keys, 1):
            item = named["werkproces", key]
            owner = under.get(key)
            rows.append(fact("werkprocessen", item.place, werkproces_id=key, volgnr=order,
                             kerntaak_nr=int(owner) if owner and int(owner) in listed else number, titel=(item.values or {})["titel"]))  # fmt: skip
    return rows


def _with_worked_out(facts: list[Fact], listed: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The werkprocessen with those that are worked out and named nowhere else, so that each uitwerking refers to one."""
    found = {number: list(keys) for number, keys in listed.items()}
    for item in facts:
        if item.table == "uitwerkingen" and item.values:
            key = str(item.values["werkproces_id"])
            there = found.setdefault(int(key.partition(".")[0]), [])
            if key not in there:
                there.append(key)
    return {number: tuple(sorted(keys, key=schemas.natural)) for number, keys in sorted(found.items())}


def _claimed(facts: list[Fact]) -> dict[int, str]:
    claimed: dict[int, str] = {}
    for item in facts:
        if item.table not in ("vermeldingen", UNDER):
            for line in item.place.lines:
                claimed.setdefault(line, item.table)
    for item in facts:
        if item.table == "vermeldingen":
            for line in item.place.lines:
                claimed.setdefault(line, item.table)
    return claimed


def _tables(document: Document, facts: list[Fact]) -> dict[str, pd.DataFrame]:
    rows: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    counts: Counter[tuple[object, ...]] = Counter()
    first = next((item.values for item in facts if item.table == "dossiers" and item.values), {})
    key = dossier_id(str(first.get("titel") or ""), str(first.get("cohort") or ""), document.source.name)
    for item in facts:
        if item.values is None or item.table == UNDER:
            continue
        row = {**item.values, "dossier_id": key, "bron_regel": item.place.line, "bron_pagina": item.place.page}
        if item.table in _COUNTED:
            group = (item.table, *(row[column] for column in _COUNTED[item.table]))
            counts[group] += 1
            row["volgnr"] = counts[group]
        rows[item.table].append(row)
    rows["competenties"] = [dict(row) for row in schemas.competenties()]
    claimed = _claimed(facts)
    rows["bronverantwoording"] = [
        {"dossier_id": key, "regel": number, "bestemming": claimed.get(number),
         "pagina": document.line_pages.get(number)}
        for number in document.lines
    ]  # fmt: skip
    return {name: schemas.frame(name, _unique(name, rows[name])) for name in schemas.TABLES}


def _unique(name: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows without those whose key was there before: the same mark or mention read twice from one place."""
    key = schemas.primary_key(name)
    return list({tuple(row.get(column) for column in key): row for row in reversed(rows)}.values())[::-1]
