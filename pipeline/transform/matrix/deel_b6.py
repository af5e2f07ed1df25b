"""Deel B 6: the matrix of each kerntaak for all uitstromen together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.deel_c import matrix_mentions
from pipeline.transform.fact import Fact, mention
from pipeline.transform.matrix.table import MatrixTable, is_matrix, matrix_table
from pipeline.transform.notation import KERNTAAK
from pipeline.transform.outline import chapter

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.outline import Section
    from pipeline.transform.skeleton import Skeleton


@dataclass(slots=True)
class DeelB6:
    """The pieces of each matrix by kerntaak, where its heading stands, and how it names things."""

    pieces: dict[int, list[MatrixTable]] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)


def deel_b6(skeleton: Skeleton) -> DeelB6:
    """Read the chapter 'Totaal overzicht proces-competentie-matrices'."""
    found = DeelB6()
    for section in chapter(skeleton.sections, "B", "totaaloverzicht", "procescompetentie", default="6"):
        number = _headed(section, found)
        for table in section.tables:
            if is_matrix(table):
                read = matrix_table(table)
                of = read.kerntaak_nr or number
                if of is not None:
                    found.pieces.setdefault(of, []).append(read)
                    found.facts += matrix_mentions(read, "B6")
    return found


def _headed(section: Section, found: DeelB6) -> int | None:
    at = section.titel.lower().find("kerntaak")
    named = KERNTAAK.match(section.titel[at:]) if at >= 0 else None
    if not named:
        return None
    found.places[int(named[1])] = section.place
    found.facts.append(mention(section.place, "kerntaak", named[1], "B6", named[2]))
    return int(named[1])
