"""The members of the committees in D 2.1: `betrokkenen`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Cell, Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from pipeline.transform.chapters import Chapter

_COMMISSIE = re.compile(r"^(?:De|Het)\s(\S.{0,200}?)\sbestaat\b", re.IGNORECASE)


def is_committee(text: str) -> bool:
    """Whether a sentence above a table names the committee of which it lists the members."""
    return _COMMISSIE.match(text) is not None


def betrokkenen(chapter: Chapter) -> Facts:
    """The rows of `betrokkenen`: the members of each committee of D 2.1, by its tables and the sentences above them."""
    commissie = groep = None
    for section in chapter:
        for element in section.elements:
            if isinstance(element, Table):
                for row in element.rows:
                    first, second = row.cells[0], row.cells[1] if len(row.cells) > 1 else Cell()
                    if squash(second.text) in ("rol", "") and first.blocks:
                        groep = first.text.rstrip(": ")
                    elif first.blocks:
                        named_in = {"commissie": commissie, "groep": groep}
                        yield fact("betrokkenen", row.place, **named_in, afvaardiging=first.lines, rol=second.lines)
                    yield Fact("betrokkenen", row.place)
            elif isinstance(element, Paragraph | Heading) and (named := _COMMISSIE.match(element.text)):
                commissie, groep = named[1], None
