"""A source holds one dossier: two in one file are not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading
from pipeline.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Document

_PART = re.compile(r"deel\s+([a-d])\b", re.IGNORECASE)
_CONTENTS = frozenset({"inhoudsopgave", "inhoud"})


def require_single(document: Document) -> None:
    """Raises SourceError when a contents and parts come again after the last parts of a dossier."""
    if _in_order(_marks(document), "cd", "i", "a", "cd"):
        raise SourceError(
            f"{document.source.name}: dit zijn twee of meer dossiers in één bestand (na het laatste deel begint opnieuw een "
            "inhoudsopgave); bied elk dossier apart aan"
        )


def _in_order(marks: Iterator[str], *wanted: str) -> bool:
    """Whether a mark of each of `wanted` comes after one of the wanted before it."""
    return all(any(mark in accepted for mark in marks) for accepted in wanted)


def _marks(document: Document) -> Iterator[str]:
    """A letter for each heading that tells where a dossier is: i of a contents, a to d of a part."""
    for element in document.elements:
        if not isinstance(element, Heading):
            continue
        if squash(element.text) in _CONTENTS:
            yield "i"
        elif part := _PART.match(element.text):
            yield part[1].lower()
