"""The findings of the check: the sheet Bevindingen, and the sheet Afvinklijst on which an author ticks them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar
from pipeline.report.formats.plain import where
from pipeline.report.sections.oordeel import owner_words, readable, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.finding import Finding
    from pipeline.publish.publication import Publication
    from pipeline.publish.workbook.sheet import Sheet
    from pipeline.report.dossier import Dossier

HEAD = (
    "Nr",
    "Ernst",
    "Regel",
    "Waar het over gaat",
    "Bevinding",
    "Voorstel",
    "Plaats",
    "Zo staat het er",
    "Aan",
    "Aanvaard omdat",
    "Vingerafdruk",
)
WIDTHS = (5, 13, 21, 26, 50, 38, 13, 42, 9, 18, 14)
TICK_HEAD = ("Gedaan", "Nr", "Ernst", "Bevinding", "Voorstel", "Plaats", "Wie", "Datum", "Opmerking")
TICK_WIDTHS = (11, 5, 13, 60, 46, 14, 14, 12, 34)
STATES = ("open", "bezig", "gedaan", "niet nodig")
"""What an author may say of a finding; the first is where each begins."""
_TOP = 4


def fill(sheet: Sheet, publication: Publication, dossier: Dossier) -> None:
    """Put every finding on a row, gravest first, with every place that proves it."""
    findings = publication.report.findings
    sheet.table(HEAD, WIDTHS, max(len(findings), 1))
    sheet.worksheet.freeze_panes(1, 2)
    for row, finding in enumerate(findings, 1):
        ernst = str(finding.ernst or "")
        sheet.put(row, 0, row)
        sheet.put(row, 1, ernst, sheet.style.severity.get(ernst))
        sheet.put_row(
            row,
            (
                f"{finding.code} {readable(finding.regel)}",
                subject(dossier, finding) or None,
                finding.bericht,
                finding.voorstel,
                _places(finding),
                "\n".join(f"“{place.tekst}”" for place in finding.plaatsen if place.tekst) or None,
                owner_words(finding),
                finding.aanvaard,
                finding.vingerafdruk,
            ),
            column=2,
        )
    if not findings:
        sheet.put(1, 4, "Er zijn geen bevindingen.", sheet.style.quiet)


def fill_ticks(sheet: Sheet, publication: Publication) -> None:
    """Put what the authors can mend on a list with boxes to choose from; what is done is crossed out and counted."""
    found = publication.report.findings
    mend = [
        (number, item)
        for number, item in enumerate(found, 1)
        if item.aanvaard is None and item.eigenaar is Eigenaar.DOSSIER
    ]
    sheet.put(0, 0, "Afvinklijst", sheet.style.title)
    sheet.height(0, 28)
    sheet.put(
        1,
        0,
        "Kies in de eerste kolom hoe het ermee staat; het nummer is dat op het blad Bevindingen.",
        sheet.style.quiet,
    )
    sheet.table(TICK_HEAD, TICK_WIDTHS, max(len(mend), 1), top=_TOP)
    for row, (number, finding) in enumerate(mend, _TOP + 1):
        sheet.put(row, 0, STATES[0], sheet.style.open)
        sheet.put(row, 1, number)
        sheet.put(row, 2, str(finding.ernst or ""), sheet.style.severity.get(str(finding.ernst)))
        sheet.put_row(row, (finding.bericht, finding.voorstel, _places(finding)), column=3)
        sheet.put_row(row, (None, None, None), sheet.style.open, column=6)
    _count(sheet, mend)
    for row in (1, 2):
        sheet.height(row, 18)
    if mend:
        _choices(sheet, _TOP + 1, _TOP + len(mend))


def _count(sheet: Sheet, mend: Sequence[object]) -> None:
    """Say how many are done, as a formula that goes on counting."""
    last = _TOP + 1 + max(len(mend), 1)
    cells = f"A{_TOP + 2}:A{last}"
    formula = f'=COUNTIF({cells},"{STATES[2]}")+COUNTIF({cells},"{STATES[3]}")&" van {len(mend)} klaar"'
    sheet.worksheet.write_formula(2, 0, formula, sheet.style.subtitle, f"0 van {len(mend)} klaar")


def _choices(sheet: Sheet, first: int, last: int) -> None:
    sheet.worksheet.data_validation(
        first,
        0,
        last,
        0,
        {
            "validate": "list",
            "source": list(STATES),
            "error_title": "Kies uit de lijst",
            "error_message": ", ".join(STATES),
        },
    )
    done = sheet.style.done
    for state in STATES[2:]:
        condition = {"type": "formula", "criteria": f'=$A{first + 1}="{state}"', "format": done}
        sheet.worksheet.conditional_format(first, 0, last, len(TICK_HEAD) - 1, condition)


def _places(finding: Finding) -> str:
    return "\n".join(dict.fromkeys(where(place) for place in finding.plaatsen))
