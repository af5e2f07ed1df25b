"""The workbook: read back by openpyxl, cell by cell, and what people see first."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl

from pipeline.check.run import run_rules
from pipeline.publish.workbook import book
from pipeline.publish.workbook.sheet import CUT, MOST
from tests.export.tables import cells, hostile, names, publication, shipped

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return value


def test_every_table_is_read_back(tmp_path: Path) -> None:
    tables = shipped()
    book.write([publication(tables)], tmp_path / "d.xlsx")
    made = openpyxl.load_workbook(tmp_path / "d.xlsx")
    for name in names():
        head, *rows = made[name[:31]].iter_rows(values_only=True)
        assert list(head) == list(tables[name].columns)
        wanted = list(cells(tables, name))
        assert [tuple(plain(value) for value in row) for row in rows][: len(wanted)] == wanted


def test_hostile_text_is_text(tmp_path: Path) -> None:
    tables = hostile("x" * 40_000, "😀" * 20_000)
    book.write([publication(tables)], tmp_path / "d.xlsx")
    made = openpyxl.load_workbook(tmp_path / "d.xlsx")
    column = list(tables["paragrafen"].columns).index("tekst") + 1
    found = [made["paragrafen"].cell(row, column) for row in range(2, 2 + len(tables["paragrafen"]))]
    assert {cell.data_type for cell in found} == {"s"}
    texts = [str(cell.value) for cell in found]
    assert "=1+1" in texts
    assert "1.10" in texts
    assert "a\n\nb" in texts
    long = [text for text in texts if text.endswith(CUT)]
    assert len(long) == 2
    assert all(len(text.encode("utf-16-le")) // 2 <= MOST for text in long)
    told = [str(cell) for row in made["Leeswijzer"].iter_rows(values_only=True) for cell in row if cell]
    assert sum("Afgekapt: de tekst heeft" in text for text in told) >= 2


def test_what_people_look_for_comes_first(tmp_path: Path) -> None:
    tables = shipped()
    report = run_rules(tables)
    book.write([publication(tables, report)], tmp_path / "d.xlsx")
    made = openpyxl.load_workbook(tmp_path / "d.xlsx")
    assert made.sheetnames[:3] == ["Leeswijzer", "Bevindingen", "Afvinklijst"]
    assert [name for name in made.sheetnames if name.startswith("Matrix U")] == [
        "Matrix U1",
        "Matrix U2",
        "Matrix U3",
        "Matrix U4",
    ]
    assert "Kruistabel" in made.sheetnames
    findings = list(made["Bevindingen"].iter_rows(min_row=2, values_only=True))
    assert len(findings) == len(report.findings)
    assert made["Bevindingen"].freeze_panes is not None
    assert made["Bevindingen"].auto_filter.ref
    crosses = sum(
        cell == "x" for row in made["Matrix U1"].iter_rows(min_row=5, min_col=2, values_only=True) for cell in row
    )
    called = tables["werkproces_competenties"].dropna(subset=["competentie_code"])
    assert crosses >= len(called[called.uitstroom_id == "U1"].drop_duplicates(["werkproces_id", "competentie_code"]))
    assert isinstance(made["dossiers"]["A2"].value, str)
    days = [plain(cell.value) for cell in made["dossiers"][2] if cell.is_date]
    assert date(2008, 12, 16) in days


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    tables: dict[str, pd.DataFrame] = shipped()
    for name in ("een.xlsx", "twee.xlsx"):
        book.write([publication(tables)], tmp_path / name)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()
