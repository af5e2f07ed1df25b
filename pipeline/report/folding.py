"""What one line says of many findings of one rule that an author has nothing to do about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.rule import CATALOGUE
from pipeline.report.formats.plain import where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.finding import Finding

FEWEST = 2
"""Findings of a rule that are folded; one is shown as it is."""


def folded(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that are shown folded, by the code of their rule; in their order."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code in CATALOGUE and CATALOGUE[finding.code].gevouwen:
            by_rule.setdefault(finding.code, []).append(finding)
    return {code: same for code, same in by_rule.items() if len(same) >= FEWEST}


def folded_line(same: Sequence[Finding]) -> str:
    """What the line says of findings of one rule: 'In 12 matrices staan ...'."""
    return CATALOGUE[same[0].code].gevouwen.format(aantal=len(same))


def folded_places(same: Sequence[Finding]) -> str:
    """Where each of them begins: 'regel 12, regel 40'."""
    return ", ".join(dict.fromkeys(where(finding.plaatsen[0]) for finding in same if finding.plaatsen))
