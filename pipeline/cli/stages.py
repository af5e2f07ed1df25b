"""The stages in their order, from a source to its tables, its report and its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.exit_status import UNUSABLE, complain, status
from pipeline.cli.folders import tell_apart
from pipeline.errors import DossierError, SourceError
from pipeline.extract.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Report
    from pipeline.check.settings.file import Settings
    from pipeline.dossiers import Dossier, Tables
    from pipeline.report.index import Entry

RAW = Path("raw")
"""Where sources stand when a command names none."""


def sources(paths: list[Path] | None) -> list[Path]:
    """The sources that a command names, or all of raw/."""
    return find_sources(paths or [RAW], complain)


def only_source() -> Path:
    """The one source in raw/. Raises SourceError when there are more."""
    found = sources(None)
    if len(found) > 1:
        raise SourceError(f"{RAW}: {len(found)} bronnen; zeg met --source welke bedoeld is")
    return found[0]


def examine(tables: Tables, settings: Settings, vorige: Tables | None = None) -> Report:
    """The report of the chosen rules on the tables of one dossier, under its settings.

    `vorige` are the tables of the previous version, when the rules on changes are to be judged against it.
    """
    from pipeline.interface import check_dossier

    report = check_dossier(tables, settings, vorige=vorige)
    for failure in report.failures:
        rule = f"regel {failure.code} {failure.regel}"
        complain(f"{rule} liep vast, een fout van dit programma: {failure.fout}")
    return report


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a run makes beside the report: a PDF, the source with comments; and whether only possible findings count."""

    pdf: bool = False
    grondig: bool = False
    opmerkingen: bool = False


def validate_all(
    dossiers: Iterable[Dossier], processed: Path, reports: Path, wishes: Wishes
) -> tuple[list[Entry], int]:
    """Publish, check and report each dossier: the entries of the index and the worst exit status."""
    entries: list[Entry] = []
    worst = 0
    for dossier in dossiers:
        try:
            entry, found = _validate(dossier, processed, reports, wishes)
        except DossierError as error:
            complain(str(error))
            found = UNUSABLE
        else:
            entries.append(entry)
        worst = max(worst, found)
    return entries, worst


def _validate(dossier: Dossier, processed: Path, reports: Path, wishes: Wishes) -> tuple[Entry, int]:
    from rich.console import Console

    from pipeline import __version__
    from pipeline.check.run import set_apart
    from pipeline.desk.opmerkingen.guard import told_of
    from pipeline.publish.csv_folder import write_tables
    from pipeline.report.files import write_report
    from pipeline.report.index import entry
    from pipeline.report.terminal.summary import summary

    folder = reports / dossier.dossier_id
    _refuse_loss(folder, dossier.source)
    tell_apart(processed / dossier.dossier_id, folder)
    write_tables(dossier.tables, processed / dossier.dossier_id, dossier.run)
    report = examine(dossier.tables, replace(dossier.settings, grondig=True))
    if not wishes.grondig:
        report = set_apart(report)
    also, missed = _commented(dossier, report) if wishes.opmerkingen else ({}, 0)
    run = dossier.run | told_of(also)
    write_report(dossier.tables, report, reports, version=__version__, run=run, also=also)
    printed = _print_report(folder) if wishes.pdf else 0
    summary(dossier.tables, report, Console(), folder=folder)
    return entry(dossier.tables, report), max(status(report), printed, missed)


def _refuse_loss(folder: Path, source: Path) -> None:
    """Refuse to replace the folder of a report where that would lose what an author wrote."""
    if folder.is_dir():
        from pipeline.desk.opmerkingen.guard import refuse_loss

        refuse_loss(folder, source)


def _commented(dossier: Dossier, report: Report) -> tuple[dict[str, bytes], int]:
    """The source with comments, by the name of the file, and the exit status of that; none where it is no Word file."""
    from pipeline.desk.opmerkingen import commented, named

    try:
        made = commented(dossier.source, report, dossier.run["bron_sha256"])
    except SourceError as error:
        complain(str(error))
        return {}, UNUSABLE
    return {named(dossier.source): made}, 0


def _print_report(folder: Path) -> int:
    """Print a written report to PDF: the exit status of that."""
    from pipeline.report.print.pdf import write_pdf

    try:
        write_pdf(folder / "toetsingsrapport.html", folder / "toetsingsrapport.pdf")
    except DossierError as error:
        complain(str(error))
        return UNUSABLE
    return 0


def expect(folders: list[Path], site: Path) -> int:
    """Hold the published tables against great-expectations: the exit status of that."""
    from pipeline.publish.data_docs.expectations import run_expectations

    failed = [result for result in run_expectations(folders, site) if not result.success]
    for result in failed:
        complain(f"{result.dossier_id}, tabel {result.table}: {'; '.join(result.failed)}")
    return UNUSABLE if failed else 0
