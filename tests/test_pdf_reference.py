"""The tables found here are those that pdfplumber finds, by its own parsing and its own geometry."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from pipeline.extract.pdf.layout import layout
from pipeline.extract.pdf.page.plumber import plumber_page
from pipeline.extract.pdf.table.cells import Sheet
from pipeline.extract.pdf.table.edges import merge
from pipeline.extract.pdf.table.grid import find_grids
from tests.pdf_pages import GREY, LANDSCAPE, ORANGE, Matrix, draw_matrix, matrix_page, pdf, read, tables, texts
from tests.test_pdf_tables import detail, laid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

EASY = {
    "lines": pdf(matrix_page(Matrix(rules="lines"))),
    "thin rectangles": pdf(matrix_page(Matrix(rules="thin rectangles", names="down"))),
    "fills": pdf(matrix_page(Matrix(fills={(0, 3): [ORANGE], (1, 4): [GREY]}))),
    "landscape": pdf(lambda canvas: draw_matrix(canvas, Matrix(top=570, column=20)), LANDSCAPE),
    "detaillering": laid(detail()),
}
HARD = {
    "double": pdf(matrix_page(Matrix(rules="double"))),
    "dots": pdf(matrix_page(Matrix(rules="dots", mark="cross"))),
    "open": pdf(matrix_page(Matrix(rules="open"))),
    "stacked": pdf(matrix_page(Matrix(names="stacked", mark="tick"))),
}


@pytest.mark.parametrize("name", EASY)
def test_cells_are_where_pdfplumber_finds_them(name: str) -> None:
    (table,) = tables(read(EASY[name]))
    ours = sorted(tuple(round(side) for side in cell.box) for row in table.rows for cell in row.cells if cell.box)
    with pdfplumber.open(io.BytesIO(EASY[name])) as opened:
        (found,) = opened.pages[0].find_tables()
        theirs = sorted(tuple(round(side) for side in cell) for cell in found.cells)
    assert len(ours) == len(theirs)
    assert all(
        abs(a - b) <= 1 for one, other in zip(ours, theirs, strict=True) for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("name", EASY)
def test_crosses_and_titles_are_those_of_extract_tables(name: str) -> None:
    (table,) = tables(read(EASY[name]))
    with pdfplumber.open(io.BytesIO(EASY[name])) as opened:
        (theirs,) = opened.pages[0].extract_tables()
    ours = texts(table)
    assert [len(row) for row in ours] == [len(row) for row in theirs]
    # Text that is turned comes from pdfplumber backwards.
    short = [
        (r, c)
        for r, row in enumerate(theirs)
        for c, text in enumerate(row)
        if text and len(text) < 40 and "\n" not in text and (r != 2 or name == "detaillering")
    ]
    assert len(short) > 5
    assert [ours[r][c] for r, c in short] == [theirs[r][c] for r, c in short]


@pytest.mark.parametrize("name", [*EASY, *HARD])
def test_the_same_page_by_pdfium_and_by_pdfplumber(name: str) -> None:
    data = {**EASY, **HARD}[name]
    with pdfplumber.open(io.BytesIO(data)) as opened:
        page = plumber_page(opened.pages[0])
    (sheet,) = (item for item in layout(page).items if isinstance(item, Sheet))
    (table,) = tables(read(data))
    ours = [[cell.text for cell in row.cells if cell.box] for row in table.rows]
    theirs = [
        [" ".join(line.text for line in sheet.lines[n]) for n, span in enumerate(sheet.grid.spans) if span.row == row]
        for row in range(len(sheet.grid.ys) - 1)
    ]
    # The bullet of a font without a table to Unicode: each library has a guess of its own.
    assert [[re.sub(r"(^|(?<= ))[^\w\s] ", "", text) for text in row] for row in theirs] == ours


def test_pdfplumber_s_colors_marks_and_directions() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorCMYK(0, 0.5, 1, 0.1)
        canvas.rect(60, 600, 100, 50, stroke=1, fill=1)
        canvas.setFillGray(0.5)
        canvas.rect(160, 600, 100, 50, stroke=1, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(65, 610, "vet")
        canvas.saveState()
        canvas.translate(300, 300)
        canvas.rotate(180)
        canvas.drawString(0, 0, "ondersteboven")
        canvas.rotate(225)
        canvas.drawString(0, 0, "schuin")
        canvas.restoreState()

    with pdfplumber.open(io.BytesIO(pdf(draw))) as opened:
        page = plumber_page(opened.pages[0])
    assert {run.text: run.turn for run in page.runs if len(run.text) > 4} == {"ondersteboven": 2}
    assert {run.turn for run in page.runs} == {0, 2, -1}
    assert next(run for run in page.runs if run.text == "vet").style.bold
    assert [area.color for area in page.ink.areas] == [(0.9, 0.45, 0.0), (0.5, 0.5, 0.5)]
    assert len(find_grids(merge(page.ink.horizontal), merge(page.ink.vertical))) == 1
