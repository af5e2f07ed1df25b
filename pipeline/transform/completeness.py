"""What a dossier says where its format has a field, and no reader took: `niet_herkend` and `onbekende_labels`.

`verwacht.csv` tells, by format, which columns must be filled and what they are in Dutch. A column that stays empty
although its place in the source has text is a row of `niet_herkend`; one whose place is empty is the dossier's.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph, Table
from pipeline.dutch_dates import dates_in
from pipeline.transform.contents_entry import entry
from pipeline.transform.fact import Facts, fact
from pipeline.transform.labels import labelled_rows
from pipeline.transform.niveaus import is_level_matrix
from pipeline.transform.table_words import row_text, table_words, without_label
from pipeline.transform.unknown import Gap, Unknown
from pipeline.transform.wordings import LONGEST_LABEL, likely, meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.document import Element, Place
    from pipeline.transform.chapters import Chapter, Chapters
    from pipeline.transform.fact import Fact
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.labels import Labelled
    from pipeline.transform.sections import Section

LIST = Path(__file__).with_name("verwacht.csv")
_CREBO = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")
_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])")
_TEXT_ONLY = frozenset({None, "paragrafen", "vermeldingen"})
"""Where a line goes that no table of its own takes."""


@cache
def expected(formaat: str) -> dict[tuple[str, str], str]:
    """What each column that a format must fill holds, in Dutch, by table and column."""
    with LIST.open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.DictReader(source) if row["formaat"] == formaat]
    return {(row["tabel"], row["kolom"]): row["verwacht"] for row in rows}


def completeness(
    formaat: str, chapters: Chapters, kenmerken: Kenmerken, facts: Sequence[Fact], owned: Mapping[int, str]
) -> tuple[list[Gap], list[Unknown]]:
    """The gaps and the unknown words of a dossier outside Deel C 2, whose reader tells them itself.

    `owned` is the table that each line went to.
    """
    of_tables = [*table_words(chapters, kenmerken)]
    unknown = [*_unknown_labels(chapters, kenmerken), *_unknown_headings(chapters)]
    unknown += [item for item in of_tables if isinstance(item, Unknown)]
    gaps = [
        *_cover(chapters, facts, owned),
        *_colofon(chapters, facts),
        *_contents(chapters.inhoudsopgave),
        *_uitstromen(kenmerken, facts),
        *_careers(chapters, facts),
        *_kerntaken(chapters.kerntaken, facts, owned),
        *_unread_tables(chapters, owned),
        *_unassigned(chapters, kenmerken),
        *(item for item in of_tables if isinstance(item, Gap)),
    ]
    known = expected(formaat)
    return [gap for gap in gaps if (gap.tabel, gap.kolom) in known], unknown


def told(formaat: str, gaps: Iterable[Gap], unknown: Iterable[Unknown]) -> Facts:
    """The rows of `niet_herkend` and `onbekende_labels`."""
    for gap in gaps:
        verwacht = expected(formaat)[gap.tabel, gap.kolom]
        keys = {"uitstroom_id": gap.uitstroom_id, "kerntaak_nr": gap.kerntaak_nr, "werkproces_id": gap.werkproces_id}
        here = {"tabel": gap.tabel, "kolom": gap.kolom, "verwacht": verwacht, "gevonden": gap.gevonden}
        yield fact("niet_herkend", gap.place, **keys, **here)
    for item in unknown:
        meant = likely(item.soort, item.text) or item.meant
        yield fact("onbekende_labels", item.place, wat=item.wat, tekst=item.text, lijkt_op=meant)


def _values(facts: Iterable[Fact], table: str) -> Iterator[tuple[Mapping[str, object], Place]]:
    return ((item.values, item.place) for item in facts if item.table == table and item.values)


def _is_text(place: Place, owned: Mapping[int, str]) -> bool:
    return all(owned.get(line) in _TEXT_ONLY for line in place.lines)


def _lines(element: Element) -> Iterator[tuple[str, Place]]:
    if isinstance(element, Table):
        for row in element.rows:
            yield row_text(row), row.place
    elif isinstance(element, Paragraph | Heading):
        yield element.text, element.place


def _cover(chapters: Chapters, facts: Sequence[Fact], owned: Mapping[int, str]) -> Iterator[Gap]:
    """A crebocode or a cohort that stands on the cover behind no label that is known."""
    lines = [found for element in chapters.omslag.elements for found in _lines(element)]
    left = [(text, place) for text, place in lines if _is_text(place, owned)]
    stated = next((values for values, _place in _values(facts, "dossiers")), {})
    for tabel, kolom, pattern, has in (
        ("crebocodes", "crebocode", _CREBO, any(_values(facts, "crebocodes"))),
        ("dossiers", "cohort", _YEARS, bool(stated.get("cohort"))),
    ):
        if not has:
            yield from (Gap(tabel, kolom, text, place) for text, place in left[:40] if pattern.search(text))


def _colofon(chapters: Chapters, facts: Sequence[Fact]) -> Iterator[Gap]:
    """A statement of who adopted the dossier, and when, that was not understood."""
    stated = next((values for values, _place in _values(facts, "dossiers")), {})
    for found in chapters.labelled("vastgesteld"):
        if found.cell.blocks and not stated.get("vastgesteld_door"):
            yield Gap("dossiers", "vastgesteld_door", found.cell.lines, found.place)
        elif (read := str(stated.get("vastgesteld_op_gelezen") or "")) and not dates_in(read):
            yield Gap("dossiers", "vastgesteld_op", read, found.place)


def _contents(chapter: Chapter) -> Iterator[Gap]:
    """Lines of the contents that are no entry, or whose page is no number."""
    for text, place in (found for section in chapter for element in section.elements for found in _lines(element)):
        read = entry(" ".join(text.split()))
        if read is None and len(text) > 1:
            yield Gap("inhoudsopgave", "titel", text, place)
        elif read and read.pagina is None:
            yield Gap("inhoudsopgave", "pagina", text[:200], place)


def _uitstromen(kenmerken: Kenmerken, facts: Sequence[Fact]) -> Iterator[Gap]:
    """Columns of an uitstroom that stay empty beside rows of its paragraph (B 4) that no reader took."""
    for values, _place in _values(facts, "uitstromen"):
        key = str(values["uitstroom_id"])
        section = kenmerken.beschreven.get(key)
        if not section:
            continue
        rows = list(_label_rows(section))
        left = {found.label: found for found in rows if not meaning("uitstroom", found.label) and found.cell.blocks}
        for found in rows:
            what = meaning("uitstroom", found.label)
            if what and what in values and values[what] is None and found.cell.blocks:
                yield Gap("uitstromen", what, found.cell.lines, found.place, uitstroom_id=key)
        stated = {meaning("uitstroom", found.label) for found in rows}
        missing = [name for table, name in expected("kd-2009") if table == "uitstromen" and name not in stated]
        missing = [name for name in missing if values.get(name) is None]
        yield from _by_likeness(key, missing, left)
        absent = [name for name in missing if name not in ("naam", "loopbaanperspectief")] if not left else []
        yield from without_label(rows, "uitstroom", "uitstromen", absent, key)


def _by_likeness(key: str, missing: list[str], left: dict[str, Labelled]) -> Iterator[Gap]:
    """Each missing column with the row whose label resembles its own, else with all that is left over."""
    meant = {
        meaning("uitstroom", known): found for label, found in left.items() if (known := likely("uitstroom", label))
    }
    rest = [found for found in left.values() if found not in meant.values()]
    for name in missing:
        found = meant.get(name)
        if found:
            yield Gap("uitstromen", name, f"{found.label}: {found.cell.lines}", found.place, uitstroom_id=key)
        elif rest and name != "loopbaanperspectief":
            text = "\n".join(f"{item.label}: {item.cell.lines}" for item in rest)
            yield Gap("uitstromen", name, text, rest[0].place, uitstroom_id=key)


def _label_rows(section: Section) -> Iterator[Labelled]:
    """The labelled rows of a section, without those of its level matrices."""
    levels = {row.place for table in section.tables if is_level_matrix(table) for row in table.rows}
    return (found for found in labelled_rows(section) if found.place not in levels)


def _careers(chapters: Chapters, facts: Sequence[Fact]) -> Iterator[Gap]:
    """Text of B 2.4 that went to no uitstroom, where one of them has no loopbaanperspectief."""
    held = [
        (str(v["uitstroom_id"]), str(v.get("loopbaanperspectief") or "")) for v, _place in _values(facts, "uitstromen")
    ]
    without = [key for key, text in held if not text]
    everything = "\n".join(text for _key, text in held)
    for section in chapters.algemeen:
        if without and meaning("B.algemeen", section.titel) == "loopbaan":
            left = [item for item in section.paragraphs if not item.bold and item.text not in everything]
            if left:
                text = "\n".join(item.text for item in left)
                yield from (
                    Gap("uitstromen", "loopbaanperspectief", text, left[0].place, uitstroom_id=key) for key in without
                )


def _kerntaken(chapter: Chapter, facts: Sequence[Fact], owned: Mapping[int, str]) -> Iterator[Gap]:
    """Text in the paragraph of a kerntaak (B 5) without a description, or in a paragraph of no kerntaak."""
    places = {place: values for values, place in _values(facts, "kerntaken")}
    for section in chapter:
        if section.diepte < 2:
            continue
        values = places.get(section.place)
        left = [text for element in section.elements for text, place in _lines(element) if _is_text(place, owned)]
        if left and (values is None or not values.get("beschrijving")):
            number = None if values is None else int(str(values["kerntaak_nr"]))
            yield Gap("kerntaken", "beschrijving", "\n".join(left), section.place, kerntaak_nr=number)


def _unread_tables(chapters: Chapters, owned: Mapping[int, str]) -> Iterator[Gap]:
    """Tables in chapters that are nothing but tables of the dossier, of which no reader took a row."""
    for tabel, kolom, chapter in (
        ("overzicht", "werkproces_id", chapters.overzicht),
        ("matrices", "matrix_id", chapters.totaaloverzicht),
        ("uitwerkingen", "werkproces_id", chapters.uitwerking),
        ("matrices", "matrix_id", chapters.eenheden),
    ):
        for table in (table for section in chapter for table in section.tables):
            rows = [row for row in table.rows if any(cell.blocks for cell in row.cells)]
            if rows and all(_is_text(row.place, owned) for row in rows):
                yield Gap(tabel, kolom, "\n".join(text for text, _place in _lines(table)), table.place)


def _unassigned(chapters: Chapters, kenmerken: Kenmerken) -> Iterator[Gap]:
    """Paragraphs of B 4 that are of no uitstroom, with text in them."""
    taken = list(kenmerken.beschreven.values())
    for section in chapters.uitstromen:
        if section.diepte == 2 and not any(section is known for known in taken):
            text = "\n".join(text for element in section.elements for text, _place in _lines(element))
            if text:
                yield Gap("uitstromen", "naam", f"{section.titel}\n{text}", section.place)


def _unknown_labels(chapters: Chapters, kenmerken: Kenmerken) -> Iterator[Unknown]:
    """Labels of B 2 and B 4 that no reader knows."""
    groups = [("gegeven", section) for section in chapters.algemeen]
    groups += [("uitstroom", section) for section in kenmerken.beschreven.values()]
    for soort, section in groups:
        for found in _label_rows(section):
            # A label that a page broke goes on in small letters: 'Nederlands, rekenen en' / 'wiskunde'.
            begins = not found.label[:1].islower() and len(found.label) <= LONGEST_LABEL
            if found.cell.blocks and begins and not meaning(soort, found.label):
                yield Unknown("label", soort, found.label, found.place)


def _unknown_headings(chapters: Chapters) -> Iterator[Unknown]:
    """Chapters of Deel B, C and D, and paragraphs of B 2 and D 2, whose title no reader knows."""
    read = {id(section) for chapter in chapters.read for section in chapter}
    for section in chapters.sections:
        if (
            section.diepte == 1
            and section.deel in "BCD"
            and id(section) not in read
            and not meaning(section.deel, section.titel)
        ):
            yield Unknown("kop", section.deel, section.titel, section.place)
    for soort, chapter in (("B.algemeen", chapters.algemeen), ("D.proces", chapters.proces)):
        for section in chapter:
            if section.diepte == 2 and not meaning(soort, section.titel):
                yield Unknown("kop", soort, section.titel, section.place)
