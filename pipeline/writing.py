"""Writes beside and moves into place whole, one run at a time in a folder.

What stands in an output folder is at every moment the whole old or the whole new: a folder is made
beside its place and the two change places in one call where the system has it (renameat2 of Linux),
else in two renames of which the first can be undone. What a killed run left is put right by the next.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEW, OLD = ".dossier-nieuw-", ".dossier-oud-"
"""How the names begin of what is being made, and of the folder in which the old one waits to be removed."""
LOCK = ".dossier-bezet"
"""The file that a run holds in an output folder; it goes when the run ends."""
KEPT = ".dossier-blijft"
"""The file that says in a folder that is replaced what of it is to stay."""
WAIT = 300.0
"""Seconds that a run waits for another in the same folder, when nothing else is said."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_held: dict[Path, int] = {}


@contextmanager
def owning(folder: Path, note: Callable[[str], None] | None = None, wait: float = WAIT) -> Iterator[None]:
    """Hold an output folder, which is made when it is not there, so that no other run writes in it.

    What a run that was ended half-way left in it is put right first: an old folder that lost its
    name gets it back, what was being made is removed. A second run waits up to `wait` seconds;
    `note` is told once. A run that holds the folder already goes on. Raises OutputError.
    """
    place = real(folder)
    if place in _held:
        yield
        return
    with _refusal(folder):
        place.mkdir(parents=True, exist_ok=True)
    with _locked(folder, place, note, wait):
        _held[place] = 1
        try:
            with _refusal(folder):
                _put_right(place)
            yield
        finally:
            del _held[place]


