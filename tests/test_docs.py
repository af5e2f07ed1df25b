"""The pages of docs/ say what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline.check.engine.rule import CATALOGUE
from pipeline.cli import app, docs
from pipeline.report.catalogue import COMMAND
from tests.dossiers import een_uitstroom, write_text

ROOT = Path(__file__).parent.parent
GROUP: Any = typer.main.get_command(app)


@pytest.mark.parametrize("name", docs.pages())
def test_page_is_not_stale(name: str) -> None:
    path = ROOT / "docs" / name
    assert path.exists(), f"docs/{name} is not there; run `{COMMAND}`"
    assert path.read_text(encoding="utf-8") == docs.pages()[name], f"docs/{name} is stale; run `{COMMAND}`"


def test_docs_are_written_where_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    docs.main()
    assert {path.name: path.read_text(encoding="utf-8") for path in docs.DOCS.iterdir()} == docs.pages()
    assert capsys.readouterr().err == "raw: bestand niet gevonden\n"


def test_picture_is_of_the_report_of_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "bron.txt"
    source.write_text(write_text(een_uitstroom()), encoding="utf-8")
    shown = []
    monkeypatch.setattr(docs, "write_picture", lambda page, target: shown.append((page.read_text(), target)))
    docs.picture(source, docs.PICTURE)
    ((page, target),) = shown
    assert een_uitstroom().titel in page
    assert target == Path("docs/toetsingsrapport.png")


def test_every_rule_is_in_the_page_with_its_ground() -> None:
    page = docs.pages()["rules.md"]
    for rule in CATALOGUE.values():
        assert f"### {rule.code} {rule.naam}\n" in page
        assert f"Grond: {rule.grond}\n" in page
        assert rule.uitleg in page


@pytest.mark.parametrize("name", GROUP.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = GROUP.commands[name]
    assert command.help
    section = docs.pages()["cli.md"].split(f"## dossier {name}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        assert parameter.help, f"{name}: {parameter.name} has no help"
        for option in parameter.opts if parameter.param_type_name == "option" else []:
            assert re.search(rf"{option}\b", section), f"{name}: {option} is not in docs/cli.md"


def test_every_target_of_make_is_in_its_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert listed
    assert set(listed[1].split()) == set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))


def test_constraints_are_names_and_versions() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)
