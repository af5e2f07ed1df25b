"""Two quotations beside each other: which of their words differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = tuple[str, bool]
"""A stretch of a quotation, and whether it differs from the other one."""

ALIKE = 0.6
"""Below this likeness two texts say different things, and marking their words would only be noise."""
SHORT = 60
"""Texts up to this length are also alike when their characters are: a name in two spellings."""


def differences(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Both texts as stretches, those that are not in the other marked; unmarked when they are hardly alike.

    Joined, the stretches of a text are that text again.
    """
    left, right = _words(one), _words(other)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if one == other or not (matcher.ratio() >= ALIKE or _alike_spelling(one, other)):
        return [(one, False)], [(other, False)]
    parts: tuple[list[Part], list[Part]] = ([], [])
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        for words, start, end, side in ((left, i1, i2, 0), (right, j1, j2, 1)):
            if start < end:
                parts[side].append(("".join(words[start:end]), kind != "equal"))
    return parts


def emphasised(text: str, words: Sequence[str]) -> list[Part]:
    """A text as stretches, the given words of it marked wherever they stand on their own."""
    wanted = "|".join(re.escape(" ".join(word.split())) for word in words if word.strip())
    if not wanted:
        return [(text, False)]
    parts = re.split(rf"((?<!\w)(?:{wanted})(?!\w))", text)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def _alike_spelling(one: str, other: str) -> bool:
    if max(len(one), len(other)) > SHORT:
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)
