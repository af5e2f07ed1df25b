"""What stands in a PDF and is not seen on paper is not read: invisible letters, erased crosses, layers switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.document import Furniture, Heading, Paragraph
from pipeline.errors import SourceError
from tests.pdf_pages import Matrix, draw_matrix, pdf, read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas


def mode(number: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 500)
        text.setTextRenderMode(number)
        text.textLine("verborgen")
        text.setTextRenderMode(0)
        canvas.drawText(text)

    return draw


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 500, "verborgen")


def orange_on_orange(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.5, 0.1)
    canvas.rect(90, 490, 200, 30, stroke=0, fill=1)
    canvas.drawString(100, 500, "verborgen")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.8)
    canvas.drawString(100, 500, "verborgen")


def covered(canvas: Canvas) -> None:
    canvas.drawString(100, 500, "verborgen")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(95, 490, 100, 30, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(300, 300, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(100, 500, "verborgen")


def beside_the_page(canvas: Canvas) -> None:
    canvas.drawString(100, 900, "verborgen")


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(100, 500, "verborgen")


HIDDEN = [mode(3), mode(7), white, orange_on_orange, tiny, covered, clipped, beside_the_page, transparent]


def with_text(draw: Callable[[Canvas], None]) -> str:
    """The text of a page with a line of text and what `draw` adds to it."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Een regel die te lezen is en blijft staan.")
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()

    return " ".join(read(pdf(page)).lines.values())


@pytest.mark.parametrize("draw", HIDDEN, ids=lambda draw: draw.__name__)
def test_letters_that_are_not_seen_are_not_read(draw: Callable[[Canvas], None]) -> None:
    assert with_text(draw) == "Een regel die te lezen is en blijft staan."


def white_on_dark(canvas: Canvas) -> None:
    canvas.rect(90, 490, 200, 30, stroke=0, fill=1)
    white(canvas)


