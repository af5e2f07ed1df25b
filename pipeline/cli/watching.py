"""The command `watch`: sources checked again whenever they are saved."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import stages
from pipeline.cli.exit_status import complain, ending, last_resort
from pipeline.dossiers import dossiers_in
from pipeline.errors import DossierError, SourceError
from pipeline.extract.sources import require_there

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Report
    from pipeline.dossiers import Dossier

_AGAIN = 1.0
"""Seconds after which a source that cannot be used is read once more: it may have been half-written."""


@ending()
def watch(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Sources, or folders of sources.")],
) -> None:
    """Check sources again whenever they are saved, and print what is new and what is gone; Ctrl-C ends it.

    The first time the whole list is printed. Of a folder every source is watched, also one that comes
    later; a source is checked too when the settings beside it change. Nothing is written.
    """
    from pipeline.desk.saves import What, saves

    require_there(paths)
    watching = _Watching()
    try:
        for path, what in saves(paths):
            if what is What.GONE:
                typer.echo(f"{_clock()} {path}: is er niet meer; zodra het er weer is, wordt het gecontroleerd")
            else:
                watching.check(path)
    except KeyboardInterrupt:
        typer.echo("gestopt")


@dataclass(slots=True)
class _Watching:
    """The last report on each dossier, by its source and its id."""

    reports: dict[tuple[Path, str], Report] = field(default_factory=dict)

    def check(self, path: Path) -> None:
        """Check a source and print what is new; what goes wrong is one line and ends nothing."""
        try:
            found = self._read(path)
        except DossierError as error:
            complain(str(error))
            return
        except Exception as error:
            last_resort(error)
            return
        for dossier, report in found:
            self._tell(path, dossier, report)

    def _read(self, path: Path) -> list[tuple[Dossier, Report]]:
        try:
            return _reports(path)
        except SourceError:
            time.sleep(_AGAIN)
            return _reports(path)

    def _tell(self, path: Path, dossier: Dossier, report: Report) -> None:
        from pipeline.desk.news import news
        from pipeline.desk.telling import told
        from pipeline.report.terminal.screen import show, show_lines

        name = f"{path}: {dossier.dossier_id}" if dossier.among else str(path)
        key = path, dossier.dossier_id if dossier.among else ""  # a title that changes gives another id
        before = self.reports.get(key)
        self.reports[key] = report
        if before is None:
            typer.echo(f"{_clock()} {name}:")
            show(report)
        else:
            show_lines(told(_clock(), name, report, news(before, report)))


def _reports(path: Path) -> list[tuple[Dossier, Report]]:
    return [(dossier, stages.examine(dossier.tables, dossier.settings)) for dossier in dossiers_in(path)]


def _clock() -> str:
    return time.strftime("%H:%M:%S")
