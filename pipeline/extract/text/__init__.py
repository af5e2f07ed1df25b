"""Reads a text conversion of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.reading import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.extract.reading import Progress


def _read(path: Path, data: bytes, _progress: Progress) -> Document:
    """As `pipeline.extract.text.reader.read_text`, loaded when the first text comes."""
    from pipeline.extract.text.reader import read_text

    return read_text(path.name, data)


READER = Reader((".txt",), lambda _head: True, _read)
