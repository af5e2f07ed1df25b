"""Shapes to ink: ruled edges, filled areas, bullets, drawn crosses and boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pipeline.document import Box, around
from pipeline.extract.pdf.page.shapes import Area, Stroke

if TYPE_CHECKING:
    from pipeline.extract.pdf.page.shapes import Point, Polygon, Shapes

Rule = tuple[float, float, float]
"""A ruled line: where it lies (y, or x for a vertical one), where it begins, where it ends."""

THIN = 2.0
"""A filled rectangle of at most this width is a ruled line, in points."""
_THINNEST_STRIP, _TOUCHING = 1.0, 0.5
"""Six uitstromen in a cell of 10 points leave strips of 1.7; ruled lines are thinner or stand apart."""
_THICK = 4.5
_MOST_BOXES = 3000
_APART = 3.5
"""Squares closer than this are cells set apart from each other, not boxes to tick."""


@dataclass(slots=True)
class Ink:
    """What the drawing on a page means; boxes are as shown on the page.

    `soft` holds the sides of areas too wide to be a line: borders of cells that have no ruled ones.
    """

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    bullets: list[Box] = field(default_factory=list)
    crosses: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


def read_ink(shapes: Shapes) -> Ink:
    """The ink of a page from its shapes, all in points from the top left as shown."""
    covers = [area for area in shapes.areas if area.after and min(area.box.width, area.box.height) > _THICK]
    blobs = [blob.box for blob in shapes.blobs if not _covered(blob.box, blob.after, covers)]
    ink = Ink(bullets=blobs, boxes=_tick_boxes(shapes.outlines))
    strips = _strips(shapes.areas)
    for area in shapes.areas:
        if id(area) in strips:
            ink.areas.append(area)
        else:
            _add_area(ink, area)
    slanted = [stroke for stroke in shapes.strokes if not _add_stroke(ink, stroke)]
    slanted = [stroke for stroke in slanted if not _covered(_box(stroke), stroke.after, covers)]
    for polygon in shapes.polygons:
        if not _covered(_around(polygon), polygon.after, covers):
            _add_polygon(ink, slanted, polygon)
    ink.crosses = _distinct([*ink.crosses, *_crosses(slanted)])
    _without_boxes(ink)
    return ink


def _covered(box: Box, after: int, covers: list[Area]) -> bool:
    """Whether a mark was painted over later: it is not seen on paper."""
    return any(area.after > after and area.box.holds(*box.middle) and _holds(area.box, box) for area in covers)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.holds(inner.x0 + 1, inner.top + 1) and outer.holds(inner.x1 - 1, inner.bottom - 1)


def _around(polygon: Polygon) -> Box:
    xs, ys = zip(*polygon.corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _strips(areas: list[Area]) -> set[int]:
    """The ids of narrow coloured blocks that stand side by side: a cell divided over many, no row of ruled lines."""
    upright = [area for area in areas if _is_strip(area)]
    by_height: dict[tuple[int, int], list[Area]] = {}
    for area in upright:
        by_height.setdefault((round(area.box.top), round(area.box.bottom)), []).append(area)
    found: set[int] = set()
    for row in by_height.values():
        row.sort(key=lambda area: area.box.x0)
        for left, right in pairwise(row):
            if right.box.x0 - left.box.x1 <= _TOUCHING and right.box.x0 > left.box.x0:
                found |= {id(left), id(right)}
    return found


def _is_strip(area: Area) -> bool:
    width, height = area.box.width, area.box.height
    return _THINNEST_STRIP <= width <= THIN and width < height < 12 * width and not _dark(area.color)


def _add_area(ink: Ink, area: Area) -> None:
    x0, top, x1, bottom = area.box
    width, height = x1 - x0, bottom - top
    short, long = sorted((width, height))
    if short > _THICK or (short > THIN and long < 8 * short and not _dark(area.color)):
        ink.areas.append(area)
        return
    if short > THIN and long < 3 * short:
        ink.areas.append(area)
        return
    # A speck may be part of a dotted line in either direction.
    if width >= height or long <= THIN:
        ink.horizontal.append(((top + bottom) / 2, x0, x1))
    if width < height or long <= THIN:
        ink.vertical.append(((x0 + x1) / 2, top, bottom))


def _dark(color: tuple[float, ...]) -> bool:
    return max(color) < 0.5 and max(color) - min(color) < 0.15


def _add_stroke(ink: Ink, stroke: Stroke) -> bool:
    width, height = abs(stroke.x1 - stroke.x0), abs(stroke.y1 - stroke.y0)
    x0, x1 = sorted((stroke.x0, stroke.x1))
    top, bottom = sorted((stroke.y0, stroke.y1))
    if height <= 1 and width > height:
        ink.horizontal.append(((top + bottom) / 2, x0, x1))
    elif width <= 1 and height > width:
        ink.vertical.append(((x0 + x1) / 2, top, bottom))
    else:
        return width <= 1 and height <= 1
    return True


def _add_polygon(ink: Ink, slanted: list[Stroke], polygon: Polygon) -> None:
    points = polygon.corners
    corners = points[:-1] if points[0] == points[-1] else points
    box = _around(polygon)
    width, height = box.width, box.height
    if min(width, height) <= _THICK and max(width, height) >= 4 * min(width, height):
        _add_area(ink, Area(box, (0.0,)))
    elif len(corners) == 4:
        (x0, y0), (x1, y1) = max(
            zip(corners, [*corners[1:], corners[0]], strict=True),
            key=lambda side: (side[0][0] - side[1][0]) ** 2 + (side[0][1] - side[1][1]) ** 2,
        )
        slanted.append(Stroke(x0, y0, x1, y1, 1.0))
    elif 3 <= width <= 20 and 3 <= height <= 20 and _surface(corners) < 0.65 * width * height:
        ink.crosses.append(box)


def _surface(corners: list[Point]) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _crosses(slanted: list[Stroke]) -> list[Box]:
    """The boxes of crosses and ticks: two slanted strokes that cross or meet, one up and one down."""
    found: list[Box] = []
    rising = [stroke for stroke in slanted[:_MOST_BOXES] if _slope(stroke) < 0]
    falling = [stroke for stroke in slanted[:_MOST_BOXES] if _slope(stroke) > 0]
    by_cell: dict[tuple[int, int], list[Stroke]] = {}
    for stroke in falling:
        by_cell.setdefault(_cell(_box(stroke)), []).append(stroke)
    for stroke in rising:
        box = _box(stroke)
        column, row = _cell(box)
        near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in by_cell.get((column + i, row + j), ()))
        partner = next((other for other in near if _meet(box, _box(other))), None)
        if partner is not None:
            found.append(around((box, _box(partner))))
    return found


def _distinct(boxes: list[Box]) -> list[Box]:
    """The boxes without those that lie on one before: some programs draw a figure more than once."""
    kept: dict[tuple[int, int], Box] = {}
    for box in boxes:
        column, row = round(box.x0 + box.x1) // 4, round(box.top + box.bottom) // 4
        if not any((column + i, row + j) in kept for i in (-1, 0, 1) for j in (-1, 0, 1)):
            kept[column, row] = box
    return list(kept.values())


def _slope(stroke: Stroke) -> float:
    return (stroke.x1 - stroke.x0) * (stroke.y1 - stroke.y0)


def _box(stroke: Stroke) -> Box:
    (x0, x1), (top, bottom) = sorted((stroke.x0, stroke.x1)), sorted((stroke.y0, stroke.y1))
    return Box(x0, top, x1, bottom)


def _cell(box: Box) -> tuple[int, int]:
    return int((box.x0 + box.x1) // 40), int((box.top + box.bottom) // 40)


def _meet(one: Box, other: Box) -> bool:
    """Whether two slanted strokes lie over each other (a cross) or end at one point (a tick)."""
    if max(one.width, other.width) > 150 or max(one.height, other.height) > 40:
        return False
    near = all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))
    foot = abs(other.x1 - one.x0) <= 1.5 and abs(other.bottom - one.bottom) <= 1.5 and one.height <= 20
    return near or foot


def _tick_boxes(outlines: list[Box]) -> list[Box]:
    """Small squares that stand alone; squares that share a side are the cells of a table."""
    small = [box for box in outlines if 4 <= box.width <= 16 and 4 <= box.height <= 16 and _square(box)]
    small = _distinct(small)
    if not small or len(small) > _MOST_BOXES:
        return []
    x0, top, x1, bottom = np.array(small).T
    level = np.abs(top[:, None] - top[None]) < 2
    upright = np.abs(x0[:, None] - x0[None]) < 2
    beside = (np.abs(x1[:, None] - x0[None]) < _APART) & level
    below = (np.abs(bottom[:, None] - top[None]) < _APART) & upright
    touching = beside | below
    alone = ~(touching.any(axis=0) | touching.any(axis=1))
    return [box for box, lonely in zip(small, alone.tolist(), strict=True) if lonely]


def _square(box: Box) -> bool:
    return 0.8 < box.width / box.height < 1.25


def _without_boxes(ink: Ink) -> None:
    """Takes the sides of the boxes to tick out of the ruled lines."""
    if not ink.boxes:
        return
    sides = {(round(y), round(x0), round(x1)) for x0, top, x1, bottom in ink.boxes for y in (top, bottom)}
    ink.horizontal = [r for r in ink.horizontal if (round(r[0]), round(r[1]), round(r[2])) not in sides]
    sides = {(round(x), round(top), round(bottom)) for x0, top, x1, bottom in ink.boxes for x in (x0, x1)}
    ink.vertical = [r for r in ink.vertical if (round(r[0]), round(r[1]), round(r[2])) not in sides]
