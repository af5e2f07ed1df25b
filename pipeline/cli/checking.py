"""The command `check`: the findings of sources, in a form for a person or for a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import stages
from pipeline.cli.arguments import Grondig
from pipeline.cli.dossiers import dossiers_in, tables_of
from pipeline.cli.exit_status import ending, status
from pipeline.errors import SettingsError
from pipeline.report.formats import Form

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Report


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
    More than one source or dossier can be checked in the forms text and github.
    """
    if len(paths) > 1 and form not in (Form.TEXT, Form.GITHUB):
        raise SettingsError(f"--format: de vorm {form} is van één bron, niet van {len(paths)}")
    if vorige is not None and len(paths) > 1:
        raise SettingsError(f"--vorige: is de vorige versie van één bron, niet van {len(paths)}")
    before = None if vorige is None else tables_of(vorige)
    worst = 0
    for path in paths:
        for dossier in dossiers_in(path, settings):
            if dossier.among and form not in (Form.TEXT, Form.GITHUB):
                raise SettingsError(f"--format: de vorm {form} is van één dossier, en {path} bevat er meer")
            report = stages.examine(
                dossier.tables, dossier.settings.narrowed(_listed(select), _listed(ignore), grondig=grondig), before
            )
            if form is Form.TEXT and (dossier.among or len(paths) > 1):
                typer.echo(f"{path}: {dossier.dossier_id}:" if dossier.among else f"{path}:")
            _print(report, form, path, quiet=quiet)
            worst = max(worst, status(report))
    raise typer.Exit(worst)


def _print(report: Report, form: Form, path: Path, *, quiet: bool) -> None:
    if quiet:
        from pipeline.report.formats.plain import counts

        typer.echo(counts(report))
    elif form is Form.TEXT:
        from pipeline.report.terminal.screen import show

        show(report)
    else:
        from pipeline.report.formats import render

        typer.echo(render(report, form, _folder(path)))


def _listed(options: list[str] | None) -> list[str]:
    return [name.strip() for option in options or [] for name in option.split(",")]


def _folder(path: Path) -> Path:
    """The folder of a source, from the working directory when it is below it."""
    folder = path.resolve().parent
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
