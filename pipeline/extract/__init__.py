"""Readers: from a source file to a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.bounded import Limits, bounded_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.extract.reading import Progress


def read(path: Path, progress: Progress = None, limits: Limits | None = None) -> Document:
    """The Document in a source file; its first bytes tell which reader it is for.

    `progress` is called with the page that was read and the number of pages, for a PDF. Raises
    SourceError, with one line that names the file, for whatever cannot be read or is too large.
    """
    reader, data = bounded_bytes(path, limits or Limits())
    return reader.read(path, data, progress)
