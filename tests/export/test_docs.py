"""The examples of docs/python.md and the queries of docs/export.md, run as they stand there."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import rdflib

from pipeline.publish import skos
from pipeline.publish.database import duck, sqlite
from pipeline.publish.forms import FORMS
from tests.export.tables import publication, shipped

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
PYTHON = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXPORT = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


def block(form: str, language: str) -> str:
    chapter = EXPORT.partition(f"\n## {form}\n")[2].partition("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", chapter, re.DOTALL)[0]


def test_the_examples_from_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw").symlink_to(ROOT / "raw")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", PYTHON, re.DOTALL):
        exec(code, names)
    assert (tmp_path / "build" / "commercieel-medewerker-2009-2010.sqlite").is_file()
    assert names["titles"]
    assert names["standing"]
    assert len(names["by_rule"]) > 50  # type: ignore[arg-type]


def test_every_form_has_a_chapter() -> None:
    assert {form for form in FORMS if f"\n## {form}\n" not in EXPORT} == {"csv"}


def test_the_queries_answer(tmp_path: Path) -> None:
    sqlite.write([publication(shipped())], tmp_path / "d.sqlite")
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        assert len(connection.execute(block("sqlite", "sql")).fetchall()) == 3
    duck.write([publication(shipped())], tmp_path / "d.duckdb")
    with duckdb.connect(str(tmp_path / "d.duckdb"), read_only=True) as base:
        assert len(base.execute(block("duckdb", "sql")).fetchall()) == 4
    skos.write([publication(shipped())], tmp_path / "d.jsonld")
    graph = rdflib.Graph().parse(tmp_path / "d.jsonld", format="json-ld")
    prefixes = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX schema: <http://schema.org/>"
    assert len(list(graph.query(f"{prefixes} {block('jsonld', 'sparql')}"))) > 10
