"""The words of a text as a comparison sees them, with the place of each in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.comparing import fold

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘`][^\W\d_]+)*\d*|[%‰€$£+±<>≤≥=°]")
"""A number with its decimals, a word with what follows an apostrophe, or a sign that means something.

Other signs are punctuation: they part words and are compared as spelling.
"""


class Token(NamedTuple):
    """A word: how it compares, and its span in the text."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and meaningful signs of a text, in order."""
    return tuple(Token(_key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text))


def keys(text: str) -> tuple[str, ...]:
    """The words of a text as they compare: folded, without apostrophes."""
    return tuple(token.key for token in tokens(text))


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    if word.casefold() == "één":  # the number, which fold would make an article
        return "1"
    plain = fold(word)
    for sign in "'’‘`":
        plain = plain.replace(sign, "")
    return plain


def clean(text: str | None) -> str:
    """A text with single spaces and without what only a converter puts in: soft hyphens, joiners, marks of order."""
    return " ".join((text or "").translate(_INVISIBLE).split())


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None) | {0xA0: " "}
