"""The report as text for a person: by uitstroom and werkproces, with both sides of each contradiction."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check.engine.families import BETWEEN_DOSSIERS, family
from pipeline.check.engine.finding import Eigenaar, Ernst, Finding
from pipeline.check.engine.rule import BETWEEN
from pipeline.report.folding import folded, folded_line, folded_places
from pipeline.report.formats.plain import counts, one_line, proofs, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Report

SHOWN_PLACES, MORE_PLACES = 6, 20
"""Places of a finding that are quoted, and of the others those that are named."""
_STYLES = {Ernst.FOUT: "bold red", Ernst.WAARSCHUWING: "bold yellow", Ernst.ADVIES: "bold cyan"}


class Line(NamedTuple):
    """A line of text: how far it is indented, in which style of rich, and what it says."""

    indent: int
    style: str
    text: str


def as_text(report: Report) -> str:
    """The findings that are not accepted, grouped by uitstroom and werkproces, and a count at the end."""
    return "\n".join(f"{' ' * line.indent}{line.text}" for line in lines(report))


def lines(report: Report) -> Iterator[Line]:
    """The same, line by line with the style that each has at a terminal."""
    standing = [finding for finding in report.findings if finding.aanvaard is None]
    together = folded(standing)
    yield from _one_by_one([finding for finding in standing if finding.code not in together], report)
    if together:
        yield Line(0, "bold", "Van de bron, samengenomen")
        for same in together.values():
            yield from _folded_lines(same)
        yield Line(0, "", "")
    yield Line(0, "bold", counts(report))


def _one_by_one(findings: list[Finding], report: Report) -> Iterator[Line]:
    for uitstroom, group in groupby(sorted(findings, key=_place), key=lambda finding: finding.uitstroom_id):
        yield Line(0, "bold", _uitstroom(uitstroom, report) if uitstroom else _whole(report))
        for heading, about in groupby(group, key=lambda finding: _subject(finding, report)):
            if heading:
                yield Line(2, "bold", heading)
            for finding in about:
                yield from finding_lines(finding, indent=4 if heading else 2)
        yield Line(0, "", "")


def _folded_lines(same: list[Finding]) -> Iterator[Line]:
    first = same[0]
    yield Line(
        2, _STYLES[first.ernst or Ernst.FOUT], f"{first.ernst} (bron) {first.code} {first.regel}, {len(same)} keer"
    )
    yield Line(4, "", folded_line(same))
    yield Line(4, "dim", f"- {folded_places(same)}")


def finding_lines(finding: Finding, indent: int) -> Iterator[Line]:
    """The lines on one finding: what it is, its message, its places and what to do."""
    ernst = finding.ernst or Ernst.FOUT
    owner = " (bron)" if finding.eigenaar is Eigenaar.BRON else ""
    yield Line(indent, _STYLES[ernst], f"{ernst}{owner} {finding.code} {finding.regel} [{finding.vingerafdruk}]")
    yield Line(indent + 2, "", one_line(finding.bericht))
    for proof in proofs(finding)[:SHOWN_PLACES]:
        yield Line(indent + 2, "dim", f"- {proof}")
    if more := finding.plaatsen[SHOWN_PLACES:]:
        lines_too = ", ".join(where(place) for place in more[:MORE_PLACES])
        yield Line(
            indent + 2, "dim", f"- en op nog {len(more)} plaatsen: {lines_too}{' …' if more[MORE_PLACES:] else ''}"
        )
    if finding.voorstel:
        yield Line(indent + 2, "green", f"Voorstel: {one_line(finding.voorstel)}")


def _whole(report: Report) -> str:
    between = bool(report.findings) and all(family(finding.code) == BETWEEN for finding in report.findings)
    return BETWEEN_DOSSIERS if between else "Het hele dossier"


def _uitstroom(key: str, report: Report) -> str:
    return report.genoemd.get(key, f"Uitstroom {key}")


def _subject(finding: Finding, report: Report) -> str:
    if finding.werkproces_id:
        return f"Werkproces {report.genoemd.get(finding.werkproces_id, finding.werkproces_id)}"
    number = str(finding.kerntaak_nr or "")
    return f"Kerntaak {report.genoemd.get(number, number)}" if number else ""


def _place(finding: Finding) -> tuple[list[int], list[int], int]:
    """Sort key: first what is of no uitstroom, then by number; findings of one subject keep their order."""
    subject = finding.werkproces_id or str(finding.kerntaak_nr or "")
    return _numbers(finding.uitstroom_id or ""), _numbers(subject), not finding.werkproces_id


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]
