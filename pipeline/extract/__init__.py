"""Readers: from a source file to what stands in it, a Document or elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Document
from pipeline.errors import SourceError
from pipeline.extract.bounded import Limits, bounded_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.elements import Elements
    from pipeline.extract.reading import Progress


def read_each(path: Path, progress: Progress = None, limits: Limits | None = None) -> Iterator[Document | Elements]:
    """Each dossier in a source file; the first bytes of the file tell which reader it is for.

    A source holds one dossier; only the register's XML can hold any number. `progress` is called
    with the page that was read and the number of pages, for a PDF. Raises SourceError, with one
    line that names the file, for whatever cannot be read or is too large: before the first dossier.
    """
    reader, data = bounded_bytes(path, limits or Limits())
    found = reader.read(path, data, progress)
    if isinstance(found, Document):
        yield found
    else:
        yield from found


def read(path: Path, progress: Progress = None, limits: Limits | None = None) -> Document:
    """The Document in a source of pages or lines. Raises SourceError as `read_each`, and for XML."""
    for found in read_each(path, progress, limits):
        if isinstance(found, Document):
            return found
    raise SourceError(f"{path}: dit is XML, en die heeft geen bladzijden of regels om te lezen")
