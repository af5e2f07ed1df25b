"""An entry of the contents: its number, its title, the leader of dots and the page, also where entries were glued.

Everything here takes a time in proportion to the length of the line, however it is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "0123456789"
_LEADERS = ".…_·"
_FEWEST = 3
"""Dots that make a leader; an ellipsis is three."""
_LONGEST_PAGE = 4
_NUMBER = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\.?\s+(\S.*)", re.DOTALL)
_RUN = re.compile(r"(?<![.…_·])[.…_·]{3,}")
_PAGE = re.compile(r"[0-9]+")
Number = tuple[int, ...]


class Entry(NamedTuple):
    """An entry: `nummer` is "" for a part or the Inleiding; `titel` stands without leader; `pagina` is None when no number ends it."""

    nummer: str
    titel: str
    pagina: int | None


def has_leader(text: str) -> bool:
    """Whether a line ends in a leader of three dots and more, and a page number."""
    found = _split(text)
    return found is not None and found[1] >= _FEWEST


def entries(text: str) -> list[Entry]:
    """The entries in a line of the contents, none when it is no entry.

    A conversion may glue them: 'Inleiding .... 3Deel A: Beeld .... 51 Inleiding .... 52 Algemene informatie'. Where
    the page ends and the next number begins then follows from both having to go on from those before.
    """
    parts = [part.strip() for part in _RUN.split(text)] if text.count("..") > 1 else []
    if len(parts) > 2 and all(part[:1].isdigit() for part in parts[1:]):
        return list(_unglued(parts))
    words, _dots, page = _split(text) or _without_page(text) or ("", 0, None)
    if not words:
        return []
    number = _NUMBER.match(words)
    return [Entry(number[1], number[2], page) if number else Entry("", words, page)]


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


def _unglued(parts: list[str]) -> Iterator[Entry]:
    """The entries of parts of which each begins with the page of the one before it."""
    page = 0
    number: Number = ()
    words = parts[0]
    for part, last in [*((part, False) for part in parts[1:-1]), (parts[-1], True)]:
        found = _NUMBER.match(words)
        own, titel = (_number(found[1]), found[2]) if found else ((), words)
        digits = _PAGE.match(part)
        written = digits[0] if digits else "0"
        cut = len(written) if last else _page_length(part, written, page, own or number)
        page, number = int(written[:cut][:_LONGEST_PAGE] or "0"), own
        yield Entry(found[1] if found else "", titel, page)
        words = part[cut:].strip()


def _page_length(part: str, written: str, before: int, number: Number) -> int:
    """How many of the digits that begin a part are the page; the others begin the number of the next entry."""
    for cut in range(1, min(len(written), _LONGEST_PAGE) + 1):
        after = _NUMBER.match(part[cut:])
        if after and int(written[:cut]) >= before and _follows(number, _number(after[1])):
            return cut
    return len(written)


def _number(text: str) -> Number:
    return tuple(int(part) for part in text.split("."))


def _follows(before: Number, after: Number) -> bool:
    """Whether a number comes next: a part begins with 1; 2 is followed by 2.1 or 3, and 2.1 by 2.1.1, 2.2 or 3."""
    if after in ((1,), (*before, 1)):
        return True
    return len(after) <= len(before) and after == (*before[: len(after) - 1], before[len(after) - 1] + 1)
