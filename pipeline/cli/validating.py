"""The commands that take sources through the stages: `validate`, and `extract` and `transform` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import stages
from pipeline.cli.arguments import Grondig, Paths, Processed, Wait
from pipeline.cli.exit_status import ending
from pipeline.cli.folders import put_right, refuse_mixed, writing_in
from pipeline.cli.survey import Dossiers, read_all
from pipeline.dossiers import documents_of
from pipeline.errors import one_line
from pipeline.writing import WAIT


@ending()
def validate(
    paths: Paths = None,
    processed: Processed = Path("processed"),
    reports: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("reports"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Print each report to PDF too.")] = False,
    data_docs: Annotated[bool, typer.Option(help="Run great-expectations over the published tables.")] = True,
    grondig: Grondig = False,
    opmerkingen: Annotated[
        bool,
        typer.Option("--opmerkingen", help="Write a Word source with each finding as a comment, beside its report."),
    ] = False,
    wait: Wait = WAIT,
) -> None:
    """Read, publish, check and report each source.

    Of a source that cannot be used nothing is written, and the others go on; neither is anything
    written of two sources that are the same dossier.
    """
    refuse_mixed(processed=processed, reports=reports)
    put_right(processed, reports, wait=wait)
    dossiers, worst = read_all(stages.sources(paths))
    if dossiers:
        with writing_in(processed, reports, wait=wait):
            wishes = stages.Wishes(pdf=pdf, grondig=grondig, opmerkingen=opmerkingen)
            worst = max(worst, _write(dossiers, processed, reports, wishes, data_docs=data_docs))
    raise typer.Exit(worst)


def _write(dossiers: Dossiers, processed: Path, reports: Path, wishes: stages.Wishes, *, data_docs: bool) -> int:
    """Publish, check and report dossiers, and renew what stands beside their reports: the worst exit status."""
    entries, found = stages.validate_all(dossiers, processed, reports, wishes)
    if not entries:
        return found
    from pipeline.report.index import write_index

    failed = 0
    if data_docs:
        folders = [processed / entry.dossier_id for entry in entries]
        failed = stages.expect(folders, reports / "data-docs")
    write_index(entries, reports)
    return max(found, failed)


@ending()
def extract(paths: Paths = None) -> None:
    """Print what the reader sees in a source, as lines of JSON."""
    from pipeline.extract.dump import json_lines

    for source in stages.sources(paths):
        for document in documents_of(source):
            for line in json_lines(document):
                typer.echo(line)


@ending()
def transform(paths: Paths = None, processed: Processed = Path("processed"), wait: Wait = WAIT) -> None:
    """Publish the tables of each source without checking them."""
    from pipeline.publish.csv_folder import write_tables

    put_right(processed, wait=wait)
    dossiers, worst = read_all(stages.sources(paths))
    for dossier in dossiers:
        with writing_in(processed, wait=wait):
            write_tables(dossier.tables, processed / dossier.dossier_id, dossier.run)
        typer.echo(one_line(str(processed / dossier.dossier_id)))
    raise typer.Exit(worst)
