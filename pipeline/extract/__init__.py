"""Readers: from a source file to a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.registry import reader_of

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.extract.reading import Progress


def read(path: Path, progress: Progress = None) -> Document:
    """The Document in a source file; its first bytes tell which reader it is for.

    `progress` is called with the page that was read and the number of pages, for a PDF. Raises
    SourceError, with one line that names the file, for whatever cannot be read.
    """
    if path.is_dir():
        raise SourceError(f"{path}: dit is een map, geen bestand")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: bestand niet gevonden") from None
    except OSError as error:
        raise SourceError(f"{path}: kan niet worden gelezen ({error.strerror})") from None
    return reader_of(data).read(path, data, progress)
