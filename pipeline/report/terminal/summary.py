"""The short coloured summary of a report for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from pipeline.check.engine.families import BRON, Counts, FamilyVerdict, count, family_verdicts, must_change
from pipeline.check.engine.finding import Ernst, Report, Uitkomst
from pipeline.report.dossier import Dossier, clip, plural
from pipeline.report.formats.plain import where
from pipeline.report.sections.oordeel import overall, wording
from pipeline.report.sections.view import subtitle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd
    from rich.console import Console

    from pipeline.check.engine.finding import Finding

STYLES = {Uitkomst.VOLDOET: "green", Uitkomst.VOLDOET_NIET: "bold red", Uitkomst.NIET_TE_BEOORDELEN: "yellow"}
SIGNS = {Uitkomst.VOLDOET: "✓", Uitkomst.VOLDOET_NIET: "✕", Uitkomst.NIET_TE_BEOORDELEN: "?"}
MOST = 8


def summary(
    tables: Mapping[str, pd.DataFrame], report: Report, console: Console, *, folder: Path | None = None
) -> None:
    """Print title, counts, verdict per family and the gravest findings; end with where the report is.

    `folder` is the folder of the report; without it the last line is left out.
    """
    dossier = Dossier(tables)
    counts, verdict = count(report.findings), overall(report)
    head, sentence = wording(verdict, counts, family_verdicts(report, dossier.families))
    console.print(Text(dossier.titel, style="bold"), Text(subtitle(dossier), style="dim"))
    console.print(Text(f"{SIGNS[verdict]} {head}. ", style=STYLES[verdict]) + Text(sentence, style="default"))
    console.print(_grid(dossier, report))
    shown = must_change(report) or tuple(
        finding for finding in report.findings if finding.ernst is Ernst.FOUT and finding.aanvaard is not None
    )
    for finding in shown[:MOST]:
        console.print(_line(finding), soft_wrap=False)
    if len(shown) > MOST:
        console.print(Text(f"  … en nog {plural(len(shown) - MOST, 'fout', 'fouten')}", style="dim"))
    for failure in report.failures:
        console.print(Text(f"  {failure.code} liep vast: {clip(failure.fout, 200)}", style="magenta"))
    if folder is not None:
        console.print(Text("Rapport: ") + Text(str(folder / "toetsingsrapport.html"), style="cyan"), soft_wrap=True)


def _grid(dossier: Dossier, report: Report) -> Grid:
    grid = Grid(box=None, pad_edge=False, show_edge=False, header_style="dim")
    for name in ("criterium", "uitkomst"):
        grid.add_column(name)
    for name in ("fout", "waarsch.", "advies", "aanvaard", "beoordeeld"):
        grid.add_column(name, justify="right")
    for verdict in family_verdicts(report, dossier.families):
        grid.add_row(*_cells(verdict))
    return grid


def _cells(verdict: FamilyVerdict) -> tuple[Text, ...]:
    counts: Counts = verdict.counts
    if verdict.nummer == BRON:
        answer = Text(plural(counts.bron, "opmerking", "opmerkingen"), style="dim")
    else:
        answer = Text(f"{SIGNS[verdict.uitkomst]} {verdict.uitkomst.value}", style=STYLES[verdict.uitkomst])
    numbers = (counts.fouten, counts.waarschuwingen, counts.adviezen, counts.aanvaard)
    return (
        Text(f"{verdict.nummer} {verdict.naam}"),
        answer,
        *(Text(str(number), style="" if number else "dim") for number in numbers),
        Text(f"{verdict.beoordeeld}/{verdict.regels}", style="dim"),
    )


def _line(finding: Finding) -> Text:
    place = finding.plaatsen[0] if finding.plaatsen else None
    spot = f" ({found})" if place and (found := where(place)) else ""
    style = "red" if finding.aanvaard is None else "dim"
    accepted = "" if finding.aanvaard is None else " aanvaard:"
    return Text(f"  {finding.code}{accepted} ", style=style) + Text(clip(finding.bericht, 160) + spot, style="default")
