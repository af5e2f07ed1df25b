"""Parquet: read back with pandas and DuckDB, which know nothing of this project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import schemas
from pipeline.publish import parquet
from tests.export.tables import cells, names, publication, shipped

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

duckdb = pytest.importorskip("duckdb")
pq = pytest.importorskip("pyarrow.parquet")


def test_round_trip(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    place = tmp_path / "d.parquet"
    parquet.write([publication(tables)], place)
    assert len(list(place.rglob("*.parquet"))) == len(names())
    for name in names():
        path = place / schemas.path(name).replace(".csv", ".parquet")
        assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == cells(tables, name)


def test_metadata_describes_every_table_and_column(tmp_path: Path) -> None:
    place = tmp_path / "d.parquet"
    parquet.write([publication(shipped())], place)
    package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == names()
    for resource in package["resources"]:
        schema = pq.read_schema(place / resource["path"])
        assert schema.metadata[b"description"].decode() == schemas.description(resource["name"])
        own = json.loads(schema.metadata[b"datapackage"])
        assert (own["name"], own["resources"]) == (package["name"], [resource])
        for field, column in zip(schemas.fields(resource["name"]), schema, strict=True):
            assert column.metadata[b"description"].decode() == field.description
            assert column.nullable is not field.constraints.get("required", False)


def test_the_same_bytes_again(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        parquet.write([publication(shipped())], tmp_path / folder)
    for path in (tmp_path / "a").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes(), path
