"""The sheets that schools make by hand: kennis by kerntaak and uitstroom, and werkprocessen with their competenties."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.comparing import natural
from pipeline.publish.content import Pair

if TYPE_CHECKING:
    from pipeline.publish.content import Content
    from pipeline.publish.workbook.sheet import Sheet

KENNIS = ("Kruistabel", "Kennis en vakkennis tegen de kerntaken van elke uitstroom")
WERKPROCESSEN = ("Competenties per werkproces", "De werkprocessen met hun competenties, per uitstroom")
_TOP = 2


def fill_kennis(sheet: Sheet, content: Content) -> None:
    """Put every term of kennis on a row, with a mark for each kerntaak of each uitstroom that asks it.

    Where the format ties kennis to a werkproces the cell names the werkprocessen, else it has a cross.
    """
    cells: dict[str, dict[tuple[str, int], dict[str, None]]] = {}
    for asked in content.kennis:
        marks = cells.setdefault(asked.kennis, {}).setdefault((asked.uitstroom_id, asked.kerntaak_nr), {})
        marks[asked.werkproces_id or "x"] = None
    columns = sorted({key for own in cells.values() for key in own}, key=lambda key: (natural(key[0]), key[1]))
    sheet.put(0, 0, "Kruistabel van kennis en kerntaken", sheet.style.title)
    sheet.height(0, 28)
    _heads(sheet, content, columns)
    for row, term in enumerate(sorted(cells, key=lambda term: (term.casefold(), term)), _TOP + 2):
        sheet.put(row, 0, term)
        sheet.put(row, 1, sum(map(len, cells[term].values())))
        for column, key in enumerate(columns, 2):
            shown = sorted(cells[term].get(key, ()), key=natural)
            sheet.put(row, column, ", ".join(shown) or None, sheet.style.marks["basis" if shown else "leeg"])
    last = max(_TOP + 1 + len(cells), _TOP + 2)
    sheet.worksheet.autofilter(_TOP + 1, 0, last, len(columns) + 1)
    if not cells:
        sheet.put(_TOP + 2, 0, "De bron noemt geen kennis.", sheet.style.quiet)


def _heads(sheet: Sheet, content: Content, columns: list[tuple[str, int]]) -> None:
    style = sheet.style
    sheet.widths([60, 8, *[13.0] * len(columns)])
    sheet.height(_TOP, 48)
    sheet.put_row(_TOP, ("", ""), style.head)
    sheet.put_row(_TOP + 1, ("Kennis", "Aantal"), style.head)
    column = 2
    for uitstroom_id, own in groupby(columns, key=lambda key: key[0]):
        keys = list(own)
        name = f"{content.code(uitstroom_id)} {content.uitstromen.get(uitstroom_id, '')}"
        for place, (_, kerntaak) in enumerate(keys, column):
            sheet.put(_TOP, place, name, style.head_centre)
            sheet.put(_TOP + 1, place, content.kerntaak(kerntaak), style.head_centre)
        if len(keys) > 1:
            sheet.worksheet.merge_range(_TOP, column, _TOP, column + len(keys) - 1, name, style.head_centre)
        column += len(keys)
    sheet.worksheet.freeze_panes(_TOP + 2, 1)
    sheet.worksheet.repeat_rows(_TOP, _TOP + 1)


def fill_werkprocessen(sheet: Sheet, content: Content) -> None:
    """Put every werkproces on a row, with the competenties that each uitstroom asks of it, in their order."""
    style = sheet.style
    sheet.put(0, 0, "Werkprocessen en hun competenties", style.title)
    sheet.put(
        1,
        0,
        "De letters van de competenties staan in de volgorde van het dossier; – is: niet van deze uitstroom.",
        style.quiet,
    )
    sheet.height(0, 28)
    sheet.widths([54, *[24.0] * len(content.uitstromen)])
    sheet.put(_TOP, 0, "Werkproces", style.head)
    for column, (key, name) in enumerate(content.uitstromen.items(), 1):
        sheet.put(_TOP, column, f"{content.code(key)} {name}", style.head_centre)
    own = set(content.pairs)
    keys = sorted({*content.werkprocessen, *(pair.werkproces_id for pair in content.pairs)}, key=natural)
    row = _TOP + 1
    for kerntaak, werkprocessen in groupby(keys, key=content.kerntaak_of):
        band = [content.kerntaak(kerntaak), *[None] * len(content.uitstromen)]
        sheet.put_row(row, band, style.band)
        row += 1
        for key in werkprocessen:
            sheet.put(row, 0, content.werkproces(key))
            for column, uitstroom in enumerate(content.uitstromen, 1):
                asked = content.called_for.get(Pair(uitstroom, key), [])
                shown = ", ".join(asked) or ("" if Pair(uitstroom, key) in own else "–")
                sheet.put(row, column, shown or None, style.marks["basis" if asked else "leeg"])
            row += 1
    sheet.worksheet.freeze_panes(_TOP + 1, 1)
    sheet.worksheet.repeat_rows(_TOP)
