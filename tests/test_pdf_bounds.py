"""Where the reader of PDFs turns: the bounds of its geometry and of its joining of text, from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipeline.document import Box, Paragraph, Place, around
from pipeline.extract.pdf.page.ink import Ink
from pipeline.extract.pdf.page.marks import drawn
from pipeline.extract.pdf.page.shapes import Area
from pipeline.extract.pdf.table.grid import find_grids
from pipeline.extract.pdf.table.spans import Span, spans
from pipeline.extract.pdf.text.paragraphs import continued
from pipeline.extract.pdf.text.wraps import Fit, Words
from tests.pdf_pages import pdf, read, tables, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def test_a_box() -> None:
    box = Box(10, 20, 40, 30)
    assert (box.width, box.height, box.surface, box.middle) == (30, 10, 300, (25, 25))
    assert box.holds(10, 30)
    assert not box.holds(9.9, 25)
    assert not box.holds(25, 30.1)
    assert around([box, Box(5, 25, 12, 60)]) == (5, 20, 40, 60)


ROW_OF_ONE = [(y, 0.0, 100.0) for y in (0.0, 20.0, 40.0)]
"""Three lines: a row that one cell fills, and under it a row of two."""


@pytest.mark.parametrize(
    ("vertical", "cells"),
    [
        # Open at both sides: closed there, so that the first row is a cell over both columns.
        ([(50.0, 20.0, 40.0)], [Span(0, 0, 1, 2), Span(1, 0, 2, 1), Span(1, 1, 2, 2)]),
        # A line at one end tells that the table has sides: a second line at the left is then one too.
        ([(0.0, 0.0, 40.0), (50.0, 20.0, 40.0)], [Span(0, 0, 1, 2), Span(1, 0, 2, 1), Span(1, 1, 2, 2)]),
    ],
)
def test_a_row_that_hangs_between_two_lines_is_closed(
    vertical: list[tuple[float, float, float]], cells: list[Span]
) -> None:
    (grid,) = find_grids(ROW_OF_ONE, vertical)
    assert list(grid.spans) == cells
    assert grid.box == (0, 0, 100, 40)


@pytest.mark.parametrize("end", [0.0, 2.9, 97.1, 100.0])
def test_a_side_at_either_end_of_a_row_is_its_own(end: float) -> None:
    """Two tables under each other: where the lower one has a side, the row between them is none of it."""
    horizontal = [(0.0, 0.0, 100.0), (20.0, 0.0, 100.0), (40.0, 0.0, 100.0)]
    inner, outer = (50.0, 20.0, 40.0), (end, 20.0, 40.0)
    (grid,) = find_grids(horizontal, [inner, outer])
    assert grid.ys == (20.0, 40.0)


@pytest.mark.parametrize("end", [4.0, 96.0])
def test_a_line_near_the_end_of_a_row_is_no_side(end: float) -> None:
    horizontal = [(0.0, 0.0, 100.0), (20.0, 0.0, 100.0), (40.0, 0.0, 100.0)]
    (grid,) = find_grids(horizontal, [(50.0, 20.0, 40.0), (end, 20.0, 40.0)])
    assert grid.ys == (0.0, 20.0, 40.0)


def test_a_cell_of_an_odd_form_falls_apart_where_its_stretches_change() -> None:
    """A staple: two legs under one back. Each leg is one cell, however many rows it takes."""
    above = np.array([[1, 1, 1], [0, 1, 0], [0, 1, 0], [1, 1, 1]], np.bool_)
    beside = np.array([[1, 0, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]], np.bool_)
    assert set(spans(above, beside)) == {
        Span(0, 0, 1, 3), Span(1, 0, 3, 1), Span(1, 1, 2, 2), Span(2, 1, 3, 2), Span(1, 2, 3, 3),
    }  # fmt: skip


def test_a_stretch_that_stops_and_returns_is_two_cells() -> None:
    """An hourglass: what is as wide below its waist as above it is another cell."""
    above = np.array([[1, 1, 1], [1, 0, 1], [1, 0, 1], [1, 1, 1]], np.bool_)
    beside = np.array([[1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 0, 1]], np.bool_)
    assert set(spans(above, beside)) == {
        Span(0, 0, 1, 3), Span(1, 0, 2, 1), Span(1, 1, 2, 2), Span(1, 2, 2, 3), Span(2, 0, 3, 3),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "last", "whole"),
    [
        ("schatting", "en/ramingen", False, "schattingen/ramingen"),
        ("kennis", "en/of ervaring", False, "kennis en/of ervaring"),
        ("vaardighed", "en", True, "vaardigheden"),
        ("vaardigheden", "en", False, "vaardigheden en"),
        ("vaardigheden", "en houding", True, "vaardigheden en houding"),
        ("Presentatievaardighede", "n", True, "Presentatievaardigheden"),
    ],
)
def test_an_ending_on_a_line_of_its_own(before: str, after: str, last: bool, whole: str) -> None:
    assert Words().joined(before, after, Fit.FULL, last=last) == whole
    assert Words().joined(before, after, Fit.LOOSE, last=last) == f"{before} {after}"


@pytest.mark.parametrize(
    ("last", "first", "whole"),
    [
        ("De molenaar ontvangt de gasten en", "laat ze de molen zien.", True),
        ("De molenaar ontvangt de heer", "Molenaar en zijn gasten.", True),
        ("De molenaar ontvangt de gasten.", "Hij laat ze de molen zien.", False),
        ("De molenaar ontvangt de gasten.", "en laat ze de molen zien.", True),
        ("De molenaar ontvangt:", "gasten, leveranciers.", False),
        ("2.1 Colofon ..... 4", "2.2 Formele vereisten", False),
        ("2.1 Colofon ..... 4", "vereisten", False),
    ],
)
def test_a_paragraph_goes_on_over_the_page(last: str, first: str, whole: bool) -> None:
    place = Place(page=1, lines=(1,))
    found = continued(Paragraph(last, place), Paragraph(first, Place(page=2, lines=(2,))), Words())
    assert (None if found is None else found.text) == (f"{last} {first}" if whole else None)


@pytest.mark.parametrize(("height", "first"), [(185, [["boven", ""]]), (205, [])])
def test_a_framed_text_is_a_cell_set_apart_up_to_a_fifth_of_the_page(height: float, first: list[list[str]]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.rect(40, 700 - height, 515, height)
        canvas.drawString(45, 690, "boven")
        for row in range(2):
            for column in range(2):
                x, y = 40 + 259.5 * column, 700 - height - 30 * (row + 1)
                canvas.rect(x, y, 255.5, 26)
                canvas.drawString(x + 5, y + 10, "abcd"[2 * row + column])

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [*first, ["a", "b"], ["c", "d"]]


def nested(canvas: Canvas, depth: int) -> None:
    """A table of four cells inside so many forms within forms."""
    canvas.beginForm("f0")
    canvas.setFont("Helvetica", 9)
    canvas.grid([100, 180, 260], [600, 620, 640])
    for number, letter in enumerate("abcd"):
        canvas.drawString(105 + 80 * (number % 2), 626 - 20 * (number // 2), letter)
    canvas.endForm()
    for number in range(1, depth):
        canvas.beginForm(f"f{number}")
        canvas.doForm(f"f{number - 1}")
        canvas.endForm()
    canvas.doForm(f"f{depth - 1}")


@pytest.mark.parametrize(("depth", "found"), [(1, 1), (2, 1), (8, 1), (9, 0)])
def test_forms_within_forms_are_read_to_a_depth_of_eight(depth: int, found: int) -> None:
    document = read(pdf(lambda canvas: nested(canvas, depth)))
    assert [texts(table) for table in tables(document)] == [[["a", "b"], ["c", "d"]]] * found
    assert set("abcd") <= set("".join(document.lines.values()))


def test_marks_leave_what_they_are_made_of_as_it_was() -> None:
    square = Box(70, 100, 73.2, 103.2)
    ink = Ink(areas=[Area(square, (0.0,)), Area(Box(0, 0, 90, 90), (0.5,))], crosses=[Box(10, 10, 16, 16)])
    before = list(ink.areas), list(ink.crosses)
    runs, areas = drawn(ink, [])
    assert [run.text for run in runs] == ["x"]
    assert areas == ink.areas
    assert (ink.areas, ink.crosses) == before
