"""How alike two things are, by their names and by what they hold; 0 is nothing in common, 1 the same."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from rapidfuzz import fuzz

from pipeline.comparing import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

Key = TypeVar("Key", bound="Hashable")

NAME, CONTENT = 0.4, 0.6
"""What the likeness of names and of contents count for; a name is often changed as a whole, a content seldom."""


def names_alike(one: str, other: str) -> float:
    """How alike two names are, by their letters and by their words in any order."""
    left, right = fold(one), fold(other)
    if not left or not right:
        return 0.0
    return max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)) / 100


class Contents(Generic[Key]):
    """The features (words, titles) of the things of both versions, the rarer the heavier."""

    def __init__(self, old: Mapping[Key, Iterable[str]], new: Mapping[Key, Iterable[str]]) -> None:
        self.old = {key: Counter(features) for key, features in old.items()}
        self.new = {key: Counter(features) for key, features in new.items()}
        groups = [*self.old.values(), *self.new.values()]
        spread = Counter(feature for group in groups for feature in group)
        self._known: dict[tuple[int, Key], float] = {}
        self._weight = {feature: math.log(1 + len(groups) / count) for feature, count in spread.items()}

    def alike(self, old: Key, new: Key) -> float:
        """The cosine of the two; 0 when one of them holds nothing."""
        one, other = self.old.get(old, Counter()), self.new.get(new, Counter())
        length = self._lengths(0, old) * self._lengths(1, new)
        if not length:
            return 0.0
        small, large = (one, other) if len(one) <= len(other) else (other, one)
        shared = sum(
            self._weigh(key, count) * self._weigh(key, large[key]) for key, count in small.items() if key in large
        )
        return shared / length

    def known(self, old: Key, new: Key) -> bool:
        """Whether both hold anything."""
        return bool(self.old.get(old)) and bool(self.new.get(new))

    def _weigh(self, feature: str, count: int) -> float:
        return (1 + math.log(count)) * self._weight[feature]

    def _lengths(self, side: int, key: Key) -> float:
        if (side, key) not in self._known:
            self._known[side, key] = self._length((self.old, self.new)[side].get(key, Counter()))
        return self._known[side, key]

    def _length(self, group: Mapping[str, int]) -> float:
        return math.sqrt(sum(self._weigh(key, count) ** 2 for key, count in group.items()))

    def held(self, part: Mapping[str, int], without: Mapping[str, int], whole: Mapping[str, int]) -> float:
        """Which share of `part`, save what is also in `without`, is in `whole`; 0 when that is hardly anything."""
        own = part.keys() - without.keys()
        total = sum(self._weight[feature] for feature in own)
        if len(own) < LEAST_OWN:
            return 0.0
        return sum(self._weight[feature] for feature in own & whole.keys()) / total


LEAST_OWN = 4
"""Features of its own that a thing must have to say that it went into another."""


def alike(contents: Contents[Key], old: Key, new: Key, names: tuple[str, str]) -> float:
    """The likeness of two things by name and content; by name alone where a content is not known."""
    by_name = names_alike(*names)
    if not contents.known(old, new):
        return by_name * by_name
    return NAME * by_name + CONTENT * contents.alike(old, new)
