"""The findings as SARIF 2.1.0, the exchange format of static analysis (OASIS)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.finding import Ernst, Failure, Finding, Outcome
from pipeline.check.engine.rule import CATALOGUE
from pipeline.report.formats.plain import harmless, quoted, uri
from pipeline.version import version

if TYPE_CHECKING:
    from pathlib import PurePath

    from pipeline.check.engine.finding import Plaats, Report

Json = dict[str, Any]
_LEVELS = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.ADVIES: "note"}


def as_sarif(*reports: tuple[Report, PurePath]) -> str:
    """A SARIF log with a run per report, each with the folder where its source stands."""
    runs = [_run(report, folder) for report, folder in reports]
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": runs}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _run(report: Report, folder: PurePath) -> Json:
    """The rules that ran, the findings as results (suppressed when accepted), the crashes as notifications."""
    index = {outcome.code: number for number, outcome in enumerate(report.outcomes)}
    return {
        "tool": {
            "driver": {
                "name": "dossier",
                "version": version(),
                "language": "nl",
                "rules": [_rule(outcome) for outcome in report.outcomes],
            }
        },
        "language": "nl",
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [_notification(failure) for failure in report.failures],
            }
        ],
        "results": [_result(finding, index, folder) for finding in report.findings],
        "properties": {"uitkomsten": [_outcome(outcome) for outcome in report.outcomes]},
    }


def _rule(outcome: Outcome) -> Json:
    rule = CATALOGUE[outcome.code]
    return {
        "id": rule.code,
        "name": rule.naam,
        "shortDescription": _message(rule.uitleg.partition("\n")[0]),
        "fullDescription": _message(rule.uitleg),
        "help": _message(f"{rule.uitleg}\n\nGrond: {rule.grond}"),
        "defaultConfiguration": {"level": _LEVELS[rule.ernst]},
        "properties": {"eigenaar": rule.eigenaar.value, "grond": rule.grond},
    }


def _result(finding: Finding, index: dict[str, int], folder: PurePath) -> Json:
    first, *others = finding.plaatsen or (None,)
    parts = [finding.bericht, quoted(first) if first else "", finding.voorstel or ""]
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.ernst or Ernst.FOUT],
        "message": _message(" ".join(filter(None, parts))),
        "locations": [_location(first, folder, finding)] if first else [],
        "relatedLocations": [
            {"id": number} | _location(place, folder) | {"message": _message(quoted(place))}
            for number, place in enumerate(others, 1)
        ],
        "partialFingerprints": {"dossier/v1": finding.vingerafdruk},
        "suppressions": [] if finding.aanvaard is None else [_suppression(finding.aanvaard)],
        "properties": {"eigenaar": None if finding.eigenaar is None else finding.eigenaar.value},
    }


def _location(place: Plaats, folder: PurePath, finding: Finding | None = None) -> Json:
    """A place; a page or a path, which SARIF has no word for, and the thing meant are logical locations."""
    physical: Json = {"artifactLocation": {"uri": uri(folder, place)}}
    if place.regel is not None:
        physical["region"] = {"startLine": place.regel, "snippet": {"text": place.tekst}}
    logical = [{"name": f"pagina {place.pagina}", "kind": "page"}] if place.pagina is not None else []
    if place.pad:
        logical.append({"fullyQualifiedName": place.pad, "kind": "element"})
    if finding and (meant := _meant(finding)):
        logical.append({"fullyQualifiedName": meant, "kind": "element"})
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})


def _meant(finding: Finding) -> str:
    """The thing meant by its keys: `U1/1.3/Q`."""
    part = finding.werkproces_id or finding.kerntaak_nr
    keys = (finding.uitstroom_id, part, finding.competentie_code)
    return "/".join(str(key) for key in keys if key)


def _suppression(reason: str) -> Json:
    return {"kind": "external", "status": "accepted", "justification": reason}


def _notification(failure: Failure) -> Json:
    text = f"{failure.code} {failure.regel} liep vast: {failure.fout}"
    return {"level": "error", "message": _message(text), "associatedRule": {"id": failure.code}}


def _outcome(outcome: Outcome) -> Json:
    return {
        "code": outcome.code,
        "uitkomst": outcome.uitkomst.value,
        "beoordeeld": outcome.beoordeeld,
        "reden": outcome.reden,
    }


def _message(text: str) -> Json:
    """A message; what stands in a dossier must not become one of SARIF's links, `[text](target)`."""
    return {"text": harmless(text).replace("](", "] (")}
