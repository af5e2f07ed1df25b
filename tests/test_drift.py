"""Displaced columns: one map explains a matrix, a contradiction stays one, and what is lost is named as lost."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import schemas
from pipeline.document import Place, Table
from pipeline.extract.text import read_text
from pipeline.transform.drift import COMPETENTIES, GAIN, GAIN_IN_DRIFTED, Drift, MatrixRow, explain
from pipeline.transform.matrices import Matrix, matrices
from pipeline.transform.matrix_table import LETTERS, MatrixTable, is_matrix, matrix_table

NAMES = [str(row["naam"]) for row in schemas.competenties()]
Rows = dict[str, list[dict[str, Any]]]


def table(
    rows: dict[str, dict[int, str] | list[int]], *, lead: int = 2, lost: str = "", shift: int = 0, spare: int = 0,
    head: str = "Kerntaak 1 Verzorgt bijen",
) -> MatrixTable:  # fmt: skip
    """A matrix as a text conversion shows it; `rows` gives the columns that hold a cross, or the sign in each."""
    width = lead + COMPETENTIES + max(spare, shift)
    letters = ["" if letter in lost else letter for letter in LETTERS]
    lines = [
        [head, *[""] * (lead - 1), "Competenties"],
        [*[""] * lead, *letters],
        [*[""] * (lead + shift), *NAMES],
        ["Werkprocessen"],
    ]
    for number, marks in rows.items():
        signs = marks if isinstance(marks, dict) else dict.fromkeys(marks, "x")
        cells = [number, f"Doet {number}", *[""] * (width + 4 - 2)]
        for column, sign in signs.items():
            cells[lead + column - 1] = sign
        lines.append(cells)
    text = "\n".join("\t".join(cells + [""] * (width - len(cells))) for cells in lines)
    (element,) = read_text("proef.txt", text.encode()).elements
    assert isinstance(element, Table)
    assert is_matrix(element)
    return matrix_table(element)


def columns(codes: str, moved: dict[str, int] | None = None) -> list[int]:
    """The columns in which competenties are crossed, some of them displaced by so many columns."""
    return [LETTERS.index(code) + 1 + (moved or {}).get(code, 0) for code in codes]


def matrix(
    pieces: list[MatrixTable], expected: dict[str, str], matrix_id: str = "C-U1-1", listed: tuple[str, ...] = ()
) -> Matrix:
    deel = matrix_id.partition("-")[0]
    return Matrix(
        matrix_id, deel, Place(line=1), 1, "U1" if deel == "C" else None, pieces=pieces,
        werkprocessen=listed or tuple(expected), marked=frozenset(key for key, codes in expected.items() if codes),
        expected={key: frozenset(codes) for key, codes in expected.items() if codes},
    )  # fmt: skip


def facts(*found: Matrix, exact: bool = False) -> Rows:
    rows: Rows = defaultdict(list)
    for item in matrices(list(found), exact=exact):
        if item.values is not None:
            rows[item.table].append(dict(item.values))
    return rows


def understood(rows: Rows, werkproces_id: str, matrix_id: str = "C-U1-1") -> str:
    """The competenties that the crosses of a row mean, in the order of their columns; `-` where that is unknown."""
    return "".join(
        row["competentie_code"] or "-"
        for row in rows["matrix_kruisjes"]
        if (row["matrix_id"], row["werkproces_id"]) == (matrix_id, werkproces_id)
    )


def sureness(rows: Rows, werkproces_id: str) -> list[str]:
    return [row["zekerheid"] for row in rows["matrix_kruisjes"] if row["werkproces_id"] == werkproces_id]


def states(rows: Rows) -> dict[str, str]:
    return {row["matrix_id"]: row["toestand"] for row in rows["matrices"]}


def row_states(rows: Rows) -> dict[str, str]:
    return {row["werkproces_id"]: row["toestand"] for row in rows["matrix_rijen"]}


WORKED_OUT = {"1.1": "EJNR", "1.2": "", "1.3": "EMQX", "1.4": "EJQX"}
MOVED = {"J": -1, "M": 1, "N": 1, "Q": 2, "R": 2, "X": 3}


def drifted(expected: dict[str, str] = WORKED_OUT, **changed: list[int]) -> list[MatrixTable]:
    rows = {key: columns(codes, MOVED) for key, codes in expected.items()}
    return [table(rows | {key.replace("_", "."): value for key, value in changed.items()}, spare=3)]


def test_exact() -> None:
    rows = facts(matrix([table({key: columns(codes) for key, codes in WORKED_OUT.items()})], WORKED_OUT))
    assert states(rows) == {"C-U1-1": "volledig"}
    assert row_states(rows) == {"1.1": "exact", "1.2": "leeg", "1.3": "exact", "1.4": "exact"}
    assert [understood(rows, key) for key in WORKED_OUT] == list(WORKED_OUT.values())
    assert set(sureness(rows, "1.1")) == {"exact"}
    (head,) = rows["matrices"]
    assert (head["aantal_letters"], head["aantal_namen"]) == (25, 25)


def test_drifted_by_one_map() -> None:
    rows = facts(matrix(drifted(), WORKED_OUT))
    assert states(rows) == {"C-U1-1": "verschoven"}
    assert [understood(rows, key) for key in WORKED_OUT] == list(WORKED_OUT.values())
    assert sureness(rows, "1.1") == ["exact", "verschoven", "verschoven", "verschoven"]
    first = rows["matrix_kruisjes"][1]
    assert (first["kolom_gelezen"], first["competentie_gelezen"], first["competentie_code"]) == (9, "I", "J")


def test_a_column_beyond_the_letters_has_no_letter() -> None:
    (cross,) = [row for row in facts(matrix(drifted(), WORKED_OUT))["matrix_kruisjes"] if row["kolom_gelezen"] > 25][:1]
    assert (cross["competentie_gelezen"], cross["competentie_code"]) == (None, "X")


def test_one_slip_is_read_with_doubt() -> None:
    rows = facts(matrix(drifted(**{"1_3": [*columns("EMQ", MOVED), columns("X", MOVED)[0] + 1]}), WORKED_OUT))
    assert understood(rows, "1.3") == "EMQX"
    assert sureness(rows, "1.3")[-1] == "onzeker"
    assert row_states(rows)["1.3"] == "onzeker"


def test_a_second_slip_is_not_read_away() -> None:
    expected = {"1.1": "EJNR", "1.3": "EMQX", "1.4": "EJQX", "1.5": "EJNR"}
    slipped = {"1_3": [*columns("EMQ", MOVED), 28], "1_5": [*columns("EJN", MOVED), 21]}
    rows = facts(matrix(drifted(expected, **slipped), expected))
    assert understood(rows, "1.3") == "EMQX"
    assert understood(rows, "1.5") != "EJNR"


def test_contradiction_in_an_exact_matrix() -> None:
    """One displaced cross where everything else is exact is no drift."""
    crosses = {key: columns(codes) for key, codes in WORKED_OUT.items()} | {"1.1": columns("EJNS")}
    rows = facts(matrix([table(crosses)], WORKED_OUT))
    assert states(rows) == {"C-U1-1": "volledig"}
    assert understood(rows, "1.1") == "EJNS"
    assert set(sureness(rows, "1.1")) == {"exact"}


def test_two_displaced_crosses_in_an_exact_matrix_are_still_contradictions() -> None:
    crosses = {key: columns(codes) for key, codes in WORKED_OUT.items()} | {
        "1.1": columns("EJNS"),
        "1.3": columns("EMPX"),
    }
    rows = facts(matrix([table(crosses)], WORKED_OUT))
    assert (understood(rows, "1.1"), understood(rows, "1.3")) == ("EJNS", "EMPX")


def test_missing_cross_in_a_drifted_matrix_stays_missing() -> None:
    rows = facts(matrix(drifted(**{"1_4": columns("EJX", MOVED)}), WORKED_OUT))
    assert states(rows) == {"C-U1-1": "verschoven"}
    assert [understood(rows, key) for key in ("1.1", "1.3", "1.4")] == ["EJNR", "EMQX", "EJX"]


def test_cross_too_many_in_a_drifted_matrix_is_named() -> None:
    rows = facts(matrix(drifted(**{"1_4": [1, *columns("EJQX", MOVED)]}), WORKED_OUT))
    assert understood(rows, "1.4") == "AEJQX"
    assert sureness(rows, "1.4") == ["onzeker", "exact", "verschoven", "verschoven", "verschoven"]


def test_single_row_needs_more_evidence_in_a_clean_source() -> None:
    """Two displaced crosses of a single row: a contradiction, unless another matrix of the source drifts."""
    alone = matrix([table({"2.1": columns("EJR", {"J": 1, "R": 1})})], {"2.1": "EJR"}, "C-U1-2")
    clean = facts(matrix([table({key: columns(codes) for key, codes in WORKED_OUT.items()})], WORKED_OUT), alone)
    assert states(clean)["C-U1-2"] == "volledig"
    assert understood(clean, "2.1", "C-U1-2") == "EKS"
    damaged = facts(matrix(drifted(), WORKED_OUT), alone)
    assert states(damaged)["C-U1-2"] == "verschoven"
    assert understood(damaged, "2.1", "C-U1-2") == "EJR"


def test_one_displaced_cross_is_a_contradiction_even_in_a_drifted_source() -> None:
    alone = matrix([table({"2.1": columns("EJR", {"R": 1})})], {"2.1": "EJR"}, "C-U1-2")
    rows = facts(matrix(drifted(), WORKED_OUT), alone)
    assert (states(rows)["C-U1-2"], understood(rows, "2.1", "C-U1-2")) == ("volledig", "EJS")


def test_a_pdf_has_no_drift() -> None:
    rows = facts(matrix(drifted(), WORKED_OUT), exact=True)
    assert states(rows) == {"C-U1-1": "volledig"}
    assert understood(rows, "1.1") == "EIOT"


def test_matrix_that_is_not_there() -> None:
    rows = facts(matrix([], WORKED_OUT))
    assert states(rows) == {"C-U1-1": "ontbreekt"}
    assert not rows["matrix_rijen"]


def test_cut_matrix() -> None:
    """The last rows are lost: a conversion that did damage elsewhere did this; a clean one did not."""
    kept = {key: columns(WORKED_OUT[key], MOVED) for key in ("1.1", "1.2", "1.3")}
    assert (
        states(facts(matrix([table(kept, spare=3)], WORKED_OUT), matrix([], {"2.1": "A"}, "C-U1-2")))["C-U1-1"]
        == "afgekapt"
    )
    clean = {key: columns(WORKED_OUT[key]) for key in ("1.1", "1.2", "1.3")}
    assert states(facts(matrix([table(clean)], WORKED_OUT))) == {"C-U1-1": "volledig"}


def test_row_lost_in_the_middle_is_no_cut() -> None:
    kept = {key: columns(WORKED_OUT[key], MOVED) for key in ("1.1", "1.2", "1.4")}
    rows = facts(matrix([table(kept, spare=3)], WORKED_OUT), matrix([], {"2.1": "A"}, "C-U1-2"))
    assert states(rows)["C-U1-1"] != "afgekapt"


def test_emptied_matrix() -> None:
    emptied = [table({key: [] for key in WORKED_OUT})]
    assert states(facts(matrix(emptied, WORKED_OUT))) == {"C-U1-1": "leeg"}
    nothing_marked = matrix(emptied, dict.fromkeys(WORKED_OUT, ""))
    assert states(facts(nothing_marked)) == {"C-U1-1": "volledig"}


def test_page_of_a_matrix_without_crosses_is_lost() -> None:
    first = table({"1.1": columns("EJNR"), "1.2": []})
    second = table({"1.3": [], "1.4": []}, lead=1)
    rows = facts(matrix([first, second], WORKED_OUT))
    assert row_states(rows) == {"1.1": "exact", "1.2": "leeg", "1.3": "onleesbaar", "1.4": "onleesbaar"}
    assert [row["stuk"] for row in rows["matrix_rijen"]] == [1, 1, 2, 2]
    in_pdf = facts(matrix([first, second], WORKED_OUT), exact=True)
    assert row_states(in_pdf)["1.3"] == "leeg"


def test_tick_boxes_of_deel_b_are_lost_colours_and_those_of_deel_c_are_crosses() -> None:
    boxes = {key: dict.fromkeys(columns(codes), '<input type="checkbox">') for key, codes in WORKED_OUT.items()}
    deel_b = facts(matrix([table(boxes)], WORKED_OUT, "B-1"))
    assert states(deel_b) == {"B-1": "leeg"}
    assert row_states(deel_b)["1.1"] == "onleesbaar"
    assert {row["zekerheid"] for row in deel_b["matrix_kruisjes"]} == {"onzeker"}
    deel_c = facts(matrix([table(boxes)], WORKED_OUT))
    assert understood(deel_c, "1.3") == "EMQX"
    assert row_states(deel_c)["1.3"] == "exact"


@pytest.mark.parametrize("lost", ["A", "Y", "AB", "K"])
def test_lost_letter_of_the_head_moves_nothing(lost: str) -> None:
    rows = facts(matrix([table({key: columns(codes) for key, codes in WORKED_OUT.items()}, lost=lost)], WORKED_OUT))
    assert [understood(rows, key) for key in WORKED_OUT] == list(WORKED_OUT.values())
    assert rows["matrices"][0]["aantal_letters"] == 25 - len(lost)
    assert states(rows) == {"C-U1-1": "volledig"}


@pytest.mark.parametrize("lead", [1, 2, 3])
@pytest.mark.parametrize("shift", [0, 1])
def test_leading_columns_and_names_beside_their_letters(lead: int, shift: int) -> None:
    crosses = {key: columns(codes) for key, codes in WORKED_OUT.items() if codes}
    read = table(crosses, lead=max(lead, 2), shift=shift)
    assert [name.column for name in read.names] == [column + shift for column in range(1, 26)]
    assert [row.titel for row in read.rows] == [f"Doet {key}" for key in crosses]
    rows = facts(matrix([read], {key: codes for key, codes in WORKED_OUT.items() if codes}))
    assert understood(rows, "1.1") == "EJNR"


def test_sign_that_is_no_cross() -> None:
    crosses: dict[str, dict[int, str] | list[int]] = {"1.1": {5: "x", 10: "?", 27: "o"}, "1.3": {5: "X", 13: "✓"}}
    rows = facts(matrix([table(crosses)], {"1.1": "EJ", "1.3": "EM"}))
    assert [(row["werkproces_id"], row["kolom_gelezen"], row["competentie_gelezen"], row["teken"]) for row in rows["matrix_tekens"]] == [
        ("1.1", 10, "J", "?"), ("1.1", 27, None, "o"),
    ]  # fmt: skip
    assert (understood(rows, "1.1"), understood(rows, "1.3")) == ("E", "EM")


def test_no_matrix_without_a_row_of_letters() -> None:
    (element,) = read_text("proef.txt", b"A\tB\tC\n1.1\tx\t\n").elements
    assert isinstance(element, Table)
    assert not is_matrix(element)


def test_werkprocessen_that_nothing_is_known_of_are_read_as_they_stand() -> None:
    rows = facts(matrix([table({"1.1": columns("EJ"), "1.2": columns("A")})], {"1.1": "EJ", "1.2": ""}))
    assert understood(rows, "1.2") == "A"


@st.composite
def maps(draw: st.DrawFn) -> list[int]:
    """The columns of the 25 competenties: in their order, each -1 to +3 from its own."""
    found: list[int] = []
    for index in range(COMPETENTIES):
        least = max(index, found[-1] + 1 if found else 1, 1)
        found.append(draw(st.integers(least, index + 4)))
    return found


consistent = st.lists(st.sets(st.integers(0, 24), min_size=1, max_size=7), min_size=2, max_size=9)


@given(maps(), consistent)
def test_any_order_keeping_map_is_read_back_exactly(found: list[int], expected: list[set[int]]) -> None:
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


@given(maps(), st.sets(st.integers(0, 24), min_size=3, max_size=7), st.integers(3, 6), st.data())
def test_a_cross_that_lacks_in_one_row_is_the_only_difference(
    found: list[int], indexes: set[int], count: int, data: st.DataObject
) -> None:
    whole = sorted(found[index] for index in indexes)
    lacking = data.draw(st.sampled_from(sorted(indexes)))
    rows = [MatrixRow(tuple(whole), frozenset(indexes))] * count
    rows[0] = MatrixRow(tuple(column for column in whole if column != found[lacking]), frozenset(indexes))
    drift = explain(tuple(rows), GAIN)
    assume(drift.displaced)
    assert drift.differences == 1
    assert {mark.competentie for mark in drift.read(rows[0])} == indexes - {lacking}


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
