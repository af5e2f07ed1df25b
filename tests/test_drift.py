"""Displaced columns: one map explains a matrix, a contradiction stays one, and what is lost is named as lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.document import Table
from pipeline.extract.text.reader import read_text
from pipeline.transform.matrix.table import MatrixTable, is_matrix
from tests.small_matrices import columns, facts, matrix, row_states, states, sureness, table, understood

if TYPE_CHECKING:
    from pipeline.transform.matrix.matrix import Matrix

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


def test_one_competentie_displaced_alike_in_two_rows_is_drift() -> None:
    worked_out = {"1.1": "EX", "1.2": "JX"}
    rows = facts(matrix([table({key: columns(codes, {"X": 1}) for key, codes in worked_out.items()})], worked_out))
    assert states(rows) == {"C-U1-1": "verschoven"}
    assert [understood(rows, key) for key in worked_out] == list(worked_out.values())


def test_two_rows_of_a_larger_matrix_that_stand_off_to_either_side_are_contradictions() -> None:
    worked_out = {"1.1": "EX", "1.2": "JM", "1.3": "AK"}
    rows = facts(matrix([table({"1.1": columns("EY"), "1.2": columns("JL"), "1.3": columns("AK")})], worked_out))
    assert states(rows) == {"C-U1-1": "volledig"}
    assert [understood(rows, key) for key in worked_out] == ["EY", "JL", "AK"]


@pytest.mark.parametrize("crossed", [("EY", "JN"), ("EW", "JL")])
def test_two_rows_whose_tails_stand_off_alike_are_drift(crossed: tuple[str, str]) -> None:
    """In both all that stands beyond some place is one column off: a cell was lost (or gained) before it."""
    worked_out = {"1.1": "EX", "1.2": "JM", "1.3": "AK"}
    read = dict(zip(worked_out, (*crossed, "AK"), strict=True))
    rows = facts(matrix([table({key: columns(codes) for key, codes in read.items()})], worked_out))
    assert [understood(rows, key) for key in worked_out] == list(worked_out.values())


def test_a_matrix_of_which_every_row_stands_off_to_one_side_drifts() -> None:
    worked_out = {"1.1": "EX", "1.2": "JM"}
    rows = facts(matrix([table({"1.1": columns("EY"), "1.2": columns("JN")})], worked_out))
    assert states(rows) == {"C-U1-1": "verschoven"}
    assert [understood(rows, key) for key in worked_out] == list(worked_out.values())


def test_a_column_beyond_the_letters_has_no_letter() -> None:
    (cross,) = [row for row in facts(matrix(drifted(), WORKED_OUT))["matrix_kruisjes"] if row["kolom_gelezen"] > 25][:1]
    assert (cross["competentie_gelezen"], cross["competentie_code"]) == (None, "X")


def test_crosses_beside_the_map_of_their_matrix_are_read_in_their_turn_with_doubt() -> None:
    """As many crosses as competenties, in order: never a contradiction where columns drift."""
    expected = {"1.1": "EJNR", "1.3": "EMQX", "1.4": "EJQX", "1.5": "EJNR", "1.6": "JRX"}
    slipped = {"1_3": [*columns("EMQ", MOVED), 28], "1_5": [*columns("EJN", MOVED), 21]}
    rows = facts(matrix(drifted(expected, **slipped), expected))
    assert [understood(rows, key) for key in expected] == list(expected.values())
    assert sureness(rows, "1.3") == ["exact", "verschoven", "verschoven", "onzeker"]
    assert [row_states(rows)[key] for key in expected] == [
        "verschoven",
        "onzeker",
        "verschoven",
        "onzeker",
        "verschoven",
    ]


def test_a_cross_far_beyond_the_bounds_is_a_contradiction() -> None:
    rows = facts(matrix(drifted(**{"1_4": [*columns("EJQ", MOVED), 3]}), WORKED_OUT))
    assert "X" not in understood(rows, "1.4")
    assert row_states(rows)["1.4"] == "onzeker"
    assert {row["werkproces_id"]: row["mogelijk_verloren"] for row in rows["matrix_rijen"]}["1.4"] is None


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


EXACT = matrix([table({key: columns(codes) for key, codes in WORKED_OUT.items()})], WORKED_OUT)


def alone(moved: dict[str, int], codes: str = "EJR", crossed: str = "") -> Matrix:
    return matrix([table({"2.1": columns(crossed or codes, moved)})], {"2.1": codes}, "C-U1-2")


def test_two_crosses_of_a_row_that_stand_off_to_one_side_are_drift() -> None:
    rows = facts(EXACT, alone({"J": 1, "R": 1}))
    assert (states(rows)["C-U1-2"], understood(rows, "2.1", "C-U1-2")) == ("verschoven", "EJR")


def test_one_displaced_cross_is_a_contradiction_where_nothing_drifts_and_a_doubt_where_something_does() -> None:
    clean = facts(EXACT, alone({"R": 1}))
    assert (states(clean)["C-U1-2"], understood(clean, "2.1", "C-U1-2")) == ("volledig", "EJS")
    damaged = facts(matrix(drifted(), WORKED_OUT), alone({"R": 1}))
    assert (states(damaged)["C-U1-2"], understood(damaged, "2.1", "C-U1-2")) == ("verschoven", "EJR")
    assert sureness(damaged, "2.1")[-1] == "onzeker"


def test_what_other_matrices_show_is_sure_in_one_too_small_to_show_it() -> None:
    rows = facts(matrix(drifted(), WORKED_OUT), alone({"X": 3}, "EX"))
    assert sureness(rows, "2.1") == ["exact", "verschoven"]


def test_a_cell_lost_with_the_cross_in_it() -> None:
    """X stands one column before where it stands in the other rows: the cell of Q is gone, with its cross."""
    rows = facts(matrix(drifted(**{"1_3": [*columns("EM", MOVED), columns("X", MOVED)[0] - 1]}), WORKED_OUT))
    assert understood(rows, "1.3") == "EMX"
    lost = {row["werkproces_id"]: row["mogelijk_verloren"] for row in rows["matrix_rijen"]}
    assert lost == {"1.1": None, "1.2": None, "1.3": "Q", "1.4": None}
    assert row_states(rows)["1.3"] == "onzeker"


def test_cells_cut_off_at_the_end_of_a_row_may_have_held_crosses() -> None:
    short = table({"2.1": columns("EJ"), "2.2": []})
    short.rows = [replace(row, end=16) for row in short.rows]
    rows = facts(EXACT, matrix([short], {"2.1": "EJR"}, "C-U1-2"))
    assert {row["werkproces_id"]: row["mogelijk_verloren"] for row in rows["matrix_rijen"]}["2.1"] == "R"


def test_a_head_without_its_leading_cell_makes_the_column_of_a_unreadable() -> None:
    """The title stands where A has its column: a cross of A is read beside it, and that is no contradiction."""
    covered = [replace(row, free=2) for row in table({"2.1": columns("BF")}).rows]
    head = table({"2.1": columns("BF")})
    head.rows = covered
    rows = facts(EXACT, matrix([head], {"2.1": "AF"}, "C-U1-2"))
    assert understood(rows, "2.1", "C-U1-2") == "AF"


def test_two_crosses_in_one_cell_make_a_row_unreadable() -> None:
    rows = facts(matrix([table({"1.1": {5: "x x", 18: "x"}, "1.2": []})], {"1.1": "EFR"}))
    assert row_states(rows)["1.1"] == "onleesbaar"
    assert not rows["matrix_tekens"]


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


def test_a_cross_that_may_be_two_competenties_moves_as_its_neighbours_do() -> None:
    """J and Q stand one column to the right; the one cross of a row with M and N is then M's, not N's."""
    expected = {"1.1": "JQ", "1.2": "JQ", "1.3": "MN"}
    rows = facts(matrix([table({"1.1": [11, 18], "1.2": [11, 18], "1.3": [14]})], expected))
    assert understood(rows, "1.3") == "M"


def test_an_unused_competentie_takes_no_column_from_one_that_is_used() -> None:
    """H stands in its own column, J one to the left: nothing is left for I, and H stays H."""
    expected = {"1.1": "HJ", "1.2": "HJ", "1.3": "HJ"}
    rows = facts(matrix([table({key: [8, 9] for key in expected})], expected))
    assert [understood(rows, key) for key in expected] == ["HJ", "HJ", "HJ"]
