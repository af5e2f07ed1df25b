"""What a terminal shows: the findings in colour, the progress of a long reading; plain elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.report.formats.text import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pipeline.check.engine.finding import Report
    from pipeline.report.formats.text import Line


def show(report: Report) -> None:
    """Print the report for a person on stdout: coloured and wrapped at a terminal, else plain."""
    show_lines(lines(report))


def show_lines(said: Iterable[Line]) -> None:
    """Print lines for a person on stdout: coloured and wrapped at a terminal, else plain."""
    if not sys.stdout.isatty():
        print("\n".join(f"{' ' * line.indent}{line.text}" for line in said), flush=True)  # noqa: T201 - what this is for
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for line in said:
        text = Text(line.text or " ", line.style)
        console.print(Padding(text, (0, 0, 0, line.indent), expand=False))


@contextmanager
def page_progress(source: Path) -> Iterator[Callable[[int, int], None] | None]:
    """What to tell of each page of a PDF that was read: a bar on stderr; None when it is no terminal."""
    if source.suffix.lower() != ".pdf" or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(source.name, total=None)
        yield lambda page, pages: bar.update(task, completed=page, total=pages)


@contextmanager
def dossier_progress(dossiers: int) -> Iterator[Callable[[], None]]:
    """What to call after each of so many dossiers: a bar on stderr; nothing for one, or when it is no terminal."""
    if dossiers < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("dossiers", total=dossiers)
        yield lambda: bar.advance(task)
