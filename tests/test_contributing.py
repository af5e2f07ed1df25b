"""What CONTRIBUTING says is true: its paths exist, and its walk-throughs are run from the page, on a copy."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dossiers import een_uitstroom, write_text

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```(?:python|yaml|diff) (\S+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
COPIED = ("pipeline", "schemas", "tests", "docs", "pyproject.toml", "CONTRIBUTING.md")
TYPES = ("--strict", "--no-site-packages", "--ignore-missing-imports", "--follow-imports=silent", "--config-file=")
TESTS = (
    "tests/test_cases.py",
    "tests/test_house.py",
    "tests/test_docs.py",
    "tests/test_golden.py",
    "tests/test_rows.py",
    "tests/test_schemas.py",
)
ABOUT = "KD290 or stale or before or every_column or described or type or found_by or outside"
"""The tests of those modules that a rule, a column or a reader can break."""


def blocks() -> list[tuple[str, str]]:
    """The file of each block of the page that names one, and its text without the indent of the page."""
    return [(name, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)) for indent, name, text in BLOCK.findall(PAGE)]


def changed(text: str, hunk: str) -> str:
    """A text with a hunk of a diff applied. What the hunk says is there must be there once."""
    lines = [line if line.strip() else f" {line}" for line in hunk.splitlines(keepends=True)]
    before = "".join(line[1:] for line in lines if line[0] in " -")
    assert text.count(before) == 1, before
    return text.replace(before, "".join(line[1:] for line in lines if line[0] in " +"))


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with all three walk-throughs done, and what is derived renewed."""
    folder = tmp_path_factory.mktemp("kopie")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    for name, text in blocks():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        is_change = file.exists()
        file.write_text(changed(file.read_text(encoding="utf-8"), text) if is_change else text, encoding="utf-8")
    run(folder, "schemas.row_types")
    run(folder, "pipeline.cli.docs")
    run(folder, "tests.golden")
    (folder / "raw").symlink_to(ROOT / "raw")
    return folder


def test_every_walk_through_has_its_blocks() -> None:
    names = [name for name, _ in blocks()]
    assert len([name for name in names if name.startswith("pipeline/check/rules/")]) == 1
    assert len([name for name in names if name.startswith("tests/cases/")]) == 1
    assert {"schemas/verantwoording.py", "pipeline/extract/registry.py"} <= set(names)


@pytest.mark.heavy
def test_what_is_printed_is_in_form_and_typed(copy: Path) -> None:
    names = sorted({name for name, _ in blocks() if name.endswith(".py")})
    run(copy, "ruff", "format", "--check", *names)
    run(copy, "ruff", "check", *names)
    run(copy, "mypy", *TYPES, "--cache-dir", str(copy / ".mypy"), *names)


@pytest.mark.heavy
def test_the_tests_hold_on_the_copy(copy: Path) -> None:
    told = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-k", ABOUT, *TESTS)
    assert re.search(r"^\d+ passed", told, re.MULTILINE)


@pytest.mark.heavy
def test_the_new_rule_column_and_reader_are_there(copy: Path) -> None:
    assert "niveau-bestaat-niet" in (copy / "docs" / "rules.md").read_text(encoding="utf-8")
    assert "schooljaar" in (copy / "docs" / "tables.md").read_text(encoding="utf-8")
    assert "schooljaar: str | None" in (copy / "schemas" / "rows.py").read_text(encoding="utf-8")
    (copy / "bron.txt.gz").write_bytes(gzip.compress(write_text(een_uitstroom()).encode()))
    assert "ELEMENT" in run(copy, "pipeline", "extract", "bron.txt.gz").upper()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:pipeline|schemas|tests|docs)/[\w./]*)`", PAGE))))
def test_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", PAGE))))
def test_link(link: str) -> None:
    assert (ROOT / link).exists()


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", PAGE, re.MULTILINE)) <= targets
