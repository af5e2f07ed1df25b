"""Which lines of a text are headings: marked by signs, by a line under them, or by being bold."""

from __future__ import annotations

import re

from pipeline.comparing import squash
from pipeline.extract.text import markup

HEADING = re.compile(r"^\s{0,3}(#{1,6})\s++(.*)$")
HTML_HEADING = re.compile(r"^\s*<h([1-6])\b[^<>]*>(.*)</h\1>\s*$", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-–*+■]\s+|[•·▪●◦‣►❖◆]\s*|[o§Ø➢]\s+)(?=\S)")
RULE = re.compile(r"^[\s|:]*+-{3,}+[\s|:-]*+$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_LONGEST_HEADING = 200
_CONTENTS = ("inhoudsopgave", "inhoud", "binhoudsopgaveb", "stronginhoudsopgavestrong")
_MANY_BOLD, LEVEL_OF_BOLD = 5, 3
"""So many bold lines for each heading of another kind make bold the form of headings; which level that is."""


def bold_headings(lines: list[str]) -> frozenset[int]:
    """The indices of the lines that are headings by being bold, in a text that marks hardly any heading otherwise.

    Those before the contents are the cover's: there the largest is the title, and bold lines are all alike.
    """
    start = next((index for index, line in enumerate(lines) if squash(line) in _CONTENTS), len(lines))
    marked = sum(bool(HEADING.match(line) or HTML_HEADING.match(line)) for line in lines)
    bold = frozenset(
        index
        for index, line in enumerate(lines)
        if index >= start and len(line) <= _LONGEST_HEADING and "\t" not in line and markup.bold_runs(line)
    )
    return bold if len(bold) > _MANY_BOLD * max(marked, 1) else frozenset()


def is_underlined(lines: list[str], index: int) -> bool:
    """Whether a line is a heading by the dashes or equals signs under it."""
    line = lines[index]
    if index + 1 >= len(lines) or not line.strip() or not _UNDERLINE.match(lines[index + 1]):
        return False
    if len(lines[index + 1].strip()) < 3 or len(line) > _LONGEST_HEADING or "\t" in line:
        return False
    alone = index == 0 or not lines[index - 1].strip()
    return alone and not (
        HEADING.match(line) or BULLET.match(line) or RULE.match(line) or line.lstrip().startswith(("|", "<"))
    )
