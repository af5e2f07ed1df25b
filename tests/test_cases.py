"""The cases of every rule: the smallest tables on which it fails, passes, cannot judge, and nearly fires.

tests/cases/<code>.yml is a list of cases: `naam`, `verwacht` (the outcome), `bijna` (true for a near
miss), `tabellen` (table name to rows; what a row leaves out is empty), `bevindingen` (one mapping per
finding expected, no more and no fewer: `bericht` and `voorstel` hold words of it, `plaatsen` words of
some of its places, any other key the exact value), and optionally `reden` (words of the reason),
`door_bron` (whether all reasons blame the source; without it those do that name the source) and
`beoordeeld` (how many things the rule says it looked at).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

import schemas
from pipeline.check.engine.finding import Uitkomst
from pipeline.check.engine.rule import CATALOGUE, Rule
from pipeline.check.engine.run_tables import RUN_TABLES
from pipeline.check.engine.table import Table
from pipeline.check.run import judge

CASES = Path(__file__).parent / "cases"
DOSSIER_ID = "test-2009-2010"
KEYS = {"naam", "verwacht", "bijna", "tabellen", "bevindingen", "reden", "door_bron", "beoordeeld"}


def read(code: str) -> list[dict[str, Any]]:
    path = CASES / f"{code}.yml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if path.exists() else []


@cache
def nothing() -> dict[str, Table]:
    """Every table without a row, save the competenties."""
    tables = {**schemas.empty_tables(), "competenties": schemas.frame("competenties", schemas.competenties())}
    for name, columns in RUN_TABLES.items():
        tables[name] = pd.DataFrame(columns=list(columns), dtype=object)
    return {name: Table(frame) for name, frame in tables.items()}


def views(given: dict[str, list[dict[str, Any]]]) -> dict[str, Table]:
    """The tables of a case; what it does not give is empty."""
    return nothing() | {name: Table(_frame(name, rows)) for name, rows in given.items()}


def _frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    if name in RUN_TABLES:
        columns = list(RUN_TABLES[name])
        return pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns, dtype=object)
    own = {} if name == "competenties" else {"dossier_id": DOSSIER_ID}
    return schemas.frame(name, [own | row for row in rows])


def fits(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    for key, value in wanted.items():
        if key in ("bericht", "voorstel"):
            if value not in (found[key] or ""):
                return False
        elif key == "plaatsen":
            if any(not any(words in place["tekst"] for place in found[key]) for words in value):
                return False
        elif found[key] != value:
            return False
    return True


ALL = [pytest.param(code, case, id=f"{code}: {case['naam']}") for code in sorted(CATALOGUE) for case in read(code)]


@pytest.mark.parametrize(("code", "case"), ALL)
def test_case(code: str, case: dict[str, Any]) -> None:
    assert case.keys() <= KEYS
    findings, outcome = judge(CATALOGUE[code], views(case["tabellen"]))
    left = [finding.as_dict() for finding in findings]
    told = "\n".join(str(finding) for finding in left)
    assert outcome.uitkomst.value == case["verwacht"], f"{outcome}\n{told}"
    for wanted in case.get("bevindingen", ()):
        match = next((finding for finding in left if fits(wanted, finding)), None)
        assert match is not None, f"no finding fits {wanted}; left are:\n{told}"
        left.remove(match)
    assert not left, f"found but not expected: {left}"
    assert case.get("reden", "") in outcome.reden
    assert case.get("beoordeeld", outcome.beoordeeld) == outcome.beoordeeld
    named = {reden for reden in outcome.redenen if case.get("door_bron", re.search(r"\bbron\b", reden))}
    assert outcome.door_bron == named, "who keeps from judging"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_cases_hold_only_words_of_the_closed_lists(code: str) -> None:
    lists = {
        (name, field.name): field.constraints["enum"]
        for name in schemas.TABLES
        for field in schemas.fields(name)
        if "enum" in field.constraints
    }
    given = [item for case in read(code) for item in case["tabellen"].items()]
    cells = [(name, column, value) for name, rows in given for row in rows for column, value in row.items()]
    strange = {cell for cell in cells if cell[2] is not None and cell[2] not in lists.get(cell[:2], [cell[2]])}
    assert strange == set()


@pytest.mark.parametrize("item", [CATALOGUE[code] for code in sorted(CATALOGUE)], ids=lambda item: item.code)
def test_rule_has_every_kind_of_case(item: Rule) -> None:
    cases = read(item.code)
    assert cases, f"tests/cases/{item.code}.yml is missing"
    assert len({case["naam"] for case in cases}) == len(cases), "two cases bear one name"
    plain = {case["verwacht"] for case in cases if not case.get("bijna")}
    missing = {uitkomst.value for uitkomst in Uitkomst} - plain
    assert not missing, f"{item.code} has no case that ends in {', '.join(sorted(missing))}"
    near = [case["verwacht"] for case in cases if case.get("bijna")]
    assert near, f"{item.code} has no near miss (bijna: true)"
    assert "voldoet niet" not in near, f"{item.code}: a near miss must not fire"


@pytest.mark.parametrize("item", [CATALOGUE[code] for code in sorted(CATALOGUE)], ids=lambda item: item.code)
def test_rule_explains_itself(item: Rule) -> None:
    assert item.grond.strip(), f"{item.code} has no ground"
    paragraphs = item.uitleg.split("\n\n")
    assert paragraphs[0].strip(), f"{item.code} does not say what it checks"
    starts = [
        next((number for number, text in enumerate(paragraphs) if text.startswith(section)), -1)
        for section in ("Waarom:", "Fout:", "Goed:")
    ]
    assert 0 < starts[0] < starts[1] < starts[2], f"{item.code} needs Waarom:, Fout: and Goed: in that order"
    for section, start in zip(("Waarom:", "Fout:", "Goed:"), starts, strict=True):
        assert paragraphs[start].removeprefix(section).strip(), f"{item.code}: {section} is empty"


def test_every_case_file_is_of_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.yml")} <= CATALOGUE.keys()
