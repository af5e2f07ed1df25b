"""How far a build is: a bar at a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVERY = 10.0
"""Seconds between two lines."""


@contextmanager
def progress(total: int, say: Callable[[str], None]) -> Iterator[Callable[[bool], None]]:
    """What to call after each of so many sources: done, failed, the rate and the time left are shown on stderr."""
    if total and sys.stderr.isatty():
        with _bar(total) as told:
            yield told
    else:
        yield _Lines(total, say)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[bool], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    counts: dict[str, Any] = {"failed": 0, "rate": ""}
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} mislukt"),
        TextColumn("{task.fields[rate]} per seconde, nog"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("bronnen", total=total, **counts)

        def told(failed: bool) -> None:
            counts["failed"] += failed
            bar.advance(task)
            counts["rate"] = _number(bar.tasks[0].completed / max(time.monotonic() - started, 0.001))
            bar.update(task, **counts)

        yield told


class _Lines:
    """A line every `EVERY` seconds."""

    def __init__(self, total: int, say: Callable[[str], None]) -> None:
        self._total, self._say = total, say
        self._done = self._failed = 0
        self._started = self._said = time.monotonic()

    def __call__(self, failed: bool) -> None:
        self._done, self._failed = self._done + 1, self._failed + failed
        now = time.monotonic()
        if now - self._said < EVERY:
            return
        self._said = now
        rate = self._done / (now - self._started)
        left = (self._total - self._done) / rate
        self._say(
            f"{self._done} van {self._total} bronnen, {self._failed} mislukt, {_number(rate)} per seconde, nog {_span(left)}"
        )


def _number(rate: float) -> str:
    return f"{rate:.1f}".replace(".", ",")


def _span(seconds: float) -> str:
    """A span of time in words: '40 s', '12 min', '3 u 20 min'."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} u {minutes % 60} min"
