"""SQLite: read back with the sqlite3 of Python, and its declarations asked of SQLite itself."""

from __future__ import annotations

import sqlite3
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

import schemas
from pipeline.errors import OutputError
from pipeline.publish.database import sqlite
from pipeline.publish.database.views import views
from tests.export.tables import another, cells, names, publication, shipped
from tests.small_tables import small_tables

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def test_round_trip(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    place = tmp_path / "d.sqlite"
    sqlite.write([publication(tables)], place)
    with sqlite3.connect(place) as connection:
        for name in names():
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            assert [column[0] for column in cursor.description] == list(tables[name].columns)
            assert cursor.fetchall() == [tuple(plain(value) for value in row) for row in cells(tables, name)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_keys_checks_and_types_are_those_of_the_schemas(tmp_path: Path) -> None:
    place = tmp_path / "d.sqlite"
    sqlite.write([publication(small_tables())], place)
    connection = sqlite3.connect(place)
    connection.execute("PRAGMA foreign_keys = ON")
    for name in names():
        info = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]) == schemas.primary_key(name)
        targets = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        assert {row[2] for row in targets} == {reference.target for reference in schemas.references(name)}
        strict = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (name,)).fetchone()
        assert strict == (1,)
    for wrong in (
        "UPDATE uitstromen SET niveau = 12",
        "UPDATE uitstromen SET niveau = 'drie'",
        "UPDATE uitstromen SET branche_vereisten = 2",
        "UPDATE dossiers SET vastgesteld_op = '2009-02-31'",
        "UPDATE detailleringen SET competentie_code = 'Z'",
        "UPDATE uitwerkingen SET uitstroom_id = 'U9'",
        "UPDATE werkprocessen SET kerntaak_nr = NULL",
        "INSERT INTO kerntaken SELECT * FROM kerntaken",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(wrong)
    (declared,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'uitstromen'").fetchone()
    assert schemas.description("uitstromen") in declared
    assert all(field.description in declared for field in schemas.fields("uitstromen"))


def test_the_views_answer(tmp_path: Path) -> None:
    place = tmp_path / "d.sqlite"
    sqlite.write([publication(shipped())], place)
    with sqlite3.connect(place) as connection:
        for view in views():
            assert connection.execute(f"SELECT COUNT(*) FROM {view.name}").fetchone()[0] > 0, view.name
        (row,) = connection.execute(
            "SELECT uitstroom, werkproces FROM werkprocessen_per_uitstroom WHERE uitstroom_id = 'U4' AND werkproces_id = '2.1'"
        )
        asked = connection.execute(
            "SELECT competentie_code FROM competenties_per_werkproces WHERE uitstroom_id = 'U4' AND werkproces_id = '2.1'"
        )
        assert "accountmanager" in row[0]
        assert [code for (code,) in asked] == ["M", "X", "R", "E"]
        (kennis,) = connection.execute("SELECT COUNT(*) FROM kennis_per_kerntaak").fetchone()
        assert kennis == len(shipped()["vakkennis"])
        assert connection.execute("SELECT SUM(aantal) FROM vakkennis_per_term").fetchone() == (kennis,)


def test_many_dossiers_in_one_file_at_twenty_a_second(tmp_path: Path) -> None:
    many = [publication(another(number)) for number in range(40)]
    start = time.process_time()
    sqlite.write(many, tmp_path / "d.sqlite")
    assert time.process_time() - start < 40 / 20
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        assert connection.execute("SELECT COUNT(*), COUNT(DISTINCT dossier_id) FROM werkprocessen").fetchone() == (
            80,
            40,
        )
        assert connection.execute("SELECT COUNT(*) FROM competenties").fetchone() == (25,)


def test_the_same_bytes_again_whatever_stood_there(tmp_path: Path) -> None:
    first, second = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    second.write_text("oud")
    for place in (first, second):
        sqlite.write([publication(shipped()), publication(small_tables())], place)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sqlite", "b.sqlite"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "d.sqlite"
    sqlite.write([publication(small_tables())], place)
    before = place.read_bytes()
    with pytest.raises(OutputError, match=r"d\.sqlite: kan niet worden geschreven \(UNIQUE constraint failed"):
        sqlite.write([publication(small_tables()), publication(small_tables())], place)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["d.sqlite"]
    with pytest.raises(OutputError, match="een deel van dit pad is een bestand"):
        sqlite.write([publication(small_tables())], place / "onder" / "d.sqlite")
