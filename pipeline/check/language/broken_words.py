"""The words of a dossier: which it has whole, and which a conversion broke with a space."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.comparing import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.table import Sourced, Table

SURE = 4
"""So many times more often a word must stand whole than in two when both halves are words themselves. In the
dossier of 2009-2010 `marktinformatie` stands whole 18 times against `markt informatie` 3 times."""

LEAST = 4
"""Fewest letters of a broken word: below that they are list letters and abbreviations (`B 2`, `d e`)."""

_PHRASE_WORDS = frozenset(
    """
    aan achter af al alle als ander andere anders bekend bij binnen boven bron buiten daar dan dat
    de deel den der des deze dicht die dit door dus een eigen elk en er even geen gelijk goed groot
    haar half heel hem het hier hoe hoog hun ieder in is ja kan kennis klaar klein laag langs
    leiding los maar mede mee meer met mijn min minder na naar naast neer nieuw niet nog nu of om
    omhoog onder ons ook op open over plaats rond samen schoon stand stil tegen ten ter terug te
    thuis toe tot tussen twee uit van vast veel ver vol voor voort vrij waar wat weg wel wie zeker
    zelf zich zij zijn zo zonder zorg
    """.split()  # noqa: SIM905 - a column of strings would take the page
)
"""Words that stand before or after another with a meaning of their own, where the two also exist as one word:
`aan bod`/`aanbod`, `op maat`/`opmaat`, `te veel`/`teveel`, `leiding geven`/`leidinggeven`, `meer waarde`."""

_NO_LAST_WORD = frozenset({"de", "een", "en", "der", "het", "of", "te"})
"""Words that end no phrase: after another word at the end of a text they are its lost ending."""

_WHOLE_BUT_APART = ("gericht", "bewust", "vrij", "vol", "rijk", "arm", "gebonden", "vriendelijk", "en", "t")
"""Endings of a second half that make a phrase of the two: `op de behoefte gericht`, `de klant vragen`."""

_WORD = re.compile(r"[^\W\d_]+")
_AT_END = re.compile(r"(?<![^\W_])[^\W\d_]+$")
_AT_START = re.compile(r"[^\W\d_]+(?![\w\-'’(]|\.\w)")
_PADDED = re.compile(r"\( +(?P<inside>[^\W\d_]+)\)|\((?P<before>[^\W\d_]+) +\)")


Column = tuple["Table[Sourced]", str]
"""A table and the name of one of its columns."""


class Break(NamedTuple):
    """A word broken by a space: as it stands, the word that stands whole elsewhere (folded), and its span in the text."""

    broken: str
    whole: str
    start: int
    end: int

    @property
    def mended(self) -> str:
        """The word with its own letters, without the space."""
        return self.broken.replace(" ", "")

    @property
    def of_two_words(self) -> bool:
        """Whether both halves are long enough to be words, which an author may have kept apart."""
        return min(map(len, self.broken.split(" "))) >= LEAST


class Lexicon:
    """How often each word, and each pair of words with a space between, stands in the texts of a dossier."""

    def __init__(self, texts: Counter[str]) -> None:
        self._all = " \n ".join(texts.elements())
        self._words = Counter(_WORD.findall(self._all))
        self._apart = self._joinable(Counter(pairwise(self._all.split(" "))))
        self._broken = [pair for pair in self._apart if self._is_broken(*pair)]

    def breaks(self, text: str) -> Iterator[Break]:
        """The words of `text` that a space breaks and that stand whole elsewhere in the dossier.

        Where `marktinformatie` was broken, `markt informatiebronnen` is as well.
        """
        plain = fold(text)
        if len(plain) != len(text):
            return
        for one, other in self._broken:
            if f"{one} {other}" in plain:
                longer = rf"(?:[^\W\d_]{{{LEAST},}})?" if min(len(one), len(other)) >= LEAST else ""
                for found in re.finditer(rf"(?<![^\W_]){one} {other}{longer}(?![^\W_])", plain):
                    if not text[found.start() + len(one) + 1].isupper():
                        yield Break(text[found.start() : found.end()], one + other, *found.span())
        if ending := self._lost_ending(plain):
            yield Break(text[slice(*ending)], plain[slice(*ending)].replace(" ", ""), *ending)
        if "( " in plain or " )" in plain:
            for found in _PADDED.finditer(plain):
                whole = f"({found['inside'] or found['before']})"
                if whole in self._all:
                    yield Break(text[found.start() : found.end()], whole, *found.span())

    def mend(self, text: str) -> str:
        """The text with its broken words whole."""
        for found in sorted(self.breaks(text), reverse=True, key=lambda item: item.start):
            text = text[: found.start] + found.broken.replace(" ", "") + text[found.end :]
        return text

    def _joinable(self, neighbours: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
        """The pairs of words that also stand as one: neighbours without the marks around the two."""
        joinable: Counter[tuple[str, str]] = Counter()
        for (left, right), number in neighbours.items():
            if left[-1:].isalpha() and right[:1].isalpha():
                one = left if left.isalpha() else _last(left)
                other = right if right.isalpha() else _first(right)
                if one and other and one + other in self._words:
                    joinable[one, other] += number
        return joinable

    def _is_broken(self, one: str, other: str) -> bool:
        whole, apart = self._words[one + other], self._apart[one, other]
        if whole < apart or len(one + other) < LEAST or {one, other} & _PHRASE_WORDS:
            return False
        if self._words[one] == apart or self._words[other] == apart:
            return True
        return whole >= SURE * apart and whole >= SURE and not other.endswith(_WHOLE_BUT_APART)

    def _lost_ending(self, plain: str) -> tuple[int, int] | None:
        """The span of the last two words where the second is the ending that the first lost."""
        end = len(plain.rstrip(" .;"))
        one, _, other = plain[:end].rpartition(" ")
        first = _AT_END.search(one) if other in _NO_LAST_WORD else None
        if first is None or first[0] in _PHRASE_WORDS or not self._words[first[0] + other]:
            return None
        return first.start(), end


def _last(token: str) -> str:
    found = _AT_END.search(token)
    return found[0] if found else ""


def _first(token: str) -> str:
    found = _AT_START.match(token)
    return found[0] if found else ""


@lru_cache(maxsize=2)
def lexicon(*columns: Column) -> Lexicon:
    """Make the lexicon of the given columns; kept for the next rule that asks for the same."""
    texts: Counter[str] = Counter()
    for table, column in columns:
        texts.update(fold(text) for row in table if (text := getattr(row, column)))
    return Lexicon(texts)


def whole_elsewhere(word: str, columns: tuple[Column, ...]) -> tuple[Sourced, str, int] | None:
    """Find the first row in which `word` stands whole: the row, its text and the place in it."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    for table, column in columns:
        for row in table:
            text = getattr(row, column)
            if text and (found := pattern.search(fold(text))):
                return row, text, found.start()
    return None
