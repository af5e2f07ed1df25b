"""What the files and folders of a corpus are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TABLES, FINDINGS, OUTCOMES = "tables", "findings", "outcomes"
BUILD, DATABASE, PACKAGE = "build.csv", "corpus.duckdb", "datapackage.json"
INDEX = ".index.json"
"""What the corpus was made of, by which the next build tells what changed."""
KEPT = ".resultaten"
"""The folder of the results of sources, which goes over from one corpus to the next; by it a corpus is known."""
MADE = (TABLES, FINDINGS, OUTCOMES, BUILD, DATABASE, PACKAGE, INDEX)
"""All that a build makes anew; whatever else stands in the folder of a corpus stays."""
NO_COHORT = "onbekend"
"""The cohort of dossiers that name none."""


def folder_of(name: str) -> str:
    """The folder of a table, of `bevindingen` and of `uitkomsten`, inside that of the corpus."""
    return {"bevindingen": FINDINGS, "uitkomsten": OUTCOMES}.get(name, f"{TABLES}/{name}")


def part_of(name: str, cohort: str, number: int) -> str:
    """The file of some rows of a table; a table that is the same for all dossiers has one, without a cohort."""
    return f"{folder_of(name)}/cohort={cohort}/part-{number}.parquet" if cohort else f"{folder_of(name)}/part-0.parquet"


def usable(folder: Path) -> bool:
    """Whether a whole corpus stands in a folder."""
    return (folder / DATABASE).is_file()
