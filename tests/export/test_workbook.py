"""The workbook: read back with openpyxl; its sheets for people are looked at in print by hand."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import schemas
from pipeline.check.run import run_rules
from pipeline.publish.publication import Publication
from pipeline.publish.workbook import book
from pipeline.publish.workbook.sheet import CUT, MOST
from tests.export.tables import cells, hostile, names, publication, shipped

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")
ESCAPED = re.compile("_x(00[01][0-9A-F])_")
PEOPLE = ["Leeswijzer", "Bevindingen", "Afvinklijst"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Any:
    tables = shipped()
    place = tmp_path_factory.mktemp("boek") / "d.xlsx"
    book.write([Publication(tables, lambda: run_rules(tables))], place)
    return openpyxl.load_workbook(place)


def plain(value: object) -> object:
    """A cell as a value; openpyxl leaves what the format writes for control signs as it stands in the file."""
    if isinstance(value, datetime):
        return value.date()
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


def rows(sheet: Any) -> list[tuple[object, ...]]:
    return [tuple(plain(value) for value in row) for row in sheet.iter_rows(values_only=True)]


def expected(value: object) -> object:
    if isinstance(value, str) and len(value) > MOST:
        return value[: MOST - len(CUT)] + CUT
    return value


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_every_table_is_read_back(which: str, tmp_path: Path) -> None:
    tables = shipped() if which == "shipped" else hostile("x" * 40_000)
    place = tmp_path / "d.xlsx"
    book.write([publication(tables)], place)
    read = openpyxl.load_workbook(place)
    for name in names():
        head, *found = rows(read[name[:31]])
        assert list(head) == list(tables[name].columns)
        assert found == [tuple(expected(value) for value in row) for row in cells(tables, name)], name
    assert not [cell for sheet in read if sheet.title in tables for row in sheet.iter_rows() for cell in row
                if cell.data_type == "f"]  # fmt: skip
    (day,) = (cell for cell in read["dossiers"][2] if isinstance(cell.value, datetime))
    assert day.number_format == "dd-mm-yyyy"
    assert isinstance(plain(day.value), date)


def test_what_is_too_long_is_cut_with_a_row_in_the_leeswijzer(tmp_path: Path) -> None:
    texts = "x" * 40_000, "🎓" * 20_000, "é" * MOST, "🎓" * (MOST // 2)
    place = tmp_path / "d.xlsx"
    book.write([publication(hostile(*texts))], place)
    read = openpyxl.load_workbook(place)
    found = {str(row[1]): row[0] for row in rows(read["Leeswijzer"]) if "Afgekapt: de tekst" in str(row[1])}
    assert found.keys() == {"Afgekapt: de tekst heeft 40000 tekens.", "Afgekapt: de tekst heeft 20000 tekens."}
    stored = [row[6] for row in rows(read["paragrafen"])]
    assert texts[2] in stored
    assert texts[3] in stored
    cut = [text for text in stored if str(text).endswith(CUT)]
    assert [len(str(text).encode("utf-16-le")) // 2 <= MOST for text in cut] == [True, True]


def test_a_sheet_for_people_comes_first_and_a_head_stays(written: Any) -> None:
    uitstromen = list(shipped()["uitstromen"]["uitstroom_id"])
    matrices = [f"Matrix {key}" for key in uitstromen]
    assert written.sheetnames == [*PEOPLE, *matrices, "Kruistabel", "Competenties per werkproces", *names()]
    for name in names():
        sheet = written[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        notes = [cell.comment.text for cell in sheet[1]]
        assert notes == [field.description for field in schemas.fields(name)]
    links = {cell.value for row in written["Leeswijzer"].iter_rows() for cell in row if cell.hyperlink}
    assert links == set(written.sheetnames[1:])


def test_findings_stand_with_place_and_proposal_and_can_be_ticked_off(written: Any) -> None:
    report = run_rules(shipped())
    head, *found = rows(written["Bevindingen"])
    assert [row[head.index("Vingerafdruk")] for row in found] == [item.vingerafdruk for item in report.findings]
    assert [row[head.index("Voorstel")] for row in found] == [item.voorstel for item in report.findings]
    assert "regel " in str(found[0][head.index("Plaats")])
    ticks = written["Afvinklijst"]
    own = [item for item in report.findings if item.aanvaard is None and item.eigenaar == "dossier"]
    assert [row[3] for row in rows(ticks)[5:]] == [item.bericht for item in own]
    assert {row[0] for row in rows(ticks)[5:]} == {"open"}
    (choices,) = ticks.data_validations.dataValidation
    assert choices.formula1 == '"open,bezig,gedaan,niet nodig"'


def test_matrices_and_crosstabs_count_as_the_tables_do(written: Any) -> None:
    asked = shipped()["werkproces_competenties"]
    for uitstroom_id, own in asked.groupby("uitstroom_id"):
        shown = Counter(value for row in rows(written[f"Matrix {uitstroom_id}"])[4:] for value in row[1:])
        legend = 2
        assert shown["x"] - legend == len(own.drop_duplicates(["werkproces_id", "competentie_code"]))
    kennis = shipped()["vakkennis"].merge(
        shipped()["werkprocessen"][["werkproces_id", "kerntaak_nr"]], on="werkproces_id"
    )
    table = rows(written["Kruistabel"])[4:]
    assert [row[0] for row in table] == sorted(set(kennis["vakkennis"]), key=lambda text: (text.casefold(), text))
    places = sum(len(str(value).split(", ")) for row in table for value in row[2:] if value)
    assert places == len(kennis[["vakkennis", "uitstroom_id", "werkproces_id"]].drop_duplicates())
    listed = {row[0]: row[1:] for row in rows(written["Competenties per werkproces"])}
    (row,) = (row for title, row in listed.items() if str(title).startswith("2.1 "))
    assert row[3] == "M, X, R, E"


def test_the_same_bytes_again(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        book.write([publication(shipped())], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (
        pd.read_excel(tmp_path / "a.xlsx", sheet_name="kerntaken")["titel"].tolist()
        == shipped()["kerntaken"]["titel"].tolist()
    )
