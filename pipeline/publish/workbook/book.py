"""The workbook of one dossier: first what people look for, then a sheet per table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.publish.content import Content
from pipeline.publish.walk import declared
from pipeline.writing import replacing_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from xlsxwriter.workbook import Workbook

    from pipeline.publish.publication import Publication
    from pipeline.publish.workbook.sheet import Sheet

    Page = tuple[str, str, int, Callable[[Sheet], None]]
    """Name of a sheet, what it shows, its number of rows (-1 when it is no list), and what fills it."""

_COLOURS = {"Leeswijzer": "#163A5F", "Bevindingen": "#A3161C", "Afvinklijst": "#A3161C"}
_FIRST = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The moment of making that every workbook bears, so that the same dossier gives the same bytes."""


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write the workbook of one dossier to `place`, whole or not at all. OutputError when the disk refuses."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    (publication,) = publications
    with replacing_file(place) as beside:
        try:
            with xlsxwriter.Workbook(str(beside), {"in_memory": True}) as book:
                _fill(book, publication)
        except XlsxWriterException as error:
            raise OutputError(f"{place}: kan niet worden geschreven ({error})") from None


def _fill(book: Workbook, publication: Publication) -> None:
    from pipeline.publish.workbook import leeswijzer
    from pipeline.publish.workbook.sheet import Cut, Sheet, Style

    content, style = Content(publication.tables), Style(book)
    cuts: list[Cut] = []
    book.set_properties({"title": content.titel, "author": "dossier", "created": _FIRST})
    book.set_size(1800, 1100)
    first = Sheet(book.add_worksheet(leeswijzer.NAME), style, cuts)
    pages = list(_pages(publication, content))
    for name, _, _, fill in pages:
        sheet = Sheet(book.add_worksheet(name), style, cuts)
        sheet.worksheet.set_tab_color(_COLOURS.get(name, "#1C6339" if name[0].isupper() else "#C5CDD5"))
        fill(sheet)
        sheet.finish()
    first.worksheet.set_tab_color(_COLOURS[leeswijzer.NAME])
    leeswijzer.fill(first, publication, content, [page[:3] for page in pages], cuts)
    first.finish()


def _pages(publication: Publication, content: Content) -> Iterator[Page]:
    from functools import partial

    from pipeline.publish.workbook import crosstab, findings, matrix, tables
    from pipeline.report.dossier import Dossier

    names = Dossier(publication.tables)
    number = len(publication.report.findings)
    about = "Wat de toetsing vond, met plaats en voorstel"
    yield "Bevindingen", about, number, partial(findings.fill, publication=publication, dossier=names)
    about = "Dezelfde bevindingen om af te vinken: alleen wat de auteurs kunnen herstellen"
    yield "Afvinklijst", about, -1, partial(findings.fill_ticks, publication=publication)
    for (name, about), key in zip(matrix.names(content), content.uitstromen, strict=True):
        yield name, about, -1, partial(matrix.fill, content=content, uitstroom_id=key)
    yield *crosstab.KENNIS, -1, partial(crosstab.fill_kennis, content=content)
    yield *crosstab.WERKPROCESSEN, -1, partial(crosstab.fill_werkprocessen, content=content)
    for table, (name, about) in zip(declared(), tables.names(), strict=True):
        rows = len(publication.tables[table.name])
        yield name, about, rows, partial(tables.fill, table=table, publication=publication)
