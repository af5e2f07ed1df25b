"""`python -m tests.fuzz [--seconds N] [--seed N] [--only TARGET]`: draw, and keep what goes wrong in `found/`."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.damage import DAMAGES, Damage, damaged
from tests.fuzz.targets import TARGETS, attempt

FOUND = Path(__file__).parent / "found"
ROUND = 40
"""Draws of one target before the next has its turn."""
SLOW = 10.0
"""Seconds that no input of these sizes may take."""


class Finds:
    """What went wrong, and how much was tried."""

    def __init__(self) -> None:
        self.drawn: dict[str, int] = dict.fromkeys(TARGETS, 0)
        self.slowest = 0.0
        self.wrong: list[str] = []

    def draw(self, name: str, number: int, until: float) -> None:
        """One round of draws of a target with a seed of its own; ends early when the time is over."""
        base = TARGETS[name][1]()

        @seed(number)
        @settings(
            max_examples=ROUND,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(DAMAGES)
        def round_of(damages: list[Damage]) -> None:
            if time.monotonic() < until and not self.wrong:
                self.try_one(name, damaged(base, damages), damages)

        round_of()

    def try_one(self, name: str, data: bytes, damages: list[Damage]) -> None:
        """Try one input, and keep it when something is wrong with what became of it."""
        start = time.monotonic()
        why = attempt(name, data)
        taken = time.monotonic() - start
        self.drawn[name] += 1
        self.slowest = max(self.slowest, taken)
        if why or taken > SLOW:
            why = why or f"took {taken:.1f} s"
            smaller = _smallest(name, data, damages) if taken < 2 else data
            kept = FOUND / f"{name}-{hashlib.sha256(smaller).hexdigest()[:10]}.bin"
            kept.write_bytes(smaller)
            self.wrong.append(f"{kept.name}: {why}")


def _smallest(name: str, data: bytes, damages: list[Damage]) -> bytes:
    """The input after the fewest of these damages that still goes wrong."""
    base = TARGETS[name][1]()
    for keep in range(len(damages)):
        one = damaged(base, [damages[keep]])
        if attempt(name, one):
            return one
    return data


def main() -> int:
    """Draw until the time is over or something goes wrong; the exit status says which."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the draws of a seed are always the same")
    parser.add_argument("--only", choices=sorted(TARGETS), action="append", help="these targets")
    arguments = parser.parse_args()
    finds, number, until = Finds(), arguments.seed, time.monotonic() + arguments.seconds
    while time.monotonic() < until and not finds.wrong:
        for name in arguments.only or TARGETS:
            finds.draw(name, number, until)
        number += 1
    told = ", ".join(f"{name} {times}" for name, times in finds.drawn.items() if times)
    print(
        f"{sum(finds.drawn.values())} draws ({told}), seeds {arguments.seed} to {number - 1}; slowest {finds.slowest:.1f} s"
    )
    for line in finds.wrong:
        print(f"WRONG {line}")
    return 1 if finds.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
