"""Lines to the texts of a block: paragraphs and items, whole again where a page broke them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.comparing import dash_open
from pipeline.document import Block
from pipeline.elements import Line as TextLine
from pipeline.transform.labels import goes_on
from pipeline.transform.register.model import Tekst
from pipeline.transform.register.print.lines import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.transform.register.print.lines import Line

_ITEM_VERBS = re.compile(r"(?:heeft|kan|kent|weet|past|bezit|is|beheerst|herkent|begrijpt|gebruikt)\b", re.IGNORECASE)


def whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with those joined that a page, or the edge of a column, broke."""
    joined: list[list[Line]] = []
    bullets = sum(line.bullet for line in lines)
    listed = bullets > 0
    for line in lines:
        if joined and _is_dash(joined[-1], line, lone=bullets == 1):
            joined[-1].append(replace(line, text=f"- {line.text}"))
            continue
        if joined and _goes_on(joined[-1], line, listed=listed):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_one(group) for group in joined]


def _is_dash(group: Sequence[Line], line: Line, *, lone: bool) -> bool:
    """Whether a bullet is the dash of a sentence, at the edge of the paper: '... en' / '- indien nodig - ...'."""
    before = group[-1]
    if not line.bullet or not before.text[-1:].isalnum() or not line.text[:1].islower():
        return False
    return (lone and not before.bullet) or dash_open(" ".join(part.text for part in group))


def _goes_on(group: Sequence[Line], line: Line, *, listed: bool) -> bool:
    before, first = group[-1], group[0]
    if before.text.endswith(":") or line.bullet:
        return False
    if first.bullet:
        begins = line.text[:1].islower() or line.text[:1] in "(‘'\"“"
        return not line.text.endswith(":") and (begins or before.text[-1:] not in ".;")
    other_page = line.place.page != before.place.page
    if listed or _ITEM_VERBS.match(line.text):
        return False
    return other_page and goes_on(before.text, Block(line.text))


def _one(group: Sequence[Line]) -> Line:
    if len(group) == 1:
        return group[0]

    return replace(group[0], text=" ".join(line.text for line in group), place=place_of(group))


def tekst(lines: Sequence[Line]) -> Tekst | None:
    """The text of these lines, None when there are none."""
    joined = whole(lines)
    if not joined:
        return None
    return Tekst(tuple(TextLine(line.text, line.bullet) for line in joined), place_of(joined))
