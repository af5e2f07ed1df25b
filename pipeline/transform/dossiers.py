"""Cover, colofon and formal requirements: `dossiers`, `crebocodes` and `branches`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph
from pipeline.dutch_dates import iso_date
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.identifier import identifier
from pipeline.transform.omslag import CoverLine, cover_lines, cover_title
from pipeline.transform.sections import INLEIDING, OMSLAG
from pipeline.transform.wordings import meaning
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Cell, Document, Place
    from pipeline.transform.chapters import Chapters

_COHORT = re.compile(r"([0-9]{4})\s*[-–/]\s*([0-9]{4}|[0-9]{2})(?![0-9])")
_ADOPTED = re.compile(r"Vastgesteld door:?\s*(.*?)\s*(?:\bOp:\s*(.*?))?\s*(?:\bTe:\s*(.*?))?\s*$", re.IGNORECASE)
_TITLE_IN_TEXT = re.compile(r"(?:het|van het) kwalificatiedossier\s+(\S.*?)\s*\.(?=\s|$)")


def dossiers(document: Document, chapters: Chapters) -> Facts:
    """The row of `dossiers`, those of `crebocodes` and `branches`, and every place that names the dossier."""
    cover = cover_lines(chapters.omslag)
    title, title_place = _title(document, chapters)
    cohort = cover.get("cohort")
    years = _COHORT.search(cohort.text) if cohort else None
    yield fact(
        "dossiers",
        title_place,
        titel=title or None,
        cohort=_without_label(cohort.text) if cohort else None,
        cohort_van=years and int(years[1]),
        cohort_tot=years and _second_year(years),
        sector=cover["sector"].text if "sector" in cover else None,
        status=cover["status"].text if "status" in cover else None,
        bron_bestand=document.source.name,
        bron_sha256=document.source.sha256,
        formaat=KD_2009,
        **_colofon(chapters),
    )
    yield from (Fact("dossiers", cover[line].place) for line in ("cohort", "sector", "status") if line in cover)
    yield from _listed(cover.get("crebo"), "crebocodes", "crebocode", r"[,;/]|\ben\b")
    yield from _listed(cover.get("branche"), "branches", "branche", r"[,;]")
    yield from _used(chapters)
    yield from _title_mentions(title, title_place, chapters)


def dossier_id(titel: str | None, cohort: str | None, bestand: str) -> str:
    """The identifier of a dossier: the slug of title and cohort, or of the file's name when it has no title."""
    years = _COHORT.search(cohort or "")
    return identifier(titel or bestand.rpartition(".")[0] or bestand, years[0] if years else "")


def _title(document: Document, chapters: Chapters) -> tuple[str, Place]:
    heading = cover_title(chapters.omslag)
    if heading:
        return heading.text, heading.place
    return next(_named_in_text(chapters), ("", document.elements[0].place))


def _named_in_text(chapters: Chapters) -> Iterator[tuple[str, Place]]:
    for section in chapters.sections:
        if section.deel in (INLEIDING, "B") and section.diepte <= 1:
            for paragraph in section.paragraphs:
                for found in _TITLE_IN_TEXT.finditer(paragraph.text):
                    yield found[1], paragraph.place


def _without_label(cohort: str) -> str | None:
    """The years of a cohort without the word that some covers repeat: 'Cohort: Cohort 2009 - 2010'."""
    first, _space, rest = cohort.partition(" ")
    return (rest if meaning("omslag", first) == "cohort" else cohort).strip(" :") or None


def _second_year(years: re.Match[str]) -> int:
    last = years[2]
    return int(last) if len(last) == 4 else int(years[1][:2] + last)


def _listed(line: CoverLine | None, table: str, column: str, between: str) -> Facts:
    if line:
        for value in filter(None, map(str.strip, re.split(between, line.text))):
            yield fact(table, line.place, **{column: value})
        yield Fact(table, line.place)


def _colofon(chapters: Chapters) -> dict[str, object]:
    values: dict[str, object] = {}
    for found in chapters.gegevens:
        values |= _labelled(found.label, found.cell)
    return values


def _labelled(label: str, cell: Cell) -> dict[str, object]:
    text = cell.text
    what = meaning("gegeven", label)
    if what in ("onder_regie_van", "ontwikkeld_door"):
        return {what: cell.lines or None}
    if what in ("wettelijke_beroepsvereisten", "branche_vereisten"):
        return {what: yes_or_no(text)}
    return _adopted(text) if what == "vastgesteld" else {}


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


def yes_or_no(text: str) -> bool | None:
    """True for a cell that begins with Ja, False for Nee, None for anything else."""
    first = re.match(r"\w+", text.strip())
    return {"ja": True, "nee": False, "geen": False}.get(first[0].lower()) if first else None


def _used(chapters: Chapters) -> Facts:
    for found in chapters.gegevens:
        if _labelled(found.label, found.cell):
            yield from (Fact("dossiers", place) for place in found.places)


def _title_mentions(title: str, title_place: Place, chapters: Chapters) -> Facts:
    if any(isinstance(element, Heading) for element in chapters.omslag.elements) and title:
        yield mention(title_place, "dossier", "dossier", OMSLAG, title)
    for section in chapters.sections:
        if section.deel == "A" and not section.nummer:
            first = next((item for item in section.elements if isinstance(item, Heading | Paragraph)), None)
            if isinstance(first, Heading) or (isinstance(first, Paragraph) and first.bold):
                yield mention(first.place, "dossier", "dossier", "A", first.text)
        where = {INLEIDING: INLEIDING, "B": "B1"}.get(section.deel)
        if where and (where == INLEIDING or section.nummer == "1"):
            for paragraph in section.paragraphs:
                for found in _TITLE_IN_TEXT.finditer(paragraph.text):
                    yield mention(paragraph.place, "dossier", "dossier", where, found[1])
