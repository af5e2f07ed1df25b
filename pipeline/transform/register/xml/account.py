"""The account of a source of elements: where each attribute and each text of an element went.

What is read is read through the account, which notes the table that takes it. So nothing can be
read without being accounted for, and what nobody reads shows as gone nowhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.register.model import Tekst

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pipeline.elements import Element, Elements

KOP, OPMAAK = "kop", "opmaak"
_TEXT = ""
_IGNORED = ("xmlns", "xml:", "xsi:")
"""Attributes that are of XML and not of the register."""


@dataclass(slots=True)
class Account:
    """Where what was read went, by element and attribute."""

    _taken: dict[tuple[int, str], str] = field(default_factory=dict)

    def attribute(self, element: Element | None, name: str, table: str) -> str | None:
        """An attribute with single spaces, None when it is not there or blank; `table` takes it."""
        if element is None:
            return None
        value = " ".join(element.attributes.get(name, "").split())
        self._taken.setdefault((id(element), name), table)
        return value or None

    def text(self, element: Element | None, table: str) -> Tekst | None:
        """The own text of an element, None when it has none; `table` takes it."""
        if element is None or not element.lines:
            return None
        self._taken.setdefault((id(element), _TEXT), table)
        return Tekst(element.lines, element.place)

    def value(self, element: Element | None, table: str) -> str | None:
        """The own text of an element as one value."""
        found = self.text(element, table)
        return found.tekst if found else None

    def headed(self, element: Element) -> None:
        """Take the title and the number of an element as a heading."""
        for name in ("titel", "hoofdstuk"):
            self._taken.setdefault((id(element), name), KOP)

    def rows(self, source: Elements, filled: Container[str]) -> Iterator[dict[str, object]]:
        """The rows of `bronverantwoording`, without dossier_id; a table that is not `filled` took nothing."""
        turns: Counter[int] = Counter()
        for element in source.walk():
            line = element.place.line or 1
            for name, path in _atoms(element):
                turns[line] += 1
                table = self._taken.get((id(element), name))
                if name.startswith(_IGNORED):
                    table = OPMAAK
                held = table in (KOP, OPMAAK) or table in filled
                yield {"regel": line, "volgnr": turns[line], "bestemming": table if held else None, "pad": path}


def _atoms(element: Element) -> Iterator[tuple[str, str]]:
    """What of an element says something: the name and the path of each attribute that is not blank, and of its text."""
    for name, value in element.attributes.items():
        if value.strip():
            yield name, f"{element.place.path}/@{name}"
    if element.lines:
        yield _TEXT, str(element.place.path)
