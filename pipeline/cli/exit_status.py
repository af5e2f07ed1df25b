"""How a command ends: its exit status, and what goes wrong as one line on stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from pipeline.check.engine.families import must_change
from pipeline.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Report

FOUND, UNUSABLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit statuses other than 0."""


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
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        raise typer.Exit(UNUSABLE) from None
    except KeyboardInterrupt:
        complain("afgebroken")
        raise typer.Exit(INTERRUPTED) from None


def status(report: Report) -> int:
    """The exit status of a run; a verdict that misses a crashed rule is no verdict."""
    if report.failures:
        return UNUSABLE
    return FOUND if must_change(report) else 0


def complain(line: str) -> None:
    """Print what is wrong on stderr, as one line that names the command."""
    typer.echo(f"dossier: {line}", err=True)
