"""The changes since the version before (D 2.5): `wijzigingscategorieen`, `wijzigingen`, `versies`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.marks import is_tick
from pipeline.transform.wordings import meaning

if TYPE_CHECKING:
    from pipeline.document import Element
    from pipeline.transform.chapters import Chapter

_CATEGORIE = re.compile(r"^Categorie\s+([1-4])\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
_JAREN = re.compile(r"(?<!\S)[0-9]{4}\s?[-–/]\s?[0-9]{2,4}(?![0-9])")
_CREBO = re.compile(r"\(?\s?crebo", re.IGNORECASE)
_NOTHING = {"nietvantoepassing", "nvt", "geen"}


def wijzigingen(chapter: Chapter) -> Facts:
    """The rows of `wijzigingscategorieen`, `wijzigingen` (by category) and `versies` in D 2.5."""
    for section in chapter:
        categorie = None
        for element in section.elements:
            if isinstance(element, Table):
                yield from _rows(element)
                continue
            if not isinstance(element, Paragraph | Heading):
                continue
            headed = _CATEGORIE.match(element.text)
            if headed:
                categorie = int(headed[1])
            elif meaning("versies", element.text) == "kop":
                categorie = None
            elif categorie and _is_change(element):
                yield fact("wijzigingen", element.place, categorie=categorie, wijziging=element.text)


def is_version(text: str) -> bool:
    """Whether a row of the version table begins with this: 'Imker 2008-2009 (crebo-code: 90110)'."""
    return _versie(text) is not None


def is_category(text: str) -> bool:
    """Whether a row of the table of categories begins with this: 'Categorie 1: Nieuw dossier'."""
    return _CATEGORIE.match(text) is not None


def _is_change(element: Element) -> bool:
    if not isinstance(element, Paragraph):
        return False
    return element.bullet or (not element.text.endswith(":") and squash(element.text) not in _NOTHING)


def _rows(table: Table) -> Facts:
    versions = any(meaning("versies", cell.text) == "reden" for cell in table.rows[0].cells)
    for row in table.rows:
        first, rest = row.cells[0].text, row.cells[1:]
        categorie, versie = _CATEGORIE.match(first), _versie(first)
        if categorie and rest:
            ticked = any(is_tick(cell.text) for cell in rest[:-1])
            yield fact(
                "wijzigingscategorieen",
                row.place,
                categorie=int(categorie[1]),
                naam=categorie[2],
                aangekruist=ticked,
                omschrijving=rest[-1].lines or None,
            )
        elif squash(first) == "categorie":
            yield Fact("wijzigingscategorieen", row.place)
        elif versie and rest:
            yield fact(
                "versies",
                row.place,
                **versie,
                reden="\n".join(cell.lines for cell in rest if cell.blocks) or None,
            )
        elif versions:
            yield Fact("versies", row.place)


def _versie(text: str) -> dict[str, str | None] | None:
    """Naam, cohort and crebocodes of a version: 'Imker 2008-2009 (crebo-code: 90110 en 93800)'."""
    years = next(_JAREN.finditer(text), None)
    naam, rest = (text[: years.start()].strip(), text[years.end() :].strip()) if years else ("", "")
    if not years or not naam or (rest and not (_CREBO.match(rest) and ":" in rest)):
        return None
    codes = re.findall(r"[0-9]+", rest.partition(":")[2].partition(")")[0])
    return {"naam": naam, "cohort": years[0], "crebocodes": ", ".join(codes) or None}
