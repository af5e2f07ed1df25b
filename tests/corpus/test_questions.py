"""Questions to a corpus: each of docs/vragen.md has an answer, and no question does anything but read."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corpus import asking
from pipeline.corpus.asking import READS_ONLY

if TYPE_CHECKING:
    from tests.corpus.conftest import Made

RUN = CliRunner()
PAGE = Path(__file__).parents[2] / "docs" / "vragen.md"
QUESTIONS = re.findall(r"^## (\d+\. .*?)\n.*?```sql\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.S | re.M)


def ask(made: Made, sql: str) -> list[dict[str, Any]]:
    given = RUN.invoke(app, ["corpus", "query", str(made.folder), sql, "--format", "json"])
    assert given.exit_code == 0, given.stderr
    return json.loads(given.stdout)


def test_there_are_twelve_questions() -> None:
    assert [int(head.partition(".")[0]) for head, _ in QUESTIONS] == list(range(1, 13))


@pytest.mark.parametrize(("head", "sql"), QUESTIONS, ids=[head for head, _ in QUESTIONS])
def test_every_question_has_an_answer(made: Made, head: str, sql: str) -> None:
    found = ask(made, sql)
    if head.startswith("1."):  # here no werkproces about klachten asks X, and all of them R
        assert found == []
        found = ask(made, sql.replace("'X'", "'R'"))
        assert {row["werkproces"] for row in found} == {"Behandelt klachten"}
    assert found


def test_rekenen_rose_where_it_was_made_to(made: Made) -> None:
    rows = ask(made, QUESTIONS[1][1])
    assert {(row["domein"], row["van"], row["was"], row["werd"]) for row in rows} == {
        ("Gegevens verwerking", 2008, "X2", "Y1")
    }


def test_verwantschap_tells_what_is_shared(made: Made) -> None:
    first = ask(made, QUESTIONS[4][1])[0]
    titles = [
        {row["titel"] for row in ask(made, f"SELECT w.titel FROM werkprocessen w JOIN dossiers d USING (dossier_id) "
                                           f"WHERE d.titel = '{first[name]}' AND d.cohort = '{first['cohort']}'")}
        for name in ("dossier", "ander_dossier")
    ]  # fmt: skip
    shared = titles[0] & titles[1]
    assert "; ".join(sorted(shared)) == first["gedeelde_werkprocessen"]
    assert first["werkprocessen"] == len(shared)
    assert first["aandeel"] == round(len(shared) / min(map(len, titles)), 2)
    assert ask(made, "SELECT count(*) AS n FROM verwantschap WHERE dossier = ander_dossier") == [{"n": 0}]


def test_every_view_says_what_it_holds(made: Made) -> None:
    names = {
        "competenties_per_werkproces",
        "werkprocessen",
        "dekking",
        "vakkennis_per_term",
        "taalniveaus",
        "bevindingen",
        "verwantschap",
    }
    said = ask(made, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
    assert names <= {row["view_name"] for row in said}
    assert all(row["comment"] for row in said)


def test_the_forms_say_the_same(made: Made) -> None:
    sql = "SELECT titel, cohort_van, NULL AS leeg FROM dossiers ORDER BY dossier_id LIMIT 3"
    rows = ask(made, sql)
    as_csv = RUN.invoke(app, ["corpus", "query", str(made.folder), sql, "--format", "csv"]).stdout
    assert list(csv.DictReader(io.StringIO(as_csv))) == [
        {"titel": row["titel"], "cohort_van": str(row["cohort_van"]), "leeg": ""} for row in rows
    ]
    table = RUN.invoke(app, ["corpus", "query", str(made.folder), sql]).stdout.splitlines()
    assert [line.split()[0] for line in table[2:5]] == [row["titel"].split()[0] for row in rows]
    assert table[-1] == "(3 rijen)"
    assert ask(made, "SELECT 1 AS een WHERE false") == []


def test_what_steers_a_terminal_is_shown_harmless(made: Made) -> None:
    shown = RUN.invoke(app, ["corpus", "query", str(made.folder), "SELECT chr(27) || '[2J' || chr(10) || 'x' AS y"])
    assert "\x1b" not in shown.stdout
    assert len(shown.stdout.splitlines()) == 4


HOSTILE = [
    "COPY (SELECT 1) TO '{0}/gestolen.csv'",
    "COPY (SELECT 1) TO '{0}/corpus/gestolen.csv'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('{0}/corpus/../geheim.txt')",
    "SELECT * FROM '{0}/geheim.csv'",
    "SELECT * FROM read_blob('/proc/self/environ')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('{0}/geheim.txt')",
    "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    "ATTACH '{0}/nieuw.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SELECT 1; COPY (SELECT 1) TO '{0}/gestolen.csv'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{0}/gestolen.csv'",
    "CREATE TABLE t AS SELECT 1",
    "EXPORT DATABASE '{0}/uit'",
    "PRAGMA database_list",
    "CALL enable_logging()",
    "",
]


@pytest.mark.parametrize("sql", HOSTILE, ids=[sql[:40] for sql in HOSTILE])
def test_a_question_that_does_more_than_read_is_refused(made: Made, sql: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (tmp_path / "corpus").symlink_to(made.folder)
    before = {path: path.stat().st_mtime_ns for path in made.folder.rglob("*")}
    given = RUN.invoke(app, ["corpus", "query", str(tmp_path / "corpus"), sql.format(tmp_path)])
    assert given.exit_code == 2
    assert given.stderr == f"dossier: {READS_ONLY}\n"
    assert given.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "geheim.txt"]
    assert {path: path.stat().st_mtime_ns for path in made.folder.rglob("*")} == before


@pytest.mark.parametrize("sql", ["SELEKT 1", "SELECT * FROM bestaat_niet", "SELECT 1 / 'x'", "SELECT getenv('HOME')"])
def test_sql_that_cannot_be_run_is_one_line(made: Made, sql: str) -> None:
    given = RUN.invoke(app, ["corpus", "query", str(made.folder), sql])
    assert given.exit_code == 2
    assert given.stderr.startswith("dossier: ")
    assert given.stderr.count("\n") == 1


def test_a_question_without_end_ends_by_its_memory(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MEMORY", "100MB")
    endless = "SELECT list(a.range) FROM range(100000) a, range(100000) b"
    given = RUN.invoke(app, ["corpus", "query", str(made.folder), endless])
    assert given.exit_code == 2
    assert "geheugen" in given.stderr