@contextmanager
def _locked(folder: Path, place: Path, note: Callable[[str], None] | None, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(place / LOCK)
    with _refusal(folder):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if note:
                note(f"{folder}: een andere run schrijft hier; ten hoogste {wait:g} seconden wachten")
            try:
                lock.acquire(timeout=wait, poll_interval=0.1)
            except Timeout:
                raise OutputError(f"{folder}: een andere run schrijft hier nog; niets geschreven") from None
    try:
        yield
    finally:
        with suppress(OSError):
            (place / LOCK).unlink()  # FileLock opens anew when the file that it locked is no longer there
        lock.release()


@contextmanager
def replacing(folder: Path, mark: str = "", keep: Callable[[str], bool] | None = None) -> Iterator[Path]:
    """Give an empty folder to write in, that takes the place of `folder` when the block ends well.

    Until then `folder` stays as it was; when the block raises it stays for good and nothing is
    left beside it. `mark` names the file by which a folder of this program is known: one that is not
    empty and lacks it is not touched. What in the old folder has a name that is to `keep` goes over
    to the new one. OutputError in one line when the disk refuses.
    """
    with owning(folder.parent):
        place = real(folder.parent) / folder.name
        refuse_foreign(folder, mark)
        beside = place.with_name(f"{NEW}{os.getpid()}-{secrets.token_hex(4)}")
        try:
            with _refusal(folder):
                beside.mkdir()
                yield beside
                place = real(place)
                if keep and place.is_dir():
                    _note_kept(place, beside, keep)
                _move(beside, place)
                _hand_over(beside)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def write_file(target: Path, data: str | bytes) -> None:
    """Write one file beside `target` and put it in its place; text as UTF-8, LF. OutputError when that fails."""
    with owning(target.parent):
        beside = real(target.parent) / f"{NEW}{os.getpid()}-{secrets.token_hex(4)}"
        try:
            with _refusal(target):
                beside.write_bytes(data.encode(errors="replace") if isinstance(data, str) else data)
                beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def replacing_file(target: Path) -> Iterator[Path]:
    """Give the path of a file to make, that takes the place of `target` when the block ends well; else as `replacing`."""
    with owning(target.parent):
        beside = real(target.parent) / f"{NEW}{os.getpid()}-{secrets.token_hex(4)}"
        try:
            with _refusal(target):
                yield beside
                beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def real(folder: Path) -> Path:
    """The absolute path of a folder, links followed. OutputError when they lead in a circle."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        raise OutputError(f"{folder}: verwijst in een kring naar zichzelf") from None


@contextmanager
def _refusal(named: Path) -> Iterator[None]:
    """A disk that refuses, as one line that names what was to be written as the user named it."""
    try:
        yield
    except NotADirectoryError:
        raise OutputError(f"{named}: een deel van dit pad is een bestand, geen map") from None
    except FileExistsError:
        raise OutputError(f"{named}: hier staat een bestand, geen map") from None
    except OSError as error:
        raise OutputError(f"{named}: kan niet worden geschreven ({error.strerror or error})") from None


def refuse_foreign(folder: Path, mark: str) -> None:
    """OutputError for a file, and for a folder that is not empty and lacks the file by which one of this program is known.

    The file that a run holds does not count: a first run makes it before anything else.
    """
    place = real(folder.parent) / folder.name
    with _refusal(folder):
        if place.exists() and not place.is_dir():
            raise OutputError(f"{folder}: hier staat een bestand, geen map")
        if (
            mark
            and place.is_dir()
            and not (place / mark).exists()
            and any(path.name != LOCK for path in place.iterdir())
        ):
            raise OutputError(f"{folder}: deze map is niet door dit programma gemaakt (zonder {mark}); niet vervangen")


def _note_kept(place: Path, beside: Path, keep: Callable[[str], bool]) -> None:
    """Say in a folder that is about to be replaced what goes over to the new one, and let the lock be in both."""
    with suppress(OSError):  # a disk without hard links: the lock is then without its name for a moment
        os.link(place / LOCK, beside / LOCK)
    names = [path.name for path in place.iterdir() if keep(path.name) and not path.name.startswith((LOCK, KEPT))]
    (place / KEPT).write_text(json.dumps([str(place), *names]), encoding="utf-8")


def _hand_over(left: Path) -> None:
    """Give what a folder that was replaced had to keep to the one that took its place."""
    try:
        said, *names = json.loads((left / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    place = Path(said)
    if left == place or not place.is_dir():
        return
    for name in names:
        if (left / name).exists() and not (place / name).exists():
            (left / name).rename(place / name)


def _move(beside: Path, place: Path) -> None:
    """Put `beside` in `place`; what stood there is then in `beside`, or comes back when that fails."""
    if not place.exists():
        beside.rename(place)
    elif not _exchanged(beside, place):
        old = place.with_name(f"{OLD}{os.getpid()}-{secrets.token_hex(4)}")
        old.mkdir()
        place.rename(old / place.name)
        try:
            beside.rename(place)
            _hand_over(old / place.name)
        except OSError:
            (old / place.name).rename(place)
            raise
        finally:
            shutil.rmtree(old, ignore_errors=True)


def _exchanged(first: Path, second: Path) -> bool:
    """Let two paths change places in one call; False where the system or the disk has no such call."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(call(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0)


def _put_right(place: Path) -> None:
    """Give folders that a killed run left under another name their own again, and remove what it was making."""
    for left in sorted(place.glob(f"{OLD}*")):
        for folder in left.iterdir():
            if not (place / folder.name).exists():
                folder.rename(place / folder.name)
            else:
                _hand_over(folder)
        shutil.rmtree(left, ignore_errors=True)
    for left in place.glob(f"{NEW}*"):
        if left.is_dir():
            _hand_over(left)
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
    _put_right_of_0_1(place)


def _put_right_of_0_1(place: Path) -> None:
    """The same for the names that version 0.1 gave: `.x.oud` beside a lost `x`, and `.x.nieuw`."""
    for left in sorted(place.glob(".*.oud")):
        own = place / left.name[1 : -len(".oud")]
        if not own.exists():
            left.rename(own)
        shutil.rmtree(left, ignore_errors=True)
    for left in place.glob(".*.nieuw"):
        shutil.rmtree(left, ignore_errors=True)
