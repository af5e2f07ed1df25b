"""Prints a fictional dossier of 2015 and later in several looks: ruled or plain PDF, Word, Markdown, tabs.

The words and their order are those of the national prints; nothing is taken over from one. `story` gives what
a print says as pairs of a kind and its text, which each look sets in its own way.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document as Word
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from schemas import competenties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.model import Aanvulling, Dossier, Kerntaak, Werkproces

NAMEN = {str(row["competentie_code"]): str(row["naam"]) for row in competenties()}
Story = list[tuple[str, str]]
"""Kinds: titel, kop, blok (a block with its code), label, tekst, item, rij (cells with tabs), pagina (a page ends)."""


def story(dossier: Dossier) -> Story:
    """What the print of a dossier says, in order."""
    return [*_front(dossier), *_overview(dossier), *_basis(dossier), *_profielen(dossier)]


def _front(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "klein", "Kwalificatiedossier mbo"
    yield "titel", dossier.titel
    yield "klein", f"Crebonr. {dossier.crebo}"
    yield "klein", "Kwalificaties"
    for profiel in dossier.profielen:
        yield "klein", f"» {profiel.naam} (Crebonr. {profiel.crebo})"
    yield "klein", "Geldig vanaf 1 augustus 2016"
    yield "klein", "Opleidingsdomein Voedsel, natuur en leefomgeving"
    yield "pagina", ""
    for label, value in (("Penvoerder:", "Sectorkamer voedsel, groen en gastvrijheid"), ("Vastgesteld door:", "Sectorkamer voedsel"),
                         ("Op:", dossier.vastgesteld), ("Te:", "Ede")):  # fmt: skip
        yield "rij", f"{label}\t{value}"
    yield "kop", "Inhoudsopgave"
    for text in _entries(dossier):
        yield "tekst", f"{text} ..... 4"
    yield "pagina", ""
    yield "kop", "Leeswijzer"
    yield "tekst", "Dit dossier geeft weer wat een beginnend beroepsbeoefenaar moet kennen en kunnen."


def _entries(dossier: Dossier) -> Iterator[str]:
    yield from ("Leeswijzer", "Overzicht van het kwalificatiedossier", "1. Beroepsspecifieke onderdelen")
    for prefix, kerntaak in _coded(dossier):
        yield f"{prefix}: {kerntaak.titel}"
        yield from (f"{prefix}-W{turn}: {item.titel}" for turn, item in enumerate(kerntaak.werkprocessen, 1))
    yield from (f"P{turn}: {profiel.naam}" for turn, profiel in enumerate(dossier.profielen, 1))


def _coded(dossier: Dossier) -> Iterator[tuple[str, Kerntaak]]:
    yield from ((f"B1-K{turn}", kerntaak) for turn, kerntaak in enumerate(dossier.kerntaken, 1))
    for number, profiel in enumerate(dossier.profielen, 1):
        yield from ((f"P{number}-K{turn}", kerntaak) for turn, kerntaak in enumerate(profiel.kerntaken, 1))


def _overview(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "kop", "Overzicht van het kwalificatiedossier"
    yield "rij", "Naam profiel\tMbo-niveau\tBeroepsvereisten\tTypering van de kwalificatie"
    for turn, profiel in enumerate(dossier.profielen, 1):
        yield "rij", f"P{turn} {profiel.naam}\t{profiel.niveau}\t{profiel.wettelijk}\t{profiel.soort}"
    yield "tussenkop", "Basisdeel"
    yield (
        "tekst",
        "De gemeenschappelijke kerntaken en werkprocessen voor het gehele kwalificatiedossier zijn de volgende:",
    )
    for prefix, kerntaak in _coded(dossier):
        if prefix == "P1-K1":
            yield "tussenkop", "Profieldeel"
        for turn, item in enumerate(kerntaak.werkprocessen, 1):
            head = f"{prefix}\t{kerntaak.titel}" if turn == 1 else "\t"
            yield "rij", f"{head}\t{prefix}-W{turn}\t{item.titel}"
    yield "pagina", ""


def _basis(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "kop", "Basisdeel"
    yield "tussenkop", "1. Beroepsspecifieke onderdelen"
    yield "tussenkop", "Typering van de beroepengroep"
    for label, text in (("Context", "De imker werkt buiten."), ("Typerende beroepshouding", "De imker is geduldig."),
                        ("Resultaat van de beroepengroep", "De bijen zijn gezond.")):  # fmt: skip
        yield "label", label
        yield "tekst", text
    for prefix, kerntaak in _coded(dossier):
        if prefix.startswith("B"):
            yield from _kerntaak(prefix, kerntaak, dossier)
    yield "kop", "2. Generieke onderdelen"
    yield "tekst", "Elke kwalificatie kent generieke onderdelen."


def _profielen(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "kop", "Profieldeel"
    for number, profiel in enumerate(dossier.profielen, 1):
        yield "tussenkop", f"P{number}: {profiel.naam}"
        for label, text in (("Mbo-niveau", str(profiel.niveau)), ("Typering van het beroep", profiel.typering),
                            ("Beroepsvereisten", profiel.wettelijk)):  # fmt: skip
            yield "label", label
            yield "tekst", text
        for turn, kerntaak in enumerate(profiel.kerntaken, 1):
            yield from _kerntaak(f"P{number}-K{turn}", kerntaak, dossier)


def _kerntaak(prefix: str, kerntaak: Kerntaak, dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "blok", f"{prefix}: {kerntaak.titel}"
    for label, name in (
        ("Complexiteit", "complexiteit"),
        ("Verantwoordelijkheid en zelfstandigheid", "verantwoordelijkheid"),
    ):
        yield "label", label
        yield from _text(getattr(kerntaak, name))
        yield from _added(kerntaak.aan, name, dossier)
    yield "label", "Vakkennis en vaardigheden"
    yield "tekst", "De beginnend beroepsbeoefenaar:"
    yield from (("item", text) for text in kerntaak.kennis)
    for number, item in kerntaak.aan.items():
        if item.kennis:
            yield "tekst", f"Voor {dossier.profielen[number - 1].naam} geldt aanvullend:"
            yield from (("item", text) for text in item.kennis)
    for turn, werkproces in enumerate(kerntaak.werkprocessen, 1):
        yield from _werkproces(f"{prefix}-W{turn}", werkproces, dossier)


def _werkproces(code: str, item: Werkproces, dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "blok", f"{code}: {item.titel}"
    for label, name in (("Omschrijving", "omschrijving"), ("Resultaat", "resultaat")):
        yield "label", label
        yield from _text(getattr(item, name))
        yield from _added(item.aan, name, dossier)
    yield "label", "Gedrag"
    yield from _text(item.gedrag)
    yield from _competenties(item.competenties)
    for number, addition in item.aan.items():
        if addition.gedrag or addition.competenties:
            yield "tekst", f"Voor {dossier.profielen[number - 1].naam} geldt aanvullend:"
            yield from _text(addition.gedrag or "")
            yield from _competenties(addition.competenties or "")


def _competenties(letters: str) -> Iterator[tuple[str, str]]:
    if letters:
        yield "tekst", "De onderliggende competenties zijn: " + ", ".join(NAMEN[letter] for letter in letters)


def _added(aan: dict[int, Aanvulling], name: str, dossier: Dossier) -> Iterator[tuple[str, str]]:
    for number, item in aan.items():
        if text := getattr(item, name):
            yield "tekst", f"Voor {dossier.profielen[number - 1].naam} geldt aanvullend:"
            yield from _text(text)


def _text(text: str) -> Iterator[tuple[str, str]]:
    for line in (part.strip() for part in text.split("\n")):
        if line.startswith("-") and not line.endswith(":"):
            yield "item", line.lstrip("- ")
        elif line:
            yield "tekst", line.lstrip("-")


def markdown(told: Story, bullet: str = "§ ") -> str:
    """A print as converters of today write it: headings, bold labels, rows with tabs."""
    marks = {"titel": "# ", "kop": "# ", "tussenkop": "## ", "blok": "### ", "item": bullet}
    lines = [f"**{text}**" if kind == "label" else f"{marks.get(kind, '')}{text}" for kind, text in told]
    return "\n".join(f"{line}\n" for line in lines if line.strip())


def tabs(told: Story, bullet: str = "•\t") -> str:
    """A print as plain text: rows and items with tabs, and nothing that marks a heading."""
    return "".join(f"{bullet if kind == 'item' else ''}{text}\n" for kind, text in told if text.strip())


def word(told: Story) -> bytes:
    """A print typed in Word: headings by style, items in a list style, rows in a table."""
    made = Word()
    rows: list[list[str]] = []
    styles = {"titel": "Title", "kop": "Heading 1", "tussenkop": "Heading 2", "blok": "Heading 3", "label": "Heading 4",
              "item": "List Bullet"}  # fmt: skip
    for kind, text in [*told, ("einde", "")]:
        if kind == "rij":
            rows.append(text.split("\t"))
            continue
        if rows:
            grid = made.add_table(len(rows), max(map(len, rows)))
            for number, row in enumerate(rows):
                for turn, cell in enumerate(row):
                    grid.cell(number, turn).text = cell
            rows = []
        if kind == "pagina":
            made.add_page_break()
        elif text:
            made.add_paragraph(text, style=styles.get(kind, "Normal"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12)
STYLES = {
    "titel": ParagraphStyle("titel", parent=BODY, fontName="Helvetica-Bold", fontSize=26, leading=32),
    "kop": ParagraphStyle("kop", parent=BODY, fontName="Helvetica-Bold", fontSize=16, leading=22),
    "tussenkop": ParagraphStyle("tussenkop", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=16),
    "blok": ParagraphStyle("blok", parent=BODY, fontName="Helvetica-Bold", fontSize=11, leading=15),
    "label": ParagraphStyle("label", parent=BODY, fontName="Helvetica-Bold"),
    "item": ParagraphStyle("item", parent=BODY, leftIndent=12, bulletIndent=2),
}


def pdf(told: Story, *, ruled: bool, bullet: str = "§", footer: str = "{} van {}") -> bytes:
    """A print as PDF: blocks in ruled tables whose heading is repeated on every page, or plain text.

    `footer` stands on every page but the first, with its number and how many there are.
    """
    _, pages = _pdf(told, bullet, footer, 0, ruled=ruled)
    return _pdf(told, bullet, footer, pages, ruled=ruled)[0]


def _pdf(told: Story, bullet: str, footer: str, pages: int, *, ruled: bool) -> tuple[bytes, int]:
    out = io.BytesIO()

    def foot(canvas: Any, doc: Any) -> None:
        if doc.page > 1:
            canvas.setFont("Helvetica", 8)
            canvas.drawRightString(550, 30, footer.format(doc.page, pages))

    made = SimpleDocTemplate(out, pagesize=A4, topMargin=50, bottomMargin=60)
    made.build(list(_flow(told, bullet, ruled=ruled)), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue(), made.page


def _flow(told: Story, bullet: str, *, ruled: bool) -> Iterator[object]:
    rows: list[list[str]] = []
    block: list[list[object]] = []
    for kind, text in [*told, ("einde", "")]:
        if rows and kind != "rij":
            yield _grid(rows)
            yield Spacer(1, 6)
            rows = []
        if block and kind in ("kop", "tussenkop", "blok", "pagina", "einde"):
            yield Table([[cell] for cell in block], colWidths=[440], repeatRows=1, splitByRow=1, splitInRow=1,
                        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))  # fmt: skip
            yield Spacer(1, 8)
            block = []
        if kind == "rij":
            rows.append(text.split("\t"))
        elif kind == "pagina":
            yield PageBreak()
        elif kind == "blok" and ruled:
            block = [[Paragraph(text, STYLES["blok"])]]
        elif kind != "einde":
            flowable = Paragraph(text, STYLES.get(kind, BODY), bulletText=bullet if kind == "item" else None)
            if block and kind == "label":
                block.append([flowable])
            elif block:
                block[-1].append(flowable)
            else:
                yield flowable


def _grid(rows: list[list[str]]) -> Table:
    width = max(map(len, rows))
    cells = [[Paragraph(text, BODY) for text in row + [""] * (width - len(row))] for row in rows]
    return Table(cells, colWidths=[440 / width] * width, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
