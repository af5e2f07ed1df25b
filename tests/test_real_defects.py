"""The real dossier: its known defects by name, and what the conversion did to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.extract import read
from pipeline.transform import transform
from tests.second_reading import REAL

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.check.engine.finding import Finding, Report

PRINT = Path(__file__).parents[2] / "shared" / "dossiers" / "commercieel-medewerker-2009-2010.pdf"


@pytest.fixture(scope="session")
def printed() -> dict[str, pd.DataFrame]:
    if not PRINT.is_file():
        pytest.skip("the print of the dossier is not on this machine")
    return transform(read(PRINT))


@cache
def report() -> Report:
    return run_rules(transform(read(REAL)))


def of(code: str) -> list[Finding]:
    return [finding for finding in report().findings if finding.code == code]


def test_no_rule_crashes() -> None:
    assert report().failures == ()


def test_what_the_conversion_displaced_is_held_against_nobody() -> None:
    """As many crosses as detailleringen, in order; and in 2.1 of U4 the cell of R is gone, with its cross."""
    assert [code for code in ("KD205", "KD301", "KD302", "KD303", "KD304") if of(code)] == []
    assert [f.code for f in report().findings if f.ernst == "fout"] == []
    (outcome,) = (item for item in report().outcomes if item.code == "KD302")
    assert any("2.1" in reden and "R" in reden for reden in outcome.redenen)


def test_nothing_is_unsure_in_the_print_of_the_same_dossier(printed: dict[str, pd.DataFrame]) -> None:
    assert set(printed["matrix_kruisjes"]["zekerheid"]) == {"exact"}
    assert not printed["matrix_rijen"]["mogelijk_verloren"].notna().any()
    assert "onzeker" not in set(printed["matrix_rijen"]["toestand"])


def test_titles_in_the_contents_that_differ() -> None:
    assert [[place.regel for place in finding.plaatsen] for finding in of("KD102")] == [[21, 81], [27, 160]]


def test_two_dates_for_one_decision() -> None:
    (finding,) = of("KD706")
    quoted = " ".join(place.tekst for place in finding.plaatsen)
    assert "17 juni" in quoted
    assert "7 juni" in quoted.replace("17 juni", "")
    assert "LIFTgroup" in finding.bericht + quoted


def test_conversation_without_listening() -> None:
    assert [finding.uitstroom_id for finding in of("KD504")] == ["U3"]


def test_what_the_conversion_did() -> None:
    (missing,) = of("KD901")
    assert (missing.uitstroom_id, missing.kerntaak_nr, missing.eigenaar) == ("U2", 3, "bron")
    assert ["eenheid E1" in finding.bericht or "eenheid E2" in finding.bericht for finding in of("KD902")] == [
        True,
        True,
    ]
    assert [finding.kerntaak_nr for finding in of("KD903")] == [1, 2, 3]
    assert {(finding.uitstroom_id, finding.kerntaak_nr) for finding in of("KD905")} == {(None, 3), ("U3", 2), ("U4", 2)}
    assert of("KD906") == []
    assert {finding.eigenaar for code in ("KD901", "KD902", "KD903", "KD904", "KD905") for finding in of(code)} == {
        "bron"
    }


def test_drift_of_each_matrix() -> None:
    told = {
        (f.uitstroom_id, f.kerntaak_nr): re.search(r"\(([^()]*\d)\)", f.bericht)[1]
        for f in of("KD904")
        if f.uitstroom_id
    }  # type: ignore[index]
    assert told["U1", 2] == "H -1, I -1, J -1, X +1"
    assert told["U1", 3] == "R +1, X +1"
    assert told.keys() == {
        ("U1", 2), ("U1", 3), ("U2", 2), ("U3", 2), ("U3", 3), ("U4", 1), ("U4", 2), ("U4", 3),
    }  # fmt: skip
