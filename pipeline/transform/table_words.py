"""Names of columns, labels of the cover and rows of small tables that no reader knows: gaps and unknown words.

These tables have a head that tells what their columns are (the agenda, the versions, the overview), or rows that
a word at their begin tells apart (levels, categories). A row or a name with another word there is named here.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.betrokkenen import is_committee
from pipeline.transform.contents_entry import entry
from pipeline.transform.dossiers import yes_or_no
from pipeline.transform.marks import is_cross, is_crosses, is_mark, is_no_mark
from pipeline.transform.niveaus import is_level, is_level_matrix
from pipeline.transform.omslag import labelled_lines
from pipeline.transform.overzicht import is_entry
from pipeline.transform.titles import uitstroom_key
from pipeline.transform.unknown import Gap, Unknown
from pipeline.transform.verwante_kwalificaties import level_of
from pipeline.transform.wijzigingen import is_category, is_version
from pipeline.transform.wordings import meaning, wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipeline.document import Place, Row
    from pipeline.transform.chapters import Chapter, Chapters
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.labels import Labelled
    from pipeline.transform.unknown import Kind

LONGEST_NAME = 40
"""Characters of a name of a column or a label of the cover, at most."""
_COLOFON = ("onder_regie_van", "ontwikkeld_door", "wettelijke_beroepsvereisten", "branche_vereisten")
_NO_NAME = frozenset({"kop", "status"})
"""Words of these kinds that are no name of a column, or that most covers have not."""
FEWEST_ENTRIES = 5
"""Lines with a page number behind them that are contents, whatever stands above them."""


def table_words(chapters: Chapters, kenmerken: Kenmerken) -> Iterator[Gap | Unknown]:
    """Every gap and unknown word of the cover, the contents and the small tables."""
    yield from _cover(chapters)
    yield from _related(chapters.deel_a)
    yield from _requirements(chapters)
    yield from _overview(chapters.overzicht)
    yield from _levels(kenmerken)
    yield from _members(chapters.betrokkenen)
    for section in chapters.wijzigingen:
        for table in section.tables:
            yield from _listed(table, is_version, "versies", "naam")
            yield from _listed(table, is_category, "wijzigingscategorieen", "naam")
    yield from _agenda(chapters)


def _cover(chapters: Chapters) -> Iterator[Gap | Unknown]:
    """Labels of the cover that are not known, and contents that no heading names."""
    read = [(text, entry(" ".join(text.split())), place) for text, place in _texts(chapters)]
    listed = [(text, place) for text, found, place in read if found and found.pagina is not None]
    if not chapters.inhoudsopgave and len(listed) >= FEWEST_ENTRIES:
        text = "\n".join(text for text, _place in listed)
        yield Gap("inhoudsopgave", "titel", text, listed[0][1])
        return
    labels = [(label, place) for label, text, place in labelled_lines(chapters.omslag) if text.strip()]
    labels = [found for found in labels if len(found[0].split()) < 4 and not meaning("omslagtekst", found[0])]
    yield from _unknown("label", "omslag", labels)


def _texts(chapters: Chapters) -> Iterator[tuple[str, Place]]:
    for element in chapters.omslag.elements:
        if isinstance(element, Table):
            yield from (("\t".join(cell.text for cell in row.cells), row.place) for row in element.rows)
        elif isinstance(element, Paragraph | Heading):
            yield element.text, element.place


def _related(deel_a: Chapter) -> Iterator[Gap | Unknown]:
    """Columns of 'Kwalificaties in beeld' that name no niveau, beside one that does, and what stands below nothing."""
    for table in (table for section in deel_a for table in section.tables):
        head: list[str] = []
        for row in table.rows:
            texts = [cell.text for cell in row.cells]
            if any(level_of(text) for text in texts):
                head = texts
                for text in (text for text in texts if text and not level_of(text)):
                    digit = "".join(filter(str.isdecimal, text))
                    yield Unknown("kolom", "niveaukop", text, row.place, f"Niveau {digit}".strip())
            elif head:
                below = (text for named, text in zip(head, texts, strict=False) if text and not named)
                yield from (Gap("verwante_kwalificaties", "niveau", text, row.place) for text in below)


def _requirements(chapters: Chapters) -> Iterator[Gap]:
    """Requirements of B 2.2 that say something else than yes or no, and rows that lost the label of what is absent."""
    yield from without_label(chapters.gegevens, "gegeven", "dossiers", _COLOFON)
    for what in ("wettelijke_beroepsvereisten", "branche_vereisten"):
        for found in chapters.labelled(what):
            if found.cell.blocks and yes_or_no(found.cell.text) is None:
                yield Gap("dossiers", what, found.cell.lines, found.place)


def without_label(
    rows: Iterable[Labelled], soort: str, tabel: str, columns: Iterable[str], uitstroom_id: str | None = None
) -> Iterator[Gap]:
    """What stands in rows without a label, for each of these columns that no label of the same tables names.

    Such a row of a text goes on with the one before it, where a page broke that; where a label lacks it may as well
    have lost it.
    """
    found = list(rows)
    stated = {meaning(soort, row.label) for row in found}
    broken = [row for row in found if len(row.places) > 1 and row.places[1].lines]
    for column in (column for column in columns if column not in stated):
        if broken:
            text = "\n".join(row.cell.lines for row in broken)
            yield Gap(tabel, column, text, broken[0].places[1], uitstroom_id=uitstroom_id)


def _overview(chapter: Chapter) -> Iterator[Unknown]:
    """Words in the head of the overview that are no name of a column; it ends where kerntaken begin."""
    for table in (table for section in chapter for table in section.tables):
        rows = list(takewhile(lambda row: not is_entry([cell.text for cell in row.cells]), table.rows))
        rows = rows if len(rows) < len(table.rows) else []
        names = [(cell.text, row.place) for row in rows for cell in row.cells if not uitstroom_key(cell.text)]
        yield from _unknown("kolom", "overzicht", names)


def _levels(kenmerken: Kenmerken) -> Iterator[Gap]:
    """Rows of a level matrix of which the level cannot be read, or whether it is marked."""
    for key, section in kenmerken.beschreven.items():
        for row in (row for table in section.tables if is_level_matrix(table) for row in table.rows):
            texts = [cell.text for cell in row.cells]
            marked = any(is_cross(text) or is_crosses(text) for text in texts[1:])
            unread = not all(is_mark(text) or is_no_mark(text) for text in texts[1:])
            if unread if is_level(texts[0]) else marked:
                yield Gap("taaleisen", "niveau", row_text(row), row.place, uitstroom_id=key)


def _members(chapter: Chapter) -> Iterator[Gap | Unknown]:
    """The column of the roles under another name, and a sentence above a table that names no committee."""
    for before, table in (pair for section in chapter for pair in pairwise(section.elements)):
        if not isinstance(table, Table):
            continue
        if isinstance(before, Paragraph) and before.text.endswith(":") and not is_committee(before.text):
            yield Gap("betrokkenen", "commissie", before.text, before.place)
        texts = [cell.text for cell in table.rows[0].cells]
        if len(texts) > 1 and texts[0].endswith(":"):
            yield from _unknown("kolom", "betrokkenen", [(texts[1], table.rows[0].place)])


def _listed(table: Table, is_one: Callable[[str], bool], tabel: str, kolom: str) -> Iterator[Gap | Unknown]:
    """Rows between others of their kind that are not one of them, and names in the head that are not known."""
    read = [is_one(row.cells[0].text) for row in table.rows]
    if not any(read):
        return
    head = 0 if read[0] else 1
    yield from _unknown("kolom", tabel, [(cell.text, row.place) for row in table.rows[:head] for cell in row.cells])
    for row, known in list(zip(table.rows, read, strict=True))[head:]:
        if not known and row.cells[0].blocks and any(cell.blocks for cell in row.cells[1:]):
            yield Gap(tabel, kolom, row_text(row), row.place)


def _agenda(chapters: Chapters) -> Iterator[Unknown]:
    """Names in the first row of the agenda that are not known; a table that goes on has none."""
    begun = False
    for section in chapters.deel_d:
        if meaning("D", section.titel) != "onderhoud" and section.hoofdstuk != "3":
            continue
        for table in section.tables:
            names = [(cell.text, table.rows[0].place) for cell in table.rows[0].cells]
            if sum(bool(text) for text, _place in names) > 2 and (
                not begun or any(meaning("agenda", text) for text, _place in names)
            ):
                yield from _unknown("kolom", "agenda", names)
            begun = True


def _unknown(wat: Kind, soort: str, names: Sequence[tuple[str, Place]]) -> Iterator[Unknown]:
    """The names of a kind that are not known, each with the known one that lacks in its place, or alone lacks."""
    usual = {
        known.betekenis: known.schrijfwijze for known in reversed(wordings(soort)) if known.betekenis not in _NO_NAME
    }
    order = list(reversed(usual))
    read = [meaning(soort, text) for text, _place in names]
    left = [at for at, (text, _place) in enumerate(names) if not read[at] and 1 < len(text) <= LONGEST_NAME]
    lacking = [what for what in order if what not in read]
    for nth, at in enumerate(left):
        placed = order[at] if len(order) == len(names) else None
        what = placed if placed in lacking else lacking[nth] if len(lacking) == len(left) else None
        yield Unknown(wat, soort, *names[at], usual[what] if what else None)


def row_text(row: Row) -> str:
    """The text of a row, a line for each of a cell."""
    return "\n".join(cell.lines for cell in row.cells if cell.blocks)
