"""A page by pdfplumber's own parsing: for a page that pdfium cannot read, and as the reference in tests."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.document import Box
from pipeline.extract.pdf.page.content import Page
from pipeline.extract.pdf.page.fonts import Style, face
from pipeline.extract.pdf.page.ink import read_ink
from pipeline.extract.pdf.page.runs import SLANTED, glyphs
from pipeline.extract.pdf.page.shapes import Area, Shapes, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Color
    from pipeline.extract.pdf.page.coordinates import Extent


_BOLD = 700


class CharFonts:
    """The styles of pdfplumber's characters."""

    def __init__(self, chars: Sequence[dict[str, Any]]) -> None:
        self._chars = chars

    def style(self, first: int, last: int, extent: Extent) -> Style:
        """See `Fonts`."""
        faces = [face(self._chars[index]["fontname"]) for index in (first, last)]
        size = float(self._chars[first]["size"]) or extent.v1 - extent.v0
        bold = all(bold for bold, _ in faces)
        weight = _BOLD if bold else 0
        return Style(round(size, 1), bold, all(italic for _, italic in faces), weight=weight)


def plumber_page(page: Any) -> Page:
    """A Page from pdfplumber's page; raises whatever its parser stumbles over."""
    chars = [char for char in page.chars if char["text"].isprintable()]
    letters = [(letter, char, i) for i, char in enumerate(chars) for letter in char["text"][:1]]
    codes = np.array([ord(letter) for letter, _, _ in letters], np.uint32)
    boxes = np.array([[c["x0"], c["top"], c["x1"], c["bottom"]] for _, c, _ in letters], float).reshape(-1, 4)
    turns = np.array([_turn(char) for _, char, _ in letters], np.int64)
    index = np.array([i for _, _, i in letters], np.int64)
    read = glyphs(codes, boxes, turns, index, CharFonts(chars))
    shapes = _shapes(page)
    images = [image.box for image in shapes.images]
    ink = read_ink(shapes)
    return Page(page.page_number, float(page.width), float(page.height), read, read.runs(), ink, images)


def _turn(char: dict[str, Any]) -> int:
    a, b, *_ = char["matrix"]
    if abs(b) < 0.3 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.3 * abs(b):
        return 1 if b > 0 else 3
    return SLANTED


def _box(item: dict[str, Any]) -> Box:
    return Box(item["x0"], item["top"], item["x1"], item["bottom"])


def _shapes(page: Any) -> Shapes:
    shapes = Shapes(images=[Area(_box(image), ()) for image in page.images])
    for rect in page.rects:
        box = _box(rect)
        if rect["fill"]:
            shapes.areas.append(Area(box, _color(rect["non_stroking_color"])))
        if rect["stroke"]:
            shapes.outlines.append(box)
            x0, top, x1, bottom = box
            corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
            _strokes(shapes, corners, rect["linewidth"])
    for line in [*page.lines, *(curve for curve in page.curves if curve["stroke"])]:
        _strokes(shapes, line["pts"], line["linewidth"])
    return shapes


def _strokes(shapes: Shapes, points: Sequence[tuple[float, float]], width: float | None) -> None:
    for (x0, y0), (x1, y1) in pairwise(points):
        shapes.strokes.append(Stroke(x0, y0, x1, y1, width or 0.0))


def _color(value: Any) -> Color:
    values = value if isinstance(value, list | tuple) else (value,)
    numbers = tuple(float(number) for number in values if isinstance(number, int | float))
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return tuple(round((1 - ink) * (1 - black), 4) for ink in (cyan, magenta, yellow))
    return numbers * 3 if len(numbers) == 1 else numbers or (0.0, 0.0, 0.0)
