"""The cells of a grid: squares that no line divides, as rectangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Lines = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a grid: its first row and column, and the row and column after its last."""

    row: int
    column: int
    row_end: int
    column_end: int


def _labels(above: Lines, beside: Lines) -> list[list[int]]:
    """A number for each square of the grid, the same for squares that no line divides."""
    rows, columns = above.shape[0] - 1, above.shape[1]
    parent = list(range(rows * columns))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    lines, bars = above.tolist(), beside.tolist()
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column and not bars[row][column]:
                parent[root(here)] = root(here - 1)
            if row and not lines[row][column]:
                parent[root(here)] = root(here - columns)
    return [[root(row * columns + column) for column in range(columns)] for row in range(rows)]


def spans(above: Lines, beside: Lines) -> Iterator[Span]:
    """The cells of a grid: the rectangles of squares that no line divides.

    `above` (rows + 1 by columns) tells of each line and column whether the line is drawn there, `beside`
    (rows by columns + 1) of each row and line between columns. Squares that form no rectangle fall apart into rectangles.
    """
    labels = _labels(above, beside)
    squares: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(labels):
        for column, label in enumerate(line):
            squares.setdefault(label, []).append((row, column))
    for found in squares.values():
        rows, columns = [row for row, _ in found], [column for _, column in found]
        whole = Span(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        if (whole.row_end - whole.row) * (whole.column_end - whole.column) == len(found):
            yield whole
        else:
            yield from _pieces(found)


def _pieces(squares: list[tuple[int, int]]) -> list[Span]:
    """Squares that form no rectangle, as rectangles: stretches of a row, joined with equal ones below."""
    done: list[Span] = []
    open_spans: dict[tuple[int, int], Span] = {}
    for row in sorted({row for row, _ in squares}):
        columns = sorted(column for r, column in squares if r == row)
        breaks = [i for i in range(1, len(columns)) if columns[i] != columns[i - 1] + 1]
        stretches = [
            (columns[a], columns[b - 1] + 1) for a, b in zip([0, *breaks], [*breaks, len(columns)], strict=True)
        ]
        fresh: dict[tuple[int, int], Span] = {}
        for begin, end in stretches:
            above = open_spans.pop((begin, end), None)
            fresh[begin, end] = Span(row if above is None else above.row, begin, row + 1, end)
        done += open_spans.values()
        open_spans = fresh
    return [*done, *open_spans.values()]
