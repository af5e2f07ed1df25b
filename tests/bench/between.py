"""Measures what is asked of a whole corpus, at 200 and at 2,000 dossiers: the check between them, a question, the page."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.many.corpus import make

SIZES = (200, 2_000)
RUNS = 3
QUESTION = "SELECT count(*) FROM verwantschap"


def main() -> None:
    """Print wall and CPU seconds and peak memory of each command, medians of `RUNS` runs, and the time per dossier."""
    found: dict[tuple[str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        print(f"Corpus, text and XML, median of {RUNS} runs\n")
        print(f"{'':26} {'dossiers':>8} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'CPU ms each':>12}")
        for number in SIZES:
            sources, corpus = Path(folder) / f"bronnen-{number}", Path(folder) / f"corpus-{number}"
            make(sources, number, plain=True)
            _command("build", str(sources), "--out", str(corpus))
            for name, arguments in (("check", ()), ("query", (QUESTION,)), ("report", ())):
                runs = [_command(name, str(corpus), *arguments) for _ in range(RUNS)]
                wall, cpu, peak = (statistics.median(values) for values in zip(*runs, strict=True))
                found[name, number] = cpu / number
                print(f"corpus {name:19} {number:8,} {wall:8.2f} {cpu:8.2f} {peak:8.0f} {1_000 * cpu / number:12.2f}")
            page = (corpus / "rapport.html").stat().st_size
            print(f"{'  the page':26} {number:8,} {page / 1e6:8.2f} MB")
    for name in ("check", "query", "report"):
        few, many = (found[name, number] for number in SIZES)
        print(f"corpus {name}: time per dossier at {SIZES[1]:,} is {many / few:.2f} of that at {SIZES[0]}")


def _command(name: str, *arguments: str) -> tuple[float, float, float]:
    """Wall and CPU seconds and peak megabytes of `dossier corpus` with these arguments."""
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    command = [sys.executable, "-m", "pipeline", "corpus", name, *arguments]
    child = os.posix_spawn(sys.executable, command, os.environ, file_actions=quiet)
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
