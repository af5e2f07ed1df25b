"""`make mutants`: puts faults into rules and the reading of matrices, and counts those that the tests notice.

`python -m tests.mutants [MODULE ...] [--most N]`: the modules (dotted; those of `PACKAGES` when none is
named), and the number of faults of each package that are tried, taken evenly. Without modules the score
is written to docs/trust.md.
"""

from __future__ import annotations

import argparse
import gc
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutants import score, suites
from tests.mutants.judge import noticed
from tests.mutants.operators import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGES = {"pipeline.check.rules": suites.rules_hold, "pipeline.transform.matrix": suites.matrices_hold}
MOST = {"pipeline.check.rules": 4000, "pipeline.transform.matrix": 200}
"""Faults of each package that a run tries: all in rules; the tests of matrices take two seconds each time."""
WORKERS = 2


def modules_of(package: str) -> list[str]:
    """The modules of a package that hold code."""
    paths = sorted(Path(package.replace(".", "/")).rglob("*.py"))
    return [".".join(path.with_suffix("").parts) for path in paths if path.name != "__init__.py"]


def faults(module: str) -> list[Mutant]:
    """The faults of a module, by its dotted name."""
    return list(mutants(module, Path(f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")))


def tried(package: str, job: tuple[str, Sequence[int]]) -> list[score.Result]:
    """Try the faults of a module by their numbers."""
    module, numbers = job
    suites.prepare(module)
    gc.collect()
    gc.freeze()
    found = faults(module)
    hold = PACKAGES[package]
    return [
        score.Result(module, found[number].line, found[number].what, noticed(found[number], lambda: hold(module)))
        for number in numbers
    ]


def run(package: str, modules: Sequence[str], most: int) -> list[score.Result]:
    """Try at most so many faults of the modules of a package, taken evenly."""
    every = [(module, number) for module in modules for number in range(len(faults(module)))]
    step = max(1.0, len(every) / most)
    chosen = [every[int(place * step)] for place in range(int(len(every) / step))]
    jobs = [(module, [number for name, number in chosen if name == module]) for module in modules]
    with ProcessPoolExecutor(WORKERS) as pool:
        return [result for results in pool.map(tried, [package] * len(jobs), jobs) for result in results]


def main() -> None:
    """Try the faults, print the survivors and the score, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--most", type=int)
    given = parser.parse_args()
    results: list[score.Result] = []
    for package in PACKAGES:
        modules = [name for name in modules_of(package) if not given.modules or name in given.modules]
        results += run(package, modules, given.most or MOST[package])
    print(score.summary(results))
    if not given.modules and not given.most:
        score.write(results)


if __name__ == "__main__":
    main()
