"""Writes the CASE package of a dossier: document, items, associations and definitions.

What both versions of CASE allow: no nulls, the nine association types of 1.0, no `targetType`, no
`CFDocumentURI` on items. Identifiers are uuid5 of class, dossier and natural key, never of text or time.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.publish.content import Content
from pipeline.publish.tree import COMPETENTIE, EENHEID, UITSTROOM, Node, tree
from pipeline.vocabulary import SBB_2015
from pipeline.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.publish.publication import Publication

Json = dict[str, Any]
EQF = "http://data.europa.eu/snb/eqf/"
_TYPES = {
    "Uitstroom": "Kwalificatie waarvoor het dossier opleidt: een uitstroom, of vanaf 2015 een profiel.",
    "Kerntaak": "Een geheel van werkprocessen van een uitstroom.",
    "Werkproces": "Een afgebakend geheel van handelingen binnen een kerntaak.",
    "Resultaat": "Het gewenste resultaat van een werkproces.",
    "Prestatie-indicator": "Wat een beginnend beroepsbeoefenaar laat zien van een competentie.",
    "Gedrag": "Wat een beginnend beroepsbeoefenaar laat zien bij een werkproces (vanaf 2015).",
    "Vakkennis": "Vakkennis of vaardigheid bij een werkproces.",
    "Kennis": "Vakkennis of vaardigheid bij een kerntaak (vanaf 2015).",
    "Certificeerbare eenheid": "Een deel van een uitstroom met een eigen certificaat.",
    "Taalniveau": "Vereist niveau van een taalvaardigheid.",
    "Rekenniveau": "Vereist niveau van een domein van rekenen en wiskunde.",
    "Competentie": "Een van de 25 competenties van het landelijke model.",
}
"""Every type of item, in the order of the hierarchy, with its description."""


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write the package of one dossier to `place`, whole or not at all. OutputError when the disk refuses."""
    (publication,) = publications
    made = package(Content(publication.tables))
    write_file(place, json.dumps(made, ensure_ascii=False, indent=1) + "\n")


def package(content: Content) -> Json:
    """The CFPackage of a dossier."""
    made = _Package(content)
    made.add_nodes()
    return {
        "CFDocument": made.document(),
        "CFItems": made.items,
        "CFAssociations": made.associations,
        "CFDefinitions": {"CFItemTypes": made.item_types(), "CFAssociationGroupings": list(made.groupings.values())},
    }


