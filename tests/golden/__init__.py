"""What two of the fictional dossiers become: every table, finding and outcome, in one file each.

`make golden` renews the files and shows what changed; `tests/test_golden.py` holds the code to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.publish.csv_folder import csv_text
from pipeline.report.files import outcomes_csv
from pipeline.report.formats.as_json import as_json
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, een_uitstroom, write_text
from tests.dossiers.damage import everything

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent
SOURCES: dict[str, Callable[[], str]] = {
    "een_uitstroom": lambda: write_text(een_uitstroom()),
    "drie_uitstromen_beschadigd": lambda: everything(write_text(drie_uitstromen()), seed=1).tekst,
}
"""The text of each dossier by the name of its golden file."""


def made(name: str) -> str:
    """What a dossier becomes: a chapter per table, then the findings and the outcomes."""
    tables = transform(read_text(f"{name}.txt", SOURCES[name]().encode()))
    report = run_rules(tables)
    chapters = {table: csv_text(frame) for table, frame in tables.items() if table != "competenties"}
    chapters |= {"bevindingen": as_json(report) + "\n", "uitkomsten": outcomes_csv(report)}
    return "\n".join(f"## {title}\n{text}" for title, text in chapters.items())
