"""Prints of 2015 and later in every look of the tests: what is read of them, cell by cell, against the XML of the same.

Two fictional dossiers and the two real ones of the register, printed by a browser; `python -m tests.bench.looks`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.check.run import run_rules
from tests.register import druk, from_xml, looks
from tests.register.inhoud import een_profiel, zes_profielen
from tests.register.test_druk import shown, tables
from tests.register.write import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.register.model import Dossier

REAL = Path(__file__).parents[3] / "shared" / "sbb"


def dossiers() -> dict[str, Dossier]:
    """The dossiers that are printed, by name; the real ones where they are."""
    real = {path.stem: from_xml.dossier(path) for path in sorted(REAL.glob("2[67]*.xml"))}
    return {"een profiel": een_profiel(), "zes profielen": zes_profielen(), **real}


def equal(wanted: Mapping[str, list[dict[str, Any]]], found: Mapping[str, list[dict[str, Any]]]) -> tuple[int, int]:
    """How many rows of the tables are the same in both, and how many there should be."""
    same = total = 0
    for name, rows in wanted.items():
        expected, read = Counter(map(repr, rows)), Counter(map(repr, found[name]))
        same += (expected & read).total()
        total += max(expected.total(), read.total())
    return same, total


def main() -> None:
    """Print a row per dossier: prints that are equal in all they show, equal rows, and codes of findings that the XML has not."""
    from playwright.sync_api import sync_playwright

    print("| dossier | prints | whole | rows | accused |\n|---|---|---|---|---|")
    with sync_playwright() as api:
        browser = api.chromium.launch(executable_path=str(looks.CHROMIUM), args=["--no-sandbox"])
        for name, dossier in dossiers().items():
            source = tables(write(dossier).encode(), "d.xml")
            wanted, clean = shown(source), {item.code for item in run_rules(source).findings}
            whole = same = total = 0
            accused: Counter[str] = Counter()
            for look in looks.LOOKS.values():
                found = tables(looks.pdf(druk.story(dossier), look, browser), "d.pdf")
                read = shown(found)
                whole += read == wanted
                rows = equal(wanted, read)
                same, total = same + rows[0], total + rows[1]
                accused.update({item.code for item in run_rules(found).findings} - clean)
            print(
                f"| {name} | {len(looks.LOOKS)} | {whole} | {same} of {total} | {dict(sorted(accused.items())) or 'none'} |",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
