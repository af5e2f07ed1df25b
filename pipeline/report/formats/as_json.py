"""The findings as JSON: what `bevindingen.json` holds, that of several sources, and a line per finding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Outcome, Report
    from pipeline.report.formats import Checked


def as_json(report: Report) -> str:
    """The array of findings by the contract of the findings, accepted ones too."""
    findings = [finding.as_dict() for finding in report.findings]
    return json.dumps(findings, ensure_ascii=False, indent=2)


def several_as_json(checked: Iterable[Checked]) -> str:
    """An array with an object per dossier: `bestand`, `dossier_id`, `bevindingen` and `uitkomsten`."""
    made = [
        {
            "bestand": item.bestand,
            "dossier_id": item.dossier_id,
            "bevindingen": [finding.as_dict() for finding in item.report.findings],
            "uitkomsten": [_outcome(outcome) for outcome in item.report.outcomes],
        }
        for item in checked
    ]
    return json.dumps(made, ensure_ascii=False, indent=2)


def as_json_lines(report: Report, bestand: str) -> str:
    """A line of JSON per finding: as in the array, and first its `bestand`, the source as it was given."""
    lines = ({"bestand": bestand, **finding.as_dict()} for finding in report.findings)
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def _outcome(outcome: Outcome) -> dict[str, object]:
    """An outcome by the columns of uitkomsten.csv."""
    return {
        "code": outcome.code,
        "regel": outcome.regel,
        "uitkomst": outcome.uitkomst.value,
        "beoordeeld": outcome.beoordeeld,
        "bevindingen": outcome.bevindingen,
        "reden": outcome.reden,
    }
