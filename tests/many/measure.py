"""What the rules between dossiers find of the faults that were put into a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Finding, Report
    from tests.many.fouten import Fout


@dataclass
class Measured:
    """The faults that a finding tells of, those that none does, and the findings that tell of no fault."""

    found: list[Fout]
    missed: list[Fout]
    wrong: list[Finding]


def measured(report: Report, faults: Iterable[Fout]) -> Measured:
    """Hold the findings against the faults: a finding tells of a fault by its rule, the file and the words."""
    given = list(faults)
    told = {id(fault): [item for item in report.findings if _tells(item, fault)] for fault in given}
    right = {finding.vingerafdruk for findings in told.values() for finding in findings}
    return Measured(
        [fault for fault in given if told[id(fault)]],
        [fault for fault in given if not told[id(fault)]],
        [finding for finding in report.findings if finding.vingerafdruk not in right],
    )


def _tells(finding: Finding, fault: Fout) -> bool:
    files = {Path(place.bestand).stem for place in finding.plaatsen}
    words = all(word in finding.bericht for word in fault.woorden)
    return finding.code == fault.code and words and (fault.bestand in files or fault.bestand in finding.bericht)
