"""What stands in an output folder is whole, whatever ends the run that writes it and however many write at once."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import writing
from pipeline.errors import OutputError
from pipeline.writing import owning, replacing, write_file

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [f"{number}.csv" for number in range(12)]
MOVES = 16
"""More moments than a run of `_write` has at which it touches what is in place."""


def _write(out: Path, content: str) -> None:
    """A folder of files and a page beside it, as a run writes them."""
    with owning(out):
        with replacing(out / "dossier", NAMES[0]) as beside:
            for name in NAMES:
                (beside / name).write_text(content)
        write_file(out / "index.html", content)


def _seen(out: Path) -> set[str]:
    """The contents of the folder; a set of one when all its files are of one run, and none is missing."""
    assert sorted(path.name for path in (out / "dossier").iterdir()) == sorted(NAMES)
    return {path.read_text() for path in (out / "dossier").iterdir()}


def _left(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def _in_child(work: Callable[[], None]) -> int:
    """The wait status of a process of its own that does `work`."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _kill_at(moment: int, *, after: bool, exchange: bool) -> Callable[[], None]:
    """Patch every call that moves or removes so that the process is killed at the one numbered `moment`."""
    calls = iter(range(MOVES))

    def killing(call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*args: object, **named: object) -> object:
            if next(calls, -1) != moment:
                return call(*args, **named)
            if after:
                call(*args, **named)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return wrapped

    def patch() -> None:
        for name in ("rename", "replace", "mkdir", "unlink"):
            setattr(Path, name, killing(getattr(Path, name)))
        writing.shutil.rmtree = killing(writing.shutil.rmtree)  # type: ignore[assignment]
        writing._exchanged = killing(writing._exchanged if exchange else lambda *_: False)  # type: ignore[assignment]

    return patch


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
@pytest.mark.parametrize("after", [True, False], ids=["after", "before"])
@pytest.mark.parametrize("moment", range(MOVES))
def test_a_run_that_is_killed_leaves_the_whole_old_or_the_whole_new(
    tmp_path: Path, moment: int, after: bool, exchange: bool
) -> None:
    _write(tmp_path, "oud")
    patch = _kill_at(moment, after=after, exchange=exchange)

    def work() -> None:
        patch()
        _write(tmp_path, "nieuw")

    status = _in_child(work)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL
    if exchange:
        assert _seen(tmp_path) in ({"oud"}, {"nieuw"})
    with owning(tmp_path):  # what the next run does first, whether it writes or not
        pass
    assert _seen(tmp_path) in ({"oud"}, {"nieuw"})
    assert _left(tmp_path) == ["dossier", "index.html"]


def test_the_moments_of_the_kills_are_enough(tmp_path: Path) -> None:
    _write(tmp_path, "oud")

    def work() -> None:
        _kill_at(MOVES - 1, after=False, exchange=False)()
        _write(tmp_path, "nieuw")

    assert _in_child(work) == 0
    assert _seen(tmp_path) == {"nieuw"}


def test_many_runs_at_once_leave_one_of_them_whole(tmp_path: Path) -> None:
    children = []
    for number in range(6):
        child = os.fork()
        if child == 0:
            try:
                for turn in range(5):
                    _write(tmp_path, f"{number}-{turn}")
                    assert len(_seen(tmp_path)) == 1 or not (tmp_path / "dossier").exists()
            except OSError:
                os._exit(0)  # another run replaced the folder while it was listed here
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    assert len(_seen(tmp_path)) == 1
    assert _left(tmp_path) == ["dossier", "index.html"]


def test_the_second_run_waits_and_says_so(tmp_path: Path) -> None:
    ready, done = os.pipe()
    child = os.fork()
    if child == 0:
        with owning(tmp_path):
            os.write(done, b"x")
            time.sleep(0.4)
        os._exit(0)
    os.read(ready, 1)
    told: list[str] = []
    start = time.monotonic()
    with owning(tmp_path, told.append, wait=30):
        assert time.monotonic() - start > 0.2
    os.waitpid(child, 0)
    assert told == [f"{tmp_path}: een andere run schrijft hier; ten hoogste 30 seconden wachten"]


def test_the_wait_has_a_bound(tmp_path: Path) -> None:
    ready, done = os.pipe()
    child = os.fork()
    if child == 0:
        with owning(tmp_path):
            os.write(done, b"x")
            time.sleep(5)
        os._exit(0)
    os.read(ready, 1)
    with (
        pytest.raises(OutputError, match="een andere run schrijft hier nog; niets geschreven"),
        owning(tmp_path, wait=0.2),
    ):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with owning(tmp_path, wait=1):  # a lock goes with the process that held it
        pass


def test_what_version_0_1_left_is_put_right(tmp_path: Path) -> None:
    (tmp_path / ".dossier.oud").mkdir()
    (tmp_path / ".dossier.oud" / "a.csv").write_text("oud")
    (tmp_path / ".dossier.nieuw").mkdir()
    with owning(tmp_path):
        pass
    assert _left(tmp_path) == ["dossier"]


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "scriptie.docx").write_text("mijn werk")
    with pytest.raises(OutputError, match="niet door dit programma gemaakt"):
        _write(tmp_path, "nieuw")
    assert (tmp_path / "dossier" / "scriptie.docx").read_text() == "mijn werk"
    assert _left(tmp_path) == ["dossier"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    _write(tmp_path, "nieuw")
    assert _seen(tmp_path) == {"nieuw"}


def test_a_path_that_is_no_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    (tmp_path / "kring").symlink_to(tmp_path / "kring2")
    (tmp_path / "kring2").symlink_to(tmp_path / "kring")
    for place, why in (
        ("bestand", "hier staat een bestand, geen map"),
        ("bestand/onder", "een deel van dit pad is een bestand, geen map"),
        ("kring", "verwijst in een kring naar zichzelf"),
    ):
        with pytest.raises(OutputError, match=f"{place}: {why}"):
            _write(tmp_path / place, "nieuw")
    assert _left(tmp_path) == ["bestand", "kring", "kring2"]


def test_a_long_name_can_be_replaced(tmp_path: Path) -> None:
    name = "n" * 246
    for content in ("oud", "nieuw"):
        with replacing(tmp_path / name) as beside:
            (beside / "a").write_text(content)
    assert (tmp_path / name / "a").read_text() == "nieuw"
    assert _left(tmp_path) == [name]
