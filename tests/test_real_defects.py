"""The real dossier: its known defects by name, and what the conversion did to it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.check.run import run_rules
from pipeline.extract import read
from pipeline.transform import transform
from tests.second_reading import REAL

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Finding, Report


@cache
def report() -> Report:
    return run_rules(transform(read(REAL)))


def of(code: str) -> list[Finding]:
    return [finding for finding in report().findings if finding.code == code]


def test_no_rule_crashes() -> None:
    assert report().failures == ()


def test_contradictions_between_matrices_and_detailleringen() -> None:
    found = {
        (f.code, f.uitstroom_id, f.werkproces_id, f.competentie_code) for code in ("KD301", "KD302") for f in of(code)
    }
    assert found == {
        ("KD301", "U4", "3.4", "B"), ("KD302", "U4", "3.4", "A"), ("KD301", "U3", "3.3", "Y"), ("KD302", "U3", "3.3", "X"),
        ("KD302", "U4", "2.1", "R"),
    }  # fmt: skip
    for finding in (*of("KD301"), *of("KD302")):
        assert finding.eigenaar == "dossier"
        assert len(finding.plaatsen) == 2


def test_only_those_five_are_errors_of_the_dossier() -> None:
    assert {f.code for f in report().findings if f.ernst == "fout"} == {"KD301", "KD302"}


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
    assert told.keys() == {("U1", 2), ("U1", 3), ("U2", 2), ("U3", 2), ("U4", 1), ("U4", 2)}
