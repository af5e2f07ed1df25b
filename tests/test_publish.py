from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from pipeline import writing
from pipeline.errors import OutputError, SourceError
from pipeline.publish import csv_folder as publishing
from pipeline.publish.csv_folder import csv_text, read_table, read_tables, write_tables
from pipeline.publish.datapackage import datapackage
from pipeline.publish.tables_page import tables_page
from pipeline.writing import replacing
from tests.small_tables import DOSSIER_ID, ROWS, small_tables

TABLES_PAGE = Path(__file__).parent.parent / "docs" / "tables.md"
UITSTROMEN = len(schemas.fields("uitstromen"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(
    [
        "=1+1",
        "+31",
        "-",
        "@x",
        '"',
        '""',
        "a,b",
        "a\nb",
        "a\r\nb",
        "\r",
        " ",
        "NA",
        "null",
        "\x00",
        "\ufeff",
        "é•✓",
    ]
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    place = tmp_path / "processed" / DOSSIER_ID
    write_tables(small_tables(), place)
    return place


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_written_tables_are_read_again_the_same(published: Path) -> None:
    written, read = small_tables(), read_tables(published)
    assert list(read) == list(written)
    for name, frame in written.items():
        pd.testing.assert_frame_equal(read[name], frame)


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(TEXT | st.none(), max_size=6))
def test_any_text_is_read_again_the_same(texts: list[str | None]) -> None:
    rows = [{"volgnr": place, "tekst": text, "titel": text} for place, text in enumerate(texts, 1)]
    assert_read_again("paragrafen", rows)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(-(2**63) + 1, 2**63 - 1), st.booleans()) | st.none(), max_size=6))
def test_any_number_and_flag_is_read_again_the_same(values: list[tuple[int, bool] | None]) -> None:
    rows = [dict(zip(("niveau", "branche_vereisten"), value or (None, None), strict=True)) for value in values]
    assert_read_again("uitstromen", rows)


def assert_read_again(name: str, rows: list[dict[str, Any]]) -> None:
    frame = schemas.frame(name, rows)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / f"{name}.csv"
        path.write_text(csv_text(frame), encoding="utf-8", newline="")
        read, lines = read_table(name, path)
    pd.testing.assert_frame_equal(read, frame)
    assert len(lines) == len(frame)


def test_the_same_tables_give_the_same_bytes(tmp_path: Path, published: Path) -> None:
    shuffled = {name: rows[::-1] for name, rows in ROWS.items()}
    write_tables(small_tables(**shuffled), tmp_path / "again")
    files = sorted(str(path.relative_to(published)) for path in published.rglob("*") if path.is_file())
    assert files == sorted([*(schemas.path(name) for name in schemas.TABLES), "datapackage.json"])
    for name in files:
        assert (tmp_path / "again" / name).read_bytes() == (published / name).read_bytes()


