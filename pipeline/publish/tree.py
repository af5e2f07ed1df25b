"""A dossier as a tree of what it asks, for the forms that hand it out as a framework: CASE and linked data.

Uitstroom, kerntaak, werkproces, and under a werkproces its resultaten, prestatie-indicatoren or gedragingen,
and vakkennis; kennis stands under its kerntaak. Every node has a natural key that no edit elsewhere changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemas import rows as row_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.publish.content import Content, Pair

UITSTROOM, KERNTAAK, WERKPROCES, RESULTAAT = "Uitstroom", "Kerntaak", "Werkproces", "Resultaat"
INDICATOR, GEDRAG, VAKKENNIS, KENNIS = "Prestatie-indicator", "Gedrag", "Vakkennis", "Kennis"
EENHEID, TAAL, REKENEN, COMPETENTIE = "Certificeerbare eenheid", "Taalniveau", "Rekenniveau", "Competentie"


@dataclass(slots=True)
class Node:
    """Something that a dossier asks: its class, natural key, code and text, a longer text, and what is under it.

    `competenties` are the letters that a werkproces calls for, in order; `niveau` is the level of an uitstroom
    (1 to 4), `schaal` the level of a language or of arithmetic; `code` may be empty.
    """

    klasse: str
    sleutel: str
    code: str
    tekst: str
    toelichting: str | None = None
    competenties: list[str] = field(default_factory=list)
    niveau: int | None = None
    schaal: str | None = None
    crebo: str | None = None
    kerntaak_nr: int | None = None
    uitstroom_id: str | None = None
    onder: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Itself and everything under it, in order."""
        yield self
        for node in self.onder:
            yield from node.walk()


def tree(content: Content) -> list[Node]:
    """The uitstromen of a dossier with all that is under them, then its certificeerbare eenheden, then the competenties."""
    known = {row.uitstroom_id: row for row in content.rows(row_types.Uitstromen)}
    nodes = [_uitstroom(content, key, name, known.get(key)) for key, name in content.uitstromen.items()]
    nodes += [
        Node(EENHEID, row.eenheid_id, row.eenheid_id, row.naam or row.eenheid_id)
        for row in content.rows(row_types.CertificeerbareEenheden)
    ]
    nodes += [
        Node(COMPETENTIE, row.competentie_code, row.competentie_code, row.naam or row.competentie_code)
        for row in content.rows(row_types.Competenties)
    ]
    return nodes


def _uitstroom(content: Content, key: str, name: str, row: row_types.Uitstromen | None) -> Node:
    node = Node(UITSTROOM, key, (row and row.code) or key, name, row and row.context, uitstroom_id=key)
    if row:
        node.niveau, node.crebo = row.niveau, row.crebocode
    node.onder = [*_kerntaken(content, key), *_levels(content, key)]
    return node


def _kerntaken(content: Content, key: str) -> Iterator[Node]:
    pairs = [pair for pair in content.pairs if pair.uitstroom_id == key]
    known = {row.kerntaak_nr: row for row in content.rows(row_types.Kerntaken)}
    needs = {row.kerntaak_nr: row for row in content.by(row_types.KerntaakEisen, "uitstroom_id").get(key, [])}
    for number in sorted({content.kerntaak_of(pair.werkproces_id) for pair in pairs}):
        row, need = known.get(number), needs.get(number)
        about = "\n\n".join(
            filter(None, (row and row.beschrijving, need and need.complexiteit, need and need.verantwoordelijkheid))
        )
        code = (row and row.code) or f"{key}-{number}"
        node = Node(KERNTAAK, f"{key}|{number}", code, (row and row.titel) or code, about or None, kerntaak_nr=number)
        node.uitstroom_id = key
        node.onder = [_werkproces(content, pair) for pair in pairs if content.kerntaak_of(pair.werkproces_id) == number]
        node.onder += [
            Node(KENNIS, f"{key}|{number}|{turn}", "", item.kennis)
            for turn, item in enumerate(content.kennis, 1)
            if (item.uitstroom_id, item.kerntaak_nr) == (key, number) and item.kennis_nr
        ]
        yield node


def _werkproces(content: Content, pair: Pair) -> Node:
    row = content.werkprocessen.get(pair.werkproces_id)
    worked_out = content.by(row_types.Uitwerkingen, "uitstroom_id", "werkproces_id").get(pair, [None])[0]
    code = (row and row.code) or f"{pair.uitstroom_id}-{pair.werkproces_id}"
    title = (row and row.titel) or (worked_out and worked_out.titel) or code
    key = "|".join(pair)
    node = Node(
        WERKPROCES, key, code, title, worked_out and worked_out.omschrijving, list(content.called_for.get(pair, ()))
    )
    node.uitstroom_id = pair.uitstroom_id
    node.onder = list(_under(content, pair, key))
    return node


def _under(content: Content, pair: Pair, key: str) -> Iterator[Node]:
    """What a werkproces of an uitstroom asks, list by list; an item without text is none."""
    for result in content.by(row_types.Resultaten, "uitstroom_id", "werkproces_id").get(pair, []):
        if result.resultaat:
            yield Node(RESULTAAT, f"{key}|{result.volgnr}", "", result.resultaat)
    for detail in content.by(row_types.Detailleringen, "uitstroom_id", "werkproces_id").get(pair, []):
        if detail.prestatie_indicator:
            letters = [detail.competentie_code] if detail.competentie_code else []
            yield Node(INDICATOR, f"{key}|{detail.volgnr}", "", detail.prestatie_indicator, None, letters)
    for behaviour in content.by(row_types.Gedragingen, "uitstroom_id", "werkproces_id").get(pair, []):
        if behaviour.gedrag:
            yield Node(GEDRAG, f"{key}|{behaviour.volgnr}", "", behaviour.gedrag, behaviour.aanhef)
    for item in content.by(row_types.Vakkennis, "uitstroom_id", "werkproces_id").get(pair, []):
        if item.vakkennis:
            yield Node(VAKKENNIS, f"{key}|{item.detaillering_volgnr}|{item.volgnr}", "", item.vakkennis)


def _levels(content: Content, key: str) -> Iterator[Node]:
    for row in content.by(row_types.Taaleisen, "uitstroom_id").get(key, []):
        said = f"{row.taal}, {row.vaardigheid}: {row.niveau}"
        yield Node(TAAL, f"{key}|{row.taal}|{row.vaardigheid}|{row.niveau}", "", said, schaal=row.niveau)
    for need in content.by(row_types.Rekeneisen, "uitstroom_id").get(key, []):
        yield Node(
            REKENEN, f"{key}|{need.domein}|{need.niveau}", "", f"{need.domein}: {need.niveau}", schaal=need.niveau
        )
