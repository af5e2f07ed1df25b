"""Deel B 6: the matrix of each kerntaak for all uitstromen together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.document import Table
from pipeline.transform.fact import Fact, mention
from pipeline.transform.matrix.table import MatrixTable, is_matrix, matrix_mentions, matrix_table
from pipeline.transform.matrix.whole import whole
from pipeline.transform.titles import kerntaak_in

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.titles import Titled


@dataclass(slots=True)
class DeelB6:
    """The pieces of each matrix by kerntaak, where its heading stands, and how it names things."""

    pieces: dict[int, list[MatrixTable]] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)


def deel_b6(chapter: Chapter) -> DeelB6:
    """Read the chapter 'Totaal overzicht proces-competentie-matrices'."""
    found = DeelB6()
    for section in chapter:
        headed = kerntaak_in(section.titel)
        tables = [
            matrix_table(table) for table in whole(section.elements) if isinstance(table, Table) and is_matrix(table)
        ]
        number = _number(headed, tables)
        if headed and number is not None:
            found.places[number] = section.place
            found.facts.append(mention(section.place, "kerntaak", str(number), "B6", headed.titel))
        for read in tables:
            of = read.kerntaak_nr or number
            if of is not None:
                found.pieces.setdefault(of, []).append(read)
                found.facts += matrix_mentions(read, "B6")
    return found


def _number(headed: Titled | None, tables: list[MatrixTable]) -> int | None:
    """The number of the kerntaak in a heading or, when it names none, that of the rows below it."""
    if headed and headed.nummer:
        return int(headed.nummer)
    return next((number for read in tables if (number := read.kerntaak_nr or read.kerntaak_of_rows) is not None), None)