def test_csv_is_rfc_4180_with_line_feeds_and_cells_unchanged(published: Path) -> None:
    assert (published / "resultaten.csv").read_bytes() == (
        b"dossier_id,uitstroom_id,werkproces_id,volgnr,resultaat,herkomst,"
        b"bron_regel,bron_pagina,bron_pad\n"
        b"medewerker-imkerij-2010-2011,U1,1.1,1,=SOM(A1) is geen formule.,,,,\n"
    )
    assert '"Hij zegt ""rustig"",\nen kijkt."' in (published / "uitwerkingen.csv").read_text(encoding="utf-8")
    with (published / "uitwerkingen.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.DictReader(handle))["omschrijving"] == 'Hij zegt "rustig",\nen kijkt.'
    assert ",false," in (published / "detailleringen.csv").read_text(encoding="utf-8")


def test_a_lone_carriage_return_is_quoted() -> None:
    frame = schemas.frame("branches", [{"dossier_id": "d", "branche": "a\rb"}])
    assert csv_text(frame).splitlines(keepends=True)[1:] == ['d,"a\r', 'b",,,\n']


def test_old_content_goes_and_nothing_is_left_beside(published: Path) -> None:
    (published / "oud.csv").write_text("weg", encoding="utf-8")
    write_tables(small_tables(), published)
    assert not (published / "oud.csv").exists()
    assert [path.name for path in published.parent.iterdir()] == [DOSSIER_ID]


def test_a_failure_halfway_leaves_the_old_content(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in published.rglob("*") if path.is_file()}

    def fail(frame: pd.DataFrame) -> str:
        if "crebocode" in frame:
            raise OSError(28, "No space left on device")
        return "half"

    monkeypatch.setattr(publishing, "csv_text", fail)
    with pytest.raises(OutputError, match=r"kan niet worden geschreven \(No space left on device\)$"):
        write_tables(small_tables(), published)
    assert {path.name: path.read_bytes() for path in published.rglob("*") if path.is_file()} == before
    assert [path.name for path in published.parent.iterdir()] == [DOSSIER_ID]


def test_a_move_that_fails_brings_the_old_content_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "uit"
    place.mkdir()
    (place / "oud").touch()
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.startswith(writing.NEW):
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    monkeypatch.setattr(writing, "_exchanged", lambda *_: False)
    with pytest.raises(OutputError, match="uit: kan niet worden geschreven"), replacing(place) as beside:
        (beside / "nieuw").touch()
    assert [path.name for path in place.iterdir()] == ["oud"]
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]


def test_a_place_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(OutputError, match="hier staat een bestand, geen map") as error:
        write_tables(small_tables(), tmp_path / "bestand" / DOSSIER_ID)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("uitstromen", ",3,", ",12,", "regel 2, kolom niveau: '12' ligt niet tussen 0 en 9"),
        ("uitstromen", ",3,", ",drie,", "regel 2, kolom niveau: 'drie' is niet een geheel getal"),
        ("uitstromen", "niveau", "nivo", "kolom niveau ontbreekt in de kopregel"),
        ("uitstromen", ",3,", ",3,,", f"regel 2 heeft {UITSTROMEN + 1} cellen, de kopregel {UITSTROMEN}"),
        (
            "detailleringen",
            "false",
            "nee",
            "regel 2, kolom verwijst_naar_eerste: 'nee' is niet true of false",
        ),
        ("detailleringen", ",K,", ",Z,", "regel 2, kolom competentie_code: 'Z' is geen van A, B"),
        (
            "werkprocessen",
            "1.10",
            "1.1",
            "regel 3, kolom werkproces_id: 'medewerker-imkerij-2010-2011, 1.1' staat",
        ),
        ("werkprocessen", ",1.10,", ",,", "regel 3, kolom werkproces_id: hier moet iets staan"),
        (
            "resultaten",
            ",U1,",
            ",U2,",
            "'medewerker-imkerij-2010-2011, U2, 1.1' staat niet in tabel uitwerkingen",
        ),
        ("uitwerkingen", 'kijkt."', "kijkt.", "regel 2 is geen geldige CSV"),
        ("dossiers", DOSSIER_ID, "", "regel 2, kolom dossier_id: hier moet iets staan (en nog"),
    ],
)
def test_a_broken_cell_is_one_line_with_file_line_column_and_value(
    published: Path, name: str, old: str, new: str, said: str
) -> None:
    change(published / f"{name}.csv", old, new)
    with pytest.raises(SourceError) as error:
        read_tables(published)
    assert f"{name}.csv: " in str(error.value)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_the_line_counts_line_breaks_inside_cells(published: Path) -> None:
    extra = f"{DOSSIER_ID},U1,4711,Titel,,,,,\n"
    path = published / "uitwerkingen.csv"
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8", newline="")
    with pytest.raises(SourceError, match=r"uitwerkingen\.csv: regel 4, kolom werkproces_id: '4711' heeft niet"):
        read_tables(published)


