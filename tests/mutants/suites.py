"""The tests that must notice a fault: quick ones that run in the process as it is.

Of rules: their cases (tests/cases) and what they find in the golden dossiers. Of the reading of
matrices: its tests, and the golden tables.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests import golden, test_cases

if TYPE_CHECKING:
    import pandas as pd

MATRIX_TESTS = ("tests/test_drift.py", "tests/test_fills.py", "tests/test_transform_deel_c.py")
Outcomes = dict[str, tuple[list[dict[str, Any]], str]]
"""By code the findings of a rule on a dossier, and its outcome in words."""


def rules_hold(module: str) -> bool:
    """Whether the cases of the rules in a module hold, of all rules when it holds none, and the golden outcomes."""
    catalogue = import_module("pipeline.check.engine.rule").CATALOGUE
    import_module("pipeline.check.rules")
    codes = _codes(catalogue, module)
    chosen = [catalogue[code] for code in codes]
    if not all(_case_holds(catalogue[code], *case) for code in codes for case in _cases(code)):
        return False
    run = import_module("pipeline.check.run").run_rules
    return all(
        _outcomes(run(tables, chosen)) == {code: outcome for code, outcome in before.items() if code in codes}
        for tables, before in _dossiers()
    )


def matrices_hold(_module: str) -> bool:
    """Whether the tests of the reading of matrices hold, and the golden tables."""
    made = import_module("tests.golden").made
    if any((golden.FOLDER / f"{name}.txt").read_text(encoding="utf-8") != made(name) for name in golden.SOURCES):
        return False
    return pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", *MATRIX_TESTS]) == 0


def prepare(module: str) -> None:
    """Load once what every child needs that tries a fault of this module."""
    _dossiers()
    for code in _codes(CATALOGUE, module):
        _cases(code)


def _codes(catalogue: dict[str, Any], module: str) -> list[str]:
    """The rules in a module; all of them when it holds none, which others then use."""
    return [code for code, item in catalogue.items() if item.function.__module__ == module] or list(catalogue)


@cache
def _cases(code: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(case, test_cases.views(case["tabellen"])) for case in test_cases.read(code)]


def _case_holds(rule: Any, case: dict[str, Any], views: dict[str, Any]) -> bool:
    findings, outcome = import_module("pipeline.check.run").judge(rule, views)
    left = [finding.as_dict() for finding in findings]
    for wanted in case.get("bevindingen", ()):
        match = next((finding for finding in left if test_cases.fits(wanted, finding)), None)
        if match is None:
            return False
        left.remove(match)
    by_source = {reden for reden in outcome.redenen if case.get("door_bron", re.search(r"\bbron\b", reden))}
    if outcome.door_bron != by_source or case.get("beoordeeld", outcome.beoordeeld) != outcome.beoordeeld:
        return False
    return not left and outcome.uitkomst.value == case["verwacht"] and case.get("reden", "") in outcome.reden


@cache
def _dossiers() -> list[tuple[dict[str, pd.DataFrame], Outcomes]]:
    texts = ((name, make().encode()) for name, make in golden.SOURCES.items())
    tables = [transform(read_text(f"{name}.txt", text)) for name, text in texts]
    return [(found, _outcomes(run_rules(found))) for found in tables]


def _outcomes(report: Any) -> Outcomes:
    return {
        item.code: (
            [finding.as_dict() for finding in report.findings if finding.code == item.code],
            f"{item.uitkomst.value} {item.beoordeeld} {item.reden}",
        )
        for item in report.outcomes
    }
