"""The command `dossier`; its package is the only part that knows the order of the stages.

Commands are thin: `stages` holds the order, `ending` the exit statuses. Libraries that only some
commands need are imported where they are used, so that the others start fast.
"""

from __future__ import annotations

import getpass
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.check.settings.file import Settings
from pipeline.cli import stages
from pipeline.cli.exit_status import UNUSABLE, complain, ending, status
from pipeline.errors import DossierError, SettingsError, SourceError
from pipeline.report.formats import Form

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Report

HELP = """Read, publish and check Dutch kwalificatiedossiers.

Exit status: 0 when no fout of a dossier stands without a waiver, 1 when one does, 2 when a source,
a setting or an argument cannot be used or a rule crashed, 130 when interrupted."""

app = typer.Typer(
    name="dossier",
    help=HELP,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Sources, or folders of sources; raw/ when left out."),
]
Processed = Annotated[Path, typer.Option(help="Folder for the tables, one folder per dossier.")]


@app.command()
@ending()
def validate(
    paths: Paths = None,
    processed: Processed = Path("processed"),
    reports: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("reports"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Print each report to PDF too.")] = False,
    data_docs: Annotated[bool, typer.Option(help="Run great-expectations over the published tables.")] = True,
) -> None:
    """Read, publish, check and report each source.

    Of a source that cannot be used nothing is written, and the others go on; neither is anything
    written of two sources that are the same dossier.
    """
    dossiers, unusable = stages.read_all(stages.sources(paths))
    entries, found = stages.validate_all(dossiers, processed, reports, pdf=pdf)
    failed = 0
    if entries:
        from pipeline.report.index import write_index

        if data_docs:
            folders = [processed / entry.dossier_id for entry in entries]
            failed = stages.expect(folders, reports / "data-docs")
        write_index(entries, reports)
    raise typer.Exit(max(unusable, found, failed))


@app.command()
@ending()
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="A source, or a folder of tables.")],
    form: Annotated[Form, typer.Option("--format", help="The form of the findings.")] = Form.TEXT,
    select: Annotated[list[str] | None, typer.Option(help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
    settings: Annotated[Path | None, typer.Option(help="Not the settings beside the source.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the count only.")] = False,
) -> None:
    """Print the findings of a source; nothing is written.

    --select and --ignore name rules by code (KD301), family (3) or name; give several with commas
    between them, or the option more than once. Settings and waivers stand beside a source in
    <stem>.waivers.toml. More than one source can be checked in the forms text and github.
    """
    if len(paths) > 1 and form not in (Form.TEXT, Form.GITHUB):
        raise SettingsError(f"--format: de vorm {form} is van één bron, niet van {len(paths)}")
    worst = 0
    for path in paths:
        chosen = stages.settings_for(path, settings).narrowed(_listed(select), _listed(ignore))
        report = stages.examine(stages.tables_of(path), chosen)
        if len(paths) > 1 and form is Form.TEXT:
            typer.echo(f"{path}:")
        _print(report, form, path, quiet=quiet)
        worst = max(worst, status(report))
    raise typer.Exit(worst)


@app.command()
@ending()
def waive(
    fingerprint: Annotated[str, typer.Argument(help="The fingerprint of a finding, as `check` shows it.")],
    reason: Annotated[str, typer.Option(help="Why the finding is accepted.")],
    by: Annotated[str, typer.Option(help="Who accepts it; the user of this machine when left out.")] = "",
    source: Annotated[Path | None, typer.Option(help="The source, when raw/ holds more than one.")] = None,
) -> None:
    """Accept a finding: add it to the waivers of its source."""
    from pipeline.check.settings.waivers import add_waiver, waiver_path

    meant = source or stages.only_source()
    if meant.is_dir():
        raise SourceError(f"{meant}: een waiver hoort bij een bron, en dit is een map")
    report = stages.examine(stages.tables_of(meant), stages.settings_for(meant))
    findings = {finding.vingerafdruk: finding for finding in report.findings}
    if fingerprint not in findings:
        raise SettingsError(f"{meant}: geen bevinding heeft vingerafdruk {fingerprint!r}")
    add_waiver(waiver_path(meant), findings[fingerprint], reason, by or getpass.getuser())
    typer.echo(f"{waiver_path(meant)}: {findings[fingerprint].code} {fingerprint} aanvaard")


@app.command()
@ending()
def rules() -> None:
    """List the rules by family: code, severity, owner and name."""
    from pipeline.report.catalogue import catalogue

    typer.echo(catalogue())


@app.command()
@ending()
def explain(code: Annotated[str, typer.Argument(help="The code or the name of a rule.")]) -> None:
    """Tell what a rule checks, why, and on what ground."""
    from pipeline.report.catalogue import explanation

    typer.echo(explanation(code))


@app.command()
@ending()
def extract(paths: Paths = None) -> None:
    """Print what the reader sees in a source, as lines of JSON."""
    from pipeline.extract.dump import json_lines

    for source in stages.sources(paths):
        for line in json_lines(stages.document_of(source)):
            typer.echo(line)


@app.command()
@ending()
def transform(paths: Paths = None, processed: Processed = Path("processed")) -> None:
    """Publish the tables of each source without checking them."""
    from pipeline.publish.csv_folder import write_tables

    for source in stages.sources(paths):
        dossier = stages.Dossier(source, stages.tables_of(source), Settings())
        write_tables(dossier.tables, processed / dossier.dossier_id)
        typer.echo(processed / dossier.dossier_id)


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


def main() -> None:
    """Run the command line and end the process; wrong arguments are one line on stderr too."""
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that has no sign for a letter shows its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], standalone_mode=False))
    except typer.TyperException as error:
        complain(error.format_message())
        sys.exit(UNUSABLE)
