"""`python -m tests.attack --seconds N`: whole runs of the command at once and killed, and what they leave.

Two or three processes of `dossier validate` on the same folders, as two people start them; of some,
one is ended with SIGKILL at a drawn moment. After each turn every folder must be whole, hold nothing
else, and a next run must say no more than it should.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.dossiers import drie_uitstromen, een_uitstroom, write_text

COMMAND = [sys.executable, "-m", "pipeline", "validate", "--no-data-docs"]


def whole(place: Path) -> str:
    """'' when every folder of a dossier has all its files and nothing stands beside it, else what is wrong."""
    for folder in ("processed", "reports"):
        if not (place / folder).is_dir():
            continue
        dossiers = [path for path in (place / folder).iterdir() if path.is_dir()]
        if hidden := [path.name for path in dossiers if path.name.startswith(".")]:
            return f"{folder}: left {hidden}"
        if len({tuple(sorted(str(file.relative_to(path)) for file in path.rglob("*"))) for path in dossiers}) > 1:
            return f"{folder}: not the same files in each dossier"
    for report in (place / "reports").glob("*/run.json"):
        package = place / "processed" / report.parent.name / "datapackage.json"
        if json.loads(package.read_text())["run"]["bron_sha256"] != json.loads(report.read_text())["bron_sha256"]:
            return f"{report.parent.name}: tables and report of different sources"
    return ""


def turn(place: Path, draw: random.Random, kills: bool) -> tuple[str, str]:
    """One turn: what kind it was, and what was wrong after it."""
    sources = draw.choices(["een.txt", "drie.txt"], k=draw.choice([2, 3]))
    runs = [
        subprocess.Popen([*COMMAND, source], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for source in sources
    ]
    kind = f"{len(runs)} runs"
    if kills:
        kind += ", one killed"
        time.sleep(draw.uniform(0.0, 4.0))
        runs[0].send_signal(signal.SIGKILL)
    told = [run.communicate()[1].decode() for run in runs]
    ended = {run.returncode for run in runs}
    if kills:  # the run after a kill puts right what it left
        told.append(
            subprocess.run([*COMMAND, "een.txt"], cwd=place, capture_output=True, text=True, check=False).stderr
        )
    strange = [
        line for text in told for line in text.splitlines() if "wachten" not in line and "dezelfde run" not in line
    ]
    if strange or not ended <= {0, 1, -signal.SIGKILL}:
        return kind, f"ended {sorted(ended)}: {strange[:2]}"
    return kind, whole(place)


def main() -> int:
    """Take turns until the time is over, and print how many of each kind there were and what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw, until = random.Random(arguments.seed), time.monotonic() + arguments.seconds
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "een.txt").write_text(write_text(een_uitstroom()), encoding="utf-8")
        (place / "drie.txt").write_text(write_text(drie_uitstromen()), encoding="utf-8")
        while time.monotonic() < until:
            kind, why = turn(place, draw, kills=sum(counts.values()) % 2 == 1)
            counts[kind] += 1
            wrong += [f"{kind}: {why}"] if why else []
    print(", ".join(f"{kind}: {times}" for kind, times in sorted(counts.items())))
    print("\n".join(f"WRONG {line}" for line in wrong) or "every folder was whole after each turn")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
