"""What the rules between dossiers find of the faults that were put into a corpus.

`python -m tests.many.measure FOLDER.fouten.csv CORPUS` counts it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.between import check_between
from tests.many.fouten import Fout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Finding, Report


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
    told = finding.bericht.casefold()
    words = all(word.casefold() in told for word in fault.woorden)
    return finding.code == fault.code and words and (fault.bestand in files or fault.bestand in finding.bericht)


def main(listed: Path, corpus: Path) -> None:
    """Print, for each rule, how many faults were put in, found and missed, and how many findings tell of none."""
    with listed.open(encoding="utf-8", newline="") as file:
        faults = [Fout(row["code"], row["bestand"], tuple(row["woorden"].split(" | "))) for row in csv.DictReader(file)]
    result = measured(check_between(corpus), faults)
    put, found = Counter(fault.code for fault in faults), Counter(fault.code for fault in result.found)
    wrong = Counter(finding.code for finding in result.wrong)
    print(f"{'regel':6} {'ingebracht':>10} {'gevonden':>8} {'onterecht':>9}")
    for code in sorted(put | wrong):
        print(f"{code:6} {put[code]:10} {found[code]:8} {wrong[code]:9}")
    for fault in result.missed:
        print(f"gemist: {fault.code} {fault.bestand}: {' | '.join(fault.woorden)}")
    for finding in result.wrong:
        print(f"onterecht: {finding.code} {finding.bericht}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
