"""A sheet per uitstroom with its werkprocessen down and the competenties A to Y across."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from schemas import rows as row_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.content import Content, Pair
    from pipeline.publish.workbook.sheet import Sheet

_TOP = 3
_LEGEND = (
    ("kruis", "x", "gevraagd, en aangekruist in de matrix van deze uitstroom"),
    ("alleen-gevraagd", "x", "gevraagd, maar niet als kruis te lezen in de matrix"),
    ("alleen-kruis", "o", "wel een kruis in de matrix, maar niet uitgewerkt"),
)


def names(content: Content) -> list[tuple[str, str]]:
    """The name of each sheet and what it shows."""
    return [
        (f"Matrix {key}"[:31], f"Werkprocessen en competenties van {key} {name}")
        for key, name in content.uitstromen.items()
    ]


def fill(sheet: Sheet, content: Content, uitstroom_id: str) -> None:
    """Put the matrix of one uitstroom in its sheet: a cross where a werkproces calls for a competentie."""
    competenties = content.rows(row_types.Competenties)
    style = sheet.style
    sheet.put(0, 0, f"{uitstroom_id} {content.uitstromen[uitstroom_id]}", style.title)
    sheet.put(1, 0, "Een kruis: het werkproces vraagt de competentie.", style.quiet)
    sheet.widths([54, *[4.6] * len(competenties)])
    sheet.height(0, 28)
    sheet.height(_TOP, 190)
    sheet.put(_TOP, 0, "Werkproces", style.head)
    for column, competentie in enumerate(competenties, 1):
        sheet.put(_TOP, column, f"{competentie.competentie_code}  {competentie.naam}", style.head_turned)
    codes = [competentie.competentie_code for competentie in competenties]
    row = _TOP + 1
    pairs = [pair for pair in content.pairs if pair.uitstroom_id == uitstroom_id]
    for kerntaak, own in groupby(pairs, key=lambda pair: content.kerntaak_of(pair.werkproces_id)):
        title = content.kerntaken.get(kerntaak, "")
        sheet.put_row(row, [f"Kerntaak {kerntaak} {title}", *[None] * len(codes)], style.band)
        row = _rows(sheet, content, own, codes, row + 1)
    sheet.worksheet.freeze_panes(_TOP + 1, 1)
    sheet.worksheet.repeat_rows(_TOP)
    _legend(sheet, row + 1, with_matrix=bool(content.marked))


def _rows(sheet: Sheet, content: Content, pairs: Iterable[Pair], codes: list[str], row: int) -> int:
    """Put werkprocessen from `row` on: the row after the last."""
    for pair in pairs:
        sheet.put(row, 0, content.werkproces(pair.werkproces_id))
        for column, code in enumerate(codes, 1):
            kind = _kind(content, pair, code)
            sheet.put(row, column, {"leeg": None, "alleen-kruis": "o"}.get(kind, "x"), sheet.style.marks[kind])
        row += 1
    return row


def _kind(content: Content, pair: Pair, code: str) -> str:
    """What a cell shows: asked and crossed, asked alone, crossed alone, or neither."""
    asked = code in content.called_for.get(pair, ())
    crossed = code in content.marked.get(pair, ())
    if asked:
        return "kruis" if crossed or not content.marked else "alleen-gevraagd"
    return "alleen-kruis" if crossed else "leeg"


def _legend(sheet: Sheet, row: int, *, with_matrix: bool) -> None:
    for kind, mark, said in _LEGEND if with_matrix else [("kruis", "x", "gevraagd")]:
        sheet.put(row, 0, said, sheet.style.quiet)
        sheet.put(row, 1, mark, sheet.style.marks[kind])
        row += 1
