"""A source that breaks off is said to lack parts, and nothing is held against what stood at the break."""

from __future__ import annotations

import pytest

from pipeline.check.engine.finding import Eigenaar, Ernst, Report
from pipeline.check.run import run_rules
from pipeline.errors import SourceError
from pipeline.extract.text.reader import read_text
from pipeline.report.sections.oordeel import obstacles
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, write_text
from tests.second_reading import REAL

LINES = write_text(drie_uitstromen()).split("\n")


def report(lines: list[str]) -> Report:
    return run_rules(transform(read_text("proef.txt", "\n".join(lines).encode())))


def errors(found: Report) -> set[str]:
    return {item.code for item in found.findings if (item.ernst, item.eigenaar) == (Ernst.FOUT, Eigenaar.DOSSIER)}


@pytest.mark.parametrize("kept", range(40, len(LINES), 23))
def test_broken_off_anywhere(kept: int) -> None:
    try:
        found = report(LINES[:kept])
    except SourceError:
        assert not any(line.startswith("#") and "Inhoudsopgave" in line for line in LINES[:kept])
        return
    assert errors(found) <= {"KD101"}
    assert found.failures == ()


def test_a_reason_with_a_semicolon_is_one_obstacle() -> None:
    lines = REAL.read_text(encoding="utf-8").split("\n")
    cut = next(number for number, line in enumerate(lines) if line.startswith("#") and "Deel D" in line)
    found = {item.reden: item for item in obstacles(report(lines[:cut]))}
    assert "de koppen van deel D ontbreken in de bron; zie KD101" in found
    assert "zie KD101" not in found
    assert found["de koppen van deel D ontbreken in de bron; zie KD101"].van_bron


def test_the_reason_is_told() -> None:
    last = next(number for number, line in enumerate(LINES) if "Deel D: " in line and line.startswith("#"))
    outcomes = {item.code: item for item in report(LINES[: last - 30]).outcomes}
    assert "de bron breekt af in Deel C" in outcomes["KD601"].reden or outcomes["KD601"].uitkomst == "voldoet"


def test_a_whole_source_has_no_ending() -> None:
    assert all("breekt af" not in item.reden for item in report(LINES).outcomes)
