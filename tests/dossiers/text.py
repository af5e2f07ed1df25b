"""Writes a dossier as the text conversion of the national format.

The forms of real conversions all occur in one text, in turn: headings of odd depth and bold
ones, lists in html with four kinds of bullet or none, matrices with other numbers of leading
and trailing columns, and the three forms of a detaillering that goes on over a page.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import singledispatchmethod

from tests.dossiers import blocks
from tests.dossiers.flow import flow
from tests.dossiers.model import LETTERS, Dossier, Matrix
from tests.dossiers.woorden import NAMEN

ZIE = "Zie de eerste competentie van dit werkproces"
LABELS = ("Competentie", "Component(en)", "Prestatie-indicator", "Vakkennis en vaardigheden")


@dataclass
class Opmaak:
    """How the conversion came out: the seed of its whims, and the forms of continued tables that it has."""

    zaad: int = 1
    vormen: tuple[str, ...] = ("", "rijen", "vet", "koppen", "los")


def write_text(dossier: Dossier, opmaak: Opmaak | None = None) -> str:
    """The dossier as converted text, each line ended by a line feed."""
    writer = _Writer(opmaak or Opmaak())
    for blok in flow(dossier):
        writer.write(blok)
    return "\n".join(writer.lines) + "\n"


@dataclass
class _Writer:
    opmaak: Opmaak
    lines: list[str] = field(default_factory=list)
    turn: int = 0

    def __post_init__(self) -> None:
        self.whim = random.Random(self.opmaak.zaad)

    def put(self, *lines: str) -> None:
        self.lines += [*lines, ""]

    def heading(self, text: str) -> None:
        depth = "#" * self.whim.choice((2, 3, 3, 4))
        self.put(f"{depth} **{text}**" if self.whim.random() < 0.15 else f"{depth} {text}")

    def bullets(self, items: list[str]) -> str:
        """An html list in one of the ways in which real conversions write it."""
        if len(items) == 1 and self.whim.random() < 0.2:
            return f"<ul><li>{items[0]}</li></ul>"
        mark = self.whim.choice(("• ", "• ", "• ", "- ", ". ", "· ", ""))
        if self.whim.random() < 0.3:
            return '<ul style="list-style-type: none">' + "".join(f"<li>{mark}{item}</li>" for item in items) + "</ul>"
        inner = " ".join(f"<li>{mark}{item}</li>" for item in items)
        return f'<ul style="list-style-type: none"> {inner} </ul>'

    def cell(self, cel: blocks.Cel) -> str:
        parts = list(cel.alineas)
        if not cel.plat and (len(parts) > 1 or (parts and cel.punten)):
            parts = [f"<p>{part}</p>" for part in parts]
        if cel.punten:
            parts.append(self.bullets(cel.punten))
        return " ".join(parts)

    @singledispatchmethod
    def write(self, blok: object) -> None:
        raise TypeError(type(blok).__name__)

    @write.register
    def _(self, blok: blocks.Kop) -> None:
        if blok.rang == 0:
            self.put(f"## {blok.tekst}")
        elif blok.rang == 1:
            self.heading(f"{blok.nummer}. {blok.tekst}")
        elif blok.nummer:
            self.heading(f"{blok.nummer} {blok.tekst}")
        elif blok.tekst.startswith("Betekenis") and self.whim.random() < 0.5:
            self.put(f"**{blok.tekst}**")
        else:
            self.put(f"{'#' * self.whim.choice((3, 4))} {blok.tekst}")

    @write.register
    def _(self, blok: blocks.Alinea) -> None:
        wrap = {"vet": "**", "cursief": "*"}.get(blok.stijl, "")
        self.put(f"{wrap}{blok.tekst}{wrap}")

    @write.register
    def _(self, blok: blocks.Lijst) -> None:
        if not blok.items:
            return
        form = self.whim.choice(("[{}](#)", r"[\*{}\*](#)", "*{}*")) if blok.link else "{}"
        self.put(*(f"- {form.format(self.link(item) if blok.link else item)}" for item in blok.items))

    @staticmethod
    def link(item: str) -> str:
        return item.replace("(", r"\(").replace(")", r"\)")

    @write.register
    def _(self, blok: blocks.Tabel) -> None:
        self.put(*("\t".join(self.cell(cel) for cel in row) for row in blok.rijen))

    @write.register
    def _(self, blok: blocks.Omslag) -> None:
        d = blok.dossier
        self.put("", "", "", "", f"**{d.organisatie}**", "", "")
        self.put("## Landelijke Kwalificaties MBO")
        self.put(f"# {d.titel}")
        self.put(
            f"Crebonummer:\t{', '.join(d.crebocodes)}",
            f"Sector:\t{d.sector}",
            f"Branche:\t{', '.join(d.branches)}",
            f"Cohort:\t{d.cohort}",
        )

    @write.register
    def _(self, blok: blocks.Inhoud) -> None:
        self.put(
            *(
                f"{item.nummer} {item.titel} .....\t{item.pagina}"
                if item.nummer
                else f"<b>{item.titel}</b> .....\t{item.pagina}"
                for item in blok.regels
            )
        )

    @write.register
    def _(self, blok: blocks.Overzicht) -> None:
        pad = "\t" * (len(blok.uitstromen) - 1)
        lines = [f"Kerntaak\tWerkproces\tUitstroom{pad}", "\t\t" + "\t".join(blok.uitstromen)]
        for groep in blok.groepen:
            lines.append(f"<b>{groep.titel}</b>\t\t{pad}")
            for item, marks in groep.rijen:
                cells = ["x" if name in marks else "" for name in blok.uitstromen]
                lines.append("\t".join(["", f"{item.nummer} {item.titel}", *cells]))
        self.put(*lines)

    @write.register
    def _(self, blok: blocks.Niveaumatrix) -> None:
        matrix = blok.niveaus
        if self.whim.random() < 0.3:
            self.put(f"#### {matrix.titel}")
            lines = []
        else:
            lines = [matrix.titel + "\t" * len(matrix.kolommen)]
        lines.append("\t" + "\t".join(matrix.kolommen))
        for row in matrix.rijen:
            marks = (
                ((row, column) in matrix.kruisjes) + ((row, column) in matrix.dubbel) for column in matrix.kolommen
            )
            lines.append("\t".join([row, *(" ".join("x" * count) for count in marks)]))
        self.put(*lines)

    @write.register
    def _(self, blok: blocks.Beschrijving) -> None:
        kt = blok.kerntaak
        text, rest = " ".join(kt.beschrijving), ""
        if len(kt.beschrijving) > 3:
            cut = text.index(" ", len(text) * 2 // 3)
            text, rest = text[:cut], text[cut + 1 :]
        lines = [f"{kt.titel}\tWerkprocessen bij kerntaak {kt.nummer}\t"]
        first, *others = kt.werkprocessen
        lines.append(f"<p>Beschrijving kerntaak:</p> <p>{text}</p>\t{first.nummer}\t{first.titel}")
        self.put(*lines, *(f"\t{item.nummer}\t{item.titel}" for item in others))
        if rest:
            self.put(rest)

    @write.register
    def _(self, blok: blocks.Matrixblok) -> None:
        self.put(*matrix_lines(blok.matrix, blok.deel, self.whim.choice((0, 0, 1, 2)), bold=self.whim.random() < 0.5))

    @write.register
    def _(self, blok: blocks.Commissieblok) -> None:
        groups = [groep for groep, _, _ in blok.commissie.leden]
        lines = [f"<i>{groups[0] or 'Afvaardiging van:'}</i>\t<i>Rol</i>"]
        seen = groups[0]
        for groep, naam, rol in blok.commissie.leden:
            if groep != seen:
                lines.append(f"<i>{groep}</i>\t")
                seen = groep
            lines.append(f"{naam}\t{rol}")
        self.put(*lines)

    @write.register
    def _(self, blok: blocks.Detailblok) -> None:
        item = blok.uitwerking
        bold = "<b>{}</b>" if self.whim.random() < 0.6 else "{}"
        process = f"{item.nummer} werkproces: {item.titel}"
        head = [bold.format(item.kerntaak) + "\t\t\t", bold.format(process) + "\t\t\t"]
        text = self.cell(blocks.Cel(item.omschrijving))
        results = item.resultaten[0] if len(item.resultaten) == 1 else self.bullets(item.resultaten)
        results = results if item.resultaten else ""
        head += [f"{bold.format('Omschrijving')}\t{text}\t\t", f"{bold.format('Gewenst resultaat')}\t{results}\t\t"]
        head.append("\t".join(bold.format(label) for label in LABELS))
        rows = [self.detail(detail) for detail in item.detailleringen]
        form, cut = self.form(len(rows))
        self.put(*head, *rows[:cut])
        if rows[cut:]:
            self.continued(form, item.kerntaak, process, rows[cut:])

    def detail(self, item: object) -> str:
        componenten = self.bullets(item.componenten) if item.componenten else ""  # type: ignore[attr-defined]
        kennis = item.vakkennis if item.vakkennis is not None else [ZIE]  # type: ignore[attr-defined]
        terms = self.bullets(kennis) if kennis else ""
        return "\t".join((item.competentie, componenten, item.indicator, terms))  # type: ignore[attr-defined]

    def form(self, rows: int) -> tuple[str, int]:
        """How this table goes on over a page, and after how many rows; all rows when it does not."""
        form = self.opmaak.vormen[self.turn % len(self.opmaak.vormen)]
        self.turn += 1
        if form == "los":
            return "rijen", 0
        return (form, 1 + self.turn % (rows - 1)) if form and rows > 1 else ("", rows)

    def continued(self, form: str, kerntaak: str, process: str, rows: list[str]) -> None:
        rule = ["------------\t---\t---\t--"] if len(rows) == 1 else []
        if form == "rijen":
            self.put(f"<b>{kerntaak}</b>\t\t\t", f"<b>{process}</b>\t\t\t", *rows)
        elif form == "vet":
            self.put(f"**{kerntaak}****{process}**")
            self.put(*rows, *rule)
        else:
            self.put(f"## {kerntaak}")
            self.put(f"### {process}")
            self.put(*rows, *rule)


def matrix_lines(matrix: Matrix, deel: str, trailing: int = 0, bold: bool = False) -> list[str]:
    """The lines of a matrix: title, letters, names, rows; `trailing` counts the empty columns behind Y."""
    tail = "\t" * trailing
    first = ["Kerntaak", "Werkproces"] if deel == "CE" else [matrix.titel, ""]
    lines = ["\t".join([*first, "Competenties", *[""] * 24]) + tail]
    lines.append("\t\t" + "\t".join(LETTERS) + tail)
    lines.append("\t\t" + "\t".join(NAMEN[letter] for letter in LETTERS) + tail)
    if deel != "CE":
        label = "<b>Werkprocessen</b>" if bold else "Werkprocessen"
        lines.append(label + "\t" * 26 + tail)
    for row in matrix.rijen:
        cells = [row.tekens.get(letter, "") for letter in LETTERS]
        head = [f"<b>{row.kerntaak}</b>", ""] if row.kerntaak else [row.nummer, row.titel]
        lines.append("\t".join([*head, *cells]) + tail)
    return lines
