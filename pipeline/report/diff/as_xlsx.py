"""The was-wordt-lijst as a workbook: a sheet per subject, what stayed the same too."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pipeline.compare.was_wordt import Regel, sheets
from pipeline.errors import SettingsError
from pipeline.report.diff.words import heading, maybe, place, tally
from pipeline.report.formats.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.compare.change import Vergelijking

COLUMNS = {
    "codering_oud": 14,
    "naam_oud": 48,
    "codering_nieuw": 14,
    "naam_nieuw": 48,
    "soort": 14,
    "impact": 52,
    "plaats_oud": 16,
    "plaats_nieuw": 16,
    "uitstroom": 12,
}
"""The columns of every sheet with their widths in characters."""
LINE, HIGHEST, A4 = 15, 409, 9
"""Points of a line and, at most, of a row; the number that a workbook has for paper of this size."""
CELL = 32_000
"""Most characters in a cell; a workbook holds 32,767."""


def as_xlsx(found: Vergelijking) -> bytes:
    """The workbook as bytes; every value is text, so that none becomes a formula or a number."""
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise SettingsError("--format xlsx: hiervoor is nodig: pip install 'kwalificatiedossier[excel]'") from None
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format(
            {"bold": True, "bg_color": "#163a5f", "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
        )
        cell = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#d5dbe1"}
        plain = book.add_format(cell)
        marked = book.add_format({**cell, "bg_color": "#fdf6e7"})
        _cover(book.add_worksheet("Overzicht"), found, head, plain)
        for name, rows in sheets(found).items():
            _sheet(book.add_worksheet(name), rows, head, plain, marked)
    return data.getvalue()


def _cover(sheet: Any, found: Vergelijking, head: Any, plain: Any) -> None:
    """The two versions, the category with its reasons, and the text for D 2.5."""
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    lines = [
        ("oud", f"{found.oud.titel} {found.oud.cohort} ({found.oud.bestand})"),
        ("nieuw", f"{found.nieuw.titel} {found.nieuw.cohort} ({found.nieuw.bestand})"),
        ("categorie", heading(found)),
        ("mogelijk", maybe(found)),
        *(("reden", reason) for reason in found.oordeel.redenen),
        ("tellingen", tally(found)),
        *(
            ("niet vergeleken", f"{item.waar}: {item.reden}" if item.waar else item.reden)
            for item in found.niet_vergeleken
        ),
        ("tekst voor D 2.5", found.d25),
    ]
    for row, (label, text) in enumerate(line for line in lines if line[1]):
        sheet.write_string(row, 0, label, head)
        sheet.write_string(row, 1, _cell(text), plain)
        sheet.set_row(row, _height([(text, 110)]))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: Any, rows: list[Regel], head: Any, plain: Any, marked: Any) -> None:
    for number, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, head)
    for number, row in enumerate(rows, 1):
        style = plain if row.soort == "ongewijzigd" else marked
        for column, text in enumerate(_values(row)):
            sheet.write_string(number, column, _cell(text), style)
        sheet.set_row(number, _height(zip(_values(row), COLUMNS.values(), strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _values(row: Regel) -> tuple[str, ...]:
    return (
        row.codering_oud,
        row.naam_oud,
        row.codering_nieuw,
        row.naam_nieuw,
        str(row.soort),
        row.impact,
        place(row.plaats_oud),
        place(row.plaats_nieuw),
        row.uitstroom,
    )


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """The height of a row, in points, that shows its texts whole: not every program makes room for them itself."""
    lines = max(sum(1 + int(len(line) / width) for line in text.split("\n")) for text, width in cells)
    return float(min(LINE * lines, HIGHEST))


def _cell(text: str) -> str:
    return harmless(text)[:CELL]
