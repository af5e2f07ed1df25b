"""Whether the columns of a source were displaced by its conversion, and which columns stand for what.

The text conversions of these PDFs turned matrices into tab-separated rows, and in most of them
a cross stands one or more columns beside the letter it was under: by -1 to +3 columns in the
real source, differently per competentie, mostly the same for a competentie in all rows of its
matrix. A row with as many crosses as competenties, in order, tells which column stands for which;
many such rows that stand off, or the same cross twice, are drift: no author misplaces so.
A source that shows none of this has no drift to hide behind: there a difference is a difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.transform.matrix.alignment import COMPETENTIES, align, in_order, with_lost_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.transform.matrix.alignment import Match

MOVED_IN_ROW, MOVED_IN_MATRIX = 2, 3
"""Crosses that must stand off in one row (all to one side), or in one matrix, to be drift and no mistakes."""
SHARE = 0.25
"""Share of the rows of a source that stand off in ones, from which they are its habit."""
EXPLAINED = 3
"""Differences of one row that one lost cell must explain: a misplaced cross makes two."""
IDENTITY = tuple(range(1, COMPETENTIES + 1))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row as read: its werkproces, the columns of its crosses (1 is A) and the expected competenties (0 is A).

    `expected` is None when nothing tells which competenties the row should have. `free` is the
    first column that its number and title leave free, `end` the last one that the row has. `odd`
    tells that its cells do not fit the head of the matrix.
    """

    columns: tuple[int, ...]
    expected: frozenset[int] | None
    werkproces: str = ""
    free: int = 1
    end: int = 99
    odd: bool = False

    @property
    def wanted(self) -> tuple[int, ...]:
        """The expected competenties in order."""
        return tuple(sorted(self.expected or ()))

    @property
    def exact(self) -> bool:
        """Whether every cross stands under its letter, or nothing is known of the row."""
        return self.expected is None or self.columns == tuple(index + 1 for index in self.wanted)

    @property
    def pairs(self) -> dict[int, int] | None:
        """The competentie of each column when there are as many crosses as competenties, in order; else None."""
        return None if self.expected is None else in_order(self.columns, self.wanted)

    @property
    def moved(self) -> int:
        """How many crosses stand where no competentie of the row has its column."""
        return len(set(self.columns) - {index + 1 for index in self.wanted})


Matrix = tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Habits:
    """Which columns stand for which competentie: votes of the rows of one matrix, and of all others."""

    own: dict[int, Counter[int]] = field(default_factory=dict)
    others: dict[int, Counter[int]] = field(default_factory=dict)

    @cached_property
    def target(self) -> tuple[int, ...]:
        """The column to look for each of the 25: by the own matrix, else the source, else as its neighbour moves."""
        known = {index: votes.most_common(1)[0][0] for index, votes in self.own.items() if votes}
        near = known or {index: votes.most_common(1)[0][0] for index, votes in self.others.items() if votes}
        return tuple(_column(index, known, near) for index in range(COMPETENTIES))

    def sure(self, index: int, column: int) -> bool:
        """Whether a competentie read in a column is what its matrix does, or what the source does elsewhere."""
        own = self.own.get(index, Counter[int]())
        moved = sum(count for key, votes in self.own.items() for col, count in votes.items() if col != key + 1)
        if moved > 1 and own and own.most_common(1)[0][0] == column and not self._crossed(index, column):
            return True
        return self.others.get(index, Counter[int]())[column] > 0

    def _crossed(self, index: int, column: int) -> bool:
        return any(
            (other < index and col >= column) or (other > index and col <= column)
            for other, votes in self.own.items()
            for col in votes
        )


def _column(index: int, known: dict[int, int], near: dict[int, int]) -> int:
    if index in known:
        return known[index]
    closest = min(near, key=lambda other: (abs(other - index), other), default=index)
    return index + near.get(closest, closest + 1) - closest


def drifts(matrices: Sequence[Matrix]) -> bool:
    """Whether the conversion displaced columns in any matrix of a source."""
    rows = [row for matrix in matrices for row in matrix if row.columns and row.expected]
    if any(row.odd and not row.exact and len(row.columns) <= len(row.wanted) for row in rows):
        return True
    if any(_row_drifts(row) for row in rows) or any(_matrix_drifts(matrix) for matrix in matrices):
        return True
    return _repeated(rows) or _spread(rows)


def _row_drifts(row: MatrixRow) -> bool:
    pairs = row.pairs
    if pairs:
        shifts = [column - index - 1 for column, index in pairs.items()]
        return row.moved >= MOVED_IN_ROW and (min(shifts) >= 0 or max(shifts) <= 0)
    if len(row.columns) >= len(row.wanted):
        return False
    differences = row.moved + len({index + 1 for index in row.wanted} - set(row.columns))
    lost = with_lost_cell(row.columns, row.wanted, IDENTITY) if differences >= EXPLAINED and row.moved else None
    return lost is not None and lost.cost == 0


