"""The check of a text source: as a cold process, in a warm one, and the report after it."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.run import run_rules
from pipeline.extract import read
from pipeline.transform import transform

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path("raw/commercieel-medewerker-2009-2010.txt")
IMPORT = ("-c", "import pandas, pandera.pandas")
CHECK = ("-m", "pipeline", "check", str(SOURCE), "--quiet")
RUNS = 7


def main() -> None:
    """Print wall and CPU time and peak memory; each figure is the median of `RUNS` runs, in turns."""
    cold = [(process(IMPORT), process(CHECK)) for _ in range(RUNS)]
    imports, checks = ([pair[side] for pair in cold] for side in (0, 1))
    print(f"Text: {SOURCE.name}, median of {RUNS} runs\n")
    print(f"{'':34} {'wall s':>8} {'CPU s':>8} {'peak MB':>8}")
    for name, runs in (("python -c 'import pandas, pandera'", imports), ("dossier check, cold", checks)):
        wall, cpu, peak = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name:34} {wall:8.3f} {cpu:8.3f} {peak:8.0f}")
    ratios = [[check[part] / base[part] for base, check in cold] for part in (0, 1)]
    print(f"{'ratio':34} {statistics.median(ratios[0]):8.2f} {statistics.median(ratios[1]):8.2f}")
    for name, work in _warm():
        runs = [_seconds(work) for _ in range(RUNS)]
        wall, cpu = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name:34} {wall:8.3f} {cpu:8.3f}")


def _warm() -> list[tuple[str, Callable[[], object]]]:
    from pipeline.report.files import write_report

    tables = transform(read(SOURCE))
    report = run_rules(tables)
    folder = Path(tempfile.mkdtemp())
    return [
        ("one more dossier, warm", lambda: run_rules(transform(read(SOURCE)))),
        ("  read", lambda: read(SOURCE)),
        ("  read and transform", lambda: transform(read(SOURCE))),
        ("  rules", lambda: run_rules(tables)),
        ("report after the checks", lambda: write_report(tables, report, folder, version="bench")),
    ]


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of this process."""
    start = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start[0], time.process_time() - start[1]


def process(args: tuple[str, ...]) -> tuple[float, float, float]:
    """Wall and CPU seconds and peak megabytes of a python process with these arguments."""
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    child = os.posix_spawn(sys.executable, [sys.executable, *args], os.environ, file_actions=quiet)
    _, _, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