def over_its_fill(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(90, 490, 200, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 500, "verborgen")


def under_a_marker(canvas: Canvas) -> None:
    canvas.drawString(100, 500, "verborgen")
    canvas.setFillColorRGB(1, 1, 0)
    canvas.setFillAlpha(0.4)
    canvas.rect(95, 490, 100, 30, stroke=0, fill=1)


def inside_its_clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(90, 480, 150, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(100, 500, "verborgen")


def white_outlined(canvas: Canvas) -> None:
    text = canvas.beginText(100, 500)
    text.setTextRenderMode(2)
    text.setFillColorRGB(1, 1, 1)
    text.textLine("verborgen")
    canvas.drawText(text)


@pytest.mark.parametrize(
    "draw", [white_on_dark, over_its_fill, under_a_marker, inside_its_clip, white_outlined], ids=lambda d: d.__name__
)
def test_letters_that_are_seen_are_read(draw: Callable[[Canvas], None]) -> None:
    assert "verborgen" in with_text(draw)


@pytest.mark.parametrize("mark", ["x", "cross", "tick", "bars", "outline"])
def test_a_cross_under_a_white_box_is_no_cross(mark: str) -> None:
    def page(canvas: Canvas) -> None:
        matrix = Matrix(mark=mark)
        draw_matrix(canvas, matrix)
        left = matrix.left + 130 + 15 * 4
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(left + 1, matrix.top - 241, 13, 12, stroke=0, fill=1)

    (table,) = tables(read(pdf(page)))
    marks = [[number for number, text in enumerate(row[2:]) if text] for row in texts(table)[4:]]
    assert marks == [[1, 9], [0, 24], [12, 13, 14]]


RESOURCES = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /Properties << /L1 5 0 R >>"


def layered(catalog: str, content: str) -> bytes:
    """A page with a layer `Concept`, hand-made: a catalog entry and what stands on the page."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << {catalog} >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << {RESOURCES} >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /OCG /Name (Concept) >>",
    ]
    body, offsets = "%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


SHOWN = "BT /F1 12 Tf 50 300 Td (Een regel die te lezen is.) Tj ET"
LAYER = f"{SHOWN} /OC /L1 BDC BT /F1 12 Tf 50 200 Td (verborgen) Tj ET EMC"


@pytest.mark.parametrize(
    ("state", "read_too"), [("/OFF [5 0 R]", False), ("/BaseState /OFF", False), ("/ON [5 0 R]", True), ("", True)]
)
def test_a_layer_switched_off_is_not_read(state: str, read_too: bool) -> None:
    assert ("verborgen" in " ".join(read(layered(state, LAYER)).lines.values())) is read_too


def test_a_font_that_says_it_is_bold_is_so_against_the_text_only() -> None:
    """Every letter filled and stroked, as heavy as the next: the larger line alone is a heading."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 760, "Deel A: Beeld van de beroepsgroep")
        canvas.setFont("Helvetica-Bold", 10)
        for number in range(6):
            canvas.drawString(60, 700 - 14 * number, "De molenaar houdt de molen in goede staat en ontvangt gasten.")

    kinds = [type(element) for element in read(pdf(page)).elements]
    assert kinds[0] is Heading
    assert set(kinds[1:]) == {Paragraph}


BODY = "De molenaar houdt de molen in goede staat en ontvangt de gasten van de molen."


def pages(canvas: Canvas, over: Callable[[Canvas, int], None], number: int = 5) -> None:
    """So many pages with a heading, text and a table of two columns, on each of which `over` draws first."""
    for page in range(1, number + 1):
        canvas.saveState()
        over(canvas, page)
        canvas.restoreState()
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, f"{page} Hoofdstuk nummer {'abcde'[page - 1]}")
        canvas.setFont("Helvetica", 10)
        for line in range(12):
            canvas.drawString(60, 740 - 14 * line, BODY)
        canvas.grid([60, 200, 500], [400, 420, 440])
        for row in range(2):
            canvas.drawString(64, 426 - 20 * row, f"Label {row}")
            canvas.drawString(204, 426 - 20 * row, f"Waarde {row} van bladzijde {page}")
        canvas.showPage()


def watermark(canvas: Canvas, _: int) -> None:
    canvas.setFont("Helvetica", 60)
    canvas.setFillColorRGB(0.85, 0.85, 0.85)
    canvas.drawString(100, 405, "CONCEPT")


def stamp(canvas: Canvas, _: int) -> None:
    canvas.setFont("Helvetica", 16)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.drawString(400, 815, "VERTROUWELIJK 24")


def small_watermark(canvas: Canvas, _: int) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(150, 698, "alleen voor intern gebruik")


def numbers(canvas: Canvas, page: int) -> None:
    canvas.setFont("Helvetica", 6)
    for line in range(30):
        canvas.drawRightString(40, 790 - 14 * line, str(30 * (page - 1) + line + 1))


def every_fifth(canvas: Canvas, _: int) -> None:
    canvas.setFont("Helvetica", 6)
    for line in range(6):
        canvas.drawString(560, 790 - 70 * line, str(5 * line + 5))


def nothing(_: Canvas, __: int) -> None:
    pass


def read_text(draw: Callable[[Canvas, int], None]) -> list[object]:
    """What is read of the pages: texts and tables in order, without what is furniture."""
    found: list[object] = []
    for element in read(pdf(lambda canvas: pages(canvas, draw))).elements:
        if isinstance(element, Heading | Paragraph):
            found.append((type(element), element.text))
        elif not isinstance(element, Furniture):
            found.append(texts(element))
    return found


@pytest.mark.parametrize("draw", [watermark, stamp, small_watermark, numbers, every_fifth], ids=lambda d: d.__name__)
def test_what_was_printed_over_every_page_is_set_aside(draw: Callable[[Canvas, int], None]) -> None:
    assert read_text(draw) == read_text(nothing)


def test_what_returns_in_the_same_cell_is_text() -> None:
    assert [[f"Label {row}", f"Waarde {row} van bladzijde 3"] for row in range(2)] in read_text(nothing)


def test_numbers_beside_lines_that_do_not_count_on_are_text() -> None:
    def years(canvas: Canvas, page: int) -> None:
        canvas.setFont("Helvetica", 6)
        for line, year in enumerate((2005, 2006, 2008, 2009, 2012, 2013)):
            canvas.drawRightString(40, 740 - 28 * line, str(year + page))

    assert "2011" in " ".join(str(part) for part in read_text(years))


@pytest.mark.parametrize("shift", [3, 29])
def test_letters_that_are_other_letters_are_refused(shift: int) -> None:
    """What a font with a wrong table to Unicode gives: every letter some places further on."""

    def draw(canvas: Canvas) -> None:
        for line in range(40):
            text = f"{BODY} Woord{chr(97 + line % 26)}{chr(97 + line // 2)} en nog {chr(110 - line % 13)}iets."
            wrong = "".join(letter if letter == " " else chr((ord(letter) - 33 + shift) % 94 + 33) for letter in text)
            canvas.drawString(60, 780 - 14 * line, wrong + " ab" * 2)

    with pytest.raises(SourceError, match="letters zijn niet te lezen"):
        read(pdf(draw))
