"""A part of a Word file as bytes that can be edited: in UTF-8, whatever it is written in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.spans import edited
from pipeline.extract.docx.tree import decoded, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from pipeline.desk.opmerkingen.spans import Edit, Span
    from pipeline.extract.docx.package import Package

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its path in the file, its bytes in UTF-8, its tree, and the encoding that it is written in."""

    path: str
    utf8: bytes
    root: Element
    encoding: str = "utf-8-sig"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The part with these edits, in its own encoding."""
        made = edited(self.utf8, edits)
        return made if self.encoding == "utf-8-sig" else made.decode().encode(self.encoding)


def part(package: Package, path: str) -> Part:
    """A part of a file. Raises SourceError when it is damaged, too large, or declares entities."""
    data = package.bytes(path)
    root = parse(package.name, path, data)
    text, encoding = decoded(package.name, path, data)
    utf8 = data.removeprefix(codecs.BOM_UTF8) if encoding == "utf-8-sig" else text.encode()
    return Part(path, utf8, root, encoding)


@dataclass(frozen=True, slots=True)
class Names:
    """How elements of Word are named at some place of a part: by a prefix that stands for a namespace.

    `declared` is what an element must say of itself when its surroundings use no prefix.
    """

    prefix: str = "w"
    declared: str = ""

    def tag(self, name: str, inner: str = "", **attributes: str | int) -> str:
        """An element with what is in it."""
        said = "".join(f' {self.prefix}:{key}="{escape(str(text))}"' for key, text in attributes.items() if text != "")
        own = f"{self.prefix}:{name}"
        return f"<{own}{self.declared}{said}>{inner}</{own}>" if inner else f"<{own}{self.declared}{said}/>"


def names_at(span: Span) -> Names:
    """The names of elements beside an element of Word."""
    if span.prefix:
        return Names(span.prefix)
    above: Span | None = span
    while above is not None and "xmlns" not in above.attributes:
        above = above.parent
    space = above.attributes["xmlns"] if above else _WORD
    return Names("w", f' xmlns:w="{escape(space)}"')
