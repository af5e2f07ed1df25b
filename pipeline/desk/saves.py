"""When a source is saved: told once for each save, when the file is whole.

The system wakes this at a change in the folder; whether a source changed is told by its size and time,
looked at now and then as well, because network drives wake nobody. Editors save in many ways: in
place, in pieces, or by putting another file in its place, with a moment in which it is not there. A save is
told when the file stays as it is for `SETTLED` seconds, a removal when it stays away for `AWAY`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from pipeline.errors import SettingsError
from pipeline.extract.sources import is_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from threading import Event

SETTLED, AWAY = 0.4, 2.0
"""Seconds; Word writes a document of 140 pages in less than one, in pieces that come at once after each other."""
_POLL, _STEP = 2.0, 0.2
"""Seconds between two looks at the files when nothing wakes this, and between two when one is being written."""

Look = tuple[tuple[int, int] | None, ...]
"""Time and size of a source and of its settings, as far as they are there."""


class What(Enum):
    """What became of a source."""

    SAVED = "saved"
    GONE = "gone"


@dataclass(slots=True)
class Watched:
    """The sources that are watched: files, and all that come into folders; `told` is what was said of each."""

    files: list[Path]
    folders: list[Path]
    told: dict[Path, Look | None] = field(default_factory=dict)
    pending: dict[Path, tuple[Look | None, float]] = field(default_factory=dict)

    def news(self, now: float) -> list[tuple[Path, What]]:
        """The sources that were saved or removed since the last look, `now` in seconds of a clock that never goes back."""
        found = []
        for path in self._paths():
            look = _look(path)
            if look == self.told.get(path):
                self.pending.pop(path, None)
                continue
            before, since = self.pending.setdefault(path, (look, now))
            if before != look:
                self.pending[path] = (look, now)
            elif now - since >= (AWAY if look is None else SETTLED):
                del self.pending[path]
                self.told[path] = look
                found.append((path, What.GONE if look is None else What.SAVED))
        return found

    def _paths(self) -> list[Path]:
        there = [path for folder in self.folders for path in _sources_in(folder)]
        return list(dict.fromkeys([*self.files, *there, *self.told]))


def saves(paths: Iterable[Path], stop: Event | None = None) -> Iterator[tuple[Path, What]]:
    """Each source of `paths` once, and again whenever it is saved or removed, until `stop` is set.

    Of a folder all sources are watched, also those that come later. SettingsError when the library for it is missing.
    """
    given = list(paths)
    watched = Watched([path for path in given if not path.is_dir()], [path for path in given if path.is_dir()])
    folders = {path if path.is_dir() else path.parent for path in given}
    last = 0.0
    for woken in _wakes(folders, stop):
        now = time.monotonic()
        if woken or watched.pending or now - last >= _POLL:
            last = now
            yield from watched.news(now)


def _wakes(folders: set[Path], stop: Event | None) -> Iterator[bool]:
    """Whether something happened in the folders, every `_STEP` seconds at least."""
    try:
        from watchfiles import watch
    except ImportError:
        raise SettingsError("watch heeft watchfiles nodig: pip install 'kwalificatiedossier[desk]'") from None
    yield True
    seen = watch(
        *folders, watch_filter=None, recursive=False, debounce=200, step=50, rust_timeout=int(_STEP * 1000),
        yield_on_timeout=True, stop_event=stop,
    )  # fmt: skip
    try:
        yield from map(bool, seen)
    except (OSError, RuntimeError):  # no more watches to be had, or a drive that has none: looking is enough
        while stop is None or not stop.wait(0):
            time.sleep(_STEP)
            yield False


def _sources_in(folder: Path) -> list[Path]:
    """Every source in a folder, by name; none for a folder that cannot be read, as on a drive that is away."""
    try:
        return sorted(path for path in folder.iterdir() if is_source(path.name) and path.is_file())
    except OSError:
        return []


def _look(path: Path) -> Look | None:
    """Time and size of a source and of the settings beside it; None when the source is not there."""
    from pipeline.check.settings.waivers import waiver_path

    own = _stat(path)
    return None if own is None else (own, _stat(waiver_path(path)))


def _stat(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
