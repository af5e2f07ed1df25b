"""The commands that take sources through the stages: `validate`, and `extract` and `transform` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.check.settings.file import Settings
from pipeline.cli import stages
from pipeline.cli.arguments import Paths, Processed
from pipeline.cli.exit_status import ending


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


@ending()
def extract(paths: Paths = None) -> None:
    """Print what the reader sees in a source, as lines of JSON."""
    from pipeline.extract.dump import json_lines

    for source in stages.sources(paths):
        for line in json_lines(stages.document_of(source)):
            typer.echo(line)


@ending()
def transform(paths: Paths = None, processed: Processed = Path("processed")) -> None:
    """Publish the tables of each source without checking them."""
    from pipeline.publish.csv_folder import write_tables

    for source in stages.sources(paths):
        dossier = stages.Dossier(source, stages.tables_of(source), Settings())
        write_tables(dossier.tables, processed / dossier.dossier_id)
        typer.echo(processed / dossier.dossier_id)
