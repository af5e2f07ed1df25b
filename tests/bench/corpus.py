"""Measures the building of a corpus of 200 and of 2,000 fictional dossiers: by one and two processes, and once more.

Of a machine that does other things too, seconds of processor say more than those of the clock: both are printed, with
the load.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.corpus import memory
from pipeline.corpus.build import Order, build
from pipeline.corpus.work.pool import Pool
from tests.many.corpus import Corpus, make

NUMBERS = (200, 2_000)
RUNS = 5


def main() -> None:
    """Print seconds and megabytes; of what takes less than a second the least of `RUNS` runs."""
    print(f"{'dossiers':>8} {'processes':>9} {'s':>8} {'s CPU':>8} {'s CPU each':>10} {'parent MB':>9} {'load':>5}")
    with tempfile.TemporaryDirectory() as folder:
        for number in NUMBERS:
            sources = Path(folder, f"{number}")
            made = make(sources, number, plain=True)
            for workers in (1, 2) if number == NUMBERS[0] else (2,):
                _build(sources, Path(folder, f"{number}-{workers}"), number, workers)
            _again(made, sources, Path(folder, f"{number}-2"))


def _build(sources: Path, out: Path, number: int, workers: int) -> None:
    memory.forget()
    began, spent = time.perf_counter(), sum(os.times()[:4])
    build(Order([sources], out), lambda: Pool(workers), lambda _: None)
    seconds, spent = time.perf_counter() - began, sum(os.times()[:4]) - spent
    figures = f"{seconds:8.1f} {spent:8.1f} {spent / number:10.4f} {memory.peak():9}"
    print(f"{number:8} {workers:9} {figures} {os.getloadavg()[0]:5.1f}", flush=True)


def _again(made: Corpus, sources: Path, out: Path) -> None:
    """The command once more: with nothing changed, and with one source changed."""
    _print("nothing changed", [_command(sources, out) for _ in range(RUNS)])
    spans = []
    for _ in range(RUNS):
        place = made.bestanden[0]
        place.write_bytes(place.read_bytes() + b"\n")
        spans.append(_command(sources, out))
    _print("one changed", spans)


def _command(sources: Path, out: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor that the command takes."""
    command = [sys.executable, "-m", "pipeline", "corpus", "build", str(sources), "--out", str(out)]
    began, spent = time.perf_counter(), sum(os.times()[2:4])
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, sum(os.times()[2:4]) - spent


def _print(what: str, spans: list[tuple[float, float]]) -> None:
    clock, spent = (min(column) for column in zip(*spans, strict=True))
    print(f"{'':8} {what:>18}: {clock:.2f} s, {spent:.2f} s CPU, load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
