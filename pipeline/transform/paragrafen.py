"""The running text of a dossier: `paragrafen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.matrix.table import is_matrix
from pipeline.transform.niveaus import is_level_matrix
from pipeline.transform.sections import INHOUD, OMSLAG
from pipeline.transform.uitwerkingen import is_detaillering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.document import Place
    from pipeline.transform.sections import Section

_ELSEWHERE = {
    "inhoudsopgave",
    "kerntaken",
    "overzicht",
    "kop",
    "opmaak",
    "uitwerkingen",
    "dossiers",
    "crebocodes",
    "branches",
}
"""Where a line is held whole already, so that it is no running text."""

_IN_PART = "beroepscompetentieprofielen"
"""Takes only the profiles out of a cell of B 2.2 that says more."""


@dataclass(slots=True)
class _Title:
    """The heading that running text stands under, and its depth."""

    titel: str
    diepte: int


def paragrafen(sections: Iterable[Section], claimed: Mapping[int, str]) -> Facts:
    """The running text of cover, Inleiding and parts: every paragraph, list item and row that is in no other table.

    `claimed` tells for each source line which table holds it.
    """
    for section in sections:
        if section.deel != OMSLAG:
            yield Fact("kop", section.place)
        if section.deel == INHOUD:
            yield from (Fact("opmaak", item.place) for item in section.elements if isinstance(item, Furniture))
            continue
        title = _Title(section.titel, section.diepte)
        for element in section.elements:
            if isinstance(element, Heading):
                title = _Title(element.text, section.diepte + 1)
                yield Fact("kop", element.place)
            elif isinstance(element, Furniture):
                yield Fact("opmaak", element.place)
            else:
                yield from _text(element, section, title, claimed)


def _text(element: Paragraph | Table, section: Section, title: _Title, claimed: Mapping[int, str]) -> Facts:
    for text, place in _lines(element):
        if not text or any(claimed.get(line) in _ELSEWHERE for line in place.lines):
            continue
        if isinstance(element, Table) and any(claimed.get(line, _IN_PART) != _IN_PART for line in place.lines):
            continue
        yield fact(
            "paragrafen",
            place,
            deel=section.deel,
            nummer=section.nummer or None,
            titel=title.titel or None,
            diepte=title.diepte,
            tekst=text,
        )


def _lines(element: Paragraph | Table) -> Iterator[tuple[str, Place]]:
    if isinstance(element, Paragraph):
        yield (f"• {element.text}" if element.bullet else element.text), element.place
    elif not (is_matrix(element) or is_detaillering(element) or is_level_matrix(element)):
        for row in element.rows:
            yield " | ".join(cell.lines for cell in row.cells if cell.blocks), row.place
