"""Deel B 6: the matrix of each kerntaak for all uitstromen together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.fact import Fact, mention
from pipeline.transform.matrix.table import MatrixTable, is_matrix, matrix_mentions, matrix_table
from pipeline.transform.titles import KERNTAAK

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.chapters import Chapter


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
        headed = _kerntaak(section.titel)
        if headed:
            found.places[int(headed[0])] = section.place
            found.facts.append(mention(section.place, "kerntaak", headed[0], "B6", headed[1]))
        for read in (matrix_table(table) for table in section.tables if is_matrix(table)):
            of = read.kerntaak_nr or (int(headed[0]) if headed else None)
            if of is not None:
                found.pieces.setdefault(of, []).append(read)
                found.facts += matrix_mentions(read, "B6")
    return found


def _kerntaak(titel: str) -> tuple[str, str] | None:
    """Number and title of the kerntaak in a heading such as 'Proces-competentie-matrix Kerntaak 1: Verkoopt'."""
    at = titel.lower().find("kerntaak")
    named = KERNTAAK.match(titel[at:]) if at >= 0 else None
    return (named[1], named[2]) if named else None
