"""The white rows of tables whose rows are coloured by turns, cell by cell, with no line between them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.document import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.pdf.page.runs import Run

_NEAR = 2.0
_ALIGNED = 3.0
_CLOSE = 9.0
"""Lines of one row lie at most so far apart, in points; so does the first of them from the colour next to it."""
_HIGHEST_ROW, _HIGHEST_BETWEEN = 90.0, 500.0
_FEWEST_COLUMNS = 2


def white_rows(boxes: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    """The cells, as boxes, of the rows without colour between, above and below coloured rows of the same columns."""
    rows = _rows(boxes)
    made: list[Box] = []
    for number, row in enumerate(rows):
        edges = [box.x0 for box in row] + [row[-1].x1]
        after = rows[number + 1] if number + 1 < len(rows) else None
        top, bottom = row[0].top, row[0].bottom
        if after and _is_between(row, after, boxes):
            made += _cells(edges, bottom, after[0].top, runs)
        else:
            made += _cells(edges, bottom, _reach(bottom, 1, row, edges, runs), runs)
        before = rows[number - 1] if number else None
        if not (before and _is_between(before, row, boxes)):
            made += _cells(edges, _reach(top, -1, row, edges, runs), top, runs)
    return made


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes side by side, from the top down, those of two columns and more."""
    level: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        level[round(box.top), round(box.bottom)].append(box)
    rows = (sorted(row) for row in level.values() if len(row) >= _FEWEST_COLUMNS)
    joined = (row for row in rows if all(abs(a.x1 - b.x0) <= _CLOSE for a, b in pairwise(row)))
    return sorted(joined, key=lambda row: row[0].top)


def _is_between(row: Sequence[Box], after: Sequence[Box], boxes: Sequence[Box]) -> bool:
    """Whether the white below a coloured row ends at a row of the same table: nothing coloured lies in it."""
    top, bottom = row[0].bottom, after[0].top
    if not _same(row, after) or not 0 < bottom - top <= _HIGHEST_BETWEEN:
        return False
    return not any(box.top < bottom - _NEAR and box.bottom > top + _NEAR for box in boxes)


def _same(row: Sequence[Box], other: Sequence[Box]) -> bool:
    return len(row) == len(other) and all(
        abs(a.x0 - b.x0) <= _NEAR and abs(a.x1 - b.x1) <= _NEAR for a, b in zip(row, other, strict=True)
    )


def _cells(edges: Sequence[float], top: float, bottom: float, runs: Sequence[Run]) -> Iterator[Box]:
    """The cells of a white row, none where it holds no text or one that lies over two of its columns."""
    inside = [run for run in runs if top < run.center[1] < bottom and edges[0] <= run.center[0] <= edges[-1]]
    if bottom - top > _NEAR and inside and not any(_crosses(run, edges) for run in inside):
        yield from (Box(a, top, b, bottom) for a, b in pairwise(edges))


def _crosses(run: Run, edges: Sequence[float]) -> bool:
    return any(run.box.x0 < edge - _NEAR and run.box.x1 > edge + _NEAR for edge in edges[1:-1])


def _reach(edge: float, way: int, row: Sequence[Box], edges: Sequence[float], runs: Sequence[Run]) -> float:
    """How far the row above (`way` -1) or below (1) a coloured one goes: its lines, of which two begin where those of the colour do."""
    starts = _starts(row, runs)
    near = sorted(
        (run for run in runs if 0 < way * (run.center[1] - edge) <= _HIGHEST_ROW and not _outside(run, edges)),
        key=lambda run: way * run.center[1],
    )
    far, first = edge, True
    for run in near:
        begin, end = (run.box.top, run.box.bottom) if way > 0 else (run.box.bottom, run.box.top)
        if way * (begin - far) > _CLOSE or _crosses(run, edges):
            break
        if not first or way * (begin - edge) <= _CLOSE:
            far, first = (max(far, end) if way > 0 else min(far, end)), False
    top, bottom = sorted((edge, far))
    columns = {
        at
        for run in near
        if top < run.center[1] < bottom
        for at, start in starts.items()
        if abs(run.box.x0 - start) <= _ALIGNED
    }
    return far + way if len(columns) >= _FEWEST_COLUMNS else edge


def _outside(run: Run, edges: Sequence[float]) -> bool:
    return not edges[0] - _NEAR <= run.center[0] <= edges[-1] + _NEAR


def _starts(row: Sequence[Box], runs: Sequence[Run]) -> dict[int, float]:
    """Where the text of each cell of a row begins."""
    found: dict[int, float] = {}
    for at, box in enumerate(row):
        inside = [
            run.box.x0 for run in runs if box.top < run.center[1] < box.bottom and box.x0 <= run.center[0] <= box.x1
        ]
        if inside:
            found[at] = min(inside)
    return found
