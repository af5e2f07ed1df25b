"""The CSVs for Dutch Excel: read back with pandas, which takes semicolons and a byte order mark as told."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pandas as pd

import schemas
from pipeline.publish import csv_excel
from tests.export.tables import cells, names, publication, shipped

if TYPE_CHECKING:
    from pathlib import Path


def unguarded(text: str) -> object:
    """What stood in the table: the apostrophe before a formula is for Excel alone."""
    return text[1:] if re.match(r"''*[=+\-@\t\r]", text) else text or None


def shown(value: object) -> str | None:
    if value is None or isinstance(value, bool):
        return {None: None, True: "WAAR", False: "ONWAAR"}[value]
    return str(value)


def test_round_trip(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    csv_excel.write([publication(tables)], tmp_path / "uit")
    for name in names():
        with (tmp_path / "uit" / schemas.path(name)).open(encoding="utf-8-sig", newline="") as handle:
            header, *rows = csv.reader(handle, delimiter=";", strict=True)
        assert header == list(tables[name].columns)
        read = [tuple(unguarded(text) for text in row) for row in rows]
        assert read == [tuple(shown(value) for value in row) for row in cells(tables, name)]


def test_pandas_reads_it_as_dutch_excel_does(tmp_path: Path) -> None:
    tables = shipped()
    csv_excel.write([publication(tables)], tmp_path / "uit")
    for name in names():
        frame = pd.read_csv(
            tmp_path / "uit" / schemas.path(name), sep=";", decimal=",", encoding="utf-8-sig", dtype=str, keep_default_na=False
        )  # fmt: skip
        assert frame.shape == tables[name].shape


def test_bytes_are_for_excel(tmp_path: Path) -> None:
    csv_excel.write([publication(shipped())], tmp_path / "uit")
    data = (tmp_path / "uit" / "kerntaken.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdossier_id;kerntaak_nr;titel;")
    assert data.endswith(b"\r\n")
    for path in (tmp_path / "uit").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            assert not any(cell[:1] in "=+-@" for row in csv.reader(handle, delimiter=";") for cell in row if cell)
