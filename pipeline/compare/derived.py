"""What a text only repeats: a description in which nothing differs but what another change says already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.compare.change import Soort
from pipeline.compare.order import ORDER
from pipeline.compare.text.difference import compare_words
from pipeline.compare.text.tokens import keys
from pipeline.comparing import sentences, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.compare.change import Wijziging
    from pipeline.compare.text.names import Names

SMALL = frozenset(
    [
        "en",
        "of",
        "de",
        "het",
        "een",
        "der",
        "die",
        "dat",
        "van",
        "voor",
        "met",
        "in",
        "bij",
        "op",
        "te",
        "hij",
        "zij",
        "ze",
        "zijn",
        "is",
    ]
)
REORDERING = frozenset({Soort.HERNUMMERD, Soort.VERPLAATST, Soort.SAMENGEVOEGD, Soort.GESPLITST})
PARTS = frozenset({"uitstroom", "kerntaak", "werkproces", "eenheid"})
"""Kinds of changes, and of parts, after which the same sentences stand in another order."""
LEAST = 3
"""Words that a stretch must have to be found inside a longer text that changed."""


class Told:
    """The words that the changes so far put in and took out."""

    def __init__(self, changes: Iterable[Wijziging], contents: Iterable[tuple[str, bool]]) -> None:
        """Take the changes, and the texts of what came (True) or went (False) as a whole with them."""
        changes = list(changes)
        self._reordered = any(item.soort in REORDERING and item.onderwerp in PARTS for item in changes)
        self._turned = [set(keys(item.oud or "")) for item in changes if item.onderdeel == ORDER]
        self._texts: tuple[set[tuple[str, ...]], set[tuple[str, ...]]] = (set(), set())
        for item in changes:
            for text, place in ((item.oud, 0), (item.nieuw, 1)):
                for part in (text or "").split("; "):
                    self._add(part, place)
        for text, new in contents:
            self._add(text, int(new))

    def _add(self, text: str, place: int) -> None:
        for part in (text, *sentences(text)):
            if words := keys(part):
                self._texts[place].add(words)

    def explains(self, change: Wijziging, names: Names) -> bool:
        """Whether every stretch that differs in a change of text is told by the others."""
        if keys(change.oud or "") == keys(change.nieuw or ""):
            return False
        if self._lists(keys(change.oud or ""), keys(change.nieuw or "")):
            return True
        before, after = _sentences(change.oud), _sentences(change.nieuw)
        same = before.keys() & after.keys()
        if before.keys() == after.keys():
            return self._reordered
        was = names.in_old(tuple(word for key, words in before.items() if key not in same for word in words))
        now = names.in_new(tuple(word for key, words in after.items() if key not in same for word in words))
        return all(
            (self._known(stretch.out, 0, names) and self._known(stretch.into, 1, names))
            or names.same_numbers(stretch.out, stretch.into)
            for stretch in compare_words(was, now)
        )

    def _lists(self, old: tuple[str, ...], new: tuple[str, ...]) -> bool:
        """Whether a text has the same words in another order, those of a list that has one among them."""
        return any(words <= set(old) for words in self._turned) and Counter(old) == Counter(new)

    def _known(self, words: tuple[str, ...], place: int, names: Names) -> bool:
        """Whether words are made up of texts that are told, and of small words."""
        rest = list(words)
        at = 0
        while at < len(rest):
            if rest[at] in SMALL or rest[at].startswith("\x00") or rest[at] in names.numbers:
                at += 1
                continue
            length = self._longest(rest[at:], place)
            if not length:
                return False
            at += length
        return True

    def _longest(self, words: list[str], place: int) -> int:
        """How many of the first words are one told text, or stand in a row in one."""
        best = 0
        for text in self._by_word(place).get(words[0], ()):
            best = max(best, _prefix(words, text))
        return best

    def _by_word(self, place: int) -> dict[str, list[tuple[str, ...]]]:
        if not hasattr(self, "_index"):
            self._index: list[dict[str, list[tuple[str, ...]]]] = []
            for group in self._texts:
                index: dict[str, list[tuple[str, ...]]] = {}
                for text in group:
                    for word in set(text):
                        index.setdefault(word, []).append(text)
                self._index.append(index)
        return self._index[place]


def _sentences(text: str | None) -> dict[str, tuple[str, ...]]:
    """The words of each sentence, by the sentence as it compares."""
    return {squash(sentence): keys(sentence) for sentence in sentences(text or "")}


def _prefix(words: list[str], text: tuple[str, ...]) -> int:
    """How many of the first words are the whole text, or at least `LEAST` in a row of it."""
    best = 0
    for start in _starts(words[0], text):
        length = 0
        while length < len(words) and start + length < len(text) and words[length] == text[start + length]:
            length += 1
        if length >= LEAST or length == len(text):
            best = max(best, length)
    return best


def _starts(word: str, text: tuple[str, ...]) -> Iterator[int]:
    return (place for place, other in enumerate(text) if other == word)
