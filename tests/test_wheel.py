"""What an author installs: the wheel holds every file that the program reads, and works where the source is not."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.dossiers import een_uitstroom, write_text

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipeline", "schemas")

pytestmark = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("pip", "setuptools")), reason="no pip or setuptools here"
)


def python(*args: str | Path, of: Path | str = sys.executable) -> None:
    subprocess.run([of, *map(str, args)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made of a copy of the source so that the source itself stays as it is."""
    source = tmp_path_factory.mktemp("bron")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    python("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", source / "uit", source)
    return next((source / "uit").glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel; the libraries it needs are those of this one."""
    place = tmp_path_factory.mktemp("leeg") / "omgeving"
    python("-m", "venv", "--without-pip", place)
    inside = place / "bin" / "python"
    python("-m", "pip", "--python", inside, "install", "-q", "--no-deps", "--no-index", wheel)
    libraries = next(place.glob("lib/python*/site-packages"))
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return place


def dossier(environment: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    call = [str(environment / "bin" / "dossier"), *map(str, args)]
    return subprocess.run(call, cwd=environment, env=clean, capture_output=True, text=True, check=False)


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    there = {
        str(path.relative_to(ROOT))
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert there - inside == set()


def test_it_reads_checks_and_reports_where_the_source_is_not(environment: Path) -> None:
    (environment / "imker.txt").write_text(write_text(een_uitstroom()), encoding="utf-8")
    checked = dossier(environment, "check", "imker.txt", "--quiet")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("0 fouten")
    validated = dossier(environment, "validate", "--no-data-docs", "imker.txt")
    assert validated.returncode == 0, validated.stderr
    assert next(environment.glob("reports/*/toetsingsrapport.html")).stat().st_size > 10_000


@pytest.mark.parametrize("command", [["serve"], ["watch"], ["corpus", "build"]])
def test_the_commands_for_authors_and_for_many_are_there(environment: Path, command: list[str]) -> None:
    told = dossier(environment, *command, "--help")
    assert (told.returncode, told.stderr) == (0, "")
