"""A build that is ended with -9 at any moment leaves a whole corpus, and the next goes on where it was."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.corpus.dask import until
from tests.corpus.sources import folder_of, settle
from tests.corpus.test_again import digests

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENTS = 30
CHANGED = ("imker-2008.txt", "zeilmaker-2008.txt")
_ROOT = Path(__file__).parents[2]


class Builder:
    """Builds in processes that can be killed at a moment, and says which moments there were and what was read."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.killed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            text=True,
            bufsize=1,
        )

    def build(self, sources: Path, out: Path, at: int = 0) -> tuple[list[str], int | None]:
        """Build, killed at moment `at` (0: never)."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(sources), str(out), at]) + "\n")
        seen, read = json.loads(self._process.stdout.readline())
        return seen, read

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    made = Builder()
    yield made
    made.close()


def around(seen: list[str]) -> set[int]:
    """The moments at which the new folder takes the place of the old one."""
    swap = seen.index("ctypes.dlsym renameat2") + 1
    return set(range(swap, swap + 5))


def moments(seen: list[str]) -> list[int]:
    """Thirty moments: those around the change of folders, the others spread over the whole."""
    rest = MOMENTS - len(around(seen))
    return sorted(around(seen) | {1 + (2 * turn + 1) * len(seen) // (2 * rest) for turn in range(rest)})


def kept(out: Path) -> int:
    """Results of sources that are kept, in the corpus or in what a build that was killed left beside it."""
    return sum(path.is_file() for path in out.parent.glob("*/.resultaten/*/*/*") if not path.name.startswith("."))


def test_thirty_moments(builder: Builder, tmp_path: Path) -> None:
    sources = folder_of(tmp_path / "bronnen", 3)
    settle()
    first, last = tmp_path / "eerst" / "corpus", tmp_path / "laatst" / "corpus"
    builder.build(sources, first)
    for name in CHANGED:
        place = sources / name
        place.write_text(place.read_text(encoding="utf-8").replace("helder", "zuiver"), encoding="utf-8")
    settle()
    shutil.copytree(first, last)
    seen, read = builder.build(sources, last)
    assert read == len(CHANGED)
    old, new, before = digests(first), digests(last), kept(first)
    assert old != new
    whole = []
    for at in moments(seen):
        out = tmp_path / f"{at}" / "corpus"
        shutil.copytree(first, out)
        assert builder.build(sources, out, at)[1] is None
        now = {path: digest for path, digest in digests(out).items() if not path.startswith(".")}
        assert now in (old, new), at
        whole.append(now == new)
        if at in around(seen) or len(whole) % 3 == 0:
            there = kept(out)
            assert builder.build(sources, out)[1] == len(CHANGED) - (there - before), at
            assert digests(out) == new, at
            assert [path.name for path in out.parent.iterdir()] == ["corpus"], at
        shutil.rmtree(out.parent)
    assert whole == sorted(whole)
    assert 5 < sum(whole) < MOMENTS - 5


def test_the_command_and_its_processes(tmp_path: Path) -> None:
    sources, out = folder_of(tmp_path / "bronnen", 6), tmp_path / "corpus"
    settle()
    build = [sys.executable, "-m", "pipeline", "corpus", "build", str(sources), "--out", str(out), "--workers", "1"]
    started = subprocess.Popen(build, cwd=_ROOT, stdout=subprocess.DEVNULL)
    until(lambda: kept(out) >= 2 or started.poll() is not None)
    started.kill()
    started.wait()
    there = kept(out)
    ended = subprocess.run(build, cwd=_ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.endswith(f"6 dossiers, 0 niet genomen; {6 - there} bronnen gelezen\n")
    assert there >= 2
