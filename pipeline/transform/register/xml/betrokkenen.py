"""Who were involved: the lists of members in the text of the verantwoordingsinformatie."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.transform.register.model import Rij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element, Line

_GROUP = "namens "
_LONGEST_NAME = 200
"""Characters; a longer line is a sentence of the account and no member. The longest member has 107."""


def betrokkenen(section: Element) -> Iterator[Rij]:
    """A row per member: a line under 'Namens ...', the groep, under the name of a committee.

    The name of a committee stands right above its first groep; a blank line parts a groep from the next.
    The text itself is running text as well, so no content hangs on the reading of it.
    """
    commissie = groep = None
    for line, following in pairwise((*section.lines, None)):
        if line is None:
            continue
        if _opens(line):
            groep = line.text.rstrip(": ")
        elif following is not None and _opens(following) and not following.gap:
            commissie, groep = line.text.rstrip(": "), None
        elif groep and line.gap:
            groep = None
            if commissie and not line.text.endswith("."):
                yield _row(section, commissie, None, line)
        elif groep and len(line.text) <= _LONGEST_NAME:
            yield _row(section, commissie, groep, line)


def _opens(line: Line) -> bool:
    return line.text.lower().startswith(_GROUP) and len(line.text) <= _LONGEST_NAME


def _row(section: Element, commissie: str | None, groep: str | None, line: Line) -> Rij:
    columns: dict[str, object] = {"commissie": commissie, "groep": groep, "afvaardiging": line.text}
    return Rij("betrokkenen", section.place, columns)
