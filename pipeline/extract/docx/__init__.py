"""Reads a Word file (.docx): a zip of parts in XML, of which the modules here make a Document.

Each step takes what the one before made: the parts (`package`) as trees (`tree`), the styles and the
numbers that Word shows (`styles`, `numbering`), the text of a paragraph (`inline`), tables (`table`) and,
at last, the elements in reading order (`reader`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.reading import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.extract.reading import Progress

_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xdb\xa5", b"\xffWPC")
"""How a zip, an empty zip, an old Office file, an RTF, a file of Word 2 and one of WordPerfect begin: none is text."""
_IN_XML = (
    b"schemas.microsoft.com/office/2006/xmlPackage",
    b"office/word/2003/wordml",
    b"opendocument:xmlns:office:1.0",
)
"""What the first lines hold of a text of Word or LibreOffice that was saved as XML."""


def read_docx(path: Path, data: bytes, _progress: Progress = None) -> Document:
    """As `pipeline.extract.docx.reader.read_docx`, loaded when the first Word file comes."""
    from pipeline.extract.docx import reader

    return reader.read_docx(path.name, data)


def _recognises(head: bytes) -> bool:
    return head.startswith(_MARKS) or (
        head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and any(sign in head for sign in _IN_XML)
    )


READER = Reader((".docx",), _recognises, read_docx, limit="docx")
