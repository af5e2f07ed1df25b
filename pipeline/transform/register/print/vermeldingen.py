"""What of a printed dossier names its parts: `vermeldingen`, `inhoudsopgave` and `overzicht`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.transform.contents_entry import Entry, entry, has_leader
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.register.numbering import kerntaken, werkprocessen
from pipeline.transform.register.print.chapters import GENERIEK, INHOUD, KEUZEDEEL, LEESWIJZER, OMSLAG, OVERZICHT
from pipeline.transform.register.print.codes import (
    CODE,
    COMPLEXITEIT,
    CONTEXT,
    GEDRAG,
    KENNIS,
    OMSCHRIJVING,
    RESULTAAT,
    VERANTWOORDELIJKHEID,
    Code,
    coded,
    profiel_in,
)
from pipeline.transform.register.print.lines import place_of
from pipeline.transform.register.print.namen import overview_profielen
from pipeline.transform.register.print.omslag import names_on_cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.dossier import Gelezen
    from pipeline.transform.register.print.lines import Line

KOP, INHOUDSOPGAVE, OVERZICHTSTABEL = "kop", "inhoudsopgave", "overzicht"
TABLES = {
    CONTEXT: "paragrafen",
    COMPLEXITEIT: "kerntaak_eisen",
    VERANTWOORDELIJKHEID: "kerntaak_eisen",
    KENNIS: "kerntaak_kennis",
    OMSCHRIJVING: "uitwerkingen",
    RESULTAAT: "resultaten",
    GEDRAG: "gedragingen",
}
"""The table that holds the text under a label; a label of a profiel is a column of `uitstromen`."""


def vermeldingen(read: Gelezen, chapters: Chapters, numbers: dict[Code, str]) -> Facts:
    """The contents, the overview, and every place that names a profiel, kerntaak or werkproces; `numbers` as `code_numbers` gives them."""
    yield from _headings(read, numbers)
    yield from _contents(read, chapters, numbers)
    yield from _overview(read, chapters, numbers)
    for naam, line in names_on_cover(chapters.of(OMSLAG)):
        key = read.namen.named(naam)
        if key:
            yield mention(line.place, "uitstroom", key, "omslag", naam)
    yield from _account(chapters)
    yield from _texts(read)


def code_numbers(read: Gelezen) -> dict[Code, str]:
    """The key in the tables of every code: the number of a kerntaak, the id of a werkproces.

    A werkproces that only the overview has gets the key that it would have; one whose kerntaak is nowhere worked
    out has none.
    """
    found: dict[Code, str] = {}
    for kerntaak in kerntaken(read.dossier):
        key = kerntaak.item.uitstroom_id
        code = Code(int(key[1:]) if key else 0, kerntaak.item.hoofdstuk or 0)
        found.setdefault(code, str(kerntaak.nummer))
        for werkproces in werkprocessen(kerntaak):
            own = code._replace(werkproces=werkproces.item.hoofdstuk or 0)
            found.setdefault(own, f"{kerntaak.nummer}.{werkproces.nummer}")
    for code in read.overzicht.codes:
        if code.werkproces is not None and code.of_kerntaak in found:
            found.setdefault(code, f"{found[code.of_kerntaak]}.{code.werkproces}")
    return found


def _headings(read: Gelezen, numbers: dict[Code, str]) -> Facts:
    for block in read.blocks:
        if block.code and block.code in numbers:
            soort = "kerntaak" if block.code.werkproces is None else "werkproces"
            yield mention(block.koppen[0].place, soort, numbers[block.code], KOP, block.titel)
        elif block.profiel is not None:
            yield mention(block.koppen[0].place, "uitstroom", f"U{block.profiel}", KOP, block.titel)
        for line in [*block.koppen, *(label.kop for label in block.labels)]:
            yield Fact("kop", line.place)
        for label in block.labels:
            for part in label.parts:
                yield from (Fact("kop", line.place) for line in [part.opening] if line)


def _contents(read: Gelezen, chapters: Chapters, numbers: dict[Code, str]) -> Facts:
    for line in chapters.of(INHOUD):
        found = [entry(line.text)] if has_leader(line.text) else [_without_page(text) for text in _each(line.text)]
        listed = [item for item in found if item]
        for item in listed:
            yield from _entry(read, line, item, numbers)
        if not listed:
            yield Fact("kop", line.place)


def _each(text: str) -> Iterator[str]:
    """The entries in a line: where no page numbers part them, one that fills its line and the next are read as one text."""
    starts = [found.start() for found in CODE.finditer(text) if text[found.end() :].lstrip().startswith(":")]
    for start, stop in pairwise(sorted({0, *starts, len(text)})):
        yield text[start:stop].strip()


def _without_page(text: str) -> Entry | None:
    """The entry of contents that name no pages: a line that begins with a code."""
    return Entry("", text, None) if coded(text) or profiel_in(text) else None


def _entry(read: Gelezen, line: Line, listed: Entry, numbers: dict[Code, str]) -> Facts:
    """The row of an entry of the contents, and what it names."""
    code, profiel = coded(listed.titel), profiel_in(listed.titel)
    nummer = str(code[0]) if code else f"P{profiel[0]}" if profiel else listed.nummer or None
    titel = code[1] if code else profiel[1] if profiel else listed.titel
    yield fact("inhoudsopgave", line.place, nummer=nummer, titel=titel, pagina=listed.pagina)
    if code and code[0] in numbers:
        soort = "kerntaak" if code[0].werkproces is None else "werkproces"
        yield mention(line.place, soort, numbers[code[0]], INHOUDSOPGAVE, code[1])
    elif profiel and read.namen.uitstroom(profiel[0]):
        yield mention(line.place, "uitstroom", f"U{profiel[0]}", INHOUDSOPGAVE, profiel[1])


def _overview(read: Gelezen, chapters: Chapters, numbers: dict[Code, str]) -> Facts:
    everyone = [f"U{nummer}" for nummer in read.namen.profielen]
    for code, line in read.overzicht.codes.items():
        if code not in numbers:
            continue
        soort = "kerntaak" if code.werkproces is None else "werkproces"
        if code in read.overzicht.titels:
            yield mention(line.place, soort, numbers[code], OVERZICHTSTABEL, read.overzicht.titels[code])
        if code.werkproces is not None:
            for key in [f"U{code.profiel}"] if code.profiel else everyone:
                if key in everyone:
                    yield fact("overzicht", line.place, uitstroom_id=key, werkproces_id=numbers[code])
    for nummer, naam, line in overview_profielen(chapters):
        yield mention(line.place, "uitstroom", f"U{nummer}", OVERZICHTSTABEL, naam)
    for line in chapters.of(OVERZICHT):
        yield Fact("overzicht", place_of([line]))


def _texts(read: Gelezen) -> Facts:
    """Which table holds the lines under each label; those under none are running text."""
    for block in read.blocks:
        for label in block.labels:
            table = TABLES.get(label.label, "uitstromen")
            for part in label.parts:
                yield from (Fact(table, line.place) for line in part.lines)
                yield from (Fact("werkproces_competenties", line.place) for line in part.competenties)
        yield from (Fact("kop" if line.heading else "paragrafen", line.place) for line in block.los)


def _account(chapters: Chapters) -> Facts:
    """Headings, and what the cover says that is in no other table."""
    for _, line in chapters.koppen:
        yield Fact("kop", line.place)
    for line in [*chapters.of(LEESWIJZER), *chapters.of(GENERIEK), *chapters.of(KEUZEDEEL)]:
        if line.heading:
            yield Fact("kop", line.place)
    for line in chapters.of(OMSLAG):
        yield Fact("dossiers", line.place)
