"""Path objects to shapes: filled rectangles, straight strokes, blobs and other outlines."""

from __future__ import annotations

import ctypes
import itertools
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.extract.pdf.page import pdfium
from pipeline.extract.pdf.page.coordinates import IDENTITY, Matrix, mapped, product
from pipeline.extract.pdf.page.shapes import Area, Blob, Polygon, Shapes, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.document import Color
    from pipeline.extract.pdf.page.shapes import Point

_MOST_POINTS = 400
"""A path of more segments is a drawing; only its bounds are of use."""
_FAINTEST = 8
"""Ink of less opacity (of 255) is not seen."""
_THICKEST = 5.0
"""A stroke wider than this is a filled bar, in points."""


class PathReader:
    """Adds to `shapes` what pdfium's path objects draw."""

    def __init__(self, shapes: Shapes) -> None:
        self._after = 0
        self._shapes = shapes
        # Where pdfium writes its answers.
        self._floats = (ctypes.c_float * 6)()
        self._ints = (ctypes.c_uint * 4)()
        self._float_at = [ctypes.addressof(self._floats) + 4 * i for i in range(4)]
        self._int_at = [ctypes.addressof(self._ints) + 4 * i for i in range(4)]
        self._colors: dict[tuple[int, ...], Color | None] = {}

    def bounds(self, item: int, matrix: Matrix) -> Box:
        """The box around an object as shown; `matrix` maps the space of its parent to that."""
        pdfium.object_bounds(item, *self._float_at)
        left, bottom, right, top = self._floats[:4]
        x0, y0 = mapped(matrix, left, bottom)
        x1, y1 = mapped(matrix, right, top)
        return Box(x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x0 < x1 else x0, y1 if y0 < y1 else y0)

    def own(self, item: int) -> Matrix:
        """The map from an object's own space to that of its parent."""
        if not pdfium.object_matrix(item, self._float_at[0]):
            return IDENTITY
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def add(self, item: int, matrix: Matrix) -> int:
        """Adds what a path draws; answers how many segments it has."""
        self._after += 1
        pdfium.path_mode(item, self._int_at[0], self._int_at[1])
        filled, stroked = self._ints[0], self._ints[1]
        count: int = pdfium.path_count(item)
        if count < 2 or not (filled or stroked):
            return 0
        color = self._color(item, pdfium.object_fill) if filled else None
        ink = self._color(item, pdfium.object_stroke) if stroked else None
        if color is None and ink is None:
            return 0
        bounds = self.bounds(item, matrix)
        if count > _MOST_POINTS:
            self._shapes.drawings.append(bounds)
            return 0
        if color is not None and ink is None and count <= 5 and _thin(bounds):
            self._shapes.areas.append(Area(bounds, color))
            return count
        whole = product(self.own(item), matrix)
        parts = list(self._parts(item, count, whole))
        if color is not None:
            self._fill(item, parts, color)
        if ink is not None:
            width = self._width(item) * abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5
            for points, curved in parts:
                self._outline(points, curved, width, ink)
        return count

    def _fill(self, item: int, parts: list[tuple[list[Point], bool]], color: Color) -> None:
        boxes = [_hull(points) for points, _ in parts]
        if len(parts) == 2:
            outer, inner = sorted(boxes)
            if _is_ring(outer, inner):
                self._ring(outer, inner, color)
                return
        for (points, curved), box in zip(parts, boxes, strict=True):
            if _rectangular(points) or _thin(box):
                self._shapes.areas.append(Area(box, color, self._after, len(self._shapes.texts), item))
            elif _small(box) and (curved or len(points) > 16):
                self._shapes.blobs.append(Blob(box, self._after))
            elif curved:
                self._shapes.areas.append(Area(box, color, self._after, len(self._shapes.texts), item))
            else:
                self._shapes.polygons.append(Polygon(points, self._after))

    def _ring(self, outer: Box, inner: Box, color: Color) -> None:
        sides = (
            outer._replace(bottom=inner.top),
            outer._replace(top=inner.bottom),
            outer._replace(x1=inner.x0),
            outer._replace(x0=inner.x1),
        )
        self._shapes.areas += [Area(side, color) for side in sides if side.width > 0 and side.height > 0]
        self._shapes.outlines.append(outer)

    def _outline(self, points: list[Point], curved: bool, width: float, color: Color) -> None:
        box = _hull(points)
        if width > _THICKEST and len(points) == 2 and min(box.width, box.height) < 1:
            # A bar drawn as one stroke.
            half = width / 2
            dx, dy = (half, 0.0) if box.width < 1 else (0.0, half)
            bar = Box(box.x0 - dx, box.top - dy, box.x1 + dx, box.bottom + dy)
            self._shapes.areas.append(Area(bar, color, self._after, len(self._shapes.texts)))
            return
        if curved:
            if _small(box):
                self._shapes.blobs.append(Blob(box, self._after))
            return
        if _rectangular(points):
            self._shapes.outlines.append(box)
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            self._shapes.strokes.append(Stroke(x0, y0, x1, y1, width, self._after))

    def _parts(self, item: int, count: int, matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
        x_at, y_at = self._float_at[:2]
        floats = self._floats
        points: list[Point] = []
        curved = False
        for number in range(count):
            segment = pdfium.path_segment(item, number)
            pdfium.segment_point(segment, x_at, y_at)
            point = mapped(matrix, floats[0], floats[1])
            kind = pdfium.segment_type(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO and points:
                if len(points) > 1:
                    yield points, curved
                points, curved = [], False
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
            points.append(point)
            if pdfium.segment_close(segment) and points[0] != point:
                points.append(points[0])
        if len(points) > 1:
            yield points, curved

    def _width(self, item: int) -> float:
        pdfium.object_stroke_width(item, self._float_at[0])
        return self._floats[0]

    def _color(self, item: int, call: Callable[..., int]) -> Color | None:
        if not call(item, *self._int_at):
            return None
        key = tuple(self._ints)
        if key not in self._colors:
            red, green, blue, alpha = key
            shown = round(red / 255, 4), round(green / 255, 4), round(blue / 255, 4)
            self._colors[key] = shown if alpha >= _FAINTEST else None
        return self._colors[key]


def _hull(points: list[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _thin(box: Box) -> bool:
    return box.width < 2 or box.height < 2


def _small(box: Box) -> bool:
    return 1.5 <= box.width <= 8 and 1.5 <= box.height <= 8 and 0.6 < box.width / box.height < 1.7


def _rectangular(points: list[Point]) -> bool:
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    x0, top, x1, bottom = _hull(corners)
    return all(min(abs(x - x0), abs(x - x1)) < 0.1 and min(abs(y - top), abs(y - bottom)) < 0.1 for x, y in corners)


def _is_ring(outer: Box, inner: Box) -> bool:
    """Whether two rectangles of one fill leave a border between them, as a frame is drawn."""
    gaps = inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom
    return all(-0.01 <= gap <= 4 for gap in gaps)
