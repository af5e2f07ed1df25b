"""A difference between two texts in Dutch words."""

from __future__ import annotations

from rapidfuzz.distance import Postfix, Prefix

from pipeline.compare.text.difference import Stretch, stretches
from pipeline.compare.text.tokens import tokens

MOST = 4
"""Stretches that are told one by one; a text in which more differs is quoted as it now stands."""
AROUND = 2
"""Words around a short stretch that show where it stands."""
LONGEST = 260
"""Longest quotation, in characters."""


def difference(old: str, new: str) -> str:
    """What differs between two texts, in words: `'a' is vervangen door 'b'`; empty when no word differs."""
    found = stretches(old, new)
    if not found:
        return ""
    changed = sum(len(part.out) + len(part.into) for part in found)
    if len(found) > MOST or changed > (len(tokens(old)) + len(tokens(new))) * 0.8:
        return f"de tekst luidt nu: '{clip(new)}'"
    return "; ".join(_told(old, new, part) for part in found)


def difference_of_signs(old: str, new: str) -> str:
    """What differs between two texts with the same words: signs, spaces and capitals, from the first to the last of them."""
    head = Prefix.similarity(old, new)
    tail = Postfix.similarity(old[head:], new[head:])
    pieces = (_whole_words(text, head, len(text) - tail) for text in (old, new))
    return " is nu ".join(f"'{clip(piece)}'" for piece in pieces)


def _whole_words(text: str, first: int, last: int) -> str:
    """A part of a text with the rest of the words at its ends, and the word before when it begins at a space."""
    start = text.rfind(" ", 0, max(first - 1, 0)) + 1
    end = text.find(" ", last)
    return text[start : end if end >= 0 else len(text)]


def _told(old: str, new: str, part: Stretch) -> str:
    if part.out and part.into:
        return f"'{_quote(old, *part.old, 0)}' is vervangen door '{_quote(new, *part.new, 0)}'{_context(new, part)}"
    if part.into:
        return f"'{_quote(new, *part.new, 0)}' is toegevoegd{_context(new, part)}"
    return f"'{_quote(old, *part.old, 0)}' is vervallen{_context(old, part, was=True)}"


def _context(text: str, part: Stretch, *, was: bool = False) -> str:
    """The words around a short stretch."""
    first, last = part.old if was else part.new
    if last - first > 6:
        return ""
    return f" (in '{_quote(text, first, last, AROUND)}')" if len(tokens(text)) > last - first else ""


def _quote(text: str, first: int, last: int, around: int) -> str:
    words = tokens(text)
    start, end = max(0, first - around), min(len(words), last + around)
    return clip(text[words[start].start : words[end - 1].end]) if start < end else ""


def clip(text: str, length: int = LONGEST) -> str:
    """A text cut to a length."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
