"""A source that hangs, crashes or eats memory costs itself and nothing else."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

import pytest

from tests.corpus.broken import READING
from tests.corpus.sources import dossier, folder_of, make, settle

if TYPE_CHECKING:
    from pathlib import Path

TIMEOUT, MEMORY = 2, 200


def rows(out: Path) -> dict[str, dict[str, str]]:
    """The rows of build.csv by the name of the source."""
    with (out / "build.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"].rpartition("/")[2]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = folder_of(tmp_path_factory.mktemp("bronnen"), 4)
    for name in ("hangt", "crasht", "crasht-ook", "vreet", "hapert"):
        (folder / f"{name}.txt").write_text(dossier(name.title(), 2011), encoding="utf-8")
    (folder / "leugen.pdf").write_bytes(b"%PDF-1.7\n" + b"leugen" * 200)
    (folder / "nergens.txt").symlink_to("weg.txt")
    settle()
    return folder


@pytest.fixture(scope="module")
def out(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("uit") / "corpus"
    make([sources], out, timeout=TIMEOUT, memory=MEMORY, reading=READING)
    return out


def test_the_others_are_read(out: Path) -> None:
    good = {name for name, row in rows(out).items() if row["status"] == "gelezen"}
    assert good == {"imker-2008.txt", "molenaar-2008.txt", "zeilmaker-2008.txt", "touwslager-2008.txt", "hapert.txt"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hangt.txt", "langer dan 2 seconden"),
        ("crasht.txt", "SIGSEGV"),
        ("crasht-ook.txt", "SIGSEGV"),
        ("vreet.txt", "meer dan 200 MB geheugen"),
        ("leugen.pdf", "PDF"),
        ("nergens.txt", "geen bestand"),
    ],
)
def test_each_is_told_with_its_reason(out: Path, name: str, reason: str) -> None:
    row = rows(out)[name]
    assert (row["status"], row["dossier_id"]) == ("mislukt", "")
    assert reason in row["reason"]
    assert str(out.parent) not in row["reason"]
    assert (len(row["sha256"]) == 64) is (name != "nergens.txt")


def test_what_was_ended_is_not_tried_again_under_the_same_bounds(sources: Path, out: Path) -> None:
    started = time.monotonic()
    assert make([sources], out, timeout=TIMEOUT, memory=MEMORY, reading=READING).read == 0
    assert make([sources], out, timeout=TIMEOUT - 1, memory=MEMORY, reading=READING).read == 0
    assert time.monotonic() - started < TIMEOUT


def test_what_was_ended_is_tried_again_with_more(sources: Path, out: Path) -> None:
    built = make([sources], out, timeout=TIMEOUT + 1, memory=MEMORY * 10)
    assert built.read == 4
    assert {reason.split()[0] for _, reason in built.told} == {"de", "is"}
    assert rows(out)["hangt.txt"]["status"] == "gelezen"


def test_a_source_that_changes_under_the_reading_is_told_and_not_kept(tmp_path: Path) -> None:
    changing = tmp_path / "verandert.txt"
    changing.write_text(dossier("Imker"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(dossier("Molenaar"), encoding="utf-8")
    built = make([tmp_path], tmp_path / "corpus", workers=1, reading=READING)
    assert built.counts == {"gelezen": 1, "mislukt": 1}
    assert built.told == [(str(changing), "veranderde terwijl zij werd gelezen")]
    assert make([tmp_path], tmp_path / "corpus", workers=1).counts == {"gelezen": 2}
