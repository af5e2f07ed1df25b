"""From a Document to the tables of a dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import schemas
from pipeline.errors import SourceError
from pipeline.transform.deel_c import deel_c
from pipeline.transform.dossiers import dossier_id, dossiers
from pipeline.transform.inhoudsopgave import eenheden, inhoudsopgave, koppen
from pipeline.transform.kerntaken import kerntaken
from pipeline.transform.matrix.deel_b6 import deel_b6
from pipeline.transform.matrix.expected import Assembly
from pipeline.transform.matrix.kruisjes import matrices
from pipeline.transform.niveaus import niveaus
from pipeline.transform.outline import outline
from pipeline.transform.overzicht import UNDER, overzicht
from pipeline.transform.paragrafen import paragrafen, verwijzingen
from pipeline.transform.skeleton import skeleton
from pipeline.transform.uitstromen import uitstromen
from pipeline.transform.verantwoording import (
    beroepscompetentieprofielen,
    betrokkenen,
    onderhoudsagenda,
    verwante_kwalificaties,
    wijzigingen,
)
from pipeline.transform.werkprocessen import listed, werkprocessen

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.document import Document, Source
    from pipeline.transform.fact import Fact
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
    detailed, total = deel_c(bones), deel_b6(bones)
    facts = [
        *inhoudsopgave(bones), *dossiers(document, sections), *eenheden(bones), *uitstromen(bones),
        *niveaus(bones), *overzicht(bones), *kerntaken(bones), *detailed.facts, *total.facts,
    ]  # fmt: skip
    known = listed(facts)
    facts += list(werkprocessen(facts, known))
    marks = frozenset((str(item.values["uitstroom_id"]), str(item.values["werkproces_id"]))
                      for item in facts if item.table == "overzicht" and item.values)  # fmt: skip
    assembly = Assembly(bones, total, detailed, marks, known)
    facts += matrices(assembly.matrices(), exact=document.source.kind == "pdf")
    facts += [*verwante_kwalificaties(bones), *beroepscompetentieprofielen(bones), *betrokkenen(bones),
              *onderhoudsagenda(bones), *koppen(bones)]  # fmt: skip
    changes = list(wijzigingen(bones))
    text = list(paragrafen(sections, _claimed([*facts, *(item for item in changes if item.table != "wijzigingen")])))
    return [*facts, *changes, *text, *verwijzingen([*text, *changes], sections)]


def _claimed(facts: list[Fact]) -> dict[int, str]:
    """The table that takes each line: the first that reads it, and `vermeldingen` only when no other does."""
    claimed: dict[int, str] = {}
    for item in sorted(facts, key=lambda item: item.table == "vermeldingen"):
        if item.table != UNDER:
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
    rows["bronnen"] = [_source(document.source, key)]
    rows["competenties"] = [dict(row) for row in schemas.competenties()]
    claimed = _claimed(facts)
    rows["bronverantwoording"] = [
        {
            "dossier_id": key,
            "regel": number,
            "bestemming": claimed.get(number),
            "pagina": document.line_pages.get(number),
        }
        for number in document.lines
    ]
    rows["bronverantwoording"] += _unread(document, key)
    return {name: schemas.frame(name, _unique(name, rows[name])) for name in schemas.TABLES}


def _source(source: Source, key: str) -> dict[str, object]:
    """What kind of file the dossier was read from, and how far its cells can be trusted."""
    return {
        "dossier_id": key,
        "bron_soort": {"text": "tekst"}.get(source.kind, source.kind),
        "cellen_exact": source.kind == "pdf",
        "gescand": False,
        "bladzijden": source.pages or None,
    }


def _unread(document: Document, key: str) -> list[dict[str, object]]:
    """A page that is a picture without text counts as one line that went nowhere."""
    after = max(document.lines, default=0) + 1
    return [
        {"dossier_id": key, "regel": number, "bestemming": None, "pagina": page}
        for number, page in enumerate(document.source.unread, after)
    ]


def _unique(name: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows without those whose key was there before: the same mark or mention read twice from one place."""
    key = schemas.primary_key(name)
    return list({tuple(row.get(column) for column in key): row for row in reversed(rows)}.values())[::-1]
