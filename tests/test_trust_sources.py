"""The measure per kind of source: a fault is found in each, and a consistent dossier is accused of nothing in any."""

from __future__ import annotations

import pytest

from pipeline.check.engine.finding import Eigenaar
from tests.trust import sources
from tests.trust.measure import GEVONDEN
from tests.trust.sources import BRONSOORTEN, NIET_BEOORDEELD, baseline, run

SEEN = "dossiertitel in B 1 anders"


@pytest.mark.parametrize("kind", BRONSOORTEN)
def test_a_consistent_dossier_is_accused_of_nothing(kind: str) -> None:
    assert [item for item in baseline(kind) if item.eigenaar is Eigenaar.DOSSIER] == []


@pytest.mark.parametrize("kind", ["tekst", "Word (.docx)", "beschadigde tekst"])
def test_a_fault_is_found_in_every_kind(kind: str) -> None:
    result = run((kind, SEEN))
    assert result is not None
    assert (result.oordeel, result.beschuldigd) == (GEVONDEN, ()), result.gevonden


def test_the_register_s_faults_are_found() -> None:
    results = list(sources._register())
    assert {item.oordeel for item in results} == {GEVONDEN}
    assert not [item for item in results if item.beschuldigd]


def test_the_page_has_a_row_per_kind() -> None:
    told = sources.section([item for kind in ("tekst", "Word (.docx)") if (item := run((kind, SEEN)))])
    assert "| tekst | 1 | 1 | 0 | 0 | 0 | 0 | none | none |" in told


@pytest.mark.parametrize("fault", ["crebocode ontbreekt", "component dubbel", "niveau in Diploma(s) anders"])
def test_a_scan_is_not_judged(fault: str) -> None:
    result = run(("scan met tekstherkenning", fault))
    assert result is not None
    assert (result.oordeel, result.beschuldigd) == (NIET_BEOORDEELD, ())
