"""Deel B 4: the matrices of levels (Nederlands, moderne vreemde talen, rekenen en wiskunde)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.notation import is_cross
from pipeline.transform.outline import Section, chapter

if TYPE_CHECKING:
    from pipeline.document import Row
    from pipeline.transform.skeleton import Skeleton

_NIVEAU = re.compile(r"^(?:[A-C]|[X-Z])[12]$")
UNTITLED = "(zonder titel)"
"""Stands for the language of a level matrix that lost its title: part of the key, and nothing else tells it."""
_REKEN = re.compile(r"^[X-Z]")


@dataclass(slots=True)
class _Reading:
    """The level matrix that is being read: its title and the skill or domain of each column."""

    titel: str = ""
    columns: tuple[str, ...] = ()


def niveaus(skeleton: Skeleton) -> Facts:
    """The marks of the level matrices: `taaleisen` and `rekeneisen`."""
    described = skeleton.uitstroom_of(chapter(skeleton.sections, "B", "beschrijvingvandeuitstromen", default="4"))
    for key, section in described.items():
        reading = _Reading()
        for element in section.elements:
            if isinstance(element, Heading | Paragraph) and len(element.text) < 80:
                reading.titel = element.text
            elif isinstance(element, Table) and is_level_matrix(element):
                for row in element.rows:
                    yield from _row(key, row, reading)
        yield from _titles(section)


def is_level_matrix(table: Table) -> bool:
    """Whether at least two rows of a table begin with a level such as A1 or X2."""
    return sum(bool(_NIVEAU.match(row.cells[0].text)) for row in table.rows) >= 2


def _row(key: str, row: Row, reading: _Reading) -> Facts:
    texts = [cell.text for cell in row.cells]
    if not _NIVEAU.match(texts[0]):
        if texts[0] and not any(texts[1:]):
            reading.titel = texts[0]
        else:
            reading.columns = tuple(texts)
        yield Fact("taaleisen" if "reken" not in squash(reading.titel) else "rekeneisen", row.place)
        return
    table, column = ("rekeneisen", "domein") if _REKEN.match(texts[0]) else ("taaleisen", "vaardigheid")
    for naam, text in zip(reading.columns[1:], texts[1:], strict=False):
        if is_cross(text) and naam:
            named = {"taal": reading.titel or UNTITLED} if table == "taaleisen" else {}
            yield fact(table, row.place, uitstroom_id=key, niveau=texts[0], **{**named, column: naam})
    yield Fact(table, row.place)


def _titles(section: Section) -> Facts:
    """The headings that are the title of a level matrix."""
    elements = section.elements
    for element, after in pairwise(elements):
        if isinstance(element, Heading | Paragraph) and isinstance(after, Table) and is_level_matrix(after):
            yield Fact("kop", element.place)
