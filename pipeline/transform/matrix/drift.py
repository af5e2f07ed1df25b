"""Explains the crosses of a matrix whose columns the conversion displaced.

The text conversions of these PDFs turned matrices into tab-separated rows, and in most of them
a cross stands one or more columns beside the letter it was under: by -1 to +3 columns in the
real source, differently per competentie, but the same for a competentie in all rows of its
matrix (save one cell that is one off). One order-keeping map from competentie to column
explains such a matrix. It is believed only when it explains clearly more than reading the
letters as they stand; otherwise a difference is a difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

COMPETENTIES = 25
LEAST, MOST = -2, 4
"""Columns a cross may be displaced; -1 to +3 occur in the real source, and one more on either side."""
GAIN, GAIN_IN_DRIFTED = 5, 3
"""Differences that a map must explain away to be believed, and the same where another matrix of the source drifts.

One misplaced cross makes two differences (one too many, one lacking), two make four: a map must
explain more than that. The least drifted matrix of the real source gains four, the next six.
"""
REPEATED = 4
"""Differences that two crosses make which are displaced alike: each makes one too many and one lacking."""
_SMALL, _SMALLER = 1e-3, 1e-4


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row as read: the columns of its crosses (1 is the column of letter A) and the expected competenties.

    `expected` holds indexes (0 is A) and is None when nothing tells which competenties the row should have.
    """

    columns: tuple[int, ...]
    expected: frozenset[int] | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A cross as understood: its column, its competentie (0 is A, None beyond reach) and how sure that is."""

    column: int
    competentie: int | None
    zekerheid: str


@dataclass(frozen=True)
class Drift:
    """A map from competentie to column, and what it explains of the rows it was made from.

    A competentie that the rows say nothing about, and whose column would be another's, has none.
    """

    rows: tuple[MatrixRow, ...]
    columns: tuple[int | None, ...] = tuple(range(1, COMPETENTIES + 1))

    @property
    def displaced(self) -> bool:
        """Whether any competentie that occurs in the rows is read in another column than its own."""
        return any(self.columns[index] != index + 1 for index in self._seen)

    @property
    def repeated(self) -> bool:
        """Whether a competentie is displaced in more than one row."""
        moved = [index for index in self._seen if self.columns[index] != index + 1]
        return any(
            sum(index in (row.expected or ()) and self.columns[index] in row.columns for row in self.rows) > 1
            for index in moved
        )

    @cached_property
    def differences(self) -> int:
        """Crosses without an expected competentie plus expected competenties without a cross."""
        known = [row for row in self.rows if row.expected is not None]
        return sum(len(row.columns) + len(row.expected or ()) - 2 * self._matched(row) for row in known)

    def _matched(self, row: MatrixRow) -> int:
        return sum(self.columns[index] in row.columns for index in row.expected or ())

    @cached_property
    def _seen(self) -> set[int]:
        return {index for row in self.rows for index in row.expected or () if self.columns[index] in row.columns}

    @cached_property
    def _back(self) -> dict[int, int]:
        return {column: index for index, column in enumerate(self.columns) if column is not None}

    def read(self, row: MatrixRow, *, may_slip: bool = False) -> list[Mark]:
        """The crosses of a row as this map understands them.

        With `may_slip` a cross one column beside an expected competentie that has none, in a
        column that stands for nothing seen elsewhere, is read as that competentie, unsure.
        """
        expected = range(COMPETENTIES) if row.expected is None else row.expected
        lacking = {index for index in row.expected or () if self.columns[index] not in row.columns}
        marks = []
        for column in row.columns:
            index = self._back.get(column)
            sure = "exact" if index is not None and column == index + 1 else "verschoven"
            if row.expected is None and self.displaced and index not in self._seen:
                sure = "onzeker"
            if index not in expected:
                slipped = self._slipped(column, lacking) if may_slip else None
                lacking.discard(-1 if slipped is None else slipped)
                index = self._nearest(column) if slipped is None else slipped
                sure = "exact" if not self.displaced and index is not None and column == index + 1 else "onzeker"
            marks.append(Mark(column, index, sure))
        return marks

    def slips(self, row: MatrixRow) -> int:
        """How many crosses of a row can only be read as slipped by one column."""
        slipped = self.read(row, may_slip=True)
        return sum(mark.competentie != other.competentie for mark, other in zip(slipped, self.read(row), strict=True))

    def _slipped(self, column: int, lacking: set[int]) -> int | None:
        if self._back.get(column) in self._seen:
            return None
        near = [index for index in lacking if abs((self.columns[index] or index + 1) - column) == 1]
        return near[0] if len(near) == 1 else None

    def _nearest(self, column: int) -> int | None:
        if column in self._back:
            return self._back[column]
        near = min(self._back, key=lambda other: (abs(other - column), other))
        return self._back[near] if abs(near - column) <= 1 else None


def explain(rows: tuple[MatrixRow, ...], gain: int) -> Drift:
    """The best order-keeping map of a matrix when it explains at least `gain` differences away, else none.

    `REPEATED` differences are enough when a competentie is displaced alike in two rows: nobody misplaces
    the same cross twice in the same way.
    """
    plain = Drift(rows)
    if plain.differences < min(gain, REPEATED):
        return plain
    best = Drift(rows, _best_columns(rows))
    needed = min(gain, REPEATED) if best.repeated else gain
    return best if best.displaced and plain.differences - best.differences >= needed else plain


def _best_columns(rows: tuple[MatrixRow, ...]) -> tuple[int | None, ...]:
    """The map under which most crosses meet an expected competentie.

    It keeps the order of the competenties that are seen. Dynamic programming over them; ties
    are settled by the least displacement, and by the least change of it between neighbours.
    """
    votes = _votes(rows)
    paths: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    seen = sorted({index for index, _column in votes})
    for index in seen:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for column in range(index + 1 + LEAST, index + 2 + MOST):
            best = max(_steps(paths, index, column, seen), default=None)
            if best:
                longer[column] = (best[0] + votes.get((index, column), 0), (*best[1], column))
        paths = longer or paths
    chosen = max(paths.values(), default=(0.0, ()))[1]
    return _completed(dict(zip(seen, chosen, strict=False)))


def _steps(
    paths: dict[int, tuple[float, tuple[int, ...]]], index: int, column: int, seen: list[int]
) -> list[tuple[float, tuple[int, ...]]]:
    """The paths that may go on to `column` for `index`, each with its score less the cost of displacement."""
    shift = column - index - 1
    steps = []
    for last, (score, path) in paths.items():
        if last < column:
            before = path[-1] - seen[len(path) - 1] - 1 if path else shift
            steps.append((score - _SMALLER * abs(shift) - _SMALL * abs(shift - before), path))
    return steps


def _completed(anchors: dict[int, int]) -> tuple[int | None, ...]:
    """The columns of all 25: one that is not seen moves with its nearest neighbour, if that column is free."""
    taken = set(anchors.values())
    columns: list[int | None] = []
    for index in range(COMPETENTIES):
        near = min(anchors, key=lambda other: (abs(other - index), other), default=index)
        column = anchors.get(index, index + anchors.get(near, near + 1) - near)
        columns.append(column if index in anchors or column not in taken else None)
        taken.add(column)
    return tuple(columns)


def _votes(rows: tuple[MatrixRow, ...]) -> dict[tuple[int, int], int]:
    """For every competentie and column, in how many rows the one is expected and the other crossed."""
    found: dict[tuple[int, int], int] = {}
    for row in rows:
        for index in row.expected or ():
            for column in row.columns:
                if LEAST <= column - index - 1 <= MOST:
                    found[index, column] = found.get((index, column), 0) + 1
    return found
