"""Measures the comparison of two dossiers: of real size beside one check, and up to 3 MB."""

from __future__ import annotations

import copy
import random
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.text import CHECK, SOURCE, process
from tests.dossiers.build import build
from tests.dossiers.inhoud_boek import BOEKATELIER
from tests.dossiers.text import write_text
from tests.trust.fault import plekken

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Kt
    from tests.dossiers.model import Dossier

RUNS = 5
LARGER = (1, 4, 11, 22, 44)
"""How many times the kerntaken of the fictional dossier of six uitstromen are there, each time in other words."""
WORDS = ("fietsen", "vergadering", "planning", "tekening", "kassa")


def main() -> None:
    """Print wall and CPU seconds and peak memory, the median of `RUNS` cold runs, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        edited = Path(folder, "edited.txt")
        edited.write_bytes(_edited(SOURCE.read_bytes()))
        _beside_a_check(edited)
        print(f"\n{'two dossiers, cold':34} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'CPU s/MB':>9}")
        for times in LARGER:
            old, new = _pair(Path(folder), times)
            size = old.stat().st_size / 1e6
            wall, cpu, peak = _median(("-m", "pipeline", "diff", str(old), str(new)), 3)
            print(f"{f'of {size:.2f} MB each':34} {wall:8.2f} {cpu:8.2f} {peak:8.0f} {cpu / size:9.2f}", flush=True)


def _beside_a_check(edited: Path) -> None:
    print(f"{f'{SOURCE.stat().st_size / 1e3:.0f} kB, median of {RUNS}':34} {'wall s':>8} {'CPU s':>8} {'peak MB':>8}")
    commands = {
        "dossier check, cold": CHECK,
        "dossier diff, the same twice": ("-m", "pipeline", "diff", str(SOURCE), str(SOURCE)),
        "dossier diff, edited": ("-m", "pipeline", "diff", str(SOURCE), str(edited)),
        "dossier diff, edited, html": (
            *("-m", "pipeline", "diff", str(SOURCE), str(edited)),
            *("--format", "html", "--out", str(edited.with_suffix(".html"))),
        ),
    }
    base = None
    for name, command in commands.items():
        wall, cpu, peak = _median(command, RUNS)
        base = base or (wall, cpu)
        print(f"{name:34} {wall:8.3f} {cpu:8.3f} {peak:8.0f}   {wall / base[0]:.2f} and {cpu / base[1]:.2f} check")


def _median(command: tuple[str, ...], runs: int) -> tuple[float, float, float]:
    wall, cpu, peak = (
        statistics.median(values) for values in zip(*(process(command) for _ in range(runs)), strict=True)
    )
    return wall, cpu, peak


def _edited(data: bytes) -> bytes:
    """A source in which one line in fifty has another word."""
    dice = random.Random(15)
    lines = data.split(b"\n")
    for at in range(0, len(lines), 50):
        words = lines[at].split(b" ")
        if len(words) > 6:
            words[dice.randrange(2, len(words) - 1)] = dice.choice(WORDS).encode()
        lines[at] = b" ".join(words)
    return b"\n".join(lines)


def _pair(folder: Path, times: int) -> tuple[Path, Path]:
    """Two versions of a large dossier, of which one description of a werkproces in ten differs."""
    dice = random.Random(times)
    kerntaken = tuple(kerntaak for count in range(times) for kerntaak in _varied(count, dice))
    old = build(replace(BOEKATELIER, kerntaken=kerntaken))
    new = copy.deepcopy(old)
    _change(new, dice)
    paths = folder / f"oud-{times}.txt", folder / f"nieuw-{times}.txt"
    for path, dossier in zip(paths, (old, new), strict=True):
        path.write_text(write_text(dossier))
    return paths


def _change(dossier: Dossier, dice: random.Random) -> None:
    for plek in plekken(dossier)[::10]:
        text = plek.uitwerking.omschrijving[1].split(" ")
        text[-2] = dice.choice(WORDS)
        plek.uitwerking.omschrijving[1] = " ".join(text)


def _varied(count: int, dice: random.Random) -> list[Kt]:
    """The kerntaken of the dossier, from the second time on about things with made-up names."""
    if not count:
        return list(BOEKATELIER.kerntaken)
    made = []
    for kerntaak in BOEKATELIER.kerntaken:
        name = _name(dice)
        processes = []
        for item in kerntaak.werkprocessen:
            own = _name(dice)
            processes.append(
                replace(
                    item,
                    titel=f"{item.titel} voor {own}",
                    naamwoord=f"{item.naamwoord} voor {own}",
                    zinnen=tuple(f"{text.rstrip('.')} met {_name(dice)} en {_name(dice)}." for text in item.zinnen),
                    resultaten=tuple(f"{text.rstrip('.')} voor {_name(dice)}." for text in item.resultaten),
                    kennis=tuple(f"{text} van {_name(dice)}" for text in item.kennis),
                )
            )
        made.append(replace(kerntaak, titel=f"{kerntaak.titel} voor {name}", werkprocessen=tuple(processes)))
    return made


def _name(dice: random.Random) -> str:
    """A made-up word of three syllables."""
    return "".join(dice.choice("bdfgklmnprstvwz") + dice.choice(("a", "e", "i", "o", "u", "oe", "ij")) for _ in "123")


if __name__ == "__main__":
    sys.exit(main())
