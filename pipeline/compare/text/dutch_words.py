"""The Dutch words that a list knows, where the extra `spelling` is installed; without it no word is known."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

LIST = ("resources", "nl.json.gz")
"""The list in pyspellchecker: 343,585 forms with their counts. Its own class takes three times as long to read it."""


@cache
def dutch_words() -> frozenset[str]:
    """Every form in the list, in lower case with accents; empty when there is no list."""
    try:
        place = files("spellchecker").joinpath(*LIST)
        with place.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as handle:
            return frozenset(json.load(handle))
    except (ModuleNotFoundError, OSError, ValueError):
        return frozenset()


def known(word: str) -> bool:
    """Whether the list knows a word."""
    return word in dutch_words()
