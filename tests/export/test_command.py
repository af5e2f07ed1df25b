"""The command `dossier export`: what it writes where, and how it meets what cannot be used."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.publish import forms
from pipeline.publish.csv_folder import write_tables
from pipeline.publish.forms import FORMS
from tests.dossiers import een_uitstroom, write_text
from tests.export.tables import another
from tests.small_tables import DOSSIER_ID, small_tables

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

TEXT = write_text(een_uitstroom())
ROOT = Path(__file__).parents[2]
FILES = [name for name in FORMS if name != "postgresql"]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a source and two folders of tables."""
    monkeypatch.chdir(tmp_path)
    Path("goed.txt").write_text(TEXT, encoding="utf-8")
    write_tables(small_tables(), Path("een"))
    write_tables(another(2), Path("twee"))
    return tmp_path


def run(*args: str) -> tuple[int, list[str], str]:
    result = CliRunner().invoke(app, ["export", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout.splitlines(), result.stderr


def refused(*args: str) -> str:
    status, out, err = run(*args)
    assert (status, out) == (2, [])
    assert err.startswith("dossier: ")
    assert err.count("\n") == 1
    return err


def test_every_form_of_a_source_and_of_a_folder(place: Path) -> None:
    for given in ("goed.txt", "een"):
        status, out, err = run(given, "--to", "all", "--out", "uit")
        assert (status, err) == (0, "")
        assert [Path(line).suffix for line in out] == [Path(f"x{FORMS[name].suffix}").suffix for name in FILES]
        assert all((place / line).exists() for line in out)
    assert sorted(path.name.removeprefix(DOSSIER_ID) for path in (place / "uit").glob(f"{DOSSIER_ID}*")) == sorted(
        FORMS[name].suffix for name in FILES
    )


def test_without_out_it_stands_in_the_working_directory_under_its_identifier(place: Path) -> None:
    assert run("een", "--to", "sqlite")[1] == [f"{DOSSIER_ID}.sqlite"]
    assert (place / f"{DOSSIER_ID}.sqlite").is_file()


def test_out_may_name_the_file(place: Path) -> None:
    assert run("een", "--to", "sqlite", "--out", "nieuw/mijn.db")[1] == ["nieuw/mijn.db"]
    assert (place / "nieuw" / "mijn.db").is_file()


def test_many_dossiers_in_one_file_and_in_a_place_each(place: Path) -> None:
    assert run("een", "twee", "goed.txt", "--to", "sqlite", "--to", "csv-excel") == (
        0,
        [
            "dossiers.sqlite",
            f"{DOSSIER_ID}.csv-excel",
            f"{DOSSIER_ID}-2.csv-excel",
            *run("goed.txt", "--to", "csv-excel")[1],
        ],
        "",
    )
    with sqlite3.connect("dossiers.sqlite") as connection:
        assert connection.execute("SELECT COUNT(*) FROM dossiers").fetchone() == (3,)


def test_a_source_that_cannot_be_used_is_told_and_the_others_go_on(place: Path) -> None:
    Path("leeg.txt").touch()
    status, out, err = run("leeg.txt", "een", "een", "twee", "--to", "sqlite")
    assert (status, out) == (2, ["dossiers.sqlite"])
    assert err.splitlines() == [
        "dossier: leeg.txt: het bestand is leeg",
        "dossier: een: is hetzelfde dossier als een; overgeslagen",
    ]
    with sqlite3.connect("dossiers.sqlite") as connection:
        assert connection.execute("SELECT COUNT(*) FROM dossiers").fetchone() == (2,)


def test_nothing_is_written_when_no_source_can_be_used(place: Path) -> None:
    before = sorted(place.iterdir())
    for name in FILES:
        assert "weg: bestand niet gevonden" in refused("weg", "--to", name)
    assert sorted(place.iterdir()) == before


def test_what_cannot_be_asked_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--to: 'pdf' is geen vorm; kies uit " in refused("een", "--to", "pdf")
    assert "--dsn: de vorm postgresql vraagt een server" in refused("een", "--to", "postgresql")
    Path("bezet").touch()
    assert "bezet" in refused("een", "--to", "csv-excel", "--out", "bezet")
    one = refused("een", "twee", "--to", "csv-excel", "--out", "x.csv-excel")
    assert "--out: x.csv-excel is één bestand, en csv-excel schrijft er een per dossier; noem een map" in one


@pytest.mark.parametrize("name", [name for name in FORMS if FORMS[name].library])
def test_a_missing_library_is_one_line_that_says_how_to_install_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(library: str) -> ModuleSpec | None:
        assert library == FORMS[name].library
        return None

    monkeypatch.setattr(forms, "find_spec", find)
    said = refused("een", "--to", name)
    assert f"de vorm {name} heeft {FORMS[name].library} nodig: " in said
    assert f"pip install 'kwalificatiedossier[{FORMS[name].extra}]'" in said
    extras = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project.optional-dependencies]")[2]
    assert f'\n{FORMS[name].extra} = ["{FORMS[name].library}' in extras


def test_check_imports_nothing_of_it() -> None:
    script = (
        "import sys\nfrom pipeline.cli import app\n"
        "try:\n    app(['check', 'goed.txt'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "pipeline.check.run" in loaded
    assert not loaded & {"duckdb", "psycopg", "pyarrow.parquet", "xlsxwriter"}  # pandas loads pyarrow itself
    assert not {name for name in loaded if name.startswith("pipeline.publish.")} - {"pipeline.publish.forms"}
