"""Running text: `paragrafen`, the references in it (`verwijzingen`), and the account of every line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.matrix.table import is_matrix
from pipeline.transform.niveaus import is_level_matrix
from pipeline.transform.outline import INHOUD, OMSLAG
from pipeline.transform.uitwerkingen import is_detaillering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place
    from pipeline.transform.outline import Section

_ELSEWHERE = {"inhoudsopgave", "kerntaken", "kop", "opmaak", "uitwerkingen", "dossiers", "crebocodes", "branches"}
"""Where a line is held whole already, so that it is no running text."""

_IN_PART = "beroepscompetentieprofielen"
"""Takes only the profiles out of a cell of B 2.2 that says more."""


@dataclass(slots=True)
class _Title:
    """The heading that running text stands under, and its depth."""

    titel: str
    diepte: int


def paragrafen(sections: list[Section], claimed: dict[int, str]) -> Facts:
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


def _text(element: Paragraph | Table, section: Section, title: _Title, claimed: dict[int, str]) -> Facts:
    for text, place in _lines(element):
        if not text or any(claimed.get(line) in _ELSEWHERE for line in place.lines):
            continue
        if isinstance(element, Table) and any(claimed.get(line, _IN_PART) != _IN_PART for line in place.lines):
            continue
        yield fact("paragrafen", place, deel=section.deel, nummer=section.nummer or None, titel=title.titel or None,
                   diepte=title.diepte, tekst=text)  # fmt: skip


def _lines(element: Paragraph | Table) -> Iterator[tuple[str, Place]]:
    if isinstance(element, Paragraph):
        yield (f"• {element.text}" if element.bullet else element.text), element.place
    elif not (is_matrix(element) or is_detaillering(element) or is_level_matrix(element)):
        for row in element.rows:
            yield " | ".join(cell.text for cell in row.cells if cell.blocks), row.place


_REFERENCE = re.compile(
    r"(?P<deel>[Dd]eel\s+(?P<letter>[A-Z])\b\s*,?\s*(?:in\s+)?)?"
    r"\b(?P<woord>[Pp]aragra(?:af|fen)|[Hh]oofdstuk(?:ken)?)\s+(?:(?P<voor>[A-D])\s*)?"
    r"(?P<nummers>\d+(?:\.\d+)*(?:\s*(?:,|en|t/m|tot en met)\s+\d+(?:\.\d+)*)*)"
    r"(?:\s*[,:]?\s*[\"'‘“„](?P<titel>[^\"'’”]{3,120})[\"'’”])?"
    r"(?:\s*(?:van|in|uit)\s+[Dd]eel\s+(?P<achter>[A-Z])\b)?"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def verwijzingen(found: list[Fact], sections: list[Section]) -> Facts:
    """The references in running text and in the version history to a numbered paragraph, and whether it exists.

    A reference without a part means the paragraph of its own part or, when a title is named
    with it or its own part has no such number, the one elsewhere in the dossier.
    """
    known = {(section.deel, section.nummer): section.titel for section in sections if section.nummer}
    for item in found:
        values = item.values or {}
        text = str(values.get("tekst") or values.get("reden") or "")
        if item.table not in ("paragrafen", "versies") or ("aragra" not in text and "oofdstuk" not in text):
            continue
        own = str(values.get("deel") or "D")
        for reference in _REFERENCE.finditer(text):
            letter = reference["letter"] or reference["voor"] or reference["achter"]
            for nummer in _NUMBER.findall(reference["nummers"]):
                doel = _target(letter, nummer, reference["titel"], own, known)
                yield fact("verwijzingen", item.place, tekst=reference[0].strip(), doel_deel=doel or letter,
                           doel_nummer=nummer, doel_titel=reference["titel"], gevonden=doel is not None)  # fmt: skip


def _target(
    letter: str | None, nummer: str, titel: str | None, own: str, known: dict[tuple[str, str], str]
) -> str | None:
    parts = [letter] if letter else [own, *(deel for deel in "ABCD" if deel != own)]
    there = [deel for deel in parts if (deel, nummer) in known]
    if titel is not None:
        there = [deel for deel in there if _same(titel, known[deel, nummer])]
    return there[0] if there else None


def _same(first: str, second: str) -> bool:
    return re.sub(r"\W+", "", first).casefold() == re.sub(r"\W+", "", second).casefold()
