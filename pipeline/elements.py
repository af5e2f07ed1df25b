"""What the reader of XML sees: elements with attributes, lines of text and children, each with its place.

The counterpart of `pipeline.document` for a source that says itself what its parts are. A reader
makes it and knows nothing of dossiers; everything after it knows nothing of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place, Source


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, list item or heading of a text, free of markup and with single spaces.

    `level` is that of a heading (1 is the largest), 0 of anything else; `gap` tells that a blank
    line stands before it.
    """

    text: str
    bullet: bool = False
    level: int = 0
    gap: bool = False


@dataclass(slots=True)
class Element:
    """An element: its tag without namespace, its attributes as they stand, its own text as lines.

    `place` holds the 1-based line of its start tag and its path (`dossier/profielen/profiel[2]`;
    a number only where siblings share a tag).
    """

    tag: str
    attributes: dict[str, str]
    place: Place
    lines: tuple[Line, ...] = ()
    children: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """The children with this tag."""
        return [child for child in self.children if child.tag == tag]

    def first(self, *path: str) -> Element | None:
        """The first child with a tag, its first child with the next, and so on; None when one is not there."""
        found: Element | None = self
        for tag in path:
            if found is None:
                return None
            found = next((child for child in found.children if child.tag == tag), None)
        return found

    def walk(self) -> Iterator[Element]:
        """Itself and everything in it, in the order of the source."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Elements:
    """One dossier of a source: its own element, and the lists of the source that all its dossiers refer to."""

    source: Source
    root: Element
    lists: tuple[Element, ...] = ()

    def walk(self) -> Iterator[Element]:
        """Every element of the lists and of the dossier, in that order."""
        for element in (*self.lists, self.root):
            yield from element.walk()
