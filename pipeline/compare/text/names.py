"""The names and numbers that changed, so that a text in which only they changed is silent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.compare.text.tokens import keys

_PREFIX = "\x00"
"""Before the sign that stands for a name: no word of a text begins with it."""


@dataclass(slots=True)
class Names:
    """Old and new names of one thing, and old and new numbers.

    In the old text an old name counts as a sign of its own, in the new text the new name as the
    same sign; so the two compare equal, and nothing else does.
    """

    old: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))
    new: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _signs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    _changed: bool = False

    def rename(self, old: str | None, new: str | None) -> None:
        """Take two names for one thing; a name that stayed counts too, so that no shorter one is seen in it."""
        was, now = keys(old or ""), keys(new or "")
        if not was or not now:
            return
        self._changed |= was != now
        sign = f"{_PREFIX}{len(self._signs)}"
        self._signs[sign] = (was, now)
        for names, words in ((self.old, was), (self.new, now)):
            names[words[0]].append((words, sign))
            names[words[0]].sort(key=lambda item: -len(item[0]))

    def renumber(self, old: str, new: str) -> None:
        """Take two numbers for one thing."""
        if old != new:
            self.numbers[old].add(new)

    def in_old(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of an old text with a sign for each changed name."""
        return _replaced(words, self.old) if self._changed else words

    def in_new(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a new text with the same signs."""
        return _replaced(words, self.new) if self._changed else words

    def written(self, words: tuple[str, ...], *, new: bool) -> tuple[str, ...]:
        """The words with each sign written out as the name that it stands for."""
        return tuple(
            part for word in words for part in (self._signs[word][int(new)] if word in self._signs else (word,))
        )

    def any_changed(self, words: tuple[str, ...]) -> bool:
        """Whether a sign among the words stands for a name that changed."""
        return any(word in self._signs and self._signs[word][0] != self._signs[word][1] for word in words)

    def same_numbers(self, out: tuple[str, ...], into: tuple[str, ...]) -> bool:
        """Whether words that were exchanged are the old and the new numbers of the same things."""
        return len(out) == len(into) > 0 and all(b in self.numbers.get(a, ()) for a, b in zip(out, into, strict=True))


def _replaced(words: tuple[str, ...], names: dict[str, list[tuple[tuple[str, ...], str]]]) -> tuple[str, ...]:
    if not names or names.keys().isdisjoint(words):
        return words
    result: list[str] = []
    at = 0
    while at < len(words):
        for name, sign in names.get(words[at], ()):
            if words[at : at + len(name)] == name:
                result.append(sign)
                at += len(name)
                break
        else:
            result.append(words[at])
            at += 1
    return tuple(result)
