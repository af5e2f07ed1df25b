"""The commands `corpus build`, `check`, `query` and `report`: many dossiers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.exit_status import UNUSABLE, complain, ending
from pipeline.errors import SettingsError

TOLD = 20
"""As many sources that cannot be used are told on stderr; build.csv has all."""

app = typer.Typer(help="Many dossiers at once: build a corpus of them, and question it.", no_args_is_help=True)


@app.command()
@ending()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Sources, or folders of sources at any depth.")],
    out: Annotated[Path, typer.Option(help="Folder of the corpus, made or renewed.")],
) -> None:
    """Read every source and lay the tables, findings and outcomes of all dossiers together in a folder.

    What did not change since the last build is not read again; until a build ends, the last whole
    corpus stays. build.csv tells what became of each source. docs/corpus.md describes the folder.
    The exit status is 2 when a source or a dossier could not be taken.
    """
    require()
    from pipeline.corpus.build import build as build_corpus
    from pipeline.corpus.taken import DOUBLE, FAILED, READ

    built = build_corpus(paths, out, complain)
    failed = [line for line in built.lines if line.status in (DOUBLE, FAILED)]
    for line in failed[:TOLD]:
        complain(f"{line.source}: {line.reason}")
    if len(failed) > TOLD:
        complain(f"en nog {len(failed) - TOLD}; alle staan in {out / 'build.csv'}")
    typer.echo(f"{out}: {built.counts[READ]} dossiers, {len(failed)} niet genomen")
    raise typer.Exit(UNUSABLE if failed else 0)


def require() -> None:
    """Raise SettingsError, in one line that says how to install them, when the libraries of a corpus are missing."""
    from importlib.util import find_spec

    for library in ("duckdb", "pyarrow"):
        if find_spec(library) is None:
            raise SettingsError(f"een corpus heeft {library} nodig: pip install 'kwalificatiedossier[corpus]'")
