"""Which format a document has, before anything in it is judged, and who reads that format.

What each format is known by stands in `formaten.csv`, one mark a row: the `kenmerk` (words, folded; or a regular
expression), `waar` it stands (`regel`: a line is nothing else; `begint`: a line begins so; `tekst`: anywhere in a
line; `begin`: in one of the first lines; `patroon`: a line begins so, as a regular expression) and its `gewicht`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.comparing import words
from pipeline.document import Furniture, Table
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.document import Document

LIST = Path(__file__).with_name("formaten.csv")
LEAST = 3
"""Weight of the marks that a format is known by; fewer stand in documents of other formats as well."""
_FIRST_LINES = 40
_LONGEST = 200
"""Characters of a line that are looked at: a heading or a label is shorter."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a format is known by."""

    kenmerk: str
    waar: str
    gewicht: int

    def stands(self, line: str, folded: str, number: int) -> bool:
        """Whether it stands in a line: as it is, as its words between spaces, and its 0-based number."""
        if self.waar == "patroon":
            return re.match(self.kenmerk, line) is not None
        mark = f" {self.kenmerk} "
        if self.waar == "begin":
            return number < _FIRST_LINES and mark in folded
        if self.waar == "regel":
            return folded == mark
        return folded.startswith(mark) if self.waar == "begint" else mark in folded


@dataclass(slots=True)
class Format:
    """A format: its name in the tables, what it is in Dutch, and its marks."""

    formaat: str
    omschrijving: str
    marks: list[Mark] = field(default_factory=list)


@cache
def formats() -> dict[str, Format]:
    """Every known format by its name, in the order of the list."""
    found: dict[str, Format] = {}
    with LIST.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            known = found.setdefault(row["formaat"], Format(row["formaat"], row["omschrijving"]))
            known.marks.append(Mark(row["kenmerk"], row["waar"], int(row["gewicht"])))
    return found


def recognised(document: Document) -> Format | None:
    """The format whose marks weigh most in a document, or None when none of them weighs enough.

    Of formats that weigh the same the one that the list names first.
    """
    open_marks = {known.formaat: list(known.marks) for known in formats().values()}
    weights = dict.fromkeys(open_marks, 0)
    for number, line in enumerate(_lines(document)):
        if weights[KD_2009] > LEAST + 2:
            break
        folded = f" {' '.join(words(line[:_LONGEST]))} "
        for formaat, marks in open_marks.items():
            for mark in [mark for mark in marks if mark.stands(line, folded, number)]:
                marks.remove(mark)
                weights[formaat] += mark.gewicht
    best = max(weights, key=lambda formaat: weights[formaat])
    return formats()[best] if weights[best] >= LEAST else None


def _lines(document: Document) -> Iterator[str]:
    for element in document.elements:
        if isinstance(element, Table):
            yield from (text for row in element.rows for cell in row.cells for text in cell.items)
        elif not isinstance(element, Furniture):
            yield element.text


def described(known: Iterable[str]) -> str:
    """The formats with these names, in Dutch, for a message."""
    return " en ".join(formats()[formaat].omschrijving for formaat in known)
