"""Which parts of two texts a page marks, and what it leaves out of long ones."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht, Soort
from pipeline.compare.text.difference import marked, stretches
from pipeline.compare.text.tokens import tokens
from pipeline.report.dossier import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.compare.change import Wijziging

Part = tuple[str, bool]
"""A stretch of text, and whether it is marked."""
SHOWN = 4_000
"""Longest text on the page, in characters."""
MARKED = 0.75
"""Share of the words from which marking them would only be noise."""
WHOLE = 1_200
"""Length up to which a text is shown whole; of a longer one what is far from a change is left out."""
BESIDE = 200
"""Characters that stay before and after a change."""


def marks(change: Wijziging) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of the old and of the new text of a change; none of a text that is not there."""
    old, new = change.oud or "", change.nieuw or ""
    plain = ((clip(old, SHOWN), False),) if old else (), ((clip(new, SHOWN), False),) if new else ()
    if not old or not new or change.soort in (Soort.HERNUMMERD, Soort.SAMENGEVOEGD, Soort.GESPLITST):
        return plain
    found = stretches(old, new)
    if not found and change.gewicht is Gewicht.REDACTIE:
        one, other = _signs(old, new)
        return _near(one), _near(other)
    differing = sum(len(part.out) + len(part.into) for part in found)
    if differing > MARKED * (len(tokens(old)) + len(tokens(new))):
        return plain
    spans = (marked(old, [part.old for part in found]), marked(new, [part.new for part in found]))
    return _near(spans[0]), _near(spans[1])


def _near(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a long text with what is far from a change left out, and the end of one with very many cut off."""
    if sum(len(text) for text, _ in parts) <= WHOLE:
        return _filled(parts)
    if not any(mark for _, mark in parts):
        return ((clip("".join(text for text, _ in parts), WHOLE), False),)
    last = len(parts) - 1
    shown = [
        (text if mark else _ends(text, first=at == 0, last=at == last), mark) for at, (text, mark) in enumerate(parts)
    ]
    lengths = list(accumulate(len(text) for text, _ in shown))
    kept = [part for part, length in zip(shown, lengths, strict=True) if length <= SHOWN]
    if len(kept) == len(shown):
        return _filled(kept)
    return (*_filled(kept), (clip(shown[len(kept)][0], 2 * BESIDE) + " …", shown[len(kept)][1]))


def _filled(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part[0])


def _ends(text: str, *, first: bool, last: bool) -> str:
    """What stands beside a change, whole words."""
    if len(text) <= 3 * BESIDE:
        return text
    head, tail = text[:BESIDE].rpartition(" ")[0], text[-BESIDE:].partition(" ")[2]
    if first:
        return f"[…] {tail}"
    return f"{head} […]" if last else f"{head} […] {tail}"


def _signs(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Texts of the same words: what is before the first and after the last sign that differs stays unmarked."""
    head = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return tuple(
        tuple(
            part
            for part in ((text[:head], False), (text[head : len(text) - tail], True), (text[len(text) - tail :], False))
            if part[0]
        )
        for text in (old, new)
    )  # type: ignore[return-value]
