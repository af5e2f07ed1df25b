"""Ways in which programs draw a table's lines and fills: frames of two rectangles, rounded corners, clouds of paths."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from pipeline.document import Paragraph
from tests.pdf_pages import GREY, ORANGE, pdf, read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

CELLS = [["a", "b"], ["c", "d"]]


def lettered(draw_cell: Callable[[Canvas, float, float], None]) -> bytes:
    """Four cells of 80 by 30 points, each drawn by `draw_cell` from its lower left corner."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for row in range(2):
            for column in range(2):
                x, y = 100 + 80 * column, 600 - 30 * row
                draw_cell(canvas, x, y)
                canvas.setFillColorRGB(0, 0, 0)
                canvas.drawString(x + 5, y + 12, CELLS[row][column])

    return pdf(draw)


def test_a_frame_is_the_space_between_two_rectangles() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        path = canvas.beginPath()
        path.rect(x + 0.7, y + 0.7, 78.6, 28.6)
        path.rect(x, y, 80, 30)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS
    assert not any(part.fills for row in table.rows for part in row.cells)


def test_filled_and_stroked_rectangles_have_borders_and_a_fill() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColorRGB(*(ORANGE if x > 100 else GREY))
        canvas.rect(x, y, 80, 30, stroke=1, fill=1)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS
    colors = [tuple(round(part, 2) for part in cell.fills[0].color) for cell in table.rows[0].cells]
    assert colors == [GREY, ORANGE]


def test_what_cannot_be_seen_is_not_there() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setFillAlpha(0)
        canvas.setStrokeAlpha(0)
        canvas.rect(x, y, 40, 15, stroke=1, fill=1)
        canvas.restoreState()
        canvas.rect(x, y, 80, 30)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS
    assert not any(part.fills for row in table.rows for part in row.cells)


def test_rounded_fills_and_drawings_in_cells() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, 80, 30)
        canvas.setFillColorRGB(*ORANGE)
        canvas.roundRect(x + 30, y + 5, 40, 20, 4, stroke=0, fill=1)
        wave = canvas.beginPath()
        wave.moveTo(x, y)
        for step in range(900):
            wave.lineTo(x + step / 15, y + 15 + 5 * math.sin(step / 9))
        canvas.drawPath(wave)
        canvas.setLineWidth(0.3)
        canvas.bezier(x, y, x + 20, y + 30, x + 40, y, x + 80, y + 30)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS
    assert [len(part.fills) for row in table.rows for part in row.cells] == [1] * 4


@pytest.mark.parametrize("bullet", ["disc", "circle", "square", "text", "dash"])
def test_bullets_of_any_form(bullet: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, text in enumerate(("Korenmolens", "Zaagmolens en wat daar verder bij komt kijken")):
            y = 700 - 14 * number
            canvas.drawString(80, y, text)
            if bullet == "disc":
                canvas.circle(72, y + 3, 1.6, stroke=0, fill=1)
            elif bullet == "circle":
                canvas.circle(72, y + 3, 1.6, stroke=1, fill=0)
            elif bullet == "square":
                canvas.rect(70, y + 1.5, 3.2, 3.2, stroke=0, fill=1)
            else:
                canvas.drawString(70, y, "•" if bullet == "text" else "-")

    elements = read(pdf(draw)).elements
    assert [(type(e), e.text, e.bullet) for e in elements if isinstance(e, Paragraph)] == [
        (Paragraph, "Korenmolens", True),
        (Paragraph, "Zaagmolens en wat daar verder bij komt kijken", True),
    ]


def test_an_underlined_word_does_not_cut_its_cell() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, 80, 30)
        canvas.line(x + 5, y + 11, x + 30, y + 11)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS


def test_pictures_are_left_out() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, 80, 30)
        canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "red")), x + 40, y + 5, 20, 20)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS


def test_mitred_borders_are_lines() -> None:
    def cell(canvas: Canvas, x: float, y: float) -> None:
        corners = [(x, y), (x + 80, y), (x + 80, y + 30), (x, y + 30)]
        inner = [(x + 3, y + 3), (x + 77, y + 3), (x + 77, y + 27), (x + 3, y + 27)]
        for number in range(4):
            other = (number + 1) % 4
            path = canvas.beginPath()
            path.moveTo(*corners[number])
            for point in (corners[other], inner[other], inner[number]):
                path.lineTo(*point)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

    (table,) = tables(read(lettered(cell)))
    assert texts(table) == CELLS


def test_framed_cells_set_apart_form_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.rect(100, 660, 164, 26)
        canvas.drawString(105, 670, "over twee kolommen")
        for row in range(2):
            for column in range(2):
                x, y = 100 + 84 * column, 630 - 30 * row
                canvas.rect(x, y, 80, 26)
                canvas.drawString(x + 5, y + 10, CELLS[row][column])

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["over twee kolommen", ""], *CELLS]


def test_rows_colored_by_turns_form_a_table() -> None:
    rows = [
        ["Context", "De molen staat aan het water."],
        ["Niveau", "Niveau 2"],
        ["Vereisten", "Nee"],
        ["Rol", "Maalt."],
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for number, (label, value) in enumerate(rows):
            if number % 2 == 0:
                canvas.setFillColorRGB(0.93, 0.93, 0.93)
                canvas.rect(60, 600 - 20 * number, 300, 20, stroke=0, fill=1)
                canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(64, 606 - 20 * number, label)
            canvas.drawString(140, 606 - 20 * number, value)

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == rows


def test_two_framed_texts_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for y, text in ((600, "Een tekst in een kader."), (565, "Een tweede tekst in een kader.")):
            canvas.rect(60, y, 300, 30)
            canvas.drawString(64, y + 12, text)

    document = read(pdf(draw))
    assert [type(element) for element in document.elements] == [Paragraph, Paragraph]