def test_a_missing_table_and_a_missing_folder_are_named(published: Path) -> None:
    (published / "matrices.csv").unlink()
    with pytest.raises(SourceError, match=r"matrices\.csv: bestand niet gevonden$"):
        read_tables(published)
    with pytest.raises(SourceError, match=r"nergens: map niet gevonden$"):
        read_tables(published / "nergens")


def test_a_folder_in_the_place_of_a_table_is_named(published: Path) -> None:
    (published / "branches.csv").unlink()
    (published / "branches.csv").mkdir()
    with pytest.raises(SourceError, match=r"branches\.csv: kan niet worden gelezen \(Is a directory\)$"):
        read_tables(published)


def test_bytes_that_are_not_utf8_are_named(published: Path) -> None:
    (published / "branches.csv").write_bytes(b"dossier_id,branche\n\xff\xfe\n")
    with pytest.raises(SourceError, match=r"branches\.csv: geen UTF-8"):
        read_tables(published)


def test_a_folder_holds_one_dossier(published: Path) -> None:
    for name in schemas.TABLES:
        path = published / schemas.path(name)
        path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"dossiers\.csv: hier hoort één dossier te staan, niet 0"):
        read_tables(published)


def test_what_a_spreadsheet_saves_is_read(published: Path) -> None:
    expected = read_tables(published)
    for name in schemas.TABLES:
        path = published / schemas.path(name)
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.reader(handle))
        rows = [[*rows[0], "notitie"], *([*row, "x"] for row in rows[:0:-1])]
        with path.open("w", encoding="utf-8-sig", newline="") as handle:
            csv.writer(handle).writerows(rows)
    for name, frame in read_tables(published).items():
        pd.testing.assert_frame_equal(frame, expected[name])


def frictionless_errors(folder: Path) -> list[str]:
    report = Package(str(folder / "datapackage.json")).validate()
    return [error.type for task in report.tasks for error in task.errors] + [error.type for error in report.errors]


def test_the_data_package_is_valid(published: Path) -> None:
    assert frictionless_errors(published) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("uitstromen", ",3,", ",12,", "constraint-error"),
        ("uitstromen", ",3,", ",drie,", "type-error"),
        ("werkprocessen", "1.10", "1.1", "primary-key"),
        ("resultaten", ",U1,", ",U2,", "foreign-key"),
        ("matrix_kruisjes", "C-U1-1", "C-onzin", "constraint-error"),
    ],
)
def test_the_data_package_guards_the_tables(published: Path, name: str, old: str, new: str, said: str) -> None:
    change(published / f"{name}.csv", old, new)
    assert said in frictionless_errors(published)


def test_the_data_package_describes_every_column(published: Path) -> None:
    package: dict[str, Any] = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package == datapackage(small_tables()["dossiers"])
    assert [resource["name"] for resource in package["resources"]] == list(schemas.TABLES)
    for resource in package["resources"]:
        header = (published / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header.split(",")
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["schema"]["missingValues"] == [""]


def test_the_page_of_tables_is_up_to_date() -> None:
    assert TABLES_PAGE.read_text(encoding="utf-8") == tables_page(), "docs/tables.md is stale: run `make docs`"


def test_the_page_of_tables_has_every_column_in_an_unbroken_row() -> None:
    page = tables_page()
    for name in schemas.TABLES:
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        rows = [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| column ")]
        assert [row.split(" | ")[0].strip("| *") for row in rows] == [field.name for field in schemas.fields(name)]
        assert {row.replace("\\|", "").count("|") for row in rows} == {5}


def test_a_cell_larger_than_the_csv_module_takes_by_itself_is_read(published: Path) -> None:
    change(published / "uitwerkingen.csv", "Inspecteert kasten", "x" * 200_000)
    assert read_tables(published)["uitwerkingen"]["titel"].tolist() == ["x" * 200_000]


def test_rows_that_someone_moved_come_in_key_order(published: Path) -> None:
    path = published / "werkprocessen.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    found = read_tables(published)["werkprocessen"]["werkproces_id"].tolist()
    assert len(found) > 1
    assert found == small_tables()["werkprocessen"]["werkproces_id"].tolist()
