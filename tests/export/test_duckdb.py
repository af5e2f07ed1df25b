"""DuckDB: read back with its own library, which did not write the values one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import schemas
from pipeline.errors import OutputError
from pipeline.publish.database import duck
from pipeline.publish.database.views import views
from tests.export.tables import another, cells, names, publication, shipped
from tests.small_tables import small_tables

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

duckdb = pytest.importorskip("duckdb")


def test_round_trip(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    place = tmp_path / "d.duckdb"
    duck.write([publication(tables)], place)
    with duckdb.connect(place, read_only=True) as connection:
        for name in names():
            result = connection.execute(f'SELECT * FROM "{name}"')
            assert [column[0] for column in result.description] == list(tables[name].columns)
            assert result.fetchall() == cells(tables, name)


def test_comments_keys_checks_and_views(tmp_path: Path) -> None:
    place = tmp_path / "d.duckdb"
    duck.write([publication(shipped()), publication(small_tables()), publication(another(2))], place)
    with duckdb.connect(place) as connection:
        said = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        assert said == {name: schemas.description(name) for name in names()}
        columns = connection.execute("SELECT table_name, column_name, comment FROM duckdb_columns()").fetchall()
        expected = {(name, field.name): field.description for name in names() for field in schemas.fields(name)}
        assert expected.items() <= {(table, column): comment for table, column, comment in columns}.items()
        kinds = connection.execute("SELECT constraint_type, COUNT(*) FROM duckdb_constraints() GROUP BY 1").fetchall()
        assert dict(kinds)["FOREIGN KEY"] == sum(len(schemas.references(name)) for name in names())
        assert dict(kinds)["PRIMARY KEY"] == len(names())
        with pytest.raises(duckdb.ConstraintException):
            connection.execute("UPDATE uitstromen SET crebocode = 'x', uitstroom_id = 'Q1' WHERE uitstroom_id = 'U2'")
        for view in views():
            assert connection.execute(f"SELECT COUNT(*) FROM {view.name}").fetchall()[0][0] > 0, view.name
        assert connection.execute("SELECT COUNT(*) FROM dossiers").fetchall() == [(3,)]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "d.duckdb"
    duck.write([publication(small_tables())], place)
    before = place.read_bytes()
    with pytest.raises(OutputError, match=r"d\.duckdb: kan niet worden geschreven \(Constraint Error"):
        duck.write([publication(small_tables()), publication(small_tables())], place)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["d.duckdb"]
