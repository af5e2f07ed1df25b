"""From facts to the tables of a dossier: its id, the provenance and the numbering of each row."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import schemas
from pipeline.transform.bladzijden import bladzijden
from pipeline.transform.bronnen import bronnen
from pipeline.transform.bronverantwoording import bronverantwoording, owners
from pipeline.transform.dossiers import dossier_id
from pipeline.transform.herstellingen import herstellingen
from schemas.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.document import Document, Source
    from pipeline.transform.fact import Fact

_COUNTED: dict[str, tuple[str, ...]] = {
    "inhoudsopgave": (),
    "paragrafen": (),
    "verwante_kwalificaties": (),
    "beroepscompetentieprofielen": (),
    "betrokkenen": (),
    "wijzigingen": ("categorie",),
    "versies": (),
    "onderhoudsagenda": (),
    "verwijzingen": (),
    "vermeldingen": ("soort", "sleutel", "plaats"),
    "crebocodes": ("crebocode",),
    "niet_herkend": (),
    "onbekende_labels": (),
    "brondocumenten": (),
    "aanvullingen": (),
    "taaleisvermeldingen": (),
    "registernummers": (),
    "registerverwijzingen": (),
}
"""Tables whose `volgnr` counts the rows in source order, and the columns within which it counts."""


def tables(document: Document, facts: Sequence[Fact]) -> schemas.Tables:
    """Every table of the schemas, by name: what was read, typed and in key order.

    Raises ValueError or KeyError (naming table and column) for a fact that its table cannot hold.
    """
    return of_document(_dossier_id(document, facts), document, facts)


def of_document(key: str, document: Document, facts: Sequence[Fact]) -> schemas.Tables:
    """Every table of the dossier `key`: of its facts, and of what is known of its document. Raises as `tables`."""
    account = bronverantwoording(document, owners(facts))
    return made(key, document.source, [*facts, *herstellingen(document), *bladzijden(document)], account)


def made(key: str, source: Source, facts: Iterable[Fact], account: Iterable[Mapping[str, object]]) -> schemas.Tables:
    """Every table of the dossier `key`: of its facts, of its source, and the account of that source.

    `account` are the rows of `bronverantwoording` without dossier_id. Raises as `tables`.
    """
    rows = _rows(facts, key)
    rows["bronnen"] = [{"dossier_id": key, **bronnen(source)}]
    rows["competenties"] = [dict(row) for row in schemas.competenties()]
    rows["bronverantwoording"] = [{"dossier_id": key, **row} for row in account]
    return schemas.Tables({name: columns(name, _unique(name, rows[name])) for name in schemas.TABLES})


def _dossier_id(document: Document, facts: Iterable[Fact]) -> str:
    first: Mapping[str, object] = next((item.values for item in facts if item.table == "dossiers" and item.values), {})
    return dossier_id(str(first.get("titel") or ""), str(first.get("cohort") or ""), document.source.name)


def _rows(facts: Iterable[Fact], key: str) -> defaultdict[str, list[dict[str, object]]]:
    rows: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    counts: Counter[tuple[object, ...]] = Counter()
    for item in facts:
        if item.values is None:
            continue
        place = {"bron_regel": item.place.line, "bron_pagina": item.place.page, "bron_pad": item.place.path}
        row = {**item.values, "dossier_id": key, **place}
        if item.table in _COUNTED:
            group = (item.table, *(row[column] for column in _COUNTED[item.table]))
            counts[group] += 1
            row["volgnr"] = counts[group]
        rows[item.table].append(row)
    return rows


def _unique(name: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows without those whose key was there before: the same mark or mention read twice from one place."""
    key = schemas.primary_key(name)
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for row in rows:
        found.setdefault(tuple([row.get(column) for column in key]), row)
    return list(found.values())
