"""The contents: `inhoudsopgave`, and the things that its entries name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Paragraph, Table
from pipeline.transform.fact import Facts, fact, mention
from pipeline.transform.kenmerken import UNIT_TITLE
from pipeline.transform.sections import INLEIDING
from pipeline.transform.titles import KERNTAAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.sections import Section

_ENTRY = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2})*)\.?\s+)?(.*?)(?:[\s.…_]*[.…_]{2,}\s*|\s+)(\d{1,4})$")
_DEEL = re.compile(r"^Deel\s+([A-Z])\s*[:.–-]?\s*(.*)$", re.IGNORECASE)


def inhoudsopgave(chapter: Chapter, kenmerken: Kenmerken) -> Facts:
    """The rows of `inhoudsopgave` in the contents of a dossier, and the things that its entries name."""
    deel = ""
    for section in chapter:
        for text, place in _entries(section):
            found = _ENTRY.match(text)
            if not found:
                continue
            nummer, titel, pagina = found[1], found[2].strip(), int(found[3])
            yield fact("inhoudsopgave", place, nummer=nummer, titel=titel, pagina=pagina)
            part = _DEEL.match(titel)
            if part and not nummer:
                deel = part[1].upper()
                yield mention(place, "deel", deel, "inhoudsopgave", part[2])
            elif nummer:
                yield mention(place, "paragraaf", f"{deel} {nummer}", "inhoudsopgave", titel)
                yield from _named(kenmerken, deel, nummer, titel, place)
            elif squash(titel) == "inleiding":
                yield mention(place, "deel", INLEIDING, "inhoudsopgave", titel)


def _entries(section: Section) -> Iterator[tuple[str, Place]]:
    for element in section.elements:
        if isinstance(element, Paragraph):
            yield element.text, element.place
        elif isinstance(element, Table):
            for row in element.rows:
                yield " ".join(cell.text for cell in row.cells if cell.blocks), row.place


def _named(kenmerken: Kenmerken, deel: str, nummer: str, titel: str, place: Place) -> Facts:
    """The uitstroom, kerntaak or eenheid that an entry names; what kind it is follows from its place."""
    at = titel.lower().find("kerntaak ")
    kerntaak = KERNTAAK.match(titel[at:]) if at >= 0 else None
    depth = nummer.count(".") + 1
    turn = nummer.rpartition(".")[2]
    if kerntaak:
        yield mention(place, "kerntaak", kerntaak[1], "inhoudsopgave", kerntaak[2])
    elif depth == 2 and (deel, nummer[0]) in (("B", "4"), ("C", "2")):
        key = kenmerken.uitstroom(titel) or (f"U{turn}" if f"U{turn}" in kenmerken.uitstromen else None)
        if key:
            yield mention(place, "uitstroom", key, "inhoudsopgave", titel)
    elif depth == 2 and deel == "C" and nummer[0] == "3" and kenmerken.eenheden:
        unit = kenmerken.eenheid(titel) or (f"E{turn}" if f"E{turn}" in kenmerken.eenheden else None)
        if unit:
            yield mention(place, "eenheid", unit, "inhoudsopgave", UNIT_TITLE.sub("", titel))
