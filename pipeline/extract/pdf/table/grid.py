"""Edges to grids: the cells that ruled lines enclose, merged where no line divides them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pipeline.document import Box
from pipeline.extract.pdf.table.edges import SNAP
from pipeline.extract.pdf.table.spans import Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.pdf.page.ink import Rule

_MOST_CROSSINGS = 4_000_000
"""Beyond so many pairs of edges a page holds a drawing, not a table."""
_MOST_CELLS = 60_000
_MOST_ROWS = 500
_MOST_SIDES = 2000
_FEWEST_SIDES = 3
_HIGHEST_ROW = 60.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's geometry: where its columns and rows begin (and the last ends) in points, and its cells.

    `owner` tells of each row and column the number of the cell (its place in `spans`) that takes it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The box around the grid."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_box(self, span: Span) -> Box:
        """The box of a cell."""
        return Box(self.xs[span.column], self.ys[span.row], self.xs[span.column_end], self.ys[span.row_end])

    def at(self, x: float, y: float) -> int:
        """The number of the cell (its place in `spans`) that holds a point of the page; of one outside, the nearest."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.owner[row][column]

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point lies in the grid, or within a margin of it."""
        x0, top, x1, bottom = self.box
        return x0 - margin <= x <= x1 + margin and top - margin <= y <= bottom + margin


def find_grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    """The grids that edges form, from top to bottom; a lone rectangle is a grid of one cell."""
    horizontal = horizontal + _open_ends(horizontal, vertical)
    vertical = vertical + _open_sides(horizontal, vertical)
    grids = (grid(rows, columns) for rows, columns in _connected(horizontal, vertical))
    found = [made for made in grids if made is not None]
    return sorted(found, key=lambda made: (made.ys[0], made.xs[0]))


def _open_ends(horizontal: list[Rule], vertical: list[Rule]) -> list[Rule]:
    """The ends of rows that have no horizontal line at all: a row too high for its page.

    Three or more equally long vertical lines side by side that nothing crosses.
    """
    groups: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in vertical:
        groups[round(rule[1] / SNAP), round(rule[2] / SNAP)].append(rule)
    ends: list[Rule] = []
    for group in groups.values():
        first, last = min(rule[0] for rule in group), max(rule[0] for rule in group)
        _, top, bottom = group[0]
        crossed = any(
            top - SNAP <= y <= bottom + SNAP and x0 <= last + SNAP and x1 >= first - SNAP for y, x0, x1 in horizontal
        )
        if len(group) >= _FEWEST_SIDES and not crossed:
            ends += [(top, first, last), (bottom, first, last)]
    return ends


def _open_sides(horizontal: list[Rule], vertical: list[Rule]) -> list[Rule]:
    """The sides of rows that have no vertical line at all, in a table without outer borders.

    A row that one cell fills hangs between two equally long lines with nothing at their ends.
    """
    sides: list[Rule] = []
    if len(vertical) > _MOST_SIDES:
        return sides
    rows = sorted(horizontal)[:_MOST_ROWS]
    for (y0, a0, a1), (y1, b0, b1) in pairwise(rows):
        if abs(a0 - b0) > SNAP or abs(a1 - b1) > SNAP or y1 - y0 > _HIGHEST_ROW:
            continue
        near = [v for v in vertical if v[1] <= y1 + SNAP and v[2] >= y0 - SNAP]
        ends = any(min(abs(x - a0), abs(x - a1)) <= SNAP for x, _, _ in near)
        between = any(begin < (y0 + y1) / 2 < end for _, begin, end in near)
        inner = any(a0 < x < a1 for x, _, _ in near)
        if inner and not ends and not between:
            sides += [(a0, y0, y1), (a1, y0, y1)]
    return sides


def _connected(horizontal: list[Rule], vertical: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Edges that cross or touch, directly or by way of others."""
    if not horizontal or not vertical or len(horizontal) * len(vertical) > _MOST_CROSSINGS:
        return
    h, v = np.array(horizontal), np.array(vertical)
    crossing = (
        (v[None, :, 0] >= h[:, None, 1] - SNAP)
        & (v[None, :, 0] <= h[:, None, 2] + SNAP)
        & (h[:, None, 0] >= v[None, :, 1] - SNAP)
        & (h[:, None, 0] <= v[None, :, 2] + SNAP)
    )
    left = set(np.flatnonzero(crossing.any(axis=1)).tolist())
    while left:
        rows, columns = {min(left)}, np.zeros(len(vertical), np.bool_)
        fresh = list(rows)
        while fresh:
            columns |= crossing[fresh].any(axis=0)
            reached = set(np.flatnonzero(crossing[:, columns].any(axis=1)).tolist())
            fresh = list(reached - rows)
            rows |= reached
        left -= rows
        yield [horizontal[i] for i in sorted(rows)], [vertical[i] for i in np.flatnonzero(columns)]


def grid(horizontal: list[Rule], vertical: list[Rule]) -> Grid | None:
    """The grid of edges that hang together; what lies open on an outer side is closed there.

    None when they enclose nothing, or more than a table would.
    """
    xs = _positions(vertical, horizontal)
    ys = _positions(horizontal, vertical)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS:
        return None
    above = _covered(horizontal, ys, xs)
    beside = _covered(vertical, xs, ys).T
    return _compact(xs, ys, list(spans(above, beside)))


def _positions(edges: list[Rule], others: list[Rule]) -> list[float]:
    """Where lines run, from one outer side to the other: the ends of the lines across count as sides."""
    found = sorted(edge[0] for edge in edges)
    first, last = min(edge[1] for edge in others), max(edge[2] for edge in others)
    found = [first, *found] if first < found[0] - SNAP else found
    found = [*found, last] if last > found[-1] + SNAP else found
    distinct = found[:1]
    for position in found[1:]:
        if position - distinct[-1] > SNAP / 2:
            distinct.append(position)
    return distinct


def _covered(edges: list[Rule], at: list[float], along: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """For each line position and each stretch between two positions across: whether a line is there."""
    table = np.zeros((len(at), len(along) - 1), np.bool_)
    places, marks = np.array(at), np.array(along)
    slack = np.minimum(SNAP, 0.3 * np.diff(marks))
    for position, begin, end in edges:
        row = int(np.abs(places - position).argmin())
        table[row] |= (begin <= marks[:-1] + slack) & (end >= marks[1:] - slack)
    return table


def _compact(xs: list[float], ys: list[float], found: list[Span]) -> Grid:
    """The grid without the rows and columns in which no cell begins."""
    rows, columns = sorted({span.row for span in found}), sorted({span.column for span in found})
    row_of = {old: new for new, old in enumerate([*rows, len(ys) - 1])}
    column_of = {old: new for new, old in enumerate([*columns, len(xs) - 1])}

    def new(places: dict[int, int], old: int) -> int:
        while old not in places:
            old += 1
        return places[old]

    kept = sorted(
        (Span(row_of[s.row], column_of[s.column], new(row_of, s.row_end), new(column_of, s.column_end)) for s in found),
        key=lambda span: (span.row, span.column),
    )
    owner = [[0] * len(columns) for _ in rows]
    for number, span in enumerate(kept):
        for row in range(span.row, span.row_end):
            owner[row][span.column : span.column_end] = [number] * (span.column_end - span.column)
    return Grid(
        (*(xs[c] for c in columns), xs[-1]), (*(ys[r] for r in rows), ys[-1]), tuple(kept), tuple(map(tuple, owner))
    )
