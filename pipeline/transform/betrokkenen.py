"""The members of the committees in D 2.1: `betrokkenen`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from pipeline.transform.chapters import Chapter

_COMMISSIE = re.compile(r"^(?:De|Het)\s+(.*?)\s+bestaat\b", re.IGNORECASE)


def betrokkenen(chapter: Chapter) -> Facts:
    """The rows of `betrokkenen`: the members of each committee of D 2.1, by its tables and the sentences above them."""
    commissie = groep = None
    for section in chapter:
        for element in section.elements:
            if isinstance(element, Table):
                for row in element.rows:
                    first, second = row.cells[0].text, row.cells[1].text if len(row.cells) > 1 else ""
                    if squash(second) in ("rol", "") and first:
                        groep = first.rstrip(": ")
                    elif first:
                        yield fact(
                            "betrokkenen", row.place, commissie=commissie, groep=groep, afvaardiging=first, rol=second
                        )
                    yield Fact("betrokkenen", row.place)
            elif isinstance(element, Paragraph | Heading) and (named := _COMMISSIE.match(element.text)):
                commissie, groep = named[1], None
