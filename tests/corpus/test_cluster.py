"""A corpus by a Dask cluster: what is made by processes to the byte, whatever becomes of a source or a worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.corpus.build import Built, Order, build
from pipeline.corpus.work import cluster as of_dask
from pipeline.errors import OutputError, SettingsError
from tests.corpus.broken import READING
from tests.corpus.dask import Cluster, until
from tests.corpus.sources import dossier, folder_of, make, settle
from tests.corpus.test_again import digests
from tests.corpus.test_broken import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed")
BOUNDS: dict[str, Any] = {"timeout": 3, "memory": 200, "reading": READING}
GOOD = {"imker-2008.txt", "molenaar-2008.txt", "zeilmaker-2008.txt", "sleept.txt", "hapert.txt"}
BAD = {
    "crasht.txt": "SIGSEGV",
    "vreet.txt": "meer dan 200 MB geheugen",
    "hangt.txt": "langer dan 3 seconden",
}
MEASURED = {"seconds", "memory"}


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("dask"), 2)
    yield cluster
    cluster.close()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good sources, those that end what reads them, and one whose reader is ended from outside."""
    folder = folder_of(tmp_path_factory.mktemp("bronnen"), 3)
    for name in ("crasht", "vreet", "hangt", "hapert", "sleept"):
        (folder / f"{name}.txt").write_text(dossier(name.title(), 2011), encoding="utf-8")
    settle()
    return folder


def by_dask(dask: Cluster, sources: Path, out: Path) -> Built:
    """Build by the workers of a cluster."""
    return build(Order([sources], out, **BOUNDS), lambda: of_dask.Cluster(dask.address, 2), print)


@pytest.fixture(scope="module")
def out(dask: Cluster, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus by a cluster of which one worker is killed while a process beside it reads."""
    out, busy = tmp_path_factory.mktemp("uit") / "corpus", sources / "sleept.txt.gezien"
    with ThreadPoolExecutor(1) as beside:
        building = beside.submit(by_dask, dask, sources, out)
        until(lambda: building.done() or (busy.exists() and busy.read_text(encoding="utf-8") != ""))
        if building.done():
            building.result()
        dask.kill(int(busy.read_text(encoding="utf-8")))
        assert building.result().counts == {"gelezen": len(GOOD), "mislukt": len(BAD)}
    return out


def test_only_what_is_wrong_with_a_source_is_lost(out: Path) -> None:
    found = rows(out)
    assert {name for name, row in found.items() if row["status"] == "gelezen"} == GOOD
    assert found.keys() == GOOD | BAD.keys()
    for name, reason in BAD.items():
        assert found[name]["status"] == "mislukt"
        assert reason in found[name]["reason"]


def test_processes_make_the_same_bytes(sources: Path, out: Path, tmp_path: Path) -> None:
    make([sources], tmp_path / "corpus", workers=1, **BOUNDS)
    assert digests(tmp_path / "corpus") == digests(out)
    assert len(digests(out)) > 50
    told = [
        {name: {key: row[key] for key in row.keys() - MEASURED} for name, row in rows(folder).items()}
        for folder in (out, tmp_path / "corpus")
    ]
    assert told[0] == told[1]


def test_what_did_not_change_is_not_read_again(dask: Cluster, sources: Path, out: Path) -> None:
    (out / "build.csv").unlink()
    assert by_dask(dask, sources, out).read == 0
    assert rows(out).keys() == GOOD | BAD.keys()


def test_a_cluster_that_is_gone_stops_the_build_and_leaves_the_corpus(
    dask: Cluster, sources: Path, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "hangt.txt").write_text(dossier("Hangt"), encoding="utf-8")
    (tmp_path / "hangt-ook.txt").write_text(dossier("Hangt"), encoding="utf-8")
    before = digests(out)
    with ThreadPoolExecutor(1) as beside:
        building = beside.submit(by_dask, dask, tmp_path, out)
        until(lambda: building.done() or (tmp_path / "hangt.txt.gezien").exists())
        dask.kill(dask.scheduler.pid)
        with pytest.raises(OutputError, match="het cluster is weg"):
            building.result()
    assert digests(out) == before
    make([sources], out, **BOUNDS)
    assert digests(out) == before


def test_no_scheduler_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_dask, "_PATIENCE", 0.2)
    with pytest.raises(SettingsError, match="antwoordt geen Dask-planner"):
        of_dask.Cluster("tcp://127.0.0.1:9", 1)


def test_a_cluster_of_this_machine(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "bronnen", 2)
    built = build(Order([folder], tmp_path / "corpus"), lambda: of_dask.Cluster("local", 1), print)
    assert built.counts == {"gelezen": 2}
