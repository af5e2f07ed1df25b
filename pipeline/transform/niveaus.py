"""Deel B 4: the matrices of levels (Nederlands, moderne vreemde talen, rekenen en wiskunde)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.marks import is_cross, is_crosses, is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.document import Row
    from pipeline.transform.sections import Section

_NIVEAU = re.compile(r"^(?:[A-C]|[X-Z])[12]$")
UNTITLED = "(zonder titel)"
"""Stands for the language of a level matrix that lost its title: part of the key, and nothing else tells it."""
_REKEN = re.compile(r"^[X-Z]")


@dataclass(slots=True)
class _Reader:
    """Reads the level matrices of an uitstroom in order: the title and the columns hold for the rows below them."""

    uitstroom_id: str
    titel: str = ""
    columns: tuple[str, ...] = ()

    def row(self, row: Row) -> Facts:
        """The marks in a row, which has a level, or is the title or the head of the rows that follow."""
        texts = [cell.text for cell in row.cells]
        if not _NIVEAU.match(texts[0]):
            if texts[0] and not any(texts[1:]):
                self.titel = texts[0]
            elif any(texts[1:]) and not any(is_cross(text) or is_crosses(text) for text in texts[1:]):
                self.columns = tuple(texts)
            yield Fact("taaleisen" if "reken" not in squash(self.titel) else "rekeneisen", row.place)
            return
        table, column = ("rekeneisen", "domein") if _REKEN.match(texts[0]) else ("taaleisen", "vaardigheid")
        named = {"taal": self.titel or UNTITLED} if table == "taaleisen" else {}
        for naam, text in zip(self.columns[1:], texts[1:], strict=False):
            if is_mark(text) and naam:
                keys = {"uitstroom_id": self.uitstroom_id, **named, column: naam, "niveau": texts[0]}
                yield fact(table, row.place, **keys, aantal_tekens=_signs(text))
        yield Fact(table, row.place)


def niveaus(beschreven: Mapping[str, Section]) -> Facts:
    """The rows of `taaleisen` and `rekeneisen`: the marks of the level matrices in the paragraph of each uitstroom."""
    for key, section in beschreven.items():
        reader = _Reader(key)
        for element in section.elements:
            if isinstance(element, Heading | Paragraph) and len(element.text) < 80:
                reader.titel = element.text
            elif isinstance(element, Table) and is_level_matrix(element):
                for row in element.rows:
                    yield from reader.row(row)
        yield from _titles(section)


def is_level(text: str) -> bool:
    """Whether a text is a level such as A1 or X2."""
    return _NIVEAU.match(text) is not None


def is_level_matrix(table: Table) -> bool:
    """Whether at least two rows of a table begin with a level such as A1 or X2."""
    return sum(bool(_NIVEAU.match(row.cells[0].text)) for row in table.rows) >= 2


def _signs(text: str) -> int:
    return len("".join(text.split())) if is_crosses(text) else 1


def _titles(section: Section) -> Facts:
    """The headings that are the title of a level matrix."""
    elements = section.elements
    for element, after in pairwise(elements):
        if isinstance(element, Heading | Paragraph) and isinstance(after, Table) and is_level_matrix(after):
            yield Fact("kop", element.place)
