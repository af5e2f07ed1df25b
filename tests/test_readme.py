"""What the README says is true: its commands run, its links lead somewhere, its finding is found."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.check.run import run_rules
from pipeline.cli import app
from pipeline.extract import read
from pipeline.transform import transform
from tests.dossiers import een_uitstroom, write_text
from tests.dossiers.print import write_pdf
from tests.word_files import STIJLEN, typed_in_word

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
SOURCE = ROOT / "raw" / "commercieel-medewerker-2009-2010.txt"


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mijn-dossier.pdf").write_bytes(write_pdf(een_uitstroom()))
    (tmp_path / "mijn-dossier.docx").write_bytes(typed_in_word(een_uitstroom(), STIJLEN["styles and letters"]))
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "imker.txt").write_text(write_text(een_uitstroom()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", [line for line in LINES if "bin/dossier" in line])
def test_command(line: str, at_home: Path) -> None:
    arguments = shlex.split(line)[1:]
    fast = ["--no-data-docs"] if arguments[0] == "validate" else []
    result = CliRunner().invoke(app, [*arguments, *fast])
    assert result.exit_code == 0, result.output


def test_make_targets() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {line.split()[1] for line in LINES if line.startswith("make ")}
    assert named == {"validate", "test", "serve"}
    assert named <= targets


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_link(link: str) -> None:
    assert (ROOT / link).exists()


def test_where_things_are(at_home: Path) -> None:
    assert CliRunner().invoke(app, ["validate", "mijn-dossier.pdf", "--no-data-docs"]).exit_code == 0
    (reports,) = (path for path in (at_home / "reports").iterdir() if path.is_dir())
    files = {path.name for path in reports.iterdir()}
    assert files == {"toetsingsrapport.html", "toetsingsrapport.md", "bevindingen.json", "uitkomsten.csv", "run.json"}
    assert all(name.removeprefix("toetsingsrapport") in README for name in files)
    assert (at_home / "reports" / "index.html").exists()
    assert (at_home / "processed" / reports.name / "datapackage.json").exists()


def test_the_finding() -> None:
    (found,) = (item for item in run_rules(transform(read(SOURCE))).findings if item.code == "KD706")
    assert [place.regel for place in found.plaatsen] == [1527, 1555]
    assert all(f"line {line}" in README for line in (1527, 1555))
    assert all(date in found.bericht and date in README for date in ("17 juni 2008", "7 juni 2008"))
