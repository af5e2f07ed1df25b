"""The stages in their order, from a source to its tables, its report and its pages."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.settings.file import Settings, read_settings
from pipeline.cli.exit_status import UNUSABLE, complain, status
from pipeline.cli.folders import tell_apart
from pipeline.errors import DossierError, SourceError, one_line
from pipeline.extract.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from pipeline.check.engine.finding import Report
    from pipeline.document import Document
    from pipeline.extract.bounded import Limits
    from pipeline.report.index import Entry

    Tables = dict[str, pd.DataFrame]

RAW = Path("raw")
"""Where sources stand when a command names none."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A source on its way through the stages, with the settings beside it."""

    source: Path
    tables: Tables
    settings: Settings

    @property
    def run(self) -> dict[str, str]:
        """What this run was made of; `kenmerk` is the same for the same source, program and settings."""
        from pipeline import __version__

        made_of = {
            "bron_sha256": str(self.tables["dossiers"]["bron_sha256"].iloc[0]),
            "programma": __version__,
            "instellingen": self.settings.kenmerk,
        }
        kenmerk = hashlib.sha256("|".join(made_of.values()).encode()).hexdigest()
        return {"kenmerk": kenmerk[:16], **made_of}

    @property
    def dossier_id(self) -> str:
        """The name of its folders."""
        return str(self.tables["dossiers"]["dossier_id"].iloc[0])


def sources(paths: list[Path] | None) -> list[Path]:
    """The sources that a command names, or all of raw/."""
    return find_sources(paths or [RAW], complain)


def only_source() -> Path:
    """The one source in raw/. Raises SourceError when there are more."""
    found = sources(None)
    if len(found) > 1:
        raise SourceError(f"{RAW}: {len(found)} bronnen; zeg met --source welke bedoeld is")
    return found[0]


def document_of(source: Path, limits: Limits | None = None) -> Document:
    """What the reader sees in a source; a bar at the terminal tells how far it is in a PDF."""
    from pipeline.extract import read
    from pipeline.report.terminal.screen import page_progress

    with page_progress(source) as progress, _named_as_given(source):
        return read(source, progress, limits)


def tables_of(path: Path, limits: Limits | None = None) -> Tables:
    """The tables of a source, or those published in a folder."""
    if path.is_dir():
        from pipeline.publish.csv_folder import read_tables

        return read_tables(path)
    document = document_of(path, limits)
    from pipeline.transform import transform

    with _named_as_given(path):
        tables = transform(document)
    _refuse_breaches(path, tables)
    return tables


@contextmanager
def _named_as_given(source: Path) -> Iterator[None]:
    """What cannot be used of a source, by the path that the user gave and not by its last part only."""
    try:
        yield
    except SourceError as error:
        told = str(error)
        if told.startswith(f"{source.name}:"):
            raise SourceError(f"{source}{told.removeprefix(source.name)}") from None
        raise


def settings_for(path: Path, instead: Path | None = None) -> Settings:
    """The settings in the file `instead`, or those beside a source; a folder of tables has none."""
    from pipeline.check.settings.waivers import settings_of

    if instead is not None:
        return read_settings(instead)
    return Settings() if path.is_dir() else settings_of(path)


def examine(tables: Tables, settings: Settings) -> Report:
    """The report of the chosen rules on the tables of one dossier, under its settings."""
    from pipeline.check.engine.rule import CATALOGUE
    from pipeline.check.run import run_rules
    from pipeline.check.settings.waivers import apply, frame

    report = run_rules(tables | {"waivers": frame(settings)}, settings.chosen(CATALOGUE))
    for failure in report.failures:
        rule = f"regel {failure.code} {failure.regel}"
        complain(f"{rule} liep vast, een fout van dit programma: {failure.fout}")
    return apply(report, settings)


def read_all(paths: list[Path]) -> tuple[list[Dossier], int]:
    """The dossiers in these sources, and the exit status of those that cannot be used.

    Two sources that are the same dossier would write over each other: neither is used.
    """
    dossiers: dict[str, list[Dossier]] = {}
    worst = 0
    for source in paths:
        try:
            settings = settings_for(source)
            dossier = Dossier(source, tables_of(source, settings.limits), settings)
        except DossierError as error:
            complain(str(error))
            worst = UNUSABLE
        else:
            dossiers.setdefault(dossier.dossier_id, []).append(dossier)
    for name, same in dossiers.items():
        if len(same) > 1:
            listed = ", ".join(str(dossier.source) for dossier in same)
            complain(f"{listed}: zijn hetzelfde dossier ({name}); geef er één van")
            worst = UNUSABLE
    return [same[0] for same in dossiers.values() if len(same) == 1], worst


def _refuse_breaches(source: Path, tables: Tables) -> None:
    """Refuse tables that depart from their schemas, which is a fault of this program: SourceError with a count.

    Every departure is written to a file of its own, which the line names.
    """
    from schemas import breaches, sound

    if sound(tables):
        return
    found = breaches(tables)
    with tempfile.NamedTemporaryFile("w", prefix="dossier-afwijkingen-", suffix=".txt", delete=False) as details:
        details.writelines(f"{one_line(str(breach))}\n" for breach in found)
    number = "1 afwijking" if len(found) == 1 else f"{len(found)} afwijkingen"
    raise SourceError(
        f"{source}: de tabellen kloppen niet met hun beschrijving ({number}, alle in {details.name}); niets geschreven"
    )


def validate_all(dossiers: list[Dossier], processed: Path, reports: Path, *, pdf: bool) -> tuple[list[Entry], int]:
    """Publish, check and report each dossier: the entries of the index and the worst exit status."""
    entries: list[Entry] = []
    worst = 0
    for dossier in dossiers:
        try:
            entry, found = _validate(dossier, processed, reports, pdf=pdf)
        except DossierError as error:
            complain(str(error))
            found = UNUSABLE
        else:
            entries.append(entry)
        worst = max(worst, found)
    return entries, worst


def _validate(dossier: Dossier, processed: Path, reports: Path, *, pdf: bool) -> tuple[Entry, int]:
    from rich.console import Console

    from pipeline import __version__
    from pipeline.publish.csv_folder import write_tables
    from pipeline.report.files import write_report
    from pipeline.report.index import entry
    from pipeline.report.terminal.summary import summary

    folder = reports / dossier.dossier_id
    tell_apart(processed / dossier.dossier_id, folder)
    write_tables(dossier.tables, processed / dossier.dossier_id, dossier.run)
    report = examine(dossier.tables, dossier.settings)
    write_report(dossier.tables, report, reports, version=__version__, run=dossier.run)
    printed = _print_report(folder) if pdf else 0
    summary(dossier.tables, report, Console(), folder=folder)
    return entry(dossier.tables, report), max(status(report), printed)


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
