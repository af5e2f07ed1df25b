"""Text as a comparison sees it: without case, accents, quotes or layout."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_LETTERS = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"['’‘`]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[(\"'“‘]*[A-Z])")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text in lower case, without accents and with single spaces."""
    plain = text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded; an apostrophe stays inside its word, a hyphen parts words."""
    return tuple(_LETTERS.findall(_ELISION.sub("", fold(text))))


def squeeze(text: str) -> str:
    """The letters and figures of a text alone, folded: equal for texts that differ in layout only."""
    return "".join(words(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop ends one only where a capital follows."""
    return _SENTENCE_END.split(text)


def excerpt(text: str, start: int, end: int, length: int = 120) -> str:
    """About `length` characters of `text` around the span `start` to `end`, cut at words."""
    room = max(0, (length - (end - start)) // 2)
    first, last = max(0, start - room), min(len(text), end + room)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
