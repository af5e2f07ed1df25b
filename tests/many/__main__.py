"""`python -m tests.many FOLDER [NUMBER]`: write a fictional corpus, and beside it the faults that are in it."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from tests.many.corpus import make


def main() -> None:
    """Write the sources and FOLDER.fouten.csv; print how many of each."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("folder", type=Path)
    given.add_argument("number", type=int, nargs="?", default=200)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--plain", action="store_true", help="text and XML only, which are made fast")
    options = given.parse_args()
    made = make(options.folder, options.number, options.seed, plain=options.plain)
    with options.folder.with_name(f"{options.folder.name}.fouten.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("code", "bestand", "woorden"))
        lines.writerows((fault.code, fault.bestand, " | ".join(fault.woorden)) for fault in made.fouten)
    print(f"{options.folder}: {len(made.bestanden)} bronnen, {len(made.fouten)} fouten ertussen")


if __name__ == "__main__":
    main()
