"""The Dutch words that a list knows, where the extra `spelling` is installed; without it no word is known."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

LIST = ("resources", "nl.json.gz")
"""The list in pyspellchecker: 343,585 forms with their counts. Its own class takes three times as long to read it."""
LEAST, COMMON = 50, 10_000
"""The count that 300,508 of the forms have, good words and bad (`ontzegelt`, `bregt`), and that of a common word."""


@cache
def dutch_words() -> dict[str, int]:
    """Every form in the list with its count, in lower case with accents; empty when there is no list."""
    try:
        place = files("spellchecker").joinpath(*LIST)
        with place.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as handle:
            return {str(word): int(count) for word, count in json.load(handle).items()}
    except (ModuleNotFoundError, OSError, ValueError):
        return {}


def known(word: str) -> bool:
    """Whether the list knows a word."""
    return word in dutch_words()


def hardly_known(word: str, beside: str) -> bool:
    """Whether the list has a word by its least count, names and slips among them, and `beside` as a common one."""
    words = dutch_words()
    return words.get(word) == LEAST and words.get(beside, 0) >= COMMON
