"""Reads the register's XML: each dossier of a file as the elements it is made of."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from pipeline.document import Source
from pipeline.elements import Element, Elements
from pipeline.errors import SourceError
from pipeline.extract.register.parser import DOSSIER, ROOT, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OPENING = re.compile(rf"\s*(?:<\?xml\b|<(?:[\w.-]+:)?{ROOT}\b|<!--(?=.*<(?:[\w.-]+:)?{ROOT}\b))", re.DOTALL)


def recognises(head: bytes) -> bool:
    """Whether a file that begins like this is XML; its root tells whether it is the register's."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    elif head.startswith((b"<\x00", b"\x00<")):
        text = head.replace(b"\x00", b"").decode("ascii", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    return bool(_OPENING.match(text))


def read_register(path: Path, data: bytes) -> Iterator[Elements]:
    """Each dossier of the register's XML, in the order of the file.

    The file is parsed whole before the first is given, so that of a file that cannot be used
    nothing is; one with several dossiers is then parsed again, and no more than one of them is held
    at a time. SourceError, one line with file and line, for what is no such XML, is not safe, or
    goes beyond every bound.
    """
    parser = Parser(str(path))
    first: Element | None = None
    number = 0
    for element in parser.dossiers(data):
        first, number = first or element, number + 1
    if first is None:
        raise SourceError(f"{path}: in deze XML van het register staat geen <{DOSSIER}>")
    source = Source(path.name, hashlib.sha256(data).hexdigest(), "xml", exact_cells=True, place_word="element")
    again = [first] if number == 1 else Parser(str(path)).dossiers(data)
    for element in again:
        yield Elements(source, element, tuple(parser.lists))
