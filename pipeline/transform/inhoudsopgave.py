"""The contents, and the headings of parts and paragraphs: `inhoudsopgave` and much of `vermeldingen`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Paragraph, Table
from pipeline.transform.fact import Facts, fact, mention
from pipeline.transform.notation import KERNTAAK
from pipeline.transform.outline import INHOUD, INLEIDING
from pipeline.transform.skeleton import UNIT_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place
    from pipeline.transform.outline import Section
    from pipeline.transform.skeleton import Skeleton

_ENTRY = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2})*)\.?\s+)?(.*?)(?:[\s.…_]*[.…_]{2,}\s*|\s+)(\d{1,4})$")
_DEEL = re.compile(r"^Deel\s+([A-Z])\s*[:.–-]?\s*(.*)$", re.IGNORECASE)


def inhoudsopgave(skeleton: Skeleton) -> Facts:
    """The entries of the contents, and the things that they name."""
    deel = ""
    for section in skeleton.sections:
        if section.deel != INHOUD:
            continue
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
                yield from _named(skeleton, deel, nummer, titel, place)
            elif squash(titel) == "inleiding":
                yield mention(place, "deel", INLEIDING, "inhoudsopgave", titel)


def _entries(section: Section) -> Iterator[tuple[str, Place]]:
    for element in section.elements:
        if isinstance(element, Paragraph):
            yield element.text, element.place
        elif isinstance(element, Table):
            for row in element.rows:
                yield " ".join(cell.text for cell in row.cells if cell.blocks), row.place


def _named(skeleton: Skeleton, deel: str, nummer: str, titel: str, place: Place) -> Facts:
    """The uitstroom, kerntaak or eenheid that an entry names; what kind it is follows from its place."""
    at = titel.lower().find("kerntaak ")
    kerntaak = KERNTAAK.match(titel[at:]) if at >= 0 else None
    depth = nummer.count(".") + 1
    turn = nummer.rpartition(".")[2]
    if kerntaak:
        yield mention(place, "kerntaak", kerntaak[1], "inhoudsopgave", kerntaak[2])
    elif depth == 2 and (deel, nummer[0]) in (("B", "4"), ("C", "2")):
        key = skeleton.uitstroom(titel) or (f"U{turn}" if f"U{turn}" in skeleton.uitstromen else None)
        if key:
            yield mention(place, "uitstroom", key, "inhoudsopgave", titel)
    elif depth == 2 and deel == "C" and nummer[0] == "3" and skeleton.eenheden:
        unit = skeleton.eenheid(titel) or (f"E{turn}" if f"E{turn}" in skeleton.eenheden else None)
        if unit:
            yield mention(place, "eenheid", unit, "inhoudsopgave", UNIT_TITLE.sub("", titel))


def koppen(skeleton: Skeleton) -> Facts:
    """The headings of the parts and of their numbered paragraphs."""
    for section in skeleton.sections:
        if section.nummer:
            sleutel = f"{section.deel} {section.nummer}"
            yield mention(section.place, "paragraaf", sleutel, "kop", section.titel)
        elif len(section.deel) == 1 or section.deel == INLEIDING:
            yield mention(section.place, "deel", section.deel, "kop", section.titel)


def eenheden(skeleton: Skeleton) -> Facts:
    """The certificeerbare eenheden, and where B 2.2 and the list of C 3 name them."""
    for key, naming in skeleton.eenheden.items():
        yield fact("certificeerbare_eenheden", naming.place, eenheid_id=key, naam=naming.naam)
    for plaats, named in (("B2.2", skeleton.units), ("C3-lijst", skeleton.unit_list)):
        for naming in named:
            unit = skeleton.eenheid(naming.naam)
            if unit and not (plaats == "C3-lijst" and _is_heading(skeleton, naming.place)):
                yield mention(naming.place, "eenheid", unit, plaats, naming.naam)


def _is_heading(skeleton: Skeleton, place: Place) -> bool:
    return any(section.place == place for section in skeleton.sections)
