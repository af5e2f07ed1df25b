"""The command `dossier`; its package is the only part that knows the order of the stages.

A module per group of commands, and `COMMANDS` lists them. Commands are thin: `stages` holds the
order, `exit_status` how a command ends. Libraries that only some commands need are imported where
they are used, so that the others start fast.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.checking import check
from pipeline.cli.comparing import diff
from pipeline.cli.corpus import app as corpus
from pipeline.cli.exit_status import UNUSABLE, complain, last_resort, open_streams
from pipeline.cli.explaining import explain, rules
from pipeline.cli.exporting import export
from pipeline.cli.serving import serve
from pipeline.cli.validating import extract, transform, validate
from pipeline.cli.waiving import waive
from pipeline.cli.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable

HELP = """Read, publish and check Dutch kwalificatiedossiers.

Exit status: 0 when no fout of a dossier stands without a waiver, 1 when one does, 2 when a source,
a setting or an argument cannot be used or a rule crashed, 130 when interrupted. With --debug a
fault of this program shows where it happened."""

COMMANDS: tuple[Callable[..., None], ...] = (
    validate,
    check,
    watch,
    diff,
    waive,
    serve,
    export,
    rules,
    explain,
    extract,
    transform,
)
"""Every command, in the order of the help; its name is that of the function."""

_BETWEEN_COLLECTIONS = 200_000
"""Containers made between two searches for circles of them. A command is short and leaves few: at Python's 700 the
searches take 0.08 s of a check of 1.05 s, at this number 0.01 s."""

app = typer.Typer(
    name="dossier",
    help=HELP,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dossier {__version__}")
        raise typer.Exit


@app.callback(help=HELP)
def dossier(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


for command in COMMANDS:
    app.command()(command)
app.add_typer(corpus, name="corpus")


def main() -> None:
    """Run the command line and end the process; whatever goes wrong is one line on stderr.

    `--debug`, anywhere among the arguments, shows the traceback of a fault of this program.
    """
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    open_streams()
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv) - 1
    try:
        sys.exit(app(arguments or ["--help"], standalone_mode=False))
    except typer.TyperException as error:
        complain(error.format_message())
        sys.exit(UNUSABLE)
    except Exception as error:
        if debug:
            raise
        last_resort(error)
        sys.exit(UNUSABLE)
