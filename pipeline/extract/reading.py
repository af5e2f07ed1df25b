"""What a reader of sources says about itself, so that the registry can choose it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Document
    from pipeline.elements import Elements

Progress = Callable[[int, int], None] | None
"""Called with the page that was read and the number of pages, where a source has pages."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: how its sources are told from others, and the function that reads one.

    `suffixes` end the names of its sources in a folder, in lower case with the full stop.
    `recognises` is given the first bytes of a file (at most `HEAD`) and alone decides whether the
    reader is asked. `read` is given the path (for messages only), all bytes, and `progress`; it
    raises SourceError with one line that names the file, and gives elements where a source can hold
    many dossiers, those of one dossier at a time. `limit` names the bound on the size of
    its sources (a field of `pipeline.extract.bounded.Limits`).
    """

    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[Path, bytes, Progress], Document | Iterator[Elements]]
    limit: str = "tekst"


HEAD = 4096
"""As many first bytes as `recognises` is shown."""
