"""Optimal assignment: pairs of rows and columns whose scores together are highest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 120
"""Rows and columns up to which the best assignment is worked out; its time grows with the third power
(120: under a second). Beyond it the highest score is taken first, which no dossier comes near: the
largest known has 60 werkprocessen and 40 items in a list."""


def assign(scores: Sequence[Sequence[float]], threshold: float) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, of score `threshold` or more.

    `scores` has a list per row, all of one length, of numbers from 0 to 1.
    """
    if not scores or not scores[0]:
        return []
    if max(len(scores), len(scores[0])) > LARGEST:
        return _greedy(scores, threshold)
    kept = [[score if score >= threshold else 0.0 for score in row] for row in scores]
    if len(kept) > len(kept[0]):
        turned = [list(column) for column in zip(*kept, strict=True)]
        pairs = [(row, column) for column, row in _hungarian(turned)]
    else:
        pairs = _hungarian(kept)
    return sorted((row, column) for row, column in pairs if kept[row][column] > 0)


def _greedy(scores: Sequence[Sequence[float]], threshold: float) -> list[tuple[int, int]]:
    order = sorted(
        (
            (score, row, column)
            for row, line in enumerate(scores)
            for column, score in enumerate(line)
            if score >= threshold
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, row, column in order:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return sorted(pairs)


def _hungarian(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """A column for every row (there are no more rows than columns): shortest augmenting paths over potentials."""
    count, width = len(scores), len(scores[0])
    of_row, of_column = [0.0] * (count + 1), [0.0] * (width + 1)
    taken = [0] * (width + 1)
    for row in range(1, count + 1):
        taken[0] = row
        column, back = _path(scores, taken, of_row, of_column)
        while column:
            taken[column] = taken[back[column]]
            column = back[column]
    return [(taken[column] - 1, column - 1) for column in range(1, width + 1) if taken[column]]


def _path(
    scores: Sequence[Sequence[float]], taken: list[int], of_row: list[float], of_column: list[float]
) -> tuple[int, list[int]]:
    """The free column at the end of the cheapest path from `taken[0]`, and from which column each was reached."""
    width = len(of_column)
    least = [float("inf")] * width
    back = [0] * width
    used = [False] * width
    column = 0
    while True:
        used[column] = True
        row, delta, following = taken[column], float("inf"), 0
        line = scores[row - 1]
        for other in range(1, width):
            if used[other]:
                continue
            cost = -line[other - 1] - of_row[row] - of_column[other]
            if cost < least[other]:
                least[other], back[other] = cost, column
            if least[other] < delta:
                delta, following = least[other], other
        for other in range(width):
            if used[other]:
                of_row[taken[other]] += delta
                of_column[other] -= delta
            else:
                least[other] -= delta
        column = following
        if taken[column] == 0:
            return column, back
