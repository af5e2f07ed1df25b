"""PDFs made for the tests: matrices in many layouts, pages of text, tables over pages."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.document import Document, Table
from pipeline.extract.pdf.reader import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

FONTS = Path(reportlab.__file__).parent / "fonts"
pdfmetrics.registerFont(TTFont("Vera", FONTS / "Vera.ttf"))
pdfmetrics.registerFont(TTFont("VeraBd", FONTS / "VeraBd.ttf"))

NAMES = (
    "Beslissen en activiteiten initiëren", "Aansturen", "Begeleiden", "Aandacht en begrip tonen",
    "Samenwerken en overleggen", "Ethisch en integer handelen", "Relaties bouwen en netwerken",
    "Overtuigen en beïnvloeden", "Presenteren", "Formuleren en rapporteren", "Vakdeskundigheid toepassen",
    "Materialen en middelen inzetten", "Analyseren", "Onderzoeken", "Creëren en innoveren", "Leren",
    "Plannen en organiseren", 'Op de behoeften en verwachtingen van de "klant" richten', "Kwaliteit leveren",
    "Instructies en procedures opvolgen", "Omgaan met verandering en aanpassen", "Met druk en tegenslag omgaan",
    "Gedrevenheid en ambitie tonen", "Ondernemend en commercieel handelen", "Bedrijfsmatig handelen",
)  # fmt: skip
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
ROWS = (
    ("1.1", "Ontvangt gasten in de molen", (1, 4, 9)),
    ("1.2", "Controleert de wieken", (0, 24)),
    ("1.10", "Rondt de dag af", (12, 13, 14)),
)
ORANGE, GREY = (0.85, 0.4, 0.12), (0.86, 0.86, 0.86)


@dataclass
class Matrix:
    """How a matrix is drawn; the defaults are the plainest."""

    rules: str = "lines"
    names: str = "up"
    mark: str = "x"
    font: str = "Helvetica"
    crosses: bool = True
    fills: dict[tuple[int, int], list[tuple[float, float, float]]] = field(default_factory=dict)
    left: float = 40.0
    top: float = 740.0
    column: float = 15.0
    stacked_size: float = 3.6


def pdf(draw: Callable[[Canvas], None], size: tuple[float, float] = A4, **options: object) -> bytes:
    """The bytes of a PDF that `draw` fills."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> Document:
    """The Document in the bytes of a PDF."""
    return read_pdf(Path("proef.pdf"), data)


def tables(document: Document) -> list[Table]:
    """The tables of a Document."""
    return [element for element in document.elements if isinstance(element, Table)]


def texts(table: Table) -> list[list[str]]:
    """The texts of a table's cells."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def matrix_page(matrix: Matrix) -> Callable[[Canvas], None]:
    """Draws a page with a heading, a matrix and a line of text below it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(40, 780, "Proces-competentie-matrix")
        draw_matrix(canvas, matrix)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(40, 380, "De tekst onder de matrix hoort er niet bij.")
        canvas.showPage()

    return draw


def draw_matrix(canvas: Canvas, matrix: Matrix) -> None:
    """Draws a matrix: three rows of head over two columns and 25, a spanned row, a row per werkproces."""
    xs = [matrix.left, matrix.left + 24, matrix.left + 130]
    xs += [xs[-1] + matrix.column * number for number in range(1, 26)]
    heights = [14, 12, 190, 12, *([14] * len(ROWS))]
    ys = [matrix.top]
    for height in heights:
        ys.append(ys[-1] - height)
    _fills(canvas, matrix, xs, ys)
    _rules(canvas, matrix.rules, xs, ys)
    _head(canvas, matrix, xs, ys)
    for number, (code, title, marks) in enumerate(ROWS):
        base = ys[5 + number] + 4
        canvas.setFont(matrix.font, 7)
        canvas.drawString(xs[0] + 3, base, code)
        canvas.drawString(xs[1] + 3, base, title)
        for column in marks if matrix.crosses else ():
            middle = (xs[2 + column] + xs[3 + column]) / 2
            _mark(canvas, matrix, middle, base + 2.5)


def _head(canvas: Canvas, matrix: Matrix, xs: list[float], ys: list[float]) -> None:
    canvas.setFont(matrix.font, 7)
    canvas.drawString(xs[0] + 3, ys[0] - 9, "Kerntaak 1 Beheert de molen")
    canvas.drawString(xs[2] + 3, ys[0] - 9, "Competenties")
    canvas.drawString(xs[0] + 3, ys[3] - 9, "Werkprocessen")
    for number, name in enumerate(NAMES):
        middle = (xs[2 + number] + xs[3 + number]) / 2
        canvas.setFont(matrix.font, 7)
        canvas.drawCentredString(middle, ys[2] + 3, LETTERS[number])
        _name(canvas, matrix, name, middle, ys[2], ys[3])


