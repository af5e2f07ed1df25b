"""Reads the XML of the national register of kwalificatiedossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.elements import Elements
    from pipeline.extract.reading import Progress


def _recognises(head: bytes) -> bool:
    """As `pipeline.extract.register.reader.recognises`, loaded when the first file comes that may be XML."""
    from pipeline.extract.register.reader import recognises

    return recognises(head)


def _read(path: Path, data: bytes, _progress: Progress) -> Iterator[Elements]:
    from pipeline.extract.register.reader import read_register

    return read_register(path, data)


READER = Reader((".xml",), _recognises, _read, limit="xml")
