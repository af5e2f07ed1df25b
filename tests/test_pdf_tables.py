"""Tables of text: merged and split cells, tables over pages, wrapped cells, lists, nested tables, forms."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph as Par
from reportlab.platypus import SimpleDocTemplate, TableStyle
from reportlab.platypus import Table as PlatypusTable

from pipeline.document import Paragraph, Table
from tests.pdf_pages import pdf, read, tables, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=12, spaceAfter=4)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
ITEM = ParagraphStyle("item", CELL, leftIndent=10, bulletIndent=0, spaceAfter=0)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, "#888888")


def laid(*parts: object) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=True, leftMargin=20 * mm, rightMargin=20 * mm).build(list(parts))
    return buffer.getvalue()


def cell(*texts: str, style: ParagraphStyle = CELL) -> list[Par]:
    return [Par(text[1:].strip(), ITEM, bulletText="•") if text.startswith("•") else Par(text, style) for text in texts]


DETAIL = [
    [cell("Kerntaak 1 Beheert de molen", style=HEAD), "", "", ""],
    [cell("1.1 werkproces: Ontvangt gasten", style=HEAD), "", "", ""],
    [cell("Omschrijving", style=HEAD), cell("De molenaar ontvangt de gasten aan de voet van de molen en wijst hun de weg naar boven. Hij let op."), "", ""],
    [cell("Gewenst resultaat", style=HEAD), cell("• De gasten zijn goed ontvangen.", "• Het bezoek is veilig verlopen, ook voor wie voor het eerst en met kinderen komt kijken."), "", ""],
    [cell(text, style=HEAD) for text in ("Competentie", "Component(en)", "Prestatie-indicator", "Vakkennis en vaardigheden")],
    [
        cell("Begeleiden"),
        cell("• Adviseren", "• Anderen ontwikkelen en met geduld begeleiden"),
        cell("De molenaar legt de gasten uit wat zij zien, zodat zij veilig naar boven gaan."),
        cell("• Gesprekstechnieken", "• Kennis van de molen en van het maalproces"),
    ],
]  # fmt: skip
SPANS = [GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("SPAN", (0, 0), (3, 0)), ("SPAN", (0, 1), (3, 1)), ("SPAN", (1, 2), (3, 2)), ("SPAN", (1, 3), (3, 3))]  # fmt: skip


def detail(*styles: tuple[object, ...]) -> PlatypusTable:
    return PlatypusTable(DETAIL, colWidths=[30 * mm, 45 * mm, 50 * mm, 45 * mm], style=TableStyle([*SPANS, *styles]))


def test_a_detaillering_is_rows_of_four() -> None:
    (table,) = tables(read(laid(detail(("BACKGROUND", (0, 0), (-1, 1), "#f6c9a0")))))
    assert texts(table)[:3] == [
        ["Kerntaak 1 Beheert de molen", "", "", ""],
        ["1.1 werkproces: Ontvangt gasten", "", "", ""],
        [
            "Omschrijving",
            "De molenaar ontvangt de gasten aan de voet van de molen en wijst hun de weg naar boven. Hij let op.",
            "",
            "",
        ],
    ]
    assert [cell.box is None for cell in table.rows[2].cells] == [False, False, True, True]
    assert table.rows[3].cells[1].items == (
        "De gasten zijn goed ontvangen.",
        "Het bezoek is veilig verlopen, ook voor wie voor het eerst en met kinderen komt kijken.",
    )
    assert all(block.bullet for block in table.rows[3].cells[1].blocks)
    assert [cell.bold for cell in table.rows[4].cells] == [True] * 4
    assert [cell.items for cell in table.rows[5].cells] == [
        ("Begeleiden",),
        ("Adviseren", "Anderen ontwikkelen en met geduld begeleiden"),
        ("De molenaar legt de gasten uit wat zij zien, zodat zij veilig naar boven gaan.",),
        ("Gesprekstechnieken", "Kennis van de molen en van het maalproces"),
    ]


def test_lines_are_in_one_row_each() -> None:
    document = read(laid(detail(), Par("Een regel eronder.", CELL)))
    used = [n for table in tables(document) for row in table.rows for n in row.place.lines]
    used += [n for element in document.elements if not isinstance(element, Table) for n in element.place.lines]
    assert sorted(used) == sorted(document.lines)


def test_a_cell_cut_by_pages_is_whole_and_what_follows_is_a_table_of_its_page() -> None:
    sentence = "De molenaar weegt het graan en schrijft op wat hij vindt, zodat later is na te gaan hoe het ging. "
    rows = [[cell("Beschrijving", style=HEAD), cell(sentence * 60)], [cell("Niveau", style=HEAD), cell("Niveau 2")]]
    made = PlatypusTable(rows, colWidths=[40 * mm, 60 * mm], style=TableStyle([GRID]), splitInRow=1)
    document = read(laid(made))
    found = tables(document)
    assert [table.place.page for table in found] == [1, document.source.pages]
    assert document.source.pages > 2
    assert found[0].rows[0].cells[1].text.split() == (sentence * 60).split()
    assert texts(found[-1]) == [["Niveau", "Niveau 2"]]


@pytest.mark.parametrize("lines", [("LINEBELOW",), ("LINEBELOW", "INNERGRID"), ("BOX", "INNERGRID")])
def test_borders_that_are_missing(lines: tuple[str, ...]) -> None:
    rows = [["Context", "De molen staat aan het water."], ["Niveau", "Niveau 2"], ["Vereisten", "Nee"]]
    style = TableStyle([(line, (0, 0), (-1, -1), 0.5, "#000000") for line in lines])
    found = tables(read(laid(PlatypusTable(rows, colWidths=[100, 250], style=style))))
    assert [texts(table) for table in found] == [rows]


def test_a_word_too_long_for_its_cell_is_made_whole() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (60, 168, 300):
            canvas.line(x, 600, x, 700)
        for y in (700, 660, 600):
            canvas.line(60, y, 300, y)
        canvas.drawString(64, 690, "Presentatievaardighede")
        canvas.drawString(64, 678, "n")
        canvas.drawString(172, 690, "Plannen en")
        canvas.drawString(172, 678, "organiseren")
        canvas.drawString(64, 650, "• Dataverzamelmethodiek")
        canvas.drawString(70, 638, "en")
        canvas.drawString(64, 626, "• Doorvragen")
        canvas.drawString(172, 650, "Productontwikkelingsproject")
        canvas.drawString(172, 638, "leiden")
        canvas.drawString(60, 560, "Zij leiden de gasten rond.")

    (table,) = tables(read(pdf(draw)))
    assert [cell.items for row in table.rows for cell in row.cells] == [
        ("Presentatievaardigheden",),
        ("Plannen en organiseren",),
        ("Dataverzamelmethodieken", "Doorvragen"),
        ("Productontwikkelingsproject leiden",),
    ]


def test_centred_words_on_two_lines_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (60, 125, 190):
            canvas.line(x, 640, x, 700)
        for y in (700, 670, 640):
            canvas.line(60, y, 190, y)
        for x, words in ((92.5, ("Gesprekken", "voeren")), (157.5, ("Gegevens", "verwerking"))):
            for number, word in enumerate(words):
                canvas.drawCentredString(x, 688 - 12 * number, word)
        canvas.drawString(62, 655, "B1")

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["Gesprekken voeren", "Gegevens verwerking"], ["B1", ""]]


def test_items_without_a_bullet_under_each_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (60, 160, 330):
            canvas.line(x, 600, x, 700)
        for y in (700, 650, 600):
            canvas.line(60, y, 330, y)
        canvas.drawString(64, 690, "Diploma(s)")
        canvas.drawString(164, 690, "Molenaar op het land - 2")
        canvas.drawString(164, 678, "Molenaar op zee - 3")
        canvas.drawString(64, 640, "Toelichting")
        canvas.drawString(164, 640, "De molenaar werkt op het land of op")
        canvas.drawString(164, 628, "zee, en soms op beide.")

    (table,) = tables(read(pdf(draw)))
    assert table.rows[0].cells[1].items == ("Molenaar op het land - 2", "Molenaar op zee - 3")
    assert table.rows[1].cells[1].items == ("De molenaar werkt op het land of op zee, en soms op beide.",)


def test_round_bullets_that_are_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (60, 300):
            canvas.line(x, 620, x, 700)
        for y in (700, 660, 620):
            canvas.line(60, y, 300, y)
        for y, text in ((688, "Korenmolens"), (674, "Zaagmolens"), (648, "Een gewone regel")):
            if y != 648:
                canvas.circle(67, y + 3, 1.5, stroke=0, fill=1)
            canvas.drawString(74, y, text)
        canvas.circle(200, 648, 3, stroke=0, fill=1)
        canvas.circle(400, 648, 3, stroke=0, fill=1)
        for x, y in ((60, 580), (180, 580), (300, 580)):
            canvas.rect(x, y, 120, 20)
        canvas.circle(120, 590, 3, stroke=0, fill=1)
        canvas.drawString(184, 586, "tekst")

    table, dotted = tables(read(pdf(draw)))
    assert texts(dotted) == [["●", "tekst", ""]]
    assert [[(b.text, b.bullet) for b in row.cells[0].blocks] for row in table.rows] == [
        [("Korenmolens", True), ("Zaagmolens", True)],
        [("Een gewone regel", False)],
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.rect(60, 400, 400, 300)
        canvas.line(160, 400, 160, 700)
        canvas.line(60, 670, 460, 670)
        canvas.drawString(66, 680, "Niveau")
        canvas.drawString(166, 680, "Niveau 2")
        canvas.drawString(66, 655, "Talen")
        canvas.drawString(166, 655, "De eisen staan in de tabel.")
        for number in range(4):
            canvas.line(200, 600 - 20 * number, 350, 600 - 20 * number)
            canvas.line(200 + 50 * number, 540, 200 + 50 * number, 600)
        canvas.drawString(205, 586, "B1")
        canvas.drawString(270, 566, "x")

    outer, inner = tables(read(pdf(draw)))
    assert texts(outer) == [["Niveau", "Niveau 2"], ["Talen", "De eisen staan in de tabel."]]
    assert texts(inner) == [["B1", "", ""], ["", "x", ""], ["", "", ""]]


def test_a_frame_around_the_page_and_around_a_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(30, 30, 535, 780)
        canvas.line(30, 790, 565, 790)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Een gewone regel.")
        canvas.rect(55, 600, 300, 40)
        canvas.drawString(60, 620, "Een regel in een kader.")

    document = read(pdf(draw))
    assert [type(element) for element in document.elements] == [Paragraph, Paragraph]


def test_cells_of_an_odd_form_lose_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.rect(60, 600, 300, 90)
        canvas.line(160, 630, 160, 690)
        canvas.line(260, 600, 260, 660)
        canvas.line(160, 660, 360, 660)
        canvas.line(60, 630, 260, 630)
        for x, y, text in ((70, 670, "a"), (200, 670, "b"), (200, 640, "c"), (300, 620, "d"), (100, 610, "e")):
            canvas.drawString(x, y, text)
        canvas.rect(60, 450, 200, 60)
        canvas.line(160, 480, 160, 510)
        canvas.line(160, 480, 260, 480)
        canvas.drawString(70, 490, "f")
        canvas.drawString(200, 490, "g")
        canvas.drawString(200, 460, "h")

    first, second = tables(read(pdf(draw)))
    assert sorted("".join("".join(row) for row in texts(first))) == list("abcde")
    assert sorted("".join("".join(row) for row in texts(second))) == list("fgh")


def test_text_that_runs_over_a_line_is_cut_between_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (60, 100, 200):
            canvas.line(x, 660, x, 700)
        for y in (700, 680, 660):
            canvas.line(60, y, 200, y)
        canvas.drawString(64, 687, "1.1   Maalt het graan")
        canvas.drawString(64, 667, "1.2   Zaagt hout")

    (table,) = tables(read(pdf(draw)))
    assert [row[0][:3] for row in texts(table)] == ["1.1", "1.2"]
    assert "".join("".join(row) for row in texts(table)).replace(" ", "") == "1.1Maalthetgraan1.2Zaagthout"


def test_a_thick_line_is_a_fill_and_thick_borders_are_borders() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.setLineWidth(3)
        for x in (60, 160, 260):
            canvas.rect(x - 1.5, 600, 3, 100, stroke=0, fill=1)
        for y in (700, 650, 600):
            canvas.rect(58.5, y - 1.5, 203, 3, stroke=0, fill=1)
        canvas.drawString(70, 670, "een")
        canvas.drawString(170, 670, "twee")
        canvas.setStrokeColorRGB(0.9, 0.5, 0.1)
        canvas.setLineWidth(20)
        canvas.line(170, 625, 250, 625)

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["een", "twee"], ["", ""]]
    assert [len(cell.fills) for row in table.rows for cell in row.cells] == [0, 0, 0, 1]


def test_a_form_reads_as_filled_in() -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        canvas.setFont("Helvetica", 9)
        for x in (60, 160, 360):
            canvas.line(x, 620, x, 700)
        for y in (700, 673, 646, 620):
            canvas.line(60, y, 360, y)
        for y, label in ((684, "Nieuw"), (657, "Gewijzigd"), (630, "Naam")):
            canvas.drawString(64, y, label)
        form.checkbox(name="nieuw", x=200, y=679, size=12, checked=True)
        form.checkbox(name="gewijzigd", x=200, y=652, size=12, checked=False)
        form.textfield(name="naam", x=200, y=623, width=100, height=18, value="Molenaar")
        form.choice(name="soort", x=310, y=623, width=40, height=18, value="B", options=["A", "B"])

    (table,) = tables(read(pdf(draw)))
    rows = texts(table)
    assert rows[:2] == [["Nieuw", "☒"], ["Gewijzigd", "☐"]]
    assert rows[2][1].startswith("Molenaar")


@pytest.mark.parametrize("outer", [True, False])
def test_a_table_with_horizontal_lines_only(outer: bool) -> None:
    rows = [
        ["Niveau", "Luisteren", "Lezen", "Spreken"],
        ["B2", "", "x", ""],
        ["B1", "x", "x", ""],
        ["A2", "x", "x", "x"],
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 760, "Een regel boven de tabel, die over de kolommen heen loopt en er niet bij hoort.")
        for number in range(5) if outer else range(1, 4):
            canvas.line(60, 700 - 16 * number, 300, 700 - 16 * number)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.drawString(64 + 60 * column, 689 - 16 * number, text)
        canvas.line(60, 500, 300, 500)
        canvas.line(60, 400, 300, 400)
        canvas.line(60, 300, 300, 300)

    document = read(pdf(draw))
    (table,) = tables(document)
    assert texts(table) == rows
    assert [element.text for element in document.elements if isinstance(element, Paragraph)] == [
        "Een regel boven de tabel, die over de kolommen heen loopt en er niet bij hoort."
    ]


def test_a_detaillering_with_horizontal_lines_only() -> None:
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#888888"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "#888888")]
    made = PlatypusTable(
        [*DETAIL, DETAIL[-1]], colWidths=[30 * mm, 45 * mm, 50 * mm, 45 * mm], style=TableStyle([*SPANS[1:], *lines])
    )
    (plain,) = tables(read(laid(detail())))
    (table,) = tables(read(laid(made)))
    assert [[cell.items for cell in row.cells] for row in table.rows[:6]] == [
        [cell.items for cell in row.cells] for row in plain.rows
    ]


def test_the_longest_word_of_a_column_made_to_fit_it_is_whole() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        width = canvas.stringWidth("Gesprekstechnieken")
        for x in (60, 68 + width, 200):
            canvas.line(x, 640, x, 700)
        for y in (700, 670, 640):
            canvas.line(60, y, 200, y)
        canvas.drawString(64, 688, "Gesprekstechnieken")
        canvas.drawString(64, 676, "voorbereiden")
        canvas.drawString(64, 655, "B1")
        canvas.drawString(72 + width, 655, "x")

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["Gesprekstechnieken voorbereiden", ""], ["B1", "x"]]


def test_where_words_are_broken_one_that_fits_exactly_is_broken_too() -> None:
    """'Productiviteitsnive' / 'aus halen': a line that fills its cell to the letter, in a column that breaks words."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        width = pdfmetrics.stringWidth("Productiviteitsnive", "Helvetica", 9)
        right = 68 + width
        for x in (60, right, 300):
            canvas.line(x, 580, x, 700)
        for y in (700, 670, 640, 610, 580):
            canvas.line(60, y, 300, y)
        word = "Materiaaladministratie"
        cut = max(n for n in range(len(word)) if pdfmetrics.stringWidth(word[:n], "Helvetica", 9) <= width - 0.8)
        rows = (("Productiviteitsnive", "aus halen"), (word[:cut], f"{word[cut:]} bijhouden"), ("Plannen", "maken"))
        for number, lines in enumerate(rows):
            for line, text in enumerate(lines):
                canvas.drawString(64, 690 - 30 * number - 11 * line, text)

    (table,) = tables(read(pdf(draw)))
    assert [row.cells[0].text for row in table.rows[:3]] == [
        "Productiviteitsniveaus halen",
        "Materiaaladministratie bijhouden",
        "Plannen maken",
    ]
