"""Prints a dossier as a PDF in the look of the national format.

Ruled tables, rotated names above the matrices, filled cells in Deel B (orange where the
competentie applies, grey where a column is used by nobody), crosses in Deel C, a running
footer and contents with the page numbers as printed.
"""

from __future__ import annotations

import copy
import io
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.platypus import (
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from tests.dossiers import blocks
from tests.dossiers.flow import flow
from tests.dossiers.page import (
    BASE,
    BOLD,
    HEADS,
    ITALIC,
    ITEM,
    PEACH,
    WIDTH,
    Leader,
    Template,
    filled,
    words,
)
from tests.dossiers.print_matrix import Druk, cross, matrix_table
from tests.dossiers.text import LABELS, ZIE

if TYPE_CHECKING:
    from tests.dossiers.model import Dossier


def write_pdf(dossier: Dossier, druk: Druk | None = None) -> bytes:
    """The dossier as a PDF; the contents give the pages on which the headings stand."""
    return _build(paged(dossier, druk), druk or Druk())[0]


def paged(dossier: Dossier, druk: Druk | None = None) -> Dossier:
    """A copy of the dossier whose contents give the pages on which its print has the headings."""
    result = copy.deepcopy(dossier)
    headings = _build(result, druk or Druk())[1]
    at = 0
    for entry in result.inhoud:
        for place in range(at, len(headings)):
            number, title, page = headings[place]
            if number == entry.nummer and (number or title == entry.titel):
                entry.pagina, at = page, place + 1
                break
    return result


def _build(dossier: Dossier, druk: Druk) -> tuple[bytes, list[tuple[str, str, int]]]:
    printer = _Printer(druk)
    for blok in flow(dossier):
        printer.add(blok)
    target = io.BytesIO()
    document = Template(target, f"Kwalificatiedossier {dossier.titel} - {dossier.cohort}")
    document.build(printer.story)
    return target.getvalue(), document.headings


@dataclass
class _Printer:
    druk: Druk
    story: list[Any] = field(default_factory=list)

    @singledispatchmethod
    def add(self, blok: object) -> None:
        raise TypeError(type(blok).__name__)

    @add.register
    def _(self, blok: blocks.Kop) -> None:
        if blok.rang == 0 or (blok.rang == 2 and blok.sleutel[:3] in {"B 4", "C 2", "C 3"}):
            self.story.append(PageBreak())
        text = f"{blok.nummer} {blok.tekst}" if blok.nummer else blok.tekst
        paragraph = Paragraph(escape(text), HEADS[blok.rang])
        paragraph.heading = (blok.nummer, blok.tekst)
        self.story.append(paragraph)

    @add.register
    def _(self, blok: blocks.Alinea) -> None:
        style = {"vet": BOLD, "cursief": ITALIC}.get(blok.stijl, BASE)
        self.story.append(Paragraph(escape(blok.tekst), style))

    @add.register
    def _(self, blok: blocks.Lijst) -> None:
        self.story += [Paragraph(escape(item), ITEM, bulletText="•") for item in blok.items]
        self.story.append(Spacer(1, 6))

    @add.register
    def _(self, blok: blocks.Omslag) -> None:
        d = blok.dossier
        self.story += [Paragraph(escape(d.organisatie), BOLD), Spacer(1, 150)]
        self.story += [
            Paragraph("Landelijke Kwalificaties MBO", HEADS[1]),
            Paragraph(escape(d.titel), HEADS[0]),
            Spacer(1, 200),
        ]
        rows = [("Crebonummer:", ", ".join(d.crebocodes)), ("Sector:", d.sector), ("Branche:", ", ".join(d.branches))]
        table = [[words(label, True), words(value)] for label, value in [*rows, ("Cohort:", d.cohort)]]
        self.story.append(Table(table, colWidths=[90, WIDTH - 90]))

    @add.register
    def _(self, blok: blocks.Inhoud) -> None:
        for item in blok.regels:
            text = f"{item.nummer} {item.titel}" if item.nummer else item.titel
            self.story.append(Leader(text, item.pagina, 12.0 * item.nummer.count("."), not item.nummer))

    @add.register
    def _(self, blok: blocks.Tabel) -> None:
        rows = [[filled(cel) for cel in row] for row in blok.rijen]
        count = len(rows[0])
        first = 0.26 if count == 2 else 1 / count
        widths = [WIDTH * first, *[WIDTH * (1 - first) / (count - 1)] * (count - 1)] if count > 1 else [WIDTH]
        self.grid(rows, widths, blok.kop, [("BACKGROUND", (0, 0), (-1, blok.kop - 1), PEACH)] if blok.kop else [])

    def grid(self, rows: list[list[Any]], widths: list[float], repeat: int = 0, style: list[Any] | None = None) -> None:
        table = Table(rows, colWidths=widths, repeatRows=repeat)
        table.setStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.7, colors.HexColor("#888888")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *(style or []),
            ]
        )
        self.story += [table, Spacer(1, 10)]

    @add.register
    def _(self, blok: blocks.Overzicht) -> None:
        count = len(blok.uitstromen)
        rows: list[list[Any]] = [
            [words("Kerntaak", True), words("Werkproces", True), words("Uitstroom", True), *[""] * (count - 1)]
        ]
        rows.append(["", "", *(words(name, True) for name in blok.uitstromen)])
        style: list[Any] = [
            ("BACKGROUND", (0, 0), (-1, 1), PEACH),
            ("SPAN", (2, 0), (-1, 0)),
            ("SPAN", (0, 0), (0, 1)),
            ("SPAN", (1, 0), (1, 1)),
        ]
        for groep in blok.groepen:
            style.append(("SPAN", (0, len(rows)), (1, len(rows))))
            rows.append([words(groep.titel, True), "", *[""] * count])
            for item, marks in groep.rijen:
                cells = [self.cross() if name in marks else "" for name in blok.uitstromen]
                rows.append(["", words(f"{item.nummer} {item.titel}"), *cells])
        self.grid(rows, [70, WIDTH - 70 - 30 * count, *[30.0] * count], 2, style)

    def cross(self) -> Any:
        return cross(self.druk)

    @add.register
    def _(self, blok: blocks.Niveaumatrix) -> None:
        matrix = blok.niveaus
        count = len(matrix.kolommen)
        rows: list[list[Any]] = [
            [words(matrix.titel, True), *[""] * count],
            ["", *(words(name) for name in matrix.kolommen)],
        ]
        marks = matrix.kruisjes
        rows += [
            [words(row, True), *(self.cross() if (row, name) in marks else "" for name in matrix.kolommen)]
            for row in matrix.rijen
        ]
        style = [("BACKGROUND", (0, 0), (-1, 0), PEACH), ("SPAN", (0, 0), (-1, 0))]
        before = len(self.story)
        self.grid(rows, [50, *[60.0] * count], 0, style)
        self.story[before:] = [KeepTogether(self.story[before:])]

    @add.register
    def _(self, blok: blocks.Beschrijving) -> None:
        kt = blok.kerntaak
        rows: list[list[Any]] = [[words(kt.titel, True), words(f"Werkprocessen bij kerntaak {kt.nummer}", True), ""]]
        left = [words("Beschrijving kerntaak:", True), words(" ".join(kt.beschrijving))]
        for place, item in enumerate(kt.werkprocessen):
            rows.append([left if place == 0 else "", words(item.nummer), words(item.titel)])
        last = len(rows) - 1
        style = [("BACKGROUND", (0, 0), (-1, 0), PEACH), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (0, last))]
        self.grid(rows, [WIDTH - 190, 30, 160], 0, style)

    @add.register
    def _(self, blok: blocks.Matrixblok) -> None:
        rows, style = matrix_table(blok, self.druk)
        before = len(self.story)
        self.grid(rows, [26, WIDTH - 26 - 25 * 13.2, *[13.2] * 25], 0, style)
        self.story[before:] = [KeepTogether(self.story[before:])]

    @add.register
    def _(self, blok: blocks.Commissieblok) -> None:
        groups = [groep for groep, _, _ in blok.commissie.leden]
        rows = [[words(groups[0] or "Afvaardiging van:", italic=True), words("Rol", italic=True)]]
        seen = groups[0]
        for groep, naam, rol in blok.commissie.leden:
            if groep != seen:
                rows.append([words(groep, italic=True), words("")])
                seen = groep
            rows.append([words(naam), words(rol)])
        self.grid(rows, [WIDTH - 120, 120])

    @add.register
    def _(self, blok: blocks.Detailblok) -> None:
        item = blok.uitwerking
        rows: list[list[Any]] = [[words(item.kerntaak, True), "", "", ""]]
        rows.append([words(f"{item.nummer} werkproces: {item.titel}", True), "", "", ""])
        rows.append([words("Omschrijving", True), [words(text) for text in item.omschrijving], "", ""])
        rows.append([words("Gewenst resultaat", True), filled(blocks.Cel(punten=item.resultaten)), "", ""])
        rows.append([words(label, True) for label in LABELS])
        for detail in item.detailleringen:
            terms = detail.vakkennis if detail.vakkennis is not None else [ZIE]
            rows.append(
                [
                    words(detail.competentie),
                    filled(blocks.Cel(punten=detail.componenten)),
                    words(detail.indicator),
                    filled(blocks.Cel(punten=terms)),
                ]
            )
        style: list[Any] = [("BACKGROUND", (0, 0), (-1, 1), PEACH)]
        style += [("SPAN", (0, line), (-1, line)) for line in (0, 1)] + [
            ("SPAN", (1, line), (-1, line)) for line in (2, 3)
        ]
        self.grid(rows, [WIDTH * 0.19, WIDTH * 0.23, WIDTH * 0.33, WIDTH * 0.25], 2, style)
