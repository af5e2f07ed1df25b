"""The lines of a table of contents: a title, a leader and a page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.pdf.text.lines import Line

_DOTS = re.compile(r"^((?:[^.·…_\s]|\s(?![.·…_\s])|[.·…_](?!\s?[.·…_]\s?[.·…_]))*)\s*(?:[.·…_]\s?){3,}(\d{1,4})$")
_NUMBER = re.compile(r"^\d{1,4}$")
_NUMBERED = re.compile(r"[0-9]{1,4}$")
_FEWEST = 3
_LEVEL = 1.5
"""Page numbers end at one edge, to so many points."""
_STEP = 2.2
"""Lines of one entry are less far apart than this, in sizes of the letter."""


def entries(found: Sequence[Line]) -> Iterator[tuple[list[Line], str | None]]:
    """Successive lines as entries of a table of contents, `title ..... page`, and as lines that are none (None), in order.

    Lines without a leader count when three or more of them end in a number at the same right edge. A title that goes
    over two lines has its number on either.
    """
    made = _numbered(found)
    plain: list[Line] = []
    at = 0
    while at < len(found):
        line = found[at]
        at += 1
        if line not in made:
            plain.append(line)
            continue
        title, page = made[line]
        group = [line]
        if plain and _goes_on(plain[-1], line):
            group.insert(0, plain.pop())
        elif at < len(found) and found[at] not in made and _goes_on(line, found[at]) and not _opens(found, at, made):
            group.append(found[at])
            at += 1
        if plain:
            yield plain, None
            plain = []
        titles = [title if part is line else part.text.strip() for part in group]
        yield group, f"{' '.join(titles)} ..... {page}"
    if plain:
        yield plain, None


def _opens(found: Sequence[Line], at: int, made: dict[Line, tuple[str, str]]) -> bool:
    """Whether a line is the first of an entry whose number stands on the next."""
    return at + 1 < len(found) and found[at + 1] in made and _goes_on(found[at], found[at + 1])


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a line is the rest of the title on the one before."""
    step = after.extent.v0 - line.extent.v0
    near = abs(line.style.size - after.style.size) <= 0.5 and step < _STEP * line.style.size
    return near and after.text[:1].islower()


def _numbered(found: Sequence[Line]) -> dict[Line, tuple[str, str]]:
    """The title and the page number of each line that ends an entry, or holds the first part of its title."""
    made: dict[Line, tuple[str, str]] = {}
    bare: list[Line] = []
    for line in found:
        dotted = _DOTS.match(line.text)
        if dotted:
            made[line] = dotted[1].strip(), dotted[2]
        elif len(line.parts) > 1 and _NUMBER.match(line.parts[-1].text):
            bare.append(line)
    made |= {line: _parted(line) for line in bare if line.leader}
    for line in bare:
        level = [other for other in bare if abs(other.extent.u1 - line.extent.u1) < 3]
        if len(level) >= _FEWEST or made:
            made[line] = _parted(line)
    return made | _tight(found, made)


def _tight(found: Sequence[Line], made: dict[Line, tuple[str, str]]) -> dict[Line, tuple[str, str]]:
    """Lines between entries whose title leaves no room for a leader: their number ends where those of the others do."""
    if len(made) < _FEWEST:
        return {}
    places = [number for number, line in enumerate(found) if line in made]
    edges = [line.extent.u1 for line in made]
    tight = {}
    for line in found[places[0] : places[-1]]:
        number = None if line in made else _NUMBERED.search(line.text)
        if number and sum(abs(edge - line.extent.u1) < _LEVEL for edge in edges) >= _FEWEST:
            tight[line] = line.text[: number.start()].rstrip(" .·…_"), number[0]
    return tight


def _parted(line: Line) -> tuple[str, str]:
    title = " ".join(part.text for part in line.parts[:-1])
    return title.strip(), line.parts[-1].text
