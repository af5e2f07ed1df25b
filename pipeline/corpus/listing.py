"""The sources of a corpus as they stand on disk: all in the folders that are given, at any depth."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.registry import SUFFIXES
from pipeline.extract.sources import is_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, time of the last change of content and of anything (nanoseconds), and number of a file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source: its path as given, what tells whether it changed, and the same of the settings that stand beside it."""

    path: str
    stamp: Stamp
    regular: bool
    settings: tuple[tuple[str, Stamp], ...] = ()


def list_sources(paths: Iterable[Path], note: Callable[[str], None]) -> list[Found]:
    """The sources among paths, in the order of their paths; one that comes twice is taken once, and `note` is told.

    SourceError for a path that is not there and for a folder in which no source stands.
    """
    found: dict[tuple[int, int], Found] = {}
    for given in paths:
        if not os.path.lexists(given):
            raise SourceError(f"{given}: bestand niet gevonden")
        there = list(_below(given)) if given.is_dir() else [str(given)]
        for path in there:
            _add(path, found, note)
        if not there:
            raise SourceError(f"{given}: geen bron in deze map ({' of '.join(SUFFIXES)})")
    return sorted(found.values(), key=lambda item: item.path)


def _below(folder: Path) -> Iterator[str]:
    """The paths of the sources in a folder and those inside it, save hidden ones."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(top, name) for name in sorted(names) if is_source(name))  # noqa: PTH118 - of thousands


def _add(path: str, found: dict[tuple[int, int], Found], note: Callable[[str], None]) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 - of thousands
    except OSError:  # a link that leads nowhere is told with the others that cannot be read
        status = os.lstat(path)
    key = (status.st_dev, status.st_ino)
    if key in found:
        note(f"{path}: vaker opgegeven (als {found[key].path}), één keer verwerkt")
        return
    found[key] = Found(path, _stamp(status), stat.S_ISREG(status.st_mode))


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
