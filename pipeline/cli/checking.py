"""The command `check`: the findings of sources, in a form for a person or for a program."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import stages
from pipeline.cli.arguments import Grondig
from pipeline.cli.exit_status import UNUSABLE, complain, ending, status
from pipeline.dossiers import dossiers_in, tables_of
from pipeline.errors import SettingsError, SourceError
from pipeline.report.formats import Checked, Form, render, render_several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Report
    from pipeline.dossiers import Dossier


_AS_ONE = (Form.JSON, Form.JUNIT, Form.SARIF)
"""The forms that are one whole for all that is checked."""


@ending()
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="A source, or a folder of tables.")],
    form: Annotated[Form, typer.Option("--format", help="The form of the findings.")] = Form.TEXT,
    select: Annotated[list[str] | None, typer.Option(help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
    settings: Annotated[Path | None, typer.Option(help="Not the settings beside the source.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the count only.")] = False,
    grondig: Grondig = False,
    vorige: Annotated[
        Path | None, typer.Option(help="The previous version: judge what D 2.5 says of the changes too.")
    ] = None,
) -> None:
    """Print the findings of a source; nothing is written.

    --select and --ignore name rules by code (KD301), family (3) or name; give several with commas
    between them, or the option more than once. Settings and waivers stand beside a source in
    <stem>.waivers.toml, those of one of several dossiers in a source in <dossier_id>.waivers.toml.
    Of several, the form json is an array with bestand, bevindingen and uitkomsten of each; jsonl is a
    finding per line with its bestand. Of several sources one that cannot be used does not stop the others.
    """
    if vorige is not None and len(paths) > 1:
        raise SettingsError(f"--vorige: is de vorige versie van één bron, niet van {len(paths)}")
    before = None if vorige is None else tables_of(vorige)
    chosen = listed(select), listed(ignore)
    output = _Output(form, quiet=quiet, many=len(paths) > 1)
    for path in paths:
        with output.of_source():
            for dossier in dossiers_in(path, settings):
                narrowed = dossier.settings.narrowed(*chosen, grondig=grondig)
                output.add(path, dossier, stages.examine(dossier.tables, narrowed, before))
    raise typer.Exit(output.finish())


@dataclass(slots=True)
class _Output:
    """What a run prints: each report as it comes or, in a form that is one whole, all of them at the end."""

    form: Form
    quiet: bool
    many: bool
    worst: int = 0
    together: list[Checked] = field(default_factory=list)

    @contextmanager
    def of_source(self) -> Iterator[None]:
        """Of several sources, one that cannot be used is told and does not stop the others."""
        try:
            yield
        except SourceError as error:
            if not self.many:
                raise
            complain(str(error))
            self.worst = UNUSABLE

    def add(self, path: Path, dossier: Dossier, report: Report) -> None:
        """Print the report on a dossier, or keep it for the whole."""
        self.worst = max(self.worst, status(report))
        several = dossier.among or self.many
        if several and self.form in _AS_ONE and not self.quiet:
            self.together.append(Checked(str(path), _folder(path), report, dossier.dossier_id))
            return
        if several and self.form is Form.TEXT:
            typer.echo(f"{path}: {dossier.dossier_id}:" if dossier.among else f"{path}:")
        print_report(report, self.form, path, _folder(path), quiet=self.quiet)

    def finish(self) -> int:
        """Print what was kept: the exit status of the run."""
        if self.together or (self.many and self.form in _AS_ONE and not self.quiet):
            typer.echo(render_several(self.together, self.form))
        return self.worst


def print_report(report: Report, form: Form, path: Path, folder: Path, *, quiet: bool = False) -> None:
    """Print a report in a form; `path` is what was checked, `folder` where the files of its places stand."""
    if quiet:
        from pipeline.report.formats.plain import counts

        typer.echo(counts(report))
    elif form is Form.TEXT:
        from pipeline.report.terminal.screen import show

        show(report)
    elif text := render(report, form, folder, str(path)):
        typer.echo(text)


def listed(options: list[str] | None) -> list[str]:
    """The selectors of an option that may be given more than once, each with commas between several."""
    return [name.strip() for option in options or [] for name in option.split(",")]


def _folder(path: Path) -> Path:
    """The folder of a source, from the working directory when it is below it."""
    folder = path.resolve().parent
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
