"""What a run does with its output folders, through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.dossiers import een_uitstroom, write_text
from tests.test_cli import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.txt").write_text(write_text(een_uitstroom()), encoding="utf-8")
    return tmp_path


def validate(*more: str) -> tuple[int, str, str]:
    return run("validate", "goed.txt", "--no-data-docs", *more)


@pytest.mark.parametrize(
    ("processed", "reports", "why"),
    [
        ("uit", "uit", "dezelfde map"),
        ("uit", "uit/rapport", "de ene map staat in de andere"),
        ("uit/tabellen", "uit", "de ene map staat in de andere"),
        ("uit", "elders/../uit", "dezelfde map"),
    ],
)
def test_folders_that_are_mixed_are_refused(place: Path, processed: str, reports: str, why: str) -> None:
    status, _, err = validate("--processed", processed, "--reports", reports)
    assert (status, err.count("\n")) == (2, 1)
    assert f"--processed en --reports: {why}" in err
    assert not (place / "uit").exists()


def test_tables_and_report_say_of_which_run_they_are(place: Path) -> None:
    assert validate()[2] == ""
    tables, report = (
        next(path for path in (place / name).iterdir() if path.is_dir()) for name in ("processed", "reports")
    )
    package = json.loads((tables / "datapackage.json").read_text())
    told = json.loads((report / "run.json").read_text())
    assert package["run"] == told
    assert len(told["kenmerk"]) == 16
    before = (report / "run.json").read_bytes()
    assert validate()[2] == ""
    assert (report / "run.json").read_bytes() == before
    (place / "goed.waivers.toml").write_text('[ernst]\nKD401 = "advies"\n')
    assert run("transform", "goed.txt")[0] == 0
    _, _, err = validate()
    assert (
        err
        == f"dossier: processed/{tables.name} en reports/{tables.name}: tabellen en rapport zijn niet van dezelfde run; beide worden nu vernieuwd\n"
    )
    assert validate()[2] == ""
    assert json.loads((report / "run.json").read_text())["kenmerk"] != told["kenmerk"]


def test_a_run_that_fails_puts_right_what_a_killed_one_left(place: Path) -> None:
    validate()
    name = next(path.name for path in (place / "processed").iterdir())
    old = place / "processed" / ".dossier-oud-1-x"
    old.mkdir()
    (place / "processed" / name).rename(old / name)
    (place / "reports" / ".dossier-nieuw-1-x").mkdir()
    (place / "leeg.txt").write_text("")
    assert run("validate", "leeg.txt", "--no-data-docs")[0] == 2
    assert [path.name for path in (place / "processed").iterdir()] == [name]
    assert sorted(path.name for path in (place / "reports").iterdir()) == [name, "index.html"]


def test_two_runs_at_once_leave_both_dossiers_whole(place: Path) -> None:
    """Processes of their own, as two people start them; the folders end as one of the two alone leaves them."""
    (place / "anders").mkdir()
    other = write_text(een_uitstroom()).replace("2009", "2011").replace("2010", "2012")
    (place / "anders" / "anders.txt").write_text(other, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "validate", "--no-data-docs"]
    runs = [
        subprocess.Popen([*command, source], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for source in ("goed.txt", "goed.txt", "anders/anders.txt")
    ]
    ended = [(*process.communicate(), process.returncode) for process in runs]
    assert {status for _, _, status in ended} <= {0, 1}, ended
    assert all(line.endswith("seconden wachten") for _, err, _ in ended for line in err.splitlines())
    for folder in ("processed", "reports"):
        dossiers = [path for path in (place / folder).iterdir() if path.is_dir()]
        assert len(dossiers) == 2
        assert len({tuple(sorted(file.name for file in path.rglob("*"))) for path in dossiers}) == 1
        assert not [path for path in (place / folder).iterdir() if path.name.startswith(".")]


def test_a_fault_of_the_program_is_one_line_unless_asked(place: Path) -> None:
    code = (
        "import sys; from pipeline import dossiers; from pipeline.cli import main\n"
        "def crash(*_): raise ZeroDivisionError('deling\\ndoor nul')\n"
        "dossiers.tables_in = crash; sys.argv = ['dossier', 'check', 'goed.txt', *sys.argv[1:]]; main()"
    )
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (plain.returncode, plain.stdout, plain.stderr.count("\n")) == (2, "", 1)
    assert "ZeroDivisionError: deling door nul. Meld dit" in plain.stderr
    shown = subprocess.run([sys.executable, "-c", code, "--debug"], capture_output=True, text=True)
    assert "Traceback" in shown.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", "| head -c 1", "> /dev/full"])
def test_a_stream_that_is_closed_or_full_gives_no_traceback(place: Path, closed: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m pipeline check goed.txt {closed}", shell=True, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.stderr.count("\n") <= 1
