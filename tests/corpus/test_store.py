"""The folder of a corpus: what stands in it, and that it is read back as it was written."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest

import schemas
from pipeline.corpus.database import questions as questions_of_corpus
from pipeline.corpus.store import open_store
from pipeline.errors import SourceError
from pipeline.interface import check_dossier, read_dossier
from pipeline.publish import walk
from pipeline.publish.database.views import views
from tests.corpus.sources import dossier, folder_of, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

BROKEN = "kapot.txt"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = folder_of(tmp_path_factory.mktemp("bronnen"), 10)
    (folder / BROKEN).write_bytes(b"\x00\x01")
    return folder


@pytest.fixture(scope="module")
def corpus(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("uit") / "corpus"
    make([sources], out)
    return out


@pytest.fixture
def store(corpus: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_store(corpus) as connection:
        yield connection


def test_every_table_is_there_with_the_rows_of_every_dossier(sources: Path, store: duckdb.DuckDBPyConnection) -> None:
    tables = read_dossier(sources / "ouder" / "molenaar-2008.txt")
    for table in walk.declared():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        where = "WHERE dossier_id = 'molenaar-2008-2009'" if table.of_dossier() else ""
        assert store.execute(f"SELECT {names} FROM {table.name} {where}").fetchall() == walk.rows(table, tables)


def test_a_table_has_its_columns_in_order_and_then_the_cohort(store: duckdb.DuckDBPyConnection) -> None:
    for table in walk.declared():
        columns = [column.name for column in table.columns]
        more = ["cohort"] if table.of_dossier() and "cohort" not in columns else []
        assert [row[0] for row in store.execute(f"DESCRIBE {table.name}").fetchall()] == columns + more
    cohorts = store.execute("SELECT DISTINCT cohort FROM kerntaken ORDER BY cohort").fetchall()
    assert cohorts == [("2008-2009",), ("2009-2010",)]
    assert store.execute("SELECT DISTINCT cohort FROM dossiers ORDER BY cohort").fetchone() == ("2008 - 2009",)


def test_findings_and_outcomes_are_those_of_a_check(sources: Path, store: duckdb.DuckDBPyConnection) -> None:
    report = check_dossier(read_dossier(sources / "imker-2008.txt"))
    found = store.execute(
        "SELECT code, ernst, bericht, plaatsen, vingerafdruk FROM bevindingen WHERE dossier_id = 'imker-2008-2009'"
    ).fetchall()
    assert found == [
        tuple(finding.as_dict()[name] for name in ("code", "ernst", "bericht", "plaatsen", "vingerafdruk"))
        for finding in report.findings
    ]
    assert found
    outcomes = store.execute("SELECT code, uitkomst, redenen FROM uitkomsten WHERE dossier_id = 'imker-2008-2009'")
    assert outcomes.fetchall() == [(item.code, item.uitkomst.value, list(item.redenen)) for item in report.outcomes]


def test_build_tells_of_every_source(sources: Path, corpus: Path, store: duckdb.DuckDBPyConnection) -> None:
    rows = list(csv.DictReader((corpus / "build.csv").open(encoding="utf-8", newline="")))
    assert [row["source"] for row in rows] == sorted(str(path) for path in sources.rglob("*.txt"))
    assert {row["status"] for row in rows if not row["source"].endswith(BROKEN)} == {"gelezen"}
    (broken,) = (row for row in rows if row["source"].endswith(BROKEN))
    assert (broken["status"], broken["dossier_id"], bool(broken["reason"])) == ("mislukt", "", True)
    assert broken["sha256"] == hashlib.sha256(b"\x00\x01").hexdigest()
    counted = store.execute("SELECT count(*), sum(rows), min(memory), max(seconds) FROM build").fetchone()
    assert counted
    assert counted[:2] == (11, sum(int(row["rows"] or 0) for row in rows))
    assert counted[2] > 0
    assert counted[3] > 0


@pytest.mark.parametrize("name", ["elders", "met, komma's en spaties"])
def test_a_corpus_can_be_moved(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    moved = shutil.copytree(corpus, tmp_path / name)
    monkeypatch.chdir("/")
    with open_store(moved) as connection:
        assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (10,)
        assert connection.execute("SELECT count(*) FROM build").fetchone() == (11,)


def test_a_corpus_only_reads(store: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    with pytest.raises(duckdb.Error, match="read-only"):
        store.execute("CREATE TABLE x (a INTEGER)")


def test_no_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="hier staat geen corpus"), open_store(tmp_path):
        pass


def test_data_package_describes_every_file(corpus: Path) -> None:
    package = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["name"] for resource in package["resources"]]
    assert names == [*schemas.TABLES, "bevindingen", "uitkomsten", "build"]
    listed = [
        path
        for item in package["resources"]
        for path in [item["path"]]
        for path in ([path] if isinstance(path, str) else path)
    ]
    there = {str(path.relative_to(corpus)) for path in corpus.rglob("*.parquet")} | {"build.csv"}
    assert sorted(listed) == sorted(there)


def test_views_are_described(store: duckdb.DuckDBPyConnection) -> None:
    said = dict(store.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    questions = {view.name for view in (*views(), *questions_of_corpus())}
    assert said.keys() == {*schemas.TABLES, "bevindingen", "uitkomsten", "build", *questions}
    assert all(said.values())


def test_a_corpus_without_a_dossier_has_every_table(tmp_path: Path) -> None:
    (tmp_path / BROKEN).write_bytes(b"\x00\x01")
    make([tmp_path / BROKEN], tmp_path / "corpus")
    with open_store(tmp_path / "corpus") as connection:
        assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM bevindingen").fetchone() == (0,)
        assert connection.execute("SELECT status FROM build").fetchall() == [("mislukt",)]


def test_what_else_stands_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dossier("Imker"), encoding="utf-8")
    out = tmp_path / "corpus"
    make([tmp_path / "a.txt"], out)
    (out / "aantekening.md").write_text("blijft", encoding="utf-8")
    (out / "tables" / "rommel").write_text("gaat", encoding="utf-8")
    (tmp_path / "b.txt").write_text(dossier("Molenaar"), encoding="utf-8")
    make([tmp_path], out)
    assert (out / "aantekening.md").read_text(encoding="utf-8") == "blijft"
    assert not (out / "tables" / "rommel").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "corpus"]
