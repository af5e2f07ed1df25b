"""Reads a PDF: pdfium hands over characters and paths, the modules here make a Document of them.

Each step takes what the one before made: runs of characters and ink of a page (`page`), its tables
and lines (`layout`), and, once all pages are read, paragraphs, headings and furniture (`assembly`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.reading import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.extract.reading import Progress

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""A PDF's mark may stand anywhere in its first 1,024 bytes (ISO 32000-1, implementation note 13)."""


def read_pdf(path: Path, data: bytes, progress: Progress = None) -> Document:
    """As `pipeline.extract.pdf.reader.read_pdf`; pdfium is loaded when the first PDF comes."""
    from pipeline.extract.pdf import reader

    return reader.read_pdf(path, data, progress)


READER = Reader((".pdf",), lambda head: _MARK in head[:_MARK_WITHIN], read_pdf, limit="pdf")
