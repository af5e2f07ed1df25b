"""The Dutch words that a list knows, where the extra `spelling` is installed; without it no word is known.

The list is the one in pyspellchecker: 343,585 forms with their counts, of which 300,508 have the least.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import cache
from importlib.resources import files

LEAST, COMMON = 50, 10_000
"""The count that most forms have, good words and bad (`ontzegelt`, `bregt`), and that of a common word."""


@cache
def listed() -> frozenset[str]:
    """Every form in the list, in lower case with accents; empty when there is no list.

    Read without its counts, which takes a third of the time: a form is what stands between quotes.
    """
    return frozenset(_in_order())


def beginning_with(head: str) -> list[str]:
    """Every form in the list that begins with some letters."""
    first = bisect_left(_in_order(), head)
    return _in_order()[first : bisect_left(_in_order(), f"{head}\uffff", first)]


@cache
def _in_order() -> list[str]:
    return _parts()[1::2]


@cache
def _parts() -> list[str]:
    return _text("nl").split('"')


def known(word: str) -> bool:
    """Whether the list knows a word."""
    return count(word) > 0


def count(word: str) -> int:
    """How often the list has met a form; 0 for one that it does not know."""
    at = bisect_left(_in_order(), word)
    if at == len(_in_order()) or _in_order()[at] != word:
        return 0
    return int(_parts()[2 * at + 2].strip(" :,}\n"))


def hardly_known(word: str, beside: str) -> bool:
    """Whether the list has a word by its least count, names and slips among them, and `beside` as a common one."""
    return count(word) == LEAST and count(beside) >= COMMON


def is_english(word: str) -> bool:
    """Whether the English list beside it has a word."""
    return f'"{word}"' in _text("en")


@cache
def _text(language: str) -> str:
    try:
        packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
        return gzip.decompress(packed).decode()
    except (ModuleNotFoundError, OSError, ValueError, EOFError):
        return ""
