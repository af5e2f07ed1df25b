"""Matrices by geometry: whatever way lines, names and marks are drawn, each cross is in its own cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pdf_pages import (
    GREY,
    LANDSCAPE,
    LETTERS,
    NAMES,
    ORANGE,
    ROWS,
    Matrix,
    draw_matrix,
    matrix_page,
    pdf,
    read,
    tables,
    texts,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

RULES = ("lines", "thin rectangles", "double", "dash pattern", "dashes", "dots", "open")
MARKS = ("x", "X", "dingbat", "cross", "cross path", "tick", "bars", "outline", "box")


def expect_matrix(rows: list[list[str]], mark: str = "x") -> None:
    """Fails unless the rows are those of the matrix that was drawn."""
    assert [len(row) for row in rows] == [27] * 7
    assert rows[0][0] == "Kerntaak 1 Beheert de molen"
    assert rows[0][2] == "Competenties"
    assert "".join(rows[1][2:]) == LETTERS
    assert tuple(rows[2][2:]) == NAMES
    assert rows[3] == ["Werkprocessen", *[""] * 26]
    for row, (code, title, marks) in zip(rows[4:], ROWS, strict=True):
        assert row[:2] == [code, title]
        assert [(i, text) for i, text in enumerate(row[2:]) if text] == [(i, mark) for i in marks]


@pytest.mark.parametrize("names", ["up", "down"])
@pytest.mark.parametrize("rules", RULES)
def test_rules_of_any_kind_give_the_same_cells(rules: str, names: str) -> None:
    document = read(pdf(matrix_page(Matrix(rules=rules, names=names))))
    (table,) = tables(document)
    expect_matrix(texts(table))
    assert [element.text for element in document.elements if element is not table] == [
        "Proces-competentie-matrix",
        "De tekst onder de matrix hoort er niet bij.",
    ]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_any_kind_are_read(mark: str) -> None:
    (table,) = tables(read(pdf(matrix_page(Matrix(mark=mark)))))
    expect_matrix(texts(table), {"X": "X", "box": "☒"}.get(mark, "x"))


@pytest.mark.parametrize("font", ["Vera", "Times-Roman", "Courier"])
def test_fonts(font: str) -> None:
    (table,) = tables(read(pdf(matrix_page(Matrix(font=font)))))
    expect_matrix(texts(table))


def test_names_of_letters_under_each_other() -> None:
    (table,) = tables(read(pdf(matrix_page(Matrix(names="stacked")))))
    expect_matrix(texts(table))


def test_narrow_columns_with_the_crosses_almost_touching() -> None:
    (table,) = tables(read(pdf(matrix_page(Matrix(column=6.5)))))
    expect_matrix(texts(table))


def test_fills_are_read_per_cell_whatever_their_number() -> None:
    fills = {(0, 1): [ORANGE], (0, 2): [GREY], (1, 24): [ORANGE, GREY, ORANGE], (2, 0): [GREY, ORANGE]}
    (table,) = tables(read(pdf(matrix_page(Matrix(crosses=False, fills=fills)))))
    found = {
        (number - 4, column - 2): [tuple(round(part, 2) for part in fill.color) for fill in cell.fills]
        for number, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
        if cell.fills
    }
    assert found == {place: [tuple(color) for color in colors] for place, colors in fills.items()}


def test_white_paint_is_no_fill_and_hides_what_is_under_it() -> None:
    def draw(canvas: Canvas) -> None:
        draw_matrix(canvas, Matrix(fills={(0, 3): [ORANGE]}))
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(40, 497, 520, 17, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        draw_matrix(canvas, Matrix())

    (table,) = tables(read(pdf(draw)))
    assert not any(cell.fills for row in table.rows for cell in row.cells)


def test_a_page_of_landscape_matrices() -> None:
    def draw(canvas: Canvas) -> None:
        draw_matrix(canvas, Matrix(top=570, column=20))
        draw_matrix(canvas, Matrix(top=280, column=20, names="down", rules="thin rectangles"))

    document = read(pdf(draw, LANDSCAPE))
    assert len(tables(document)) == 2
    for table in tables(document):
        expect_matrix(texts(table))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_with_a_rotation_is_read_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        width, height = canvas._pagesize
        if turn == 90:
            canvas.translate(width, 0)
            canvas.rotate(90)
        elif turn == 180:
            canvas.translate(width, height)
            canvas.rotate(180)
        else:
            canvas.translate(0, width)
            canvas.rotate(-90)
        draw_matrix(canvas, Matrix(top=560))

    (table,) = tables(read(pdf(draw)))
    expect_matrix(texts(table))


@pytest.mark.parametrize(("angle", "x", "y"), [(90, 595, 0), (-90, 0, 842), (180, 595, 842)])
def test_a_matrix_drawn_on_its_side_is_set_upright(angle: int, x: float, y: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(x, y)
        canvas.rotate(angle)
        draw_matrix(canvas, Matrix(top=560))

    (table,) = tables(read(pdf(draw)))
    expect_matrix(texts(table))


def test_a_matrix_in_a_form_object() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("matrix")
        draw_matrix(canvas, Matrix(mark="cross", fills={(2, 5): [ORANGE]}))
        canvas.endForm()
        canvas.translate(10, -20)
        canvas.scale(0.9, 0.9)
        canvas.doForm("matrix")

    (table,) = tables(read(pdf(draw)))
    expect_matrix(texts(table))
    assert [(r, c) for r, row in enumerate(table.rows) for c, cell in enumerate(row.cells) if cell.fills] == [(6, 7)]


def test_cells_drawn_one_by_one_as_squares_are_no_boxes_to_tick() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for row in range(4):
            for column in range(6):
                canvas.rect(100 + column * 14, 700 - row * 14, 14, 14)
        canvas.drawCentredString(100 + 3 * 14 + 7, 700 - 2 * 14 + 4, "x")

    (table,) = tables(read(pdf(draw)))
    rows = texts(table)
    assert [len(row) for row in rows] == [6] * 4
    assert [(r, c) for r, row in enumerate(rows) for c, text in enumerate(row) if text] == [(2, 3)]


def test_cells_set_apart_and_colored_without_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for row in range(3):
            for column in range(4):
                canvas.setFillColorRGB(0.9, 0.92, 0.96)
                canvas.rect(100 + column * 62, 700 - row * 20, 60, 18, stroke=0, fill=1)
                canvas.setFillColorRGB(0, 0, 0)
                canvas.drawString(104 + column * 62, 706 - row * 20, f"cel {row}{column}")

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [[f"cel {row}{column}" for column in range(4)] for row in range(3)]


def test_boxes_to_tick_beside_their_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for number, label in enumerate(("Nieuw dossier", "Nieuwe elementen", "Wijzigingen")):
            y = 700 - 20 * number
            canvas.rect(102, y, 8, 8)
            canvas.drawString(120, y + 1, label)
        canvas.drawString(103.5, 681.5, "x")
        for y in (720, 697, 677, 657):
            canvas.line(98, y, 300, y)
        for x in (98, 116, 300):
            canvas.line(x, 657, x, 720)

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["☐", "Nieuw dossier"], ["☒", "Nieuwe elementen"], ["☐", "Wijzigingen"]]


def test_columns_and_rows_are_named_by_place() -> None:
    (table,) = tables(read(pdf(matrix_page(Matrix()))))
    assert table.place.page == 1
    head = table.rows[0].cells
    assert head[1].box is None
    assert head[0].box is not None
    assert table.rows[4].cells[5].box is not None
    x0, top, x1, bottom = table.rows[5].cells[2].box or (0, 0, 0, 0)
    assert (round(x0), round(x1)) == (170, 185)
    assert 0 < top < bottom < 842
