"""Rows and matrices that a page break cut, with and without a head that comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.document import Table
from tests.pdf_pages import LETTERS, pdf, read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from pipeline.document import Document, Element

Rows = list[list[str]]
NARROW = (60.0, 160.0, 330.0, 500.0)
WIDE = (40.0, 70.0, 160.0, *(160.0 + 14 * number for number in range(1, 26)))


def grid(canvas: Canvas, rows: Rows, xs: Sequence[float], top: float = 780.0) -> None:
    """A table of rows of 20 points from `top` down."""
    canvas.setFont("Helvetica", 8)
    ys = [top - 20 * number for number in range(len(rows) + 1)]
    canvas.grid(list(xs), ys)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(xs[column] + 3, ys[number] - 13, text)


def over_pages(*pages: Rows, xs: Sequence[float], between: str = "") -> Document:
    """A table over pages; `between` is a heading above what stands on a later page."""

    def draw(canvas: Canvas) -> None:
        for number, rows in enumerate(pages):
            if number and between:
                canvas.setFont("Helvetica-Bold", 14)
                canvas.drawString(60, 800, between)
            grid(canvas, rows, xs)
            canvas.showPage()

    return read(pdf(draw))


HEAD = ["Onderwerp", "Actie", "Wie"]


@pytest.mark.parametrize("head", [[], [HEAD]])
def test_a_row_cut_by_the_page_is_whole(head: Rows) -> None:
    upper = [HEAD, ["Rekenen", "Evaluatie van de", "Het kenniscentrum"], ["Talen", "Onderzoek naar de", "PCBB"]]
    lower = [*head, ["", "andere dossiers", ""], ["Toetsen", "Overleg", "PCBB"]]
    document = over_pages(upper, lower, xs=NARROW)
    first, second = (texts(table) for table in tables(document))
    assert first[-1] == ["Talen", "Onderzoek naar de andere dossiers", "PCBB"]
    assert second == [*head, ["Toetsen", "Overleg", "PCBB"]]
    whole = {number for table in tables(document) for row in table.rows for number in row.place.lines}
    assert whole == set(document.lines)


def test_every_cell_of_a_row_may_go_on() -> None:
    first, *rest = tables(over_pages([HEAD, ["Reke", "een lange", "een"]], [["nen", "tekst", "commissie"]], xs=NARROW))
    assert texts(first)[-1] == ["Reke nen", "een lange tekst", "een commissie"]
    assert rest == []


@pytest.mark.parametrize(
    "row",
    [
        ["Toetsen", "andere dossiers", ""],  # a row of its own: it has a label
        ["", "1.2 Ontvangt gasten", ""],  # a number begins a row under a label that spans more
        ["", "x", ""],
        ["", "andere", "iets"],  # above the last there is nothing to go on with
    ],
)
def test_a_row_of_its_own_stays_one(row: list[str]) -> None:
    upper = [HEAD, ["Talen", "Onderzoek naar de", ""]]
    assert [texts(table) for table in tables(over_pages(upper, [row], xs=NARROW))] == [upper, [row]]


def test_a_table_under_a_heading_is_another() -> None:
    upper, lower = [HEAD, ["Talen", "Onderzoek naar de", "PCBB"]], [["", "andere dossiers", ""]]
    assert len(tables(over_pages(upper, lower, xs=NARROW, between="Een kop"))) == 2


def test_columns_elsewhere_are_another_table() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [HEAD, ["Talen", "Onderzoek naar de", "PCBB"]], NARROW)
        canvas.showPage()
        grid(canvas, [["", "andere dossiers", ""]], (60.0, 200.0, 400.0, 500.0))

    assert len(tables(read(pdf(draw)))) == 2


def matrix_row(number: str, title: str, marks: str) -> list[str]:
    return [number, title, *("x" if letter in marks else "" for letter in LETTERS)]


TITLE = ["K1", "Beheert", *("" for _ in LETTERS)]
LETTER_ROW = ["", "", *LETTERS]
ROWS = [matrix_row("1.1", "Ontvangt", "AK"), matrix_row("1.2", "Maalt", "B"), matrix_row("1.3", "Sluit", "Y")]


@pytest.mark.parametrize(
    "pages",
    [
        ([TITLE, LETTER_ROW, *ROWS[:1]], ROWS[1:]),
        ([TITLE, LETTER_ROW], ROWS),
        ([TITLE], [LETTER_ROW, *ROWS]),
        ([TITLE, LETTER_ROW, *ROWS[:2]], [TITLE, LETTER_ROW, *ROWS[2:]]),
        ([TITLE, LETTER_ROW, ROWS[0]], [ROWS[1]], [ROWS[2]]),
    ],
)
def test_a_matrix_over_pages_is_one(pages: tuple[Rows, ...]) -> None:
    document = over_pages(*pages, xs=WIDE)
    (table,) = tables(document)
    assert texts(table) == [TITLE, LETTER_ROW, *ROWS]
    numbers = sorted(number for element in document.elements for number in _lines(element))
    assert numbers == sorted(document.lines)


def _lines(element: Element) -> tuple[int, ...]:
    if isinstance(element, Table):
        return tuple(number for row in element.rows for number in row.place.lines)
    return element.place.lines


def test_another_matrix_on_the_next_page_is_another() -> None:
    other = ["K2", "Verkoopt", *("" for _ in LETTERS)]
    pages = [TITLE, LETTER_ROW, *ROWS], [other, LETTER_ROW, matrix_row("2.1", "Weegt", "C")]
    assert [texts(table) for table in tables(over_pages(*pages, xs=WIDE))] == [pages[0], pages[1]]
