"""Displaced columns, for any matrix: what an order-keeping map moved is read back, and nothing else is explained away."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.transform.matrix.drift import GAIN, GAIN_IN_DRIFTED, Drift, MatrixRow, explain


@st.composite
def maps(draw: st.DrawFn) -> dict[int, int]:
    """The columns of the competenties that a matrix uses: in their order, each -1 to +3 from its own."""
    found: dict[int, int] = {}
    last = 0
    for index in sorted(draw(st.sets(st.integers(0, 24), min_size=3, max_size=14))):
        last = max(last + 1, index + 1 + draw(st.integers(-1, 3)))
        found[index] = last
    return found


def subsets(of: dict[int, int]) -> st.SearchStrategy[list[set[int]]]:
    return st.lists(st.sets(st.sampled_from(sorted(of)), min_size=1), min_size=2, max_size=9)


@given(maps(), st.data())
def test_any_order_keeping_map_is_read_back_exactly(found: dict[int, int], data: st.DataObject) -> None:
    expected = data.draw(subsets(found))
    rows = tuple(MatrixRow(tuple(sorted(found[index] for index in row)), frozenset(row)) for row in expected)
    assume(Drift(rows).differences >= GAIN)
    drift = explain(rows, GAIN)
    assert drift.displaced
    assert drift.differences == 0
    for row, indexes in zip(rows, expected, strict=True):
        marks = drift.read(row)
        assert [mark.competentie for mark in marks] == sorted(indexes)
        assert all(
            mark.zekerheid == ("exact" if mark.column == (mark.competentie or 0) + 1 else "verschoven")
            for mark in marks
        )


@given(maps(), st.integers(3, 6), st.data())
def test_a_cross_that_lacks_in_one_row_is_the_only_difference(
    found: dict[int, int], count: int, data: st.DataObject
) -> None:
    whole = tuple(sorted(found.values()))
    lacking = data.draw(st.sampled_from(sorted(found)))
    rows = [MatrixRow(whole, frozenset(found))] * count
    rows[0] = MatrixRow(tuple(column for column in whole if column != found[lacking]), frozenset(found))
    drift = explain(tuple(rows), GAIN)
    assume(drift.displaced)
    assert drift.differences == 1
    assert {mark.competentie for mark in drift.read(rows[0])} == found.keys() - {lacking}


consistent = st.lists(st.sets(st.integers(0, 24), min_size=1, max_size=7), min_size=2, max_size=9)


@given(consistent, st.data())
def test_one_cross_moved_in_an_exact_matrix_is_never_explained_away(
    expected: list[set[int]], data: st.DataObject
) -> None:
    rows = [MatrixRow(tuple(index + 1 for index in sorted(row)), frozenset(row)) for row in expected]
    nth = data.draw(st.integers(0, len(rows) - 1))
    moved = data.draw(st.sampled_from(rows[nth].columns))
    to = data.draw(st.integers(1, 25).filter(lambda column: column not in rows[nth].columns))
    others = tuple(column for column in rows[nth].columns if column != moved)
    rows[nth] = MatrixRow(tuple(sorted((*others, to))), rows[nth].expected)
    for gain in (GAIN, GAIN_IN_DRIFTED):
        drift = explain(tuple(rows), gain)
        assert not drift.displaced
        assert to - 1 in {mark.competentie for mark in drift.read(rows[nth])}


@given(
    st.lists(st.tuples(st.sets(st.integers(-3, 40), max_size=30), st.none() | st.sets(st.integers(0, 24))), max_size=8)
)
def test_any_crosses_are_read_without_loss(given_rows: list[tuple[set[int], set[int] | None]]) -> None:
    rows = tuple(MatrixRow(tuple(sorted(cols)), None if row is None else frozenset(row)) for cols, row in given_rows)
    drift = explain(rows, GAIN_IN_DRIFTED)
    for row in rows:
        for may_slip in (False, True):
            marks = drift.read(row, may_slip=may_slip)
            assert tuple(mark.column for mark in marks) == row.columns
            assert all(mark.competentie is None or 0 <= mark.competentie < 25 for mark in marks)
