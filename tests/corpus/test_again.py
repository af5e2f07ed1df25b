"""A build after a build: what did not change is not read again, whatever the number of processes."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from pipeline.check.settings.waivers import add_waiver, waiver_path
from pipeline.corpus.store import open_store
from pipeline.interface import check_dossier, read_dossier
from tests.corpus.sources import dossier, folder_of, make, settle

if TYPE_CHECKING:
    from pathlib import Path

MEASURED = {"build.csv", "corpus.duckdb", ".index.json"}
"""What holds seconds and megabytes, a number that DuckDB draws, and times of files."""


def digests(out: Path) -> dict[str, str]:
    """The digest of every file that two builds of the same sources have alike, by its path."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in MEASURED and ".resultaten" not in path.parts
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path / "bronnen", 5)
    settle()
    return folder


def test_the_same_sources_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    make([sources], tmp_path / "een", workers=1)
    make([sources], tmp_path / "drie", workers=3)
    assert digests(tmp_path / "een") == digests(tmp_path / "drie")
    assert len(digests(tmp_path / "een")) > 50


def test_what_changed_is_read_and_gives_what_a_new_build_gives(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    assert make([sources], out).read == 5
    first = digests(out)
    inodes = {path: (out / path).stat().st_ino for path in first}
    (sources / "imker-2008.txt").write_text(dossier("Imker", 2008).replace("helder", "zuiver"), encoding="utf-8")
    (sources / "kuiper-2008.txt").rename(sources / "ouder" / "kuiper-2008.txt")
    (sources / "imker-2012.txt").write_text(dossier("Imker", 2012), encoding="utf-8")
    settle()
    assert make([sources], out).read == 2
    make([sources], tmp_path / "nieuw")
    assert digests(out) == digests(tmp_path / "nieuw")
    changed = {path for path in first if digests(out)[path] != first[path]}
    assert "tables/resultaten/cohort=2008-2009/part-0.parquet" in changed
    assert "tables/taaleisen/cohort=2008-2009/part-0.parquet" not in changed
    assert {path for path in first if (out / path).stat().st_ino != inodes[path]} == changed


def test_nothing_is_written_when_nothing_changed(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    make([sources], out)
    before = out.stat().st_ino
    assert make([sources], out).read == 0
    assert out.stat().st_ino == before


def test_a_corpus_that_lost_a_file_is_made_whole(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    make([sources], out)
    whole = digests(out)
    (out / "tables/kerntaken/cohort=2008-2009/part-0.parquet").unlink()
    (out / "tables/dossiers/cohort=2008-2009/part-0.parquet").write_bytes(b"PAR1")
    assert make([sources], out).read == 0
    assert digests(out) == whole


def test_results_that_are_gone_or_cut_off_are_made_again(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    make([sources], out)
    whole = digests(out)
    (out / "build.csv").unlink()
    first, second, *_ = sorted(path for path in (out / ".resultaten").rglob("*") if path.is_file())
    first.unlink()
    os.truncate(second, second.stat().st_size - 1)
    assert make([sources], out).read == 2
    assert digests(out) == whole


def test_a_file_that_was_touched_is_looked_at_and_not_read(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    make([sources], out)
    os.utime(sources / "imker-2008.txt")
    settle()
    assert make([sources], out).read == 0


def test_a_waiver_has_its_source_read_again(sources: Path, tmp_path: Path) -> None:
    out, source = tmp_path / "corpus", sources / "imker-2008.txt"
    make([sources], out)
    finding = check_dossier(read_dossier(source)).findings[0]
    add_waiver(waiver_path(source), finding, "mag", "proef")
    settle()
    assert make([sources], out).read == 1
    with open_store(out) as connection:
        accepted = connection.execute(
            "SELECT dossier_id, vingerafdruk FROM bevindingen WHERE aanvaard = 'mag'"
        ).fetchall()
    assert accepted == [("imker-2008-2009", finding.vingerafdruk)]


def test_another_version_of_the_program_reads_all_again(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "corpus"
    monkeypatch.setattr("pipeline.corpus.build.program", lambda: "0" * 64)
    with pytest.raises(Exception, match="andere versie van het programma"):
        make([sources], out)
    monkeypatch.undo()
    (out / ".resultaten" / ("0" * 16) / "aa").mkdir(parents=True)
    assert make([sources], out).read == 5
    assert [path.name for path in (out / ".resultaten").iterdir()] != ["0" * 16]
    assert len(list((out / ".resultaten").iterdir())) == 1
