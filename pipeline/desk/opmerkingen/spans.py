"""Where elements stand in the bytes of a part, so that something can be put between them and all else stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from re import compile as pattern
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TAG = pattern(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
"""A tag; an attribute may hold a sign that would end it."""


@dataclass(slots=True)
class Span:
    """An element in the bytes of a part: its tags begin at `start` and `close` and end at `inside` and `end`.

    `ordinal` counts the elements of the part from 0 in the order in which they begin; `children` those in it.
    """

    name: str
    attributes: dict[str, str]
    ordinal: int
    parent: Span | None
    start: int
    inside: int
    close: int = 0
    end: int = 0
    children: list[str] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix of the name; empty where the namespace is the default one."""
        return self.name.rpartition(":")[0]

    @property
    def alone(self) -> bool:
        """Whether one tag is the whole element (`<w:p/>`)."""
        return self.inside == self.end

    def get(self, local: str) -> str:
        """The attribute with this name, whatever its prefix; empty when it is not there."""
        return next((said for name, said in self.attributes.items() if name.rpartition(":")[2] == local), "")


Edit = tuple[int, int, bytes]
"""The bytes from one place to another, and what comes in their stead."""


def spans(data: bytes, wanted: Callable[[Span], bool]) -> list[Span]:
    """The wanted elements of a well-formed part in UTF-8, in the order in which they end; asked when one ends."""
    found: list[Span] = []
    stack: list[Span] = []
    parser = expat.ParserCreate("utf-8")
    number = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal number
        start = parser.CurrentByteIndex
        tag = _TAG.match(data, start)
        parent = stack[-1] if stack else None
        stack.append(Span(name, attributes, number, parent, start, tag.end() if tag else start))
        if parent is not None and len(parent.children) < _ENOUGH:
            parent.children.append(stack[-1].local)
        number += 1

    def finish(_name: str) -> None:
        span = stack.pop()
        alone = data.endswith(b"/>", span.start, span.inside)
        span.close = span.inside if alone else parser.CurrentByteIndex
        span.end = span.inside if alone else data.index(b">", span.close) + 1
        if wanted(span):
            found.append(span)

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.Parse(data, True)
    return found


_ENOUGH = 4
"""Children whose names are kept: a run with the mark of a comment has two."""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with what the edits put in; they overlap nowhere, and those at one place keep their order."""
    made, at = [], 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        made += [data[at:start], text]
        at = end
    return b"".join([*made, data[at:]])


def without(span: Span) -> Edit:
    """The edit that takes an element out."""
    return span.start, span.end, b""


def at_end(span: Span, text: bytes) -> Edit:
    """The edit that puts something in an element as the last; one of a single tag gets a second."""
    if span.alone:
        return span.end - 2, span.end, b">" + text + f"</{span.name}>".encode()
    return span.close, span.close, text