@dataclass(slots=True)
class _Package:
    """The parts of a package while it is filled."""

    content: Content
    items: list[Json] = field(default_factory=list)
    associations: list[Json] = field(default_factory=list)
    groupings: dict[str, Json] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @property
    def changed(self) -> str:
        """When the dossier was established, else when it begins to hold, else when its format did."""
        row = self.content.dossier
        first = "2015-01-01" if row.formaat == SBB_2015 else "2009-01-01"
        day = row.vastgesteld_op or (f"{row.cohort_van:04}-08-01" if row.cohort_van else first)
        return f"{day}T00:00:00+00:00"

    def identify(self, klasse: str, sleutel: str) -> str:
        """The identifier of a thing of this dossier: the same on every run, and after an edit elsewhere."""
        return str(
            uuid.uuid5(uuid.NAMESPACE_URL, f"kwalificatiedossier:{klasse}:{self.content.dossier.dossier_id}:{sleutel}")
        )

    def link(self, klasse: str, sleutel: str, title: str) -> Json:
        """A reference to something of this package."""
        identifier = self.identify(klasse, sleutel)
        return {"title": title, "identifier": identifier, "uri": f"urn:uuid:{identifier}"}

    def document(self) -> Json:
        """The CFDocument: the dossier itself."""
        row = self.content.dossier
        identifier = self.identify("document", "")
        version = row.cohort or row.versie
        return _stated(
            {
                "identifier": identifier,
                "uri": f"urn:uuid:{identifier}",
                "creator": row.onder_regie_van or row.sector or "onbekend",
                "title": f"Kwalificatiedossier {self.content.titel}",
                "lastChangeDateTime": self.changed,
                "publisher": row.onder_regie_van or row.sector,
                "language": "nl",
                "version": version,
                "adoptionStatus": "Adopted" if row.vastgesteld_op else "Draft",
                "statusStartDate": f"{row.cohort_van:04}-08-01" if row.cohort_van else None,
            }
        )

    def item_types(self) -> list[Json]:
        """The definition of every type of item that the package holds."""
        return [
            {**self.of_definition("itemtype", name), "title": name, "description": said, "hierarchyCode": str(number)}
            for number, (name, said) in enumerate(_TYPES.items(), 1)
            if name in self.used
        ]

    def of_definition(self, klasse: str, sleutel: str) -> Json:
        """What every definition has."""
        identifier = self.identify(klasse, sleutel)
        return {"identifier": identifier, "uri": f"urn:uuid:{identifier}", "lastChangeDateTime": self.changed}

    def add_nodes(self) -> None:
        """Every item and association of the dossier, in order."""
        top = self.link("document", "", f"Kwalificatiedossier {self.content.titel}")
        nodes = tree(self.content)
        for number, node in enumerate(nodes, 1):
            self._add(node, top, number)
        letters = {node.sleutel: node for node in nodes if node.klasse == COMPETENTIE}
        for node in (inner for outer in nodes for inner in outer.walk()):
            self._relate(node, letters)

    def _add(self, node: Node, parent: Json, number: int) -> None:
        own = self.link(node.klasse, node.sleutel, node.tekst)
        self.used.add(node.klasse)
        self.items.append(
            _stated(
                {
                    "identifier": own["identifier"],
                    "fullStatement": node.tekst,
                    "CFItemType": node.klasse,
                    "CFItemTypeURI": self.link("itemtype", node.klasse, node.klasse),
                    "uri": own["uri"],
                    "humanCodingScheme": node.code or None,
                    "notes": node.toelichting,
                    "language": "nl",
                    "educationLevel": [str(node.niveau)] if node.niveau else None,
                    "lastChangeDateTime": self.changed,
                }
            )
        )
        self._associate("isChildOf", own, parent, f"{node.klasse}|{node.sleutel}", number)
        for turn, child in enumerate(node.onder, 1):
            self._add(child, own, turn)

    def _relate(self, node: Node, letters: dict[str, Node]) -> None:
        """The competenties of a werkproces or indicator, and the level of an uitstroom or of a skill."""
        own = self.link(node.klasse, node.sleutel, node.tekst)
        for number, letter in enumerate(node.competenties, 1):
            target = letters[letter]
            key = f"{node.klasse}|{node.sleutel}|{number}|{letter}"
            group = self._grouping(node)
            self._associate("isRelatedTo", own, self.link(COMPETENTIE, letter, target.tekst), key, number, group)
        for title, identifier, uri in _levels(node):
            goal = {"title": title, "identifier": identifier, "uri": uri}
            self._associate("hasSkillLevel", own, goal, f"{node.klasse}|{node.sleutel}|{identifier}")

    def _grouping(self, node: Node) -> Json:
        """The grouping of a matrix: that of the kerntaak and uitstroom of a werkproces."""
        uitstroom, _, werkproces = node.sleutel.partition("|")
        kerntaak = self.content.kerntaak_of(werkproces.partition("|")[0])
        key, title = f"{uitstroom}|{kerntaak}", f"Matrix {uitstroom} kerntaak {kerntaak}"
        if key not in self.groupings:
            self.groupings[key] = {**self.of_definition("matrix", key), "title": title}
        return self.link("matrix", key, title)

    def _associate(
        self,
        kind: str,
        origin: Json,
        target: Json,
        key: str,
        number: int | None = None,
        group: Json | None = None,
    ) -> None:
        identifier = self.identify(kind, key)
        self.associations.append(
            _stated(
                {
                    "identifier": identifier,
                    "associationType": kind,
                    "sequenceNumber": number,
                    "uri": f"urn:uuid:{identifier}",
                    "originNodeURI": origin,
                    "destinationNodeURI": target,
                    "CFAssociationGroupingURI": group,
                    "lastChangeDateTime": self.changed,
                }
            )
        )


def _levels(node: Node) -> Iterator[tuple[str, str, str]]:
    """Title, identifier and address of the level of a node."""
    if node.klasse in (UITSTROOM, EENHEID) and node.niveau:
        yield f"EQF {node.niveau}", f"eqf-{node.niveau}", f"{EQF}{node.niveau}"
    elif node.schaal:
        yield node.schaal, f"niveau-{node.schaal}", f"urn:niveau:{node.schaal}"


def _stated(values: Json) -> Json:
    """The values that say something: CASE knows no null."""
    return {name: value for name, value in values.items() if value is not None}
