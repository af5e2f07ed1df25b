"""The findings as JSON: what `bevindingen.json` holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Report


def as_json(report: Report) -> str:
    """The array of findings by the contract of the findings, accepted ones too."""
    findings = [finding.as_dict() for finding in report.findings]
    return json.dumps(findings, ensure_ascii=False, indent=2)
