"""How a command ends: its exit status, and what goes wrong as one line on stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from pipeline.check.engine.families import must_change
from pipeline.errors import DossierError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Report

FOUND, UNUSABLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit statuses other than 0."""
LONGEST_FAULT = 200
"""Characters of the message of an unexpected fault that are shown."""


@contextmanager
def ending() -> Iterator[None]:
    """End a command as the exit statuses say, with one line on stderr and no traceback."""
    try:
        yield
        sys.stdout.flush()
    except DossierError as error:
        complain(str(error))
        raise typer.Exit(UNUSABLE) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        complain(f"{error.filename or 'uitvoer'}: {error.strerror or error}")
        raise typer.Exit(UNUSABLE) from None
    except KeyboardInterrupt:
        complain("afgebroken")
        raise typer.Exit(INTERRUPTED) from None


def open_streams() -> None:
    """Make stdin, stdout and stderr usable: one that was closed leads nowhere, a sign that has no byte shows its number.

    A closed stream is opened before any file is, so that no file gets its number and is written in by mistake.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def last_resort(error: Exception) -> None:
    """Tell of a fault of this program itself, which no command expected, and what helps to mend it."""
    told = " ".join(str(error).split())[:LONGEST_FAULT]
    complain(
        f"een fout van dit programma zelf: {type(error).__name__}: {told}. Meld dit aan de beheerders, met deze regel "
        "en zo mogelijk de bron (SECURITY.md zegt hoe); met --debug erbij staat er waar het misging"
    )


def status(report: Report) -> int:
    """The exit status of a run; a verdict that misses a crashed rule is no verdict."""
    if report.failures:
        return UNUSABLE
    return FOUND if must_change(report) else 0


def complain(line: str) -> None:
    """Print what is wrong on stderr, as one line that names the command."""
    typer.echo(f"dossier: {one_line(line)}", err=True)
