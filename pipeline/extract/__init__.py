"""Readers: from a source file to a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.text.reader import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pipeline.document import Document

PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024
"""A PDF's mark may stand anywhere in its first 1,024 bytes (ISO 32000-1, implementation note 13)."""


def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Document:
    """The Document in a source file; its first bytes tell whether it is a PDF or text.

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
    if PDF_MARK in data[:PDF_MARK_WITHIN]:
        from pipeline.extract.pdf import read_pdf

        return read_pdf(path, data, progress)
    return read_text(path.name, data)
