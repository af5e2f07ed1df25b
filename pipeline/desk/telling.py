"""What the terminal shows of a source that is watched: what came and what went, not the whole list again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.report.formats.plain import counts, one_line
from pipeline.report.formats.text import Line, finding_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Finding, Report
    from pipeline.desk.news import News

_SIGNS = {"nieuw": ("+ ", "bold red"), "weg": ("- ", "bold green"), "aanvaard": ("~ ", "bold cyan")}


def told(clock: str, name: str, report: Report, found: News) -> Iterator[Line]:
    """The lines on a source that was saved at `clock`: a count, then each finding that came, went or was accepted."""
    numbers = [f"{len(items)} {kind}" for kind in _SIGNS if (items := getattr(found, kind))]
    yield Line(0, "bold", f"{clock} {one_line(name)}: {', '.join(numbers) or 'niets veranderd'} ({counts(report)})")
    for kind, (sign, style) in _SIGNS.items():
        for finding in getattr(found, kind):
            yield from _finding(finding, sign, style, whole=kind == "nieuw")


def _finding(finding: Finding, sign: str, style: str, *, whole: bool) -> Iterator[Line]:
    """A finding behind a sign; of one that went only what it was."""
    head, message, *rest = finding_lines(finding, indent=2)
    yield Line(0, style, f"{sign}{head.text}")
    yield message
    if whole:
        yield from rest
    elif finding.aanvaard is not None:
        yield Line(4, "dim", f"aanvaard: {one_line(finding.aanvaard)}")
