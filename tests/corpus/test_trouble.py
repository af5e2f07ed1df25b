"""A disk that is full, two builds at once, a dossier that comes twice; and how a person sees how far a build is."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.corpus import progress
from pipeline.corpus.build import Order, build
from pipeline.corpus.finishing import Finish, finish
from pipeline.corpus.names import DATABASE
from pipeline.errors import OutputError
from pipeline.writing import owning
from tests.corpus.sources import _kept, dossier, folder_of, make, settle
from tests.corpus.test_again import digests
from tests.corpus.test_broken import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, "-m", "pipeline", "corpus", "build"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    place = tmp_path / "schijf"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a disk can be mounted by root only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path, room: int) -> Path:
    """Leave so many bytes on a disk."""
    filler = disk / "vol"
    filler.unlink(missing_ok=True)
    left = os.statvfs(disk)
    filler.write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - room)))
    return filler


def test_a_full_disk_leaves_the_corpus_and_one_line(disk: Path, tmp_path: Path) -> None:
    sources, out = folder_of(tmp_path / "bronnen", 3), disk / "corpus"
    settle()
    make([sources], out)
    before = digests(out)
    for name in ("imker", "zeilmaker"):
        place = sources / f"{name}-2008.txt"
        place.write_text(place.read_text(encoding="utf-8").replace("helder", "zuiver"), encoding="utf-8")
    settle()
    for room in (0, 40_000, 120_000):
        filler = fill(disk, room)
        with pytest.raises(OutputError, match="space") as error:
            make([sources], out)
        assert "\n" not in str(error.value)
        assert digests(out) == before
        assert sorted(path.name for path in disk.iterdir()) == ["corpus", "vol"]
    filler.unlink()
    make([sources], out)
    make([sources], tmp_path / "elders")
    assert digests(out) == digests(tmp_path / "elders") != before


def test_a_second_build_waits_or_says_so(tmp_path: Path) -> None:
    sources, out = folder_of(tmp_path / "bronnen", 1), tmp_path / "corpus"
    command = [*COMMAND, str(sources), "--out", str(out), "--workers", "1", "--wait"]
    with owning(out):
        impatient = subprocess.run([*command, "0.1"], cwd=ROOT, capture_output=True, text=True)
        assert impatient.returncode == 2
        assert "een andere run schrijft hier nog; niets geschreven" in impatient.stderr
        patient = subprocess.Popen(
            [*command, "60"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert patient.stderr
        assert "een andere run schrijft hier; ten hoogste 60 seconden wachten" in patient.stderr.readline()
        assert not list(out.glob("*.duckdb"))
    said, _ = patient.communicate()
    assert patient.returncode == 0
    assert said.endswith("1 dossiers, 0 niet genomen; 1 bronnen gelezen\n")


def test_of_two_sources_of_a_dossier_the_newer_is_taken_or_neither(tmp_path: Path) -> None:
    sources = tmp_path / "bronnen"
    sources.mkdir()
    for name, text in {
        "a-ouder.txt": dossier("Imker", 2010, "14-11-2009"),
        "b-nieuwer.txt": dossier("Imker", 2010, "3-2-2010"),
        "c-gelijk.txt": dossier("Kuiper", 2010),
        "d-gelijk.txt": dossier("Kuiper", 2010) + "\n",
        "e-alleen.txt": dossier("Molenaar", 2010),
    }.items():
        (sources / name).write_text(text, encoding="utf-8")
    built = make([sources], tmp_path / "corpus")
    found = rows(tmp_path / "corpus")
    said = {name: row["status"] for name, row in found.items()}
    assert said == {
        "a-ouder.txt": "ouder",
        "b-nieuwer.txt": "gelezen",
        "c-gelijk.txt": "dubbel",
        "d-gelijk.txt": "dubbel",
        "e-alleen.txt": "gelezen",
    }
    assert "b-nieuwer.txt, vastgesteld op 2010-02-03" in found["a-ouder.txt"]["reason"]
    assert "d-gelijk.txt" in found["c-gelijk.txt"]["reason"]
    assert "c-gelijk.txt" in found["d-gelijk.txt"]["reason"]
    assert [Path(source).name for source, _ in built.told] == ["c-gelijk.txt", "d-gelijk.txt"]


def test_lines_tell_how_far_it_is_where_there_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = folder_of(tmp_path / "bronnen", 2)
    (sources / "kapot.txt").write_bytes(b"\x00\x01")
    monkeypatch.setattr(progress, "EVERY", 0)
    told: list[str] = []
    build(Order([sources], tmp_path / "corpus"), lambda: _kept(2), told.append)
    assert len(told) == 3
    assert told[-1].startswith("3 van 3 bronnen, 1 mislukt, ")
    assert told[-1].endswith(" per seconde, nog 0 s")


def test_a_bar_at_a_terminal(tmp_path: Path) -> None:
    sources = folder_of(tmp_path / "bronnen", 2)
    (sources / "kapot.txt").write_bytes(b"\x00\x01")
    terminal, its = pty.openpty()
    started = subprocess.Popen(
        [*COMMAND, str(sources), "--out", str(tmp_path / "corpus"), "--workers", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=its,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(its)
    seen = b""
    with suppress(OSError):  # the terminal is closed at the other end
        while more := os.read(terminal, 65536):
            seen += more
    os.close(terminal)
    assert started.wait() == 2
    shown = seen.decode()
    assert "3/3" in shown
    assert "1 mislukt" in shown
    assert "per seconde" in shown
    assert "━" in shown


def test_a_database_that_cannot_be_written_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(OutputError, match=f"{DATABASE}: kan niet worden geschreven"):
        finish(Finish(str(tmp_path), ()))
