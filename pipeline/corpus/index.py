"""What a corpus was made of: each source as it stood on disk, by which the next build tells what changed.

A file is the same as before when its size, its times and its number are: as git takes it. A file that
changed so shortly before it was listed that a later change could show the same time is read again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.corpus.names import INDEX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pipeline.corpus.listing import Listing, Stamp

_MARGIN = 50_000_000
"""Nanoseconds in which a disk may give two changes the same time."""


@dataclass(frozen=True, slots=True)
class Known:
    """A source that was read: its stamp, the names of the settings beside it that count and their stamps, its result."""

    stamp: Stamp
    settings: tuple[tuple[str, Stamp], ...]
    beside: tuple[str, ...]
    place: str
    listed: int


@dataclass(frozen=True, slots=True)
class Index:
    """A whole corpus: under which program and bounds it was made, of which sources, its files, and what was told of it."""

    program: str
    bounds: tuple[float, int]
    sources: Mapping[str, Known]
    files: Mapping[str, int]
    counts: Mapping[str, int]
    told: Sequence[tuple[str, str]]
    """Sources that were not taken, and why."""
    ended: bool
    """Whether the reading of a source came to its end before it was done: with more time or memory it is tried again."""

    def text(self) -> str:
        """The index as it is written."""
        sources = {
            path: (item.stamp, item.settings, item.beside, item.place, item.listed)
            for path, item in self.sources.items()
        }
        said = (self.program, self.bounds, sources, dict(self.files), dict(self.counts), self.told, self.ended)
        return json.dumps(said, separators=(",", ":")) + "\n"

    def knows(self, path: str, listing: Listing) -> Known | None:
        """What is known of a source, when it and the settings beside it are as they were."""
        known = self.sources.get(path)
        found = listing.sources[path]
        if known is None or known.stamp != found.stamp or (found.regular and not known.place):
            return None
        if known.settings != listing.settings_of(path, known.beside):
            return None
        times = [stamp[2] for stamp in (known.stamp, *(stamp for _, stamp in known.settings))]
        return known if max(times) < known.listed - _MARGIN else None

    def holds(self, listing: Listing, program: str, bounds: tuple[float, int]) -> bool:
        """Whether building of these sources now would give the same corpus."""
        if program != self.program or listing.sources.keys() != self.sources.keys():
            return False
        if self.ended and any(now > then for now, then in zip(bounds, self.bounds, strict=True)):
            return False
        return all(self.knows(path, listing) for path in listing.sources)

    def intact(self, folder: Path) -> bool:
        """Whether every file of the corpus is there in its size."""
        try:
            return all((folder / path).stat().st_size == size for path, size in self.files.items())
        except OSError:
            return False


def read_index(folder: Path) -> Index | None:
    """The index of the corpus in a folder; None when there is none or it is not whole."""
    try:
        program, bounds, sources, files, counts, told, ended = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        known = {path: _known(*said) for path, said in sources.items()}
        return Index(program, tuple(bounds), known, files, counts, [tuple(item) for item in told], ended)
    except (OSError, ValueError, TypeError):
        return None


def _known(stamp: Any, settings: Any, beside: Any, place: str, listed: int) -> Known:
    return Known(tuple(stamp), tuple((name, tuple(at)) for name, at in settings), tuple(beside), place, listed)
