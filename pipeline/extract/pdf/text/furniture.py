"""Running headers, footers and page numbers: what returns at one height of the page's edge."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Box
    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.text.lines import Line

_EDGE = 0.13
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
_LARGEST = 1.05
"""Furniture is set no larger than so many times the running text; a heading is."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")


def furniture(pages: Sequence[Layout], body: float) -> set[Line]:
    """The lines that are furniture; `body` is the size of the running text in points.

    A line is furniture when it returns (but for its numbers) at the same distance from the edge on
    enough pages and nothing else stands between it and that edge.
    """
    read = [page for page in pages if page.items]
    found: set[Line] = set()
    for top in (True, False):
        # A footer of two lines: the inner one is seen once the outer one is taken.
        for _ in range(3):
            fresh = _outermost(read, found, top, body)
            if not fresh:
                break
            found |= fresh
    slanted = {line for page in read for line in page.lines if line.turn < 0}
    return found | slanted | {line for page in read for line in page.aside}


def _outermost(pages: Sequence[Layout], taken: set[Line], top: bool, body: float) -> set[Line]:
    groups: dict[str, list[tuple[int, float, Line]]] = defaultdict(list)
    edges: list[tuple[int, float]] = []
    for page in pages:
        near = [(_distance(page, line.box, top), line) for line in page.lines if line not in taken and line.turn >= 0]
        for distance, line in near:
            if distance < _EDGE * page.height and line.style.size <= _LARGEST * body:
                groups[_NUMBER.sub("#", line.text.lower())].append((page.number, distance, line))
        edges.append((page.number, min([d for d, _ in near] + _tables(page, top), default=page.height)))
    found: set[Line] = set()
    for group in groups.values():
        found |= _returning(group, edges, len(pages), body, top)
    return found or _changing(groups, edges, len(pages))


def _distance(page: Layout, box: Box, top: bool) -> float:
    return box.bottom if top else page.height - box.top


def _tables(page: Layout, top: bool) -> list[float]:
    boxes = [item.grid.box for item in page.items if not isinstance(item, list)]
    return [box.top if top else page.height - box.bottom for box in boxes]


def _returning(
    group: list[tuple[int, float, Line]], edges: list[tuple[int, float]], pages: int, body: float, top: bool
) -> set[Line]:
    distances = sorted(distance for _, distance, _ in group)
    usual = distances[len(distances) // 2]
    level = [(page, line) for page, distance, line in group if abs(distance - usual) <= 3]
    on = {page for page, _ in level}
    if pages < 5:
        small = level[0][1].style.size < 0.95 * body or not top
        enough = len(on) >= max(2, pages - 1) and small
    else:
        enough = len(on) >= max(3, (0.6 if level[0][1].style.bold else 0.3) * pages)
    # Nothing stands closer to the edge, but for a title page.
    beyond = sum(1 for _, edge in edges if edge < usual - 3)
    if not enough or beyond > max(1, 0.1 * pages):
        return set()
    return {line for _, line in level}


def _changing(
    groups: dict[str, list[tuple[int, float, Line]]], edges: list[tuple[int, float]], pages: int
) -> set[Line]:
    """A header that names the chapter: few texts, each on many pages, always at the same height."""
    bands: dict[tuple[int, float], list[tuple[int, Line]]] = defaultdict(list)
    for group in groups.values():
        for page, distance, line in group:
            bands[round(distance / 3), line.style.size].append((page, line))
    for (band, _), members in bands.items():
        on = {page for page, _ in members}
        few = len({line.text for _, line in members}) <= 0.35 * len(on)
        beyond = sum(1 for page, edge in edges if edge < 3 * band - 4)
        if pages >= 8 and len(on) >= 0.7 * pages and few and beyond <= max(1, 0.1 * pages):
            return {line for _, line in members}
    return set()
