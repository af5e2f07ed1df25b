"""Sources that are watched: every kind of save is checked once, and only what is new is shown."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.check.engine.finding import Finding, Report
from pipeline.desk.news import news
from pipeline.desk.saves import AWAY, SETTLED, Watched, What
from tests.dossiers import een_uitstroom, write_text
from tests.test_opmerkingen import with_faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD = write_text(een_uitstroom())


def finding(key: str, **more: str) -> Finding:
    return Finding(bericht=f"Bevinding {key}.", plaatsen=(), code="KD999", sleutel=key, **more)


def test_what_came_and_what_went_by_fingerprint() -> None:
    before = Report((finding("a"), finding("b"), finding("c"), finding("d", aanvaard="mag")))
    moved = replace(finding("b"), bericht="In andere woorden.")
    after = Report((finding("c", aanvaard="mag ook"), finding("d"), moved, finding("e")))
    found = news(before, after)
    assert [item.sleutel for item in found.nieuw] == ["d", "e"]
    assert [item.sleutel for item in found.weg] == ["a"]
    assert [(item.sleutel, item.aanvaard) for item in found.aanvaard] == [("c", "mag ook")]
    assert [item["bericht"] for item in found.as_dict()["weg"]] == ["Bevinding a."]
    assert found
    assert not news(after, after)


class Clock:
    """A folder looked at by a clock of the test's own."""

    def __init__(self, folder: Path, *files: Path) -> None:
        self.now = 100.0
        self.watched = Watched(list(files), [] if files else [folder])

    def after(self, seconds: float) -> list[tuple[str, str]]:
        """What is told in so many seconds, looked at ten times each second."""
        told = []
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            told += [(path.name, what.value) for path, what in self.watched.news(self.now)]
        return told


SAVED, GONE = [("a.docx", What.SAVED.value)], [("a.docx", What.GONE.value)]
LONG = 4.0


def test_a_save_by_rename_is_one_save(tmp_path: Path) -> None:
    """As Word saves: the new text beside the old, the old away, the new in its place."""
    path, clock = tmp_path / "a.docx", Clock(tmp_path)
    path.write_text("een")
    assert clock.after(LONG) == SAVED
    (tmp_path / "~WRD0001.tmp").write_text("twee!")
    path.rename(tmp_path / "~WRL0002.tmp")
    assert clock.after(AWAY / 2) == []
    (tmp_path / "~WRD0001.tmp").rename(path)
    assert clock.after(LONG) == SAVED


def test_a_file_that_is_being_written_waits_until_it_is_whole(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.docx", Clock(tmp_path)
    for part in range(5):
        with path.open("a") as file:
            file.write("deel")
        os.utime(path, (part, part))
        assert clock.after(SETTLED / 2) == []
    assert clock.after(LONG) == SAVED


def test_locks_and_other_files_are_no_sources(tmp_path: Path) -> None:
    clock = Clock(tmp_path)
    for name in ("~$a.docx", ".~lock.a.docx#", "a.docx~", "a.tmp", "a.png", ".docx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "map.docx").mkdir()
    assert clock.after(LONG) == []


def test_what_goes_away_and_comes_back(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.docx", Clock(tmp_path)
    path.write_text("een")
    assert clock.after(LONG) == SAVED
    path.unlink()
    assert clock.after(LONG) == GONE
    assert clock.after(LONG) == []
    path.write_text("een")
    assert clock.after(LONG) == SAVED


def test_settings_beside_a_source_and_a_neighbour(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("een")
    clock = Clock(tmp_path, path)
    assert clock.after(LONG) == SAVED
    (tmp_path / "b.docx").write_text("buur")
    assert clock.after(LONG) == []
    (tmp_path / "a.waivers.toml").write_text("")
    assert clock.after(LONG) == SAVED


def test_a_drive_that_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "schijf"
    folder.mkdir()
    (folder / "a.docx").write_text("een")
    clock = Clock(folder)
    assert clock.after(LONG) == SAVED
    folder.rename(tmp_path / "elders")
    assert clock.after(LONG) == GONE
    (tmp_path / "elders").rename(folder)
    assert clock.after(LONG) == SAVED


class Process:
    """`dossier watch` as a person runs it; what it prints is read as it comes."""

    def __init__(self, told: Path, *paths: Path) -> None:
        self.told, self.at = told, 0
        with told.open("w") as output:
            self.run = subprocess.Popen(
                [sys.executable, "-m", "pipeline", "watch", *map(str, paths)],
                stdout=output, stderr=subprocess.STDOUT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )  # fmt: skip

    def until(self, pattern: str, seconds: float = 60) -> str:
        """What was printed since the last time, up to the line that matches."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            said = self.told.read_text(encoding="utf-8")[self.at :]
            if found := re.search(rf"(?m)^.*{pattern}.*\n", said):
                self.at += found.end()
                return said[: found.end()]
            time.sleep(0.05)
        raise AssertionError(f"{pattern!r} not in {said!r}")


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    (tmp_path / "dossier.txt").write_text(GOOD, encoding="utf-8")
    made = Process(tmp_path / "told.log", tmp_path)
    yield made
    made.run.kill()
    made.run.wait()


def test_a_real_process_tells_what_is_new_and_what_is_gone(process: Process, tmp_path: Path) -> None:
    path = tmp_path / "dossier.txt"
    process.until(r"dossier\.txt:$")
    process.until(r"0 fouten, ")
    path.write_text(write_text(with_faults()), encoding="utf-8")
    head = process.until(r"dossier\.txt: [1-9]\d* nieuw \(")
    assert "Het hele dossier" not in head
    assert process.until(r"\+ \w+ KD\d+ [\w-]+ \[[0-9a-f]{12}\]")
    beside = tmp_path / "dossier.tmp"
    beside.write_text(GOOD, encoding="utf-8")
    beside.replace(path)
    process.until(r"dossier\.txt: [1-9]\d* weg \(0 fouten")
    assert process.until(r"- \w+ KD\d+")
    path.write_bytes(GOOD.encode()[:200])
    process.until(r"dossier: .*dossier\.txt: |dossier\.txt: ")
    path.write_text(GOOD, encoding="utf-8")
    process.until(r"dossier\.txt: ")
    path.unlink()
    process.until(r"dossier\.txt: is er niet meer")
    process.run.send_signal(signal.SIGINT)
    process.until("gestopt", 20)
    assert process.run.wait(20) == 0


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    made = Process(tmp_path / "told.log", tmp_path / "weg.docx")
    made.until("weg.docx: bestand niet gevonden")
    assert made.run.wait(20) == 2
