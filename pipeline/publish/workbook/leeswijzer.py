"""The first sheet: what the dossier is, how it was judged, what each sheet shows, and what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from pipeline.check.engine.families import count, family_verdicts
from pipeline.report.sections.oordeel import overall, wording
from schemas import rows as row_types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.publish.content import Content
    from pipeline.publish.publication import Publication
    from pipeline.publish.workbook.sheet import Cut, Sheet

NAME = "Leeswijzer"
HELP = (
    "Elk blad met een tabel heeft een kop die blijft staan en een filter; wat een kolom betekent staat als notitie bij haar kop.",
    "Een lege cel: de bron zegt het niet. Wat in een cel staat is zoals gelezen; ook tekst die met = begint is tekst.",
    "De bladen met kleine letters zijn de tabellen zelf; zij verwijzen naar elkaar met uitstroom_id, kerntaak_nr en werkproces_id.",
    "Wie iets verandert, verandert dit werkboek en niet het dossier; een volgende uitvoer begint weer met wat de bron zegt.",
)


def fill(
    sheet: Sheet, publication: Publication, content: Content, sheets: Sequence[tuple[str, str, int]], cuts: list[Cut]
) -> None:
    """Fill the sheet; `sheets` are the others: name, what it shows, and its number of rows (-1 when it is no list)."""
    sheet.worksheet.set_portrait()
    sheet.widths((30, 84, 12))
    row = _dossier(sheet, content)
    row = _verdict(sheet, publication, row + 1)
    row = _paragraphs(sheet, row + 1)
    row = _links(sheet, sheets, row + 1)
    if cuts:
        _cuts(sheet, cuts, row + 1)


def _dossier(sheet: Sheet, content: Content) -> int:
    style, dossier = sheet.style, content.dossier
    sheet.put(0, 0, content.titel, style.title)
    sheet.height(0, 30)
    crebos = ", ".join(dict.fromkeys(row.crebocode for row in content.rows(row_types.Crebocodes)))
    kennis = len({item.kennis for item in content.kennis})
    facts = (
        ("Cohort", dossier.cohort or dossier.cohort_van),
        ("Versie", dossier.versie),
        ("Crebonummers", crebos),
        ("Sector", dossier.sector),
        ("Onder regie van", dossier.onder_regie_van),
        ("Vastgesteld", ", ".join(filter(None, (dossier.vastgesteld_op_gelezen, dossier.vastgesteld_door)))),
        ("Uitstromen", "\n".join(f"{key} {name}" for key, name in content.uitstromen.items())),
        ("Kerntaken", "\n".join(f"{key} {name}" for key, name in content.kerntaken.items())),
        ("Inhoud", f"{len(content.werkprocessen)} werkprocessen, {kennis} termen van kennis en vakkennis"),
        ("Gelezen uit", dossier.bron_bestand),
        ("Kenmerk", dossier.dossier_id),
    )
    row = 1
    for label, value in facts:
        if value:
            sheet.put(row, 0, label, style.label)
            sheet.put(row, 1, value if isinstance(value, str) else str(value), style.plain)
            row += 1
    return row


def _verdict(sheet: Sheet, publication: Publication, row: int) -> int:
    report, style = publication.report, sheet.style
    uitkomst, counts = overall(report), count(report.findings)
    head, sentence = wording(uitkomst, counts, family_verdicts(report))
    sheet.put(row, 0, "Toetsing", style.subtitle)
    sheet.put(row + 1, 0, head, style.verdict[uitkomst.value])
    sheet.put(row + 1, 1, None, style.verdict[uitkomst.value])
    sheet.height(row + 1, 24)
    sheet.put(row + 2, 1, sentence, style.plain)
    numbers = (
        ("Fouten", counts.fouten),
        ("Waarschuwingen", counts.waarschuwingen),
        ("Adviezen", counts.adviezen),
        ("Van de bron", counts.bron),
        ("Aanvaard", counts.aanvaard),
    )
    said = ", ".join(f"{label.lower()}: {number}" for label, number in numbers)
    sheet.put(row + 3, 0, "Bevindingen", style.label)
    sheet.put(row + 3, 1, said, style.plain)
    return row + 4


def _paragraphs(sheet: Sheet, row: int) -> int:
    sheet.put(row, 0, "Hoe dit te lezen", sheet.style.subtitle)
    for place, said in enumerate(HELP, row + 1):
        sheet.put(place, 1, said, sheet.style.plain)
    return row + 1 + len(HELP)


def _links(sheet: Sheet, sheets: Sequence[tuple[str, str, int]], row: int) -> int:
    style = sheet.style
    sheet.put(row, 0, "De bladen", style.subtitle)
    sheet.put(row, 2, "Rijen", style.label)
    for place, (name, said, rows) in enumerate(sheets, row + 1):
        sheet.worksheet.write_url(place, 0, f"internal:'{name}'!A1", style.link, name)
        sheet.put(place, 1, said, style.plain)
        if rows >= 0:
            sheet.put(place, 2, rows, style.label)
    return row + 1 + len(sheets)


def _cuts(sheet: Sheet, cuts: Sequence[Cut], row: int) -> None:
    """Name every text that was cut because Excel takes no longer one."""
    sheet.put(row, 0, "Afgekapt", sheet.style.subtitle)
    sheet.put(
        row,
        1,
        "Een cel van Excel houdt ten hoogste 32.767 tekens; de hele tekst staat in de andere vormen.",
        sheet.style.plain,
    )
    for place, cut in enumerate(cuts, row + 1):
        cell = xl_rowcol_to_cell(cut.row, cut.column)
        sheet.worksheet.write_url(place, 0, f"internal:'{cut.sheet}'!{cell}", sheet.style.link, f"{cut.sheet}!{cell}")
        sheet.put(place, 1, f"Afgekapt: de tekst heeft {cut.length} tekens.", sheet.style.plain)
