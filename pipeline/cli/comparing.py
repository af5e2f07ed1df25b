"""The command `diff`: what changed between two versions of a dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.exit_status import FOUND, ending
from pipeline.dossiers import tables_of
from pipeline.errors import SettingsError
from pipeline.report.diff import Form


@ending()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The old version: a source, or a folder of tables.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The new version: a source, or a folder of tables.")],
    form: Annotated[Form, typer.Option("--format", help="The form of the comparison.")] = Form.TEXT,
    out: Annotated[Path | None, typer.Option(help="Write to this file and not to the terminal.")] = None,
) -> None:
    """Tell what changed between two versions of a dossier, and what to write in D 2.5.

    The two may be of different kinds: text, PDF, docx, XML or published tables. What one of them lost
    is not compared, and said. The form xlsx is the was-wordt-lijst of schools and needs --out.
    Exit status 0 when nothing of content differs, 1 when something does, 2 when one cannot be used.
    """
    from pipeline import __version__
    from pipeline.compare import compare
    from pipeline.report.diff import render

    if form is Form.XLSX and out is None and sys.stdout.isatty():
        raise SettingsError("--format xlsx: zeg met --out in welk bestand de werkmap moet komen")
    found = compare(tables_of(old), tables_of(new))
    _put(render(found, form, __version__), out)
    raise typer.Exit(FOUND if found.of_content else 0)


def _put(data: str | bytes, out: Path | None) -> None:
    """Write to a file, whole, or to the terminal."""
    if out is not None:
        from pipeline.writing import write_file

        write_file(out, data if isinstance(data, bytes) else f"{data.rstrip()}\n")
    elif isinstance(data, bytes):
        sys.stdout.buffer.write(data)
    else:
        typer.echo(data.rstrip())
