"""Which files are sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.registry import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def find_sources(paths: Iterable[Path], note: Callable[[str], None]) -> list[Path]:
    """The source files among `paths`: files as given, of a folder every source in it, by name.

    A file that comes twice is taken once; `note` is told. Raises SourceError for a path that
    is not there and for a folder without a source.
    """
    found: dict[Path, Path] = {}
    for given in paths:
        for path in _of_folder(given) if given.is_dir() else [given]:
            require_there([path])
            if path.resolve() in found:
                note(f"{path}: vaker opgegeven, één keer verwerkt")
            found.setdefault(path.resolve(), path)
    return list(found.values())


def require_there(paths: Iterable[Path]) -> None:
    """Raises SourceError for the first path that is not there."""
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: bestand niet gevonden")


_LOCKS = ("~$", ".~")
"""How the names of the files begin that Word and LibreOffice keep beside a document while it is open."""


def _of_folder(folder: Path) -> list[Path]:
    sources = sorted(path for path in folder.iterdir() if is_source(path.name) and path.is_file())
    if not sources:
        raise SourceError(f"{folder}: geen bron in deze map ({' of '.join(SUFFIXES)})")
    return sources


def is_source(name: str) -> bool:
    """Whether a file of that name in a folder is a source."""
    return name.lower().endswith(SUFFIXES) and name.lower() not in SUFFIXES and not name.startswith(_LOCKS)
