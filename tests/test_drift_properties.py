"""Displaced columns, for any matrix: what is in order and within bounds is read back, and nothing else is explained away."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.transform.matrix.drift import MatrixRow, drifts
from pipeline.transform.matrix.reading import read

EXACT = tuple(MatrixRow((4, 9, 17), frozenset({3, 8, 16}), f"9.{number}") for number in range(1, 13))


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


def placed(found: dict[int, int], *rows: set[int]) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(tuple(sorted(found[index] for index in row)), frozenset(row), f"1.{number}")
        for number, row in enumerate(rows, 1)
    )


@given(maps(), st.data())
def test_any_order_keeping_map_is_read_back_exactly(found: dict[int, int], data: st.DataObject) -> None:
    rows = placed(found, *data.draw(subsets(found)))
    assume(drifts([rows]) and all(row.pairs for row in rows))
    (readings,) = read([rows], exact=False)
    for row, reading in zip(rows, readings, strict=True):
        assert [mark.competentie for mark in reading.marks] == sorted(row.expected or ())
        assert not reading.lost
        for mark in reading.marks:
            assert (mark.zekerheid == "exact") == (mark.column == (mark.competentie or 0) + 1)


@given(maps(), st.integers(3, 6), st.data())
def test_a_cross_that_lacks_in_one_row_is_the_only_difference(
    found: dict[int, int], count: int, data: st.DataObject
) -> None:
    rows = placed(found, *[set(found)] * count)
    assume(drifts([rows]) and all(row.pairs for row in rows))
    lacking = data.draw(st.sampled_from(sorted(found)))
    short = MatrixRow(tuple(column for column in rows[0].columns if column != found[lacking]), rows[0].expected, "1.1")
    readings = read([(short, *rows[1:])], exact=False)[0]
    assert {mark.competentie for mark in readings[0].marks} == found.keys() - {lacking}
    off = [found[index] - index for index in sorted(found) if index != lacking]
    at = sorted(found).index(lacking)
    gap = at == len(off) or off[at] < ([1, *off][at])
    assert readings[0].lost == ({lacking} if gap else set())


consistent = st.lists(st.sets(st.integers(0, 24), min_size=1, max_size=7), min_size=2, max_size=9)


@given(consistent, st.data())
def test_one_cross_moved_in_an_exact_source_is_never_explained_away(
    expected: list[set[int]], data: st.DataObject
) -> None:
    rows = list(placed({index: index + 1 for index in range(25)}, *expected))
    nth = data.draw(st.integers(0, len(rows) - 1))
    moved = data.draw(st.sampled_from(rows[nth].columns))
    to = data.draw(st.integers(1, 25).filter(lambda column: column not in rows[nth].columns))
    others = tuple(column for column in rows[nth].columns if column != moved)
    rows[nth] = MatrixRow(tuple(sorted((*others, to))), rows[nth].expected, rows[nth].werkproces)
    assert not drifts([tuple(rows), EXACT])
    readings = read([tuple(rows), EXACT], exact=False)[0]
    assert to - 1 in {mark.competentie for mark in readings[nth].marks}
    assert {mark.zekerheid for reading in readings for mark in reading.marks} == {"exact"}


@given(
    st.lists(st.tuples(st.sets(st.integers(-3, 40), max_size=30), st.none() | st.sets(st.integers(0, 24))), max_size=8),
    st.booleans(),
)
def test_any_crosses_are_read_without_loss(given_rows: list[tuple[set[int], set[int] | None]], exact: bool) -> None:
    rows = tuple(
        MatrixRow(tuple(sorted(cols)), None if row is None else frozenset(row), "1.1") for cols, row in given_rows
    )
    (readings,) = read([rows], exact=exact)
    for row, reading in zip(rows, readings, strict=True):
        assert tuple(mark.column for mark in reading.marks) == row.columns
        assert all(mark.competentie is None or 0 <= mark.competentie < 25 for mark in reading.marks)
