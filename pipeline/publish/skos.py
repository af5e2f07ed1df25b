"""Writes a dossier as linked data: SKOS in the NL-SBB profile, with schema.org types, as JSON-LD.

The dossier is a ConceptScheme; its uitstromen, kerntaken, werkprocessen and kennis are concepts, each part of
the one above it (`isothes:broaderPartitive` beside `skos:broader`). The competenties have a scheme of their own,
because a match never stays inside one scheme.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from pipeline.comparing import squash
from pipeline.publish.content import Content
from pipeline.publish.tree import COMPETENTIE, EENHEID, KENNIS, KERNTAAK, UITSTROOM, VAKKENNIS, WERKPROCES, Node, tree
from pipeline.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.publish.publication import Publication

Json = dict[str, Any]
CONTEXT: Json = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "isothes": "http://purl.org/iso25964/skos-thes#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "ksmo": "https://data.s-bb.nl/ksm/ont/ksmo#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prefLabel": {"@id": "skos:prefLabel", "@language": "nl"},
    "definition": {"@id": "skos:definition", "@language": "nl"},
    "scopeNote": {"@id": "skos:scopeNote", "@language": "nl"},
    "title": {"@id": "dct:title", "@language": "nl"},
    "notation": "skos:notation",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "broaderPartitive": {"@id": "isothes:broaderPartitive", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "relatedMatch": {"@id": "skos:relatedMatch", "@type": "@id"},
    "educationalLevel": {"@id": "schema:educationalLevel", "@type": "@id"},
    "opleidingscode": "ksmo:opleidingscode",
    "creator": {"@id": "dct:creator", "@language": "nl"},
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "valid": {"@id": "dct:valid", "@type": "xsd:date"},
    "replaces": {"@id": "dct:replaces", "@type": "@id"},
}
BASE, LEVEL = "urn:kwalificatiedossier:", "http://data.europa.eu/snb/eqf/"
COMPETENTIES = f"{BASE}competenties"
_TYPES = {UITSTROOM: "schema:EducationalOccupationalProgram", WERKPROCES: "schema:DefinedTerm"}
_SHOWN = (UITSTROOM, KERNTAAK, WERKPROCES, KENNIS, VAKKENNIS, EENHEID)


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write one dossier to `place`, whole or not at all. OutputError when the disk refuses."""
    (publication,) = publications
    graph = linked(Content(publication.tables))
    write_file(place, json.dumps(graph, ensure_ascii=False, indent=1) + "\n")


def linked(content: Content) -> Json:
    """The graph of a dossier with its fixed context."""
    scheme = f"{BASE}{content.dossier.dossier_id}"
    nodes = [node for node in tree(content) if node.klasse != COMPETENTIE]
    letters = [node for node in tree(content) if node.klasse == COMPETENTIE]
    labels = Counter(squash(node.tekst) for top in nodes for node in top.walk() if node.klasse in _SHOWN)
    graph = [_scheme(content, scheme, nodes)]
    for node in nodes:
        graph += _concepts(node, scheme, None, labels)
    graph.append(
        {
            "@id": COMPETENTIES,
            "@type": "skos:ConceptScheme",
            "title": "De 25 competenties van de kwalificatiestructuur",
            "hasTopConcept": [f"{COMPETENTIES}:{node.sleutel}" for node in letters],
        }
    )
    for node in letters:
        graph.append(
            _stated(
                {
                    "@id": f"{COMPETENTIES}:{node.sleutel}",
                    "@type": "skos:Concept",
                    "prefLabel": node.tekst,
                    "definition": f"Competentie {node.sleutel}: {node.tekst}.",
                    "notation": node.sleutel,
                    "inScheme": COMPETENTIES,
                    "topConceptOf": COMPETENTIES,
                }
            )
        )
    return {"@context": CONTEXT, "@graph": graph}


def _scheme(content: Content, scheme: str, nodes: list[Node]) -> Json:
    row = content.dossier
    return _stated(
        {
            "@id": scheme,
            "@type": "skos:ConceptScheme",
            "title": f"Kwalificatiedossier {content.titel}",
            "creator": row.onder_regie_van or row.sector,
            "issued": row.vastgesteld_op,
            "valid": row.geldig_van,
            "replaces": f"{BASE}nr:{row.vorige_nr}" if row.vorige_nr and row.vorige_nr.isalnum() else None,
            "hasTopConcept": [f"{scheme}:{_key(node)}" for node in nodes],
        }
    )


def _concepts(node: Node, scheme: str, parent: str | None, labels: Counter[str]) -> Iterator[Json]:
    """A concept and those that are part of it."""
    own = f"{scheme}:{_key(node)}"
    if node.klasse in _SHOWN:
        notation = _notation(node)
        repeated = labels[squash(node.tekst)] > 1
        yield _stated(
            {
                "@id": own,
                "@type": ["skos:Concept", _TYPES[node.klasse]] if node.klasse in _TYPES else "skos:Concept",
                "prefLabel": f"{node.tekst} ({notation})" if repeated else node.tekst,
                "definition": node.toelichting or f"{node.klasse}: {node.tekst}",
                "notation": notation,
                "inScheme": scheme,
                "topConceptOf": None if parent else scheme,
                "broader": parent,
                "broaderPartitive": parent,
                "relatedMatch": [f"{COMPETENTIES}:{letter}" for letter in dict.fromkeys(node.competenties)] or None,
                "educationalLevel": f"{LEVEL}{node.niveau}" if node.niveau else None,
                "opleidingscode": node.crebo,
            }
        )
    for child in node.onder:
        yield from _concepts(child, scheme, own, labels)


def _notation(node: Node) -> str:
    """A code that is unique in the scheme: `U1-1.1`, and of a list its place in it."""
    return node.sleutel.replace("|", "-")


def _key(node: Node) -> str:
    """The end of the address of a node: its class and its natural key, which hold no sign that an address cannot."""
    return f"{squash(node.klasse)}:{node.sleutel.replace('|', '-')}"


def _stated(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}
