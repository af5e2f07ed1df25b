"""Reads the crosses of all matrices of a source: which competentie each means, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.transform.matrix.alignment import COMPETENTIES, LEAST, LEAST_LOST, align, in_order
from pipeline.transform.matrix.drift import IDENTITY, drifts, habits, loses_cells, lost_cell, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.transform.matrix.drift import Habits, Matrix, MatrixRow


@dataclass(frozen=True, slots=True)
class Mark:
    """A cross as understood: its column, its competentie (0 is A, None beyond reach) and how sure that is."""

    column: int
    competentie: int | None
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as understood: its crosses, and the competenties whose cross a lost cell may have taken along."""

    marks: tuple[Mark, ...]
    lost: frozenset[int] = frozenset()

    @property
    def state(self) -> str:
        """How the row can be read, as the least sure thing in it."""
        states = {mark.zekerheid for mark in self.marks} | ({"onzeker"} if self.lost else set())
        return next((state for state in ("onzeker", "verschoven", "exact") if state in states), "leeg")

    @property
    def displaced(self) -> bool:
        """Whether a cross is read as another competentie than its column says."""
        return any(mark.competentie is not None and mark.column != mark.competentie + 1 for mark in self.marks)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What is known of the columns of a matrix in a source that drifts."""

    matrix: Matrix
    habits: Habits
    loses: bool
    moves: bool


def read(matrices: Sequence[Matrix], *, exact: bool) -> list[list[Reading]]:
    """The readings of the rows of every matrix of a source; with `exact` cells there is no drift to explain."""
    if exact or not drifts(matrices):
        return [[_as_it_stands(row, exact=exact) for row in matrix] for matrix in matrices]
    known = habits(matrices)
    loses = loses_cells(matrices, known)
    doubts = [
        _Doubt(matrix, of, loses, any(not row.exact and row.pairs for row in matrix))
        for matrix, of in zip(matrices, known, strict=True)
    ]
    return [[_doubtful(row, doubt) for row in doubt.matrix] for doubt in doubts]


def _as_it_stands(row: MatrixRow, *, exact: bool) -> Reading:
    marks = tuple(
        Mark(col, col - 1 if 1 <= col <= COMPETENTIES else None, "exact" if 1 <= col <= COMPETENTIES else "onzeker")
        for col in row.columns
    )
    if exact or row.expected is None:
        return Reading(marks)
    covered = {index for index in row.expected if index + 1 < row.free or index + 1 > row.end}
    return Reading(marks, frozenset(covered - {mark.competentie for mark in marks}))


def _doubtful(row: MatrixRow, doubt: _Doubt) -> Reading:
    if not row.expected:
        return Reading(tuple(_unexplained(column, doubt, frozenset()) for column in row.columns))
    others = without(row, doubt.matrix, doubt.habits)
    least = LEAST_LOST if doubt.loses else LEAST
    pairs = in_order(row.columns, row.wanted, least)
    if pairs is not None:
        return Reading(tuple(Mark(col, index, _sure(col, index, doubt.habits)) for col, index in pairs.items()))
    plain = align(row.columns, row.wanted, others.target, least)
    extra = len(row.columns) > len(plain.pairs)
    lost = None if extra else lost_cell(row, others, loses=doubt.loses)
    match = lost or plain
    missing = row.expected - set(match.pairs.values())
    unread = {
        index for index in missing if index + 1 < row.free or others.target[index] > row.end or (row.odd and not extra)
    }
    if not extra and (row.columns or len(missing) == 1):
        unread |= _may_be_lost(missing, match.pairs, others)
    marks = tuple(_mark(column, match.pairs, doubt) for column in row.columns)
    return Reading(marks, match.gap | unread)


def _may_be_lost(missing: Iterable[int], pairs: Mapping[int, int], of: Habits) -> set[int]:
    """Which of the competenties without a cross a lost cell may have taken along.

    That is not so where the cross beyond it stands no further to the left than the one before it, by
    the habit of the matrix as by its letters.
    """
    read = {index: column for column, index in pairs.items()}
    return {index for index in missing if _in_a_gap(index, read, of)}


def _in_a_gap(index: int, read: Mapping[int, int], of: Habits) -> bool:
    before = max((other for other in read if other < index), default=None)
    after = min((other for other in read if other > index), default=None)
    if after is None:
        return True
    return any(
        read[after] - target[after] < (0 if before is None else read[before] - target[before])
        for target in (of.target, IDENTITY)
    )


def _mark(column: int, pairs: Mapping[int, int], doubt: _Doubt) -> Mark:
    if column in pairs:
        return Mark(column, pairs[column], _sure(column, pairs[column], doubt.habits))
    return _unexplained(column, doubt, frozenset(pairs.values()))


def _sure(column: int, index: int, of: Habits) -> str:
    if column == index + 1:
        return "exact"
    return "verschoven" if of.sure(index, column) else "onzeker"


def _unexplained(column: int, doubt: _Doubt, taken: frozenset[int]) -> Mark:
    """A cross that answers to no competentie of its row: the one whose column is nearest, unsure where columns moved."""
    target = doubt.habits.target if doubt.habits.own else IDENTITY
    free = [index for index in range(COMPETENTIES) if index not in taken and abs(target[index] - column) <= 1]
    nearest = min(free, key=lambda index: (abs(target[index] - column), index), default=None)
    seen = nearest is not None and nearest in doubt.habits.own and doubt.habits.own[nearest][column] > 0
    plain = nearest is not None and column == nearest + 1
    if seen or (plain and not doubt.moves):
        return Mark(column, nearest, "exact" if plain else "verschoven")
    return Mark(column, nearest, "onzeker")
