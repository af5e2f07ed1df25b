"""An entry of the contents: its number, its title, the leader of dots and the page.

Everything here takes a time in proportion to the length of the line, however it is made.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = "0123456789"
_LEADERS = ".…_·"
_FEWEST = 3
"""Dots that make a leader; an ellipsis is three."""
_LONGEST_PAGE = 4
_NUMBER = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\.?\s+(\S.*)", re.DOTALL)


class Entry(NamedTuple):
    """An entry: `nummer` is "" for a part or the Inleiding; `titel` stands without leader; `pagina` is None when no number ends it."""

    nummer: str
    titel: str
    pagina: int | None


def has_leader(text: str) -> bool:
    """Whether a line ends in a leader of three dots and more, and a page number."""
    found = _split(text)
    return found is not None and found[1] >= _FEWEST


def entry(text: str) -> Entry | None:
    """The entry of the contents that a line is, or None when it is none; its leader may be left out."""
    words, _dots, page = _split(text) or _without_page(text) or ("", 0, None)
    if not words:
        return None
    number = _NUMBER.match(words)
    return Entry(number[1], number[2], page) if number else Entry("", words, page)


def _split(text: str) -> tuple[str, int, int] | None:
    """The words of an entry, the length of its leader in dots, and its page."""
    text = text.rstrip()
    head = text.rstrip(_DIGITS)
    page = text[len(head) :]
    words = head.rstrip(_LEADERS + " \t\u00a0")
    dots = sum(3 if sign == "…" else sign in _LEADERS for sign in head[len(words) :])
    if not words or not 0 < len(page) <= _LONGEST_PAGE or head == words:
        return None
    return (words, dots, int(page)) if dots > 1 else (head.rstrip(), dots, int(page))


def _without_page(text: str) -> tuple[str, int, None] | None:
    """The words of an entry whose leader ends in something that is no page number, or in nothing."""
    head = text.rstrip()
    at = max(head.rfind(sign) for sign in _LEADERS) + 1
    words = head[:at].rstrip(_LEADERS + " \t\u00a0")
    dots = sum(3 if sign == "…" else sign in _LEADERS for sign in head[len(words) : at])
    tail = head[at:].strip()
    return (words, dots, None) if words and dots >= _FEWEST and len(tail) <= _LONGEST_PAGE else None
