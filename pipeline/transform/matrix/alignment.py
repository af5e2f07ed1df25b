"""Which cross of a row stands for which competentie, when the order is kept and the columns may be displaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMPETENTIES = 25
LEAST, MOST = -2, 4
"""Columns a cross may be displaced; -1 to +3 occur in the real source, and one more on either side."""
LOST = 3
"""Cells that a row may have lost at one place, at most."""
LEAST_LOST = LEAST - 2 * LOST
"""As `LEAST`, in a source of which rows lose cells: beyond several places all stands further to the left."""
_Part = tuple[int, float, tuple[tuple[int, int], ...]]
"""Crosses matched, what that cost, and the pairs of column and competentie."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row's crosses matched to competenties: index (0 is A) by column, what that cost, where a cell was lost.

    `cost` is the number of columns that the matched crosses stand beside where they were looked
    for; `gap` holds the competenties without a cross that a lost cell may have taken along.
    """

    pairs: Mapping[int, int]
    cost: float
    gap: frozenset[int] = frozenset()


def in_order(columns: Sequence[int], expected: Sequence[int], least: int = LEAST) -> dict[int, int] | None:
    """The crosses of a row that has as many as it should, each in its turn and within bounds; else None.

    A whole row of two crosses or more that stands as many columns off may stand further off; `least`
    is how far to the left a cross may stand.
    """
    if len(columns) != len(expected):
        return None
    shifts = {column - index - 1 for column, index in zip(columns, expected, strict=True)}
    alike = len(shifts) == 1 and len(columns) > 1
    if not alike and any(not least <= shift <= MOST for shift in shifts):
        return None
    return dict(zip(columns, expected, strict=True))


def align(columns: Sequence[int], expected: Sequence[int], target: Sequence[int], least: int = LEAST) -> Match:
    """The order-keeping match of as many crosses as can be, nearest to the `target` column of each competentie."""
    best: dict[tuple[int, int], _Part] = {}
    for i in range(len(columns), -1, -1):
        for j in range(len(expected), -1, -1):
            options: list[_Part] = [(0, 0.0, ())] if i == len(columns) or j == len(expected) else []
            if not options:
                options = [best[i + 1, j], best[i, j + 1]]
                column, index = columns[i], expected[j]
                if least <= column - index - 1 <= MOST:
                    count, cost, pairs = best[i + 1, j + 1]
                    off = abs(column - target[index])
                    options.append((count + 1, cost + off, ((column, index), *pairs)))
            best[i, j] = min(options, key=lambda item: (-item[0], item[1]))
    _count, cost, pairs = best[0, 0]
    return Match(dict(pairs), cost)


def with_lost_cell(columns: Sequence[int], expected: Sequence[int], target: Sequence[int]) -> Match | None:
    """The best match of a row that lost cells somewhere: beyond that place all stands as many columns less.

    None when a competentie without a cross cannot have stood where the cells were lost.
    """
    found: list[Match] = []
    for split in range(len(expected)):
        for lost in range(1, LOST + 1):
            moved = [col - lost if index >= expected[split] else col for index, col in enumerate(target)]
            match = align(columns, expected, moved)
            lacking = [index for index in expected if index not in match.pairs.values()]
            before = max((index for index in match.pairs.values() if index < expected[split]), default=-1)
            after = min((index for index in match.pairs.values() if index >= expected[split]), default=COMPETENTIES)
            gap = frozenset(index for index in lacking if before < index < after)
            if len(match.pairs) == len(columns) and lacking and len(gap) == len(lacking) <= lost:
                found.append(Match(match.pairs, match.cost, gap))
    return min(found, key=lambda item: item.cost, default=None)
