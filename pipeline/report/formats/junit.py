"""The outcomes as JUnit XML: a suite per family of rules, a case per rule."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pipeline.check.engine.families import ALL_FAMILIES, blocking, family
from pipeline.check.engine.finding import Finding, Outcome, Uitkomst
from pipeline.report.formats.plain import one_line, proofs

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Report

_TOTALS = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def as_junit(*reports: tuple[str, Report]) -> str:
    """The outcome of each rule as a test; each report comes with what precedes the names of its suites.

    A rule fails by a `fout` of the dossier that is not accepted, just what makes the exit
    status 1; its other findings are its output. 'niet te beoordelen' is skipped, with the
    reason; a rule that crashed is an error.
    """
    root = Element("testsuites", name="dossier")
    for prefix, report in reports:
        _suites(root, prefix, report)
    _total(root)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def _suites(root: Element, prefix: str, report: Report) -> None:
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.code].append(finding)
    crashes = {failure.code: failure.fout for failure in report.failures}
    for number, outcomes in groupby(report.outcomes, key=lambda outcome: family(outcome.code)):
        suite = SubElement(root, "testsuite", name=f"{prefix}{number} {ALL_FAMILIES[number]}")
        for outcome in outcomes:
            _case(suite, outcome, findings[outcome.code], crashes.get(outcome.code))
        _total(suite)


def _case(suite: Element, outcome: Outcome, findings: list[Finding], crash: str | None) -> None:
    case = SubElement(suite, "testcase", classname=f"dossier.{outcome.code}", name=outcome.regel, time="0")
    blockers = [finding for finding in findings if blocking(finding)]
    if crash is not None:
        SubElement(case, "error", message=one_line(crash))
    elif blockers:
        failure = SubElement(case, "failure", message=one_line(blockers[0].bericht), type="fout")
        failure.text = "\n\n".join(map(_described, blockers))
    elif outcome.uitkomst is Uitkomst.NIET_TE_BEOORDELEN:
        SubElement(case, "skipped", message=one_line(outcome.reden))
    others = [finding for finding in findings if not blocking(finding)]
    if others:
        SubElement(case, "system-out").text = "\n\n".join(map(_described, others))


def _described(finding: Finding) -> str:
    accepted = f"aanvaard: {finding.aanvaard}" if finding.aanvaard is not None else ""
    parts = [
        f"{finding.ernst}: {finding.bericht}",
        *proofs(finding),
        finding.voorstel or "",
        accepted,
    ]
    return "\n".join(one_line(part) for part in parts if part)


def _total(element: Element) -> None:
    for name, tag in _TOTALS.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))
