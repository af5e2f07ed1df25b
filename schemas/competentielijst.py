"""The reference list of the 25 competenties, shipped with the package."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("competenties.csv")


@cache
def competenties() -> tuple[dict[str, str], ...]:
    """The rows of `competenties`: competentie_code, naam, sbb_nr and suwi_code, in the order A to Y."""
    with LIST.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))
