"""The findings as comments in the author's own Word file, which stays as it is in all else.

The marks are put in between the bytes of the author's file and the parts that hold no comment are handed
on as they are. A library that reads a file into objects and writes it anew would change all of it, and
refuses files that Word opens and our reader reads: with macros, of the strict standard, with a
relationship that leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.check.engine.finding import Report

ENDING = ".opmerkingen"
"""What the name of a file with comments has between its stem and `.docx`."""


def named(source: Path) -> str:
    """The name of the file with comments that is made of a source; one made of such a file has the same name."""
    return f"{source.stem.removesuffix(ENDING)}{ENDING}.docx"


def comment(source: Path, report: Report, out: Path) -> Path:
    """Write the Word file `source` with each finding of `report` that stands as a comment at its place.

    `out` is a folder, in which the file is named `<stem>.opmerkingen.docx`, or the name of the file; the
    answer is the path that was written. Raises SourceError, one Dutch line, for a source that is no Word
    file, and OutputError when the disk refuses.
    """
    from pipeline.writing import write_file

    target = out / named(source) if out.is_dir() else out
    write_file(target, commented(source, report))
    return target


def commented(source: Path, report: Report, sha256: str = "") -> bytes:
    """The bytes of the Word file `source` with its comments, as `comment` writes them.

    `sha256` is that of the bytes that the report is about, where it is known: SourceError for a file that
    was changed since then, or that is no Word file.
    """
    import hashlib

    from pipeline.desk.opmerkingen.package import with_comments
    from pipeline.extract.bounded import Limits, bounded_bytes
    from pipeline.extract.docx import READER

    reader, data = bounded_bytes(source, Limits())
    if reader is not READER:
        raise SourceError(
            f"{source}: opmerkingen kunnen alleen in een Word-bestand (.docx) worden gezet, en dit is er geen"
        )
    if sha256 and hashlib.sha256(data).hexdigest() != sha256:
        raise SourceError(f"{source}: is gewijzigd terwijl het werd gecontroleerd; controleer het opnieuw")
    return with_comments(source.name, data, report)