def _name(canvas: Canvas, matrix: Matrix, name: str, middle: float, top: float, bottom: float) -> None:
    size = 6.5
    if matrix.names == "stacked":
        size = matrix.stacked_size
        canvas.setFont(matrix.font, size)
        y = top - size - 1
        for letter in name:
            if letter != " ":
                canvas.drawCentredString(middle, y, letter)
            y -= size * 0.92
        return
    canvas.saveState()
    canvas.setFont(matrix.font, size)
    if matrix.names == "up":
        canvas.translate(middle + 2.3, bottom + 3)
        canvas.rotate(90)
    else:
        canvas.translate(middle - 2.3, top - 3)
        canvas.rotate(-90)
    canvas.drawString(0, 0, name)
    canvas.restoreState()


_PATHS = {
    "cross path": [[(-3, -3), (3, 3)], [(3, -3), (-3, 3)]],
    "tick": [[(-3, 0), (-1, -3), (3, 3)]],
}
_POLYGONS = {
    "bars": [[(-3, 3.4), (-2.6, 3.8), (3, -3), (2.6, -3.4)], [(-3, -3.4), (-2.6, -3.8), (3, 3), (2.6, 3.4)]],
    "outline": [
        [(-3, -2), (-2, -3), (0, -1), (2, -3), (3, -2), (1, 0), (3, 2), (2, 3), (0, 1), (-2, 3), (-3, 2), (-1, 0)]
    ],
}


def _mark(canvas: Canvas, matrix: Matrix, x: float, y: float) -> None:
    canvas.setLineWidth(0.8)
    if matrix.mark in ("x", "X", "dingbat"):
        canvas.setFont("ZapfDingbats" if matrix.mark == "dingbat" else matrix.font, 7)
        canvas.drawCentredString(x, y - 2.5, "✔" if matrix.mark == "dingbat" else matrix.mark)
    elif matrix.mark in ("cross", "box"):
        canvas.line(x - 3, y - 3, x + 3, y + 3)
        canvas.line(x - 3, y + 3, x + 3, y - 3)
        if matrix.mark == "box":
            canvas.rect(x - 3.5, y - 3.5, 7, 7)
    for corners in _POLYGONS.get(matrix.mark, []):
        _polygon(canvas, [(x + dx, y + dy) for dx, dy in corners])
    path = canvas.beginPath()
    for (dx, dy), *others in _PATHS.get(matrix.mark, []):
        path.moveTo(x + dx, y + dy)
        for to_x, to_y in others:
            path.lineTo(x + to_x, y + to_y)
    canvas.drawPath(path)


def _polygon(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _fills(canvas: Canvas, matrix: Matrix, xs: list[float], ys: list[float]) -> None:
    for (row, column), colors in matrix.fills.items():
        left, right = xs[2 + column], xs[3 + column]
        width = (right - left - 1) / len(colors)
        for number, color in enumerate(colors):
            canvas.setFillColorRGB(*color)
            box = left + 0.5 + number * width, ys[5 + row] + 0.5, width, ys[4 + row] - ys[5 + row] - 1
            canvas.rect(*box, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


def _rules(canvas: Canvas, kind: str, xs: list[float], ys: list[float]) -> None:
    outer = kind != "open"
    rows = range(0 if outer else 1, len(ys) - (0 if outer else 1))
    for number in rows:
        left = xs[2] if number in (1, 2) else xs[0]
        _rule(canvas, kind, left, ys[number], xs[-1], ys[number])
    for number in range(0 if outer else 1, len(xs) - (0 if outer else 1)):
        x = xs[number]
        first, last = (4, len(ys) - 1) if number == 1 else (1, 3) if 2 < number < len(xs) - 1 else (0, 3)
        if number == 1:
            _rule(canvas, kind, x, ys[4], x, ys[-1])
            continue
        _rule(canvas, kind, x, ys[first], x, ys[last])
        _rule(canvas, kind, x, ys[4], x, ys[-1])
        if number in (0, len(xs) - 1):
            _rule(canvas, kind, x, ys[3], x, ys[4])


def _rule(canvas: Canvas, kind: str, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setLineWidth(0.6)
    upright = x0 == x1
    if kind == "thin rectangles":
        canvas.rect(min(x0, x1) - 0.3, min(y0, y1) - 0.3, abs(x1 - x0) + 0.6, abs(y1 - y0) + 0.6, stroke=0, fill=1)
    elif kind == "double":
        for shift in (-0.8, 0.8):
            dx, dy = (shift, 0) if upright else (0, shift)
            canvas.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)
    elif kind == "dash pattern":
        canvas.setDash(3, 2)
        canvas.line(x0, y0, x1, y1)
        canvas.setDash()
    elif kind == "dashes":
        length, at = abs(x1 - x0) + abs(y1 - y0), 0.0
        while at < length:
            end = min(at + 3, length)
            if upright:
                canvas.line(x0, y0 - at, x0, y0 - end)
            else:
                canvas.line(x0 + at, y0, x0 + end, y0)
            at += 5
    elif kind == "dots":
        length, at = abs(x1 - x0) + abs(y1 - y0), 0.0
        while at <= length:
            dx, dy = (0, -at) if upright else (at, 0)
            canvas.rect(x0 + dx - 0.4, y0 + dy - 0.4, 0.8, 0.8, stroke=0, fill=1)
            at += 1.6
    else:
        canvas.line(x0, y0, x1, y1)


LANDSCAPE = landscape(A4)
