"""The commands `corpus build`, `check`, `query` and `report`: many dossiers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.arguments import Wait
from pipeline.cli.checking import listed, print_report
from pipeline.cli.exit_status import UNUSABLE, complain, ending, status
from pipeline.corpus.answers import AnswerForm
from pipeline.errors import SettingsError
from pipeline.report.formats import Form
from pipeline.writing import WAIT

TOLD = 20
"""As many sources that cannot be used are told on stderr; build.csv has all."""

app = typer.Typer(help="Many dossiers at once: build a corpus of them, and question it.", no_args_is_help=True)


@app.command()
@ending()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Sources, or folders of sources at any depth.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the corpus, made or renewed.")],
    workers: Annotated[
        int, typer.Option(help="Processes that read; as many as there are processors when left out.", min=0)
    ] = 0,
    cluster: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="A Dask cluster that reads: tcp://..., or local for one of this machine."),
    ] = "",
    timeout: Annotated[
        float, typer.Option(metavar="S", help="Seconds that the reading of a source may take.", min=1)
    ] = 120,
    memory: Annotated[
        int, typer.Option(metavar="MB", help="Megabytes that the reading of a source may take.", min=50)
    ] = 1500,
    wait: Wait = WAIT,
) -> None:
    """Read every source and lay the tables, findings and outcomes of all dossiers together in a folder.

    What did not change since the last build is not read again; until a build ends, the last whole
    corpus stays. build.csv tells what became of each source. docs/corpus.md describes the folder.
    The exit status is 2 when a source or a dossier could not be taken.
    """
    require()
    from pipeline.corpus.build import Order
    from pipeline.corpus.build import build as build_corpus
    from pipeline.corpus.work.runners import runner

    order = Order(paths, out, timeout, memory, wait)
    built = build_corpus(order, lambda: runner(workers, cluster), complain)
    for source, reason in built.told[:TOLD]:
        complain(f"{source}: {reason}")
    if len(built.told) > TOLD:
        complain(f"en nog {len(built.told) - TOLD}; alle staan in {out / 'build.csv'}")
    typer.echo(f"{out}: {built.summary}")
    raise typer.Exit(UNUSABLE if built.told else 0)


@app.command()
@ending()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a corpus.")],
    form: Annotated[Form, typer.Option("--format", help="The form of the findings.")] = Form.TEXT,
    select: Annotated[list[str] | None, typer.Option(help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
) -> None:
    """Hold the dossiers of a corpus against each other; nothing is written.

    The rules are those of family 0 (dossier rules); what the other rules found in each dossier stands in the corpus
    itself, as the table bevindingen. A place names the file of its own dossier. Exit status as of dossier check.
    """
    require()
    from pipeline.corpus.between import check_between, chosen_between

    report = check_between(folder, chosen_between(listed(select), listed(ignore)))
    for failure in report.failures:
        complain(f"regel {failure.code} {failure.regel} liep vast, een fout van dit programma: {failure.fout}")
    print_report(report, form, folder, Path())
    raise typer.Exit(status(report))


@app.command()
@ending()
def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a corpus.")],
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the tables and views of the corpus.")],
    form: Annotated[AnswerForm, typer.Option("--format", help="The form of the answer.")] = AnswerForm.TABLE,
) -> None:
    """Answer a question about a corpus in SQL, by DuckDB; it can read the corpus and nothing else.

    docs/vragen.md answers twelve questions so. The tables are those of docs/tables.md; the views and what they answer:
    "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal".
    """
    require()
    from pipeline.corpus.answers import lines
    from pipeline.corpus.asking import answer

    with answer(folder, sql) as found:
        for line in lines(found, form):
            typer.echo(line)


@app.command()
@ending()
def report(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a corpus.")]) -> None:
    """Write the page of a corpus: DIR/rapport.html, one file that needs no server.

    All dossiers with their verdict in a table that sorts and filters, what stands between dossiers, the findings
    per rule and per kenniscentrum, which dossiers are related, and how cohorts differ.
    """
    require()
    from pipeline.corpus.page import write_page

    typer.echo(write_page(folder))


def require() -> None:
    """Raise SettingsError, in one line that says how to install them, when the libraries of a corpus are missing."""
    from importlib.util import find_spec

    for library in ("duckdb", "pyarrow"):
        if find_spec(library) is None:
            raise SettingsError(f"een corpus heeft {library} nodig: pip install 'kwalificatiedossier[corpus]'")
