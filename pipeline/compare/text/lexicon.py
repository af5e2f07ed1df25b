"""The words of both versions together: which words they know, and how Dutch looks in them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.compare.text.tokens import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Lexicon:
    """The words of the old and of the new version, counted, made when first asked for."""

    def __init__(self, old: Callable[[], Iterable[str]], new: Callable[[], Iterable[str]]) -> None:
        self._old, self._new = old, new

    @cached_property
    def old(self) -> Counter[str]:
        """How often each word stands in the old version."""
        return Counter(word for text in self._old() for word in keys(text))

    @cached_property
    def new(self) -> Counter[str]:
        """How often each word stands in the new version."""
        return Counter(word for text in self._new() for word in keys(text))

    @cached_property
    def _trigrams(self) -> Counter[str]:
        """In how many different words each run of three letters stands, the ends of a word counted as a letter."""
        return Counter(part for word in self.old.keys() | self.new.keys() for part in set(trigrams(word)))

    def both(self, word: str) -> bool:
        """Whether both versions have the word."""
        return self.old[word] > 0 and self.new[word] > 0

    def strange(self, word: str, beside: str) -> int:
        """How many runs of three letters of a word stand in no other word but `beside`."""
        own = set(trigrams(word)) - set(trigrams(beside))
        counted = 1 if self.old[word] or self.new[word] else 0
        return sum(self._trigrams[part] <= counted for part in own)


def trigrams(word: str) -> list[str]:
    """The runs of three letters of a word, with a space before and after it."""
    padded = f" {word} "
    return [padded[at : at + 3] for at in range(len(padded) - 2)]
