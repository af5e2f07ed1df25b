"""The contents: `inhoudsopgave`, and the things that its entries name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Paragraph, Table
from pipeline.transform.contents_entry import entry
from pipeline.transform.fact import Facts, fact, mention
from pipeline.transform.kenmerken import UNIT_TITLE
from pipeline.transform.sections import INLEIDING, part_of
from pipeline.transform.titles import kerntaak_in
from pipeline.transform.wordings import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.sections import Section


def inhoudsopgave(chapter: Chapter, kenmerken: Kenmerken) -> Facts:
    """The rows of `inhoudsopgave` in the contents of a dossier, and the things that its entries name."""
    deel = ""
    for nummer, titel, pagina, place in (found for section in chapter for found in _entries(section)):
        yield fact("inhoudsopgave", place, nummer=nummer or None, titel=titel, pagina=pagina)
        part = part_of(titel)
        if part and not nummer:
            deel = part[0]
            yield mention(place, "deel", deel, "inhoudsopgave", part[1])
        elif nummer:
            yield mention(place, "paragraaf", f"{deel} {nummer}", "inhoudsopgave", titel)
            yield from _named(kenmerken, deel, nummer, titel, place)
        elif meaning("voorwerk", titel) == "inleiding":
            yield mention(place, "deel", INLEIDING, "inhoudsopgave", titel)


def _entries(section: Section) -> Iterator[tuple[str, str, int | None, Place]]:
    for text, place in _lines(section):
        found = entry(text)
        if found:
            yield (*found, place)


def _lines(section: Section) -> Iterator[tuple[str, Place]]:
    for element in section.elements:
        if isinstance(element, Paragraph):
            yield element.text, element.place
        elif isinstance(element, Table):
            for row in element.rows:
                yield " ".join(cell.text for cell in row.cells if cell.blocks), row.place


def _named(kenmerken: Kenmerken, deel: str, nummer: str, titel: str, place: Place) -> Facts:
    """The uitstroom, kerntaak or eenheid that an entry names; what kind it is follows from its place."""
    kerntaak = kerntaak_in(titel)
    depth = nummer.count(".") + 1
    turn = nummer.rpartition(".")[2]
    if kerntaak and kerntaak.nummer:
        yield mention(place, "kerntaak", kerntaak.nummer, "inhoudsopgave", kerntaak.titel)
    elif depth == 2 and (deel, nummer[0]) in (("B", "4"), ("C", "2")):
        key = kenmerken.uitstroom(titel) or (f"U{turn}" if f"U{turn}" in kenmerken.uitstromen else None)
        if key:
            yield mention(place, "uitstroom", key, "inhoudsopgave", titel)
    elif depth == 2 and deel == "C" and nummer[0] == "3" and kenmerken.eenheden:
        unit = kenmerken.eenheid(titel) or (f"E{turn}" if f"E{turn}" in kenmerken.eenheden else None)
        if unit:
            yield mention(place, "eenheid", unit, "inhoudsopgave", UNIT_TITLE.sub("", titel))