def _matrix_drifts(matrix: Matrix) -> bool:
    """Whether a matrix has so many crosses that stand off, or all of its rows have one that stands off to one side."""
    rows = [row for row in matrix if row.columns and row.expected]
    moved = [row for row in rows if row.pairs and row.moved]
    if sum(row.moved for row in moved) >= MOVED_IN_MATRIX:
        return True
    sides = {column > index + 1 for row in moved for column, index in (row.pairs or {}).items() if column != index + 1}
    return len(moved) == len(rows) > 1 and len(sides) == 1


def _repeated(rows: Iterable[MatrixRow]) -> bool:
    """Whether two werkprocessen have the same competentie in the same wrong column, or a tail as many columns off.

    A tail is the last crosses of a row: where its cells were lost or gained all stands off beyond that place.
    """
    seen: defaultdict[tuple[int, ...], set[str]] = defaultdict(set)
    for row in rows:
        pairs = sorted((row.pairs or {}).items())
        off = [(index, column - index - 1) for column, index in pairs if column != index + 1]
        for moved in off if row.moved == 1 else []:
            seen[moved].add(row.werkproces)
        tail = len(off) > 1 or off[-1:] == [(index, column - index - 1) for column, index in pairs[-1:]]
        if off and tail and len({shift for _index, shift in off}) == 1:
            seen[off[0][1:]].add(row.werkproces)
    return any(len(which) > 1 for which in seen.values())


def _spread(rows: Sequence[MatrixRow]) -> bool:
    """Whether so many werkprocessen have a cross that stands off that it is the habit of the source."""
    off = {row.werkproces for row in rows if row.moved and row.pairs}
    return len(off) >= MOVED_IN_MATRIX and len(off) >= SHARE * len({row.werkproces for row in rows})


def habits(matrices: Sequence[Matrix]) -> list[Habits]:
    """For each matrix what its rows and those of the others say of the columns."""
    own = [_votes(matrix) for matrix in matrices]
    return [Habits(mine, _sum(other for other in own if other is not mine)) for mine in own]


def without(row: MatrixRow, matrix: Matrix, of: Habits) -> Habits:
    """What is known of the columns when a row does not vote itself."""
    return Habits(_votes(tuple(other for other in matrix if other is not row)), of.others)


def loses_cells(matrices: Sequence[Matrix], known: Sequence[Habits]) -> bool:
    """Whether some row of the source shows that it lost a cell: beyond a place all stands less than elsewhere."""
    for matrix, of in zip(matrices, known, strict=True):
        for row in matrix:
            if row.odd and row.end < COMPETENTIES:
                return True
            if not row.exact and row.columns and _stepped(row, without(row, matrix, of)):
                return True
    return False


def _stepped(row: MatrixRow, of: Habits) -> bool:
    """Whether crosses beyond some place stand less far than those of the same competentie in the other rows."""
    plain = all(column == index + 1 for index, votes in of.own.items() for column in votes)
    pairs = row.pairs
    if pairs is None:
        lost = lost_cell(row, of, loses=False) if len(row.columns) < len(row.wanted) else None
        beyond = [index for index in lost.pairs.values() if index > min(lost.gap)] if lost else []
        return bool(beyond) and (plain or all(index in of.own for index in beyond))
    off = [column - of.target[index] for column, index in pairs.items() if plain or index in of.own]
    return len(off) > 1 and min(off) < off[0] and all(after <= before for before, after in pairwise(off))


def lost_cell(row: MatrixRow, of: Habits, *, loses: bool) -> Match | None:
    """The match of a row that may have lost a cell with the cross in it; None when nothing points to that.

    In a source that loses cells (`loses`) it is enough that a lost cell explains the row as well.
    """
    if not row.columns and len(row.wanted) > 1:
        return None
    for target in (of.target, Habits(others=of.others).target, IDENTITY) if loses else (of.target,):
        lost = with_lost_cell(row.columns, row.wanted, target)
        plain = align(row.columns, row.wanted, target)
        if lost and (lost.cost <= plain.cost if loses else lost.cost < plain.cost):
            return lost
    return None


def _votes(matrix: Matrix) -> dict[int, Counter[int]]:
    found: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for row in matrix:
        for column, index in (row.pairs or {}).items():
            found[index][column] += 1
    return dict(found)


def _sum(votes: Iterable[dict[int, Counter[int]]]) -> dict[int, Counter[int]]:
    found: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for of in votes:
        for index, columns in of.items():
            found[index] += columns
    return dict(found)
