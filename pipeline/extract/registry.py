"""The readers of sources. A new one adds its package and one line here; the first that recognises a file reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract import docx, pdf, register, text

if TYPE_CHECKING:
    from pipeline.extract.reading import Reader

READERS: tuple[Reader, ...] = (
    pdf.READER,
    docx.READER,
    register.READER,
    text.READER,  # last: it takes whatever no other knows
)

SUFFIXES = tuple(suffix for reader in READERS[::-1] for suffix in reader.suffixes)
"""How the name of a source in a folder ends; a file that is named itself may end otherwise."""


def reader_of(head: bytes) -> Reader:
    """The reader for a file, told by its first bytes (at most `HEAD`)."""
    return next(reader for reader in READERS if reader.recognises(head))
