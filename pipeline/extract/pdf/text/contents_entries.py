"""The lines of a table of contents: a title, a leader and a page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.text.lines import Line

_DOTS = re.compile(r"^((?:[^.·…_\s]|\s(?![.·…_\s])|[.·…_](?!\s?[.·…_]\s?[.·…_]))*)\s*(?:[.·…_]\s?){3,}(\d{1,4})$")
_NUMBER = re.compile(r"^\d{1,4}$")
_FEWEST = 3


def entries(found: Sequence[Line]) -> dict[Line, str]:
    """By its last line, the text of each entry of a table of contents: `title ..... page`.

    Lines without a leader count when three or more of them end in a number at the same right edge.
    """
    made: dict[Line, str] = {}
    bare: list[Line] = []
    for line in found:
        dotted = _DOTS.match(line.text)
        if dotted:
            made[line] = f"{dotted[1].strip()} ..... {dotted[2]}"
        elif len(line.parts) > 1 and _NUMBER.match(line.parts[-1].text):
            bare.append(line)
    made |= {line: _entry(line) for line in bare if line.leader}
    for line in bare:
        level = [other for other in bare if abs(other.extent.u1 - line.extent.u1) < 3]
        if len(level) >= _FEWEST or made:
            made[line] = _entry(line)
    return made


def _entry(line: Line) -> str:
    title = " ".join(part.text for part in line.parts[:-1])
    return f"{title.strip()} ..... {line.parts[-1].text}"


def wrapped(line: Line, after: Line, made: dict[Line, str]) -> bool:
    """Whether `line` is the first line of an entry whose page number stands on the next, `after`."""
    if line in made or after not in made or abs(line.style.size - after.style.size) > 0.5:
        return False
    step = after.extent.v0 - line.extent.v0
    return step < 2.2 * line.style.size and not after.text[:1].isdigit() and after.text[:1].islower()
