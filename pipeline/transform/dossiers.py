"""Cover, colofon and formal requirements: `dossiers`, `crebocodes` and `branches`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Place, Table
from pipeline.dutch_dates import dates_in
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import labelled_rows
from pipeline.transform.notation import slug
from pipeline.transform.outline import INLEIDING, OMSLAG, Section, chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Cell, Document

LONGEST_ID = 120
"""Characters of an identifier: it names folders, and a file system takes 255 bytes."""
_COVER_LINE = re.compile(r"^(Crebo[\w.() -]*?|Sector|Branche(?:s|\(s\))?|Cohort)\s*:\s*(.*)$", re.IGNORECASE)
_SERIES = re.compile(r"landelijke\s*kwalificaties", re.IGNORECASE)
_COHORT = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})")
_ADOPTED = re.compile(r"Vastgesteld door:?\s*(.*?)\s*(?:\bOp:\s*(.*?))?\s*(?:\bTe:\s*(.*?))?\s*$", re.IGNORECASE)
_TITLE_IN_TEXT = re.compile(r"(?:het|van het) kwalificatiedossier\s+(\S.*?)\s*\.(?=\s|$)")


def dossiers(document: Document, sections: list[Section]) -> Facts:
    """The row of `dossiers`, the crebocodes and branches, and every place that names the dossier."""
    cover = dict(_cover(sections[0]))
    title, title_place = _title(document, sections)
    cohort, cohort_place = cover.get("cohort", ("", title_place))
    years = _COHORT.search(cohort)
    yield fact("dossiers", title_place, titel=title or None, cohort=cohort or None,
               cohort_van=years and int(years[1]), cohort_tot=years and _second_year(years),
               sector=cover["sector"][0] if "sector" in cover else None,
               bron_bestand=document.source.name, bron_sha256=document.source.sha256, formaat="kd-2009",
               **_colofon(sections))  # fmt: skip
    yield Fact("dossiers", cohort_place)
    if "sector" in cover:
        yield Fact("dossiers", cover["sector"][1])
    yield from _listed(cover, "crebo", "crebocodes", "crebocode", r"[,;/]|\ben\b")
    yield from _listed(cover, "branche", "branches", "branche", r"[,;]")
    yield from _used(sections)
    yield from _title_mentions(title, title_place, sections)


def dossier_id(titel: str | None, cohort: str | None, bestand: str) -> str:
    """The identifier of a dossier: the slug of title and cohort, or of the file's name when it has no title."""
    years = _COHORT.search(cohort or "")
    name = f"{titel or bestand.rpartition('.')[0] or bestand} {years[0] if years else ''}"
    return slug(name)[:LONGEST_ID].strip("-") or "dossier"


def _cover(cover: Section) -> Iterator[tuple[str, tuple[str, Place]]]:
    for element in cover.elements:
        for text, place in _lines(element):
            found = _COVER_LINE.match(text)
            if found:
                yield _cover_key(squash(found[1])), (found[2].strip(), place)


def _cover_key(label: str) -> str:
    """`crebo` for Crebonummer, Crebocodes and the like; else the label in the singular."""
    return "crebo" if label.startswith("crebo") else label.removesuffix("s")


def _lines(element: object) -> Iterator[tuple[str, Place]]:
    if isinstance(element, Table):
        for row in element.rows:
            yield " ".join(cell.text for cell in row.cells if cell.blocks), row.place
    elif isinstance(element, Paragraph):
        yield element.text, element.place


def _title(document: Document, sections: list[Section]) -> tuple[str, Place]:
    headings = [
        element for element in sections[0].elements if isinstance(element, Heading) and not _SERIES.search(element.text)
    ]
    if headings:
        best = min(headings, key=lambda heading: heading.level)
        return best.text, best.place
    for text, place in _named_in_text(sections):
        return text, place
    first = document.elements[0]
    return "", first.place


def _named_in_text(sections: list[Section]) -> Iterator[tuple[str, Place]]:
    for section in sections:
        if section.deel in (INLEIDING, "B") and section.diepte <= 1:
            for paragraph in section.paragraphs:
                for found in _TITLE_IN_TEXT.finditer(paragraph.text):
                    yield found[1], paragraph.place


def _second_year(years: re.Match[str]) -> int:
    last = years[2]
    return int(last) if len(last) == 4 else int(years[1][:2] + last)


def _listed(cover: dict[str, tuple[str, Place]], key: str, table: str, column: str, between: str) -> Facts:
    text, place = cover.get(key, ("", None))
    if place:
        for value in dict.fromkeys(part.strip() for part in re.split(between, text) if part.strip()):
            yield fact(table, place, **{column: value})
        yield Fact(table, place)


def _colofon(sections: list[Section]) -> dict[str, object]:
    values: dict[str, object] = {}
    for section in chapter(sections, "B", "algemeneinformatie", default="2"):
        for found in labelled_rows(section):
            values |= _labelled(found.label, found.cell)
    return values


def _labelled(label: str, cell: Cell) -> dict[str, object]:
    text = cell.text
    if label == "onderregievan":
        return {"onder_regie_van": text or None}
    if label == "ontwikkelddoor":
        return {"ontwikkeld_door": text or None}
    if label == "verantwoording":
        return _adopted(text)
    if label.startswith("wettelijkeberoepsvereisten"):
        return {"wettelijke_beroepsvereisten": yes_or_no(text)}
    if label.startswith("branchevereisten"):
        return {"branche_vereisten": yes_or_no(text)}
    return {}


def _adopted(text: str) -> dict[str, object]:
    found = _ADOPTED.search(text)
    if not found:
        return {}
    return {
        "vastgesteld_door": found[1] or None,
        "vastgesteld_op": iso_date(found[2] or ""),
        "vastgesteld_op_gelezen": found[2] or None,
        "vastgesteld_te": found[3] or None,
    }


def iso_date(text: str) -> str | None:
    """The first date in a text (16-12-2008 or 16 december 2008) in ISO 8601, or None without one that exists."""
    found = next(iter(dates_in(text)), None)
    return "{:04}-{:02}-{:02}".format(*found.parts) if found and found.exists else None


def yes_or_no(text: str) -> bool | None:
    """True for a cell that begins with Ja, False for Nee, None for anything else."""
    first = re.match(r"\w+", text.strip())
    return {"ja": True, "nee": False, "geen": False}.get(first[0].lower()) if first else None


def _used(sections: list[Section]) -> Facts:
    for section in chapter(sections, "B", "algemeneinformatie", default="2"):
        for found in labelled_rows(section):
            if _labelled(found.label, found.cell):
                for place in found.places:
                    yield Fact("dossiers", place)


def _title_mentions(title: str, title_place: Place, sections: list[Section]) -> Facts:
    if any(isinstance(element, Heading) for element in sections[0].elements) and title:
        yield mention(title_place, "dossier", "dossier", OMSLAG, title)
    for section in sections:
        if section.deel == "A" and not section.nummer:
            first = next((item for item in section.elements if isinstance(item, Heading | Paragraph)), None)
            if isinstance(first, Heading) or (isinstance(first, Paragraph) and first.bold):
                yield mention(first.place, "dossier", "dossier", "A", first.text)
        where = {INLEIDING: INLEIDING, "B": "B1"}.get(section.deel)
        if where and (where == INLEIDING or section.nummer == "1"):
            for paragraph in section.paragraphs:
                for found in _TITLE_IN_TEXT.finditer(paragraph.text):
                    yield mention(paragraph.place, "dossier", "dossier", where, found[1])
