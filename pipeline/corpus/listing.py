"""The sources of a corpus as they stand on disk: all in the folders that are given, at any depth."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.registry import SUFFIXES
from pipeline.extract.sources import is_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, time of the last change of content and of anything (nanoseconds), and number of a file."""
SETTINGS = ".waivers.toml"
"""How the names of settings beside sources end."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source: its path as given, what tells whether it changed, and whether it is a file that can be read."""

    path: str
    stamp: Stamp
    regular: bool


@dataclass(slots=True)
class Listing:
    """The sources by their paths, in order, the settings that stand in their folders, and when they were listed."""

    sources: dict[str, Found] = field(default_factory=dict)
    settings: dict[str, dict[str, Stamp]] = field(default_factory=dict)
    at: int = field(default_factory=time.time_ns)

    def settings_of(self, path: str, beside: Iterable[str]) -> tuple[tuple[str, Stamp], ...]:
        """The settings of a source that are there, its own and those named `beside`, with their stamps."""
        folder, name = os.path.split(path)
        there = self.settings.get(folder)
        if not there:
            return ()
        names = (f"{PurePath(name).stem}{SETTINGS}", *beside)
        return tuple((name, there[name]) for name in names if name in there)


def list_sources(paths: Iterable[Path], note: Callable[[str], None]) -> Listing:
    """The sources among paths, in the order of their paths; one that comes twice is taken once, and `note` is told.

    SourceError for a path that is not there and for a folder in which no source stands.
    """
    listing, seen = Listing(), dict[tuple[int, int], str]()
    for given in paths:
        if not os.path.lexists(given):
            raise SourceError(f"{given}: bestand niet gevonden")
        if given.is_dir():
            there = _below(given, listing)
        else:
            there = [str(given)]
            listing.settings.setdefault(os.path.dirname(given), _settings(given.parent))  # noqa: PTH120 - as split gives it
        for path in there:
            _add(path, listing, seen, note)
        if not there:
            raise SourceError(f"{given}: geen bron in deze map ({' of '.join(SUFFIXES)})")
    listing.sources = dict(sorted(listing.sources.items()))
    return listing


def _below(folder: Path, listing: Listing) -> list[str]:
    """The paths of the sources in a folder and those inside it, save hidden ones; their settings are listed."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(top, name) for name in names if is_source(name)]  # noqa: PTH118 - of thousands
        listing.settings[top] = {
            name: _stamp(os.stat(os.path.join(top, name)))  # noqa: PTH116, PTH118
            for name in names
            if name.endswith(SETTINGS)
        }
    return found


def _settings(folder: Path) -> dict[str, Stamp]:
    return {path.name: _stamp(path.stat()) for path in folder.glob(f"*{SETTINGS}")}


def _add(path: str, listing: Listing, seen: dict[tuple[int, int], str], note: Callable[[str], None]) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 - of thousands
    except OSError:  # a link that leads nowhere is told with the others that cannot be read
        status = os.lstat(path)
    key = (status.st_dev, status.st_ino)
    if key in seen:
        note(f"{path}: vaker opgegeven (als {seen[key]}), één keer verwerkt")
        return
    seen[key] = path
    listing.sources[path] = Found(path, _stamp(status), stat.S_ISREG(status.st_mode))


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
