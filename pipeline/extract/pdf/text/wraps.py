"""How the pieces of a wrapped text belong together: with a space, without one, with or without the hyphen."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.extract.pdf.text.bullets import unlisted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.text.lines import Line

_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
_LAST = re.compile(r"(?<![\w'’-])[\w'’-]*-$")
_FIRST = re.compile(r"[\w'’]+(?:-\w+)*")
_TAIL = re.compile(r"(?<![\w'’/-])[\w'’/-]+$")
# 'klant- en marktgegevens': the hyphen stands for a word that follows.
_SUSPENDED = re.compile(r"(?:en|of|dan|als|tot|respectievelijk|resp|t/m|en/of)\b")

# 'technieken en -vaardigheden': here it stands for a word that went before.
_PREFIXED = re.compile(r"(?:\b(?:en|of) |, |/)-$")
# 'systemen -met name- in gebruik': a pair of hyphens stands for brackets.
_BRACKETED = re.compile(r"(?:^|\s)-\w[^-]*\w-$")
_LINKING = frozenset({"en", "of", "de", "het", "een", "in", "op", "te", "er", "van", "met", "voor", "naar", "bij"})
_SHORT = 3
_FEWEST_HYPHENS = 5
_HYPHENATED = 0.03
"""Share of the lines that end in a hyphen from which a program is taken to have put them there."""


class Fit(Enum):
    """How the word of a line of one word fills the line.

    A word broken for want of room fills it to less than a letter (FULL); the longest word of a
    column that is made to fit it fills it exactly, and is whole.
    """

    LOOSE = 0
    FULL = 1
    EXACT = 2


class Words:
    """The words of a document that stand whole on a line, by which a broken one is known."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lines = 0
        self._hyphens = 0

    def learn(self, found: Sequence[Line]) -> None:
        """Counts the words of the lines of a cell or a page, but for what may be a piece of a word.

        That is the word of a line that it fills alone, and the first word of the line after it.
        """
        right = max((line.extent.u1 for line in found), default=0.0)
        cut = False
        for line, after in zip_longest(found, found[1:]):
            words = _WORD.findall(line.text.lower())
            alone = " " not in unlisted(line.text)
            filled = alone and after is not None and line.extent.u1 + after.letter > right
            hyphen = line.text.endswith("-")
            self._counts.update(words[1 if cut else 0 : -1 if filled or hyphen else None])
            cut = filled or hyphen
            self._lines += 1
            self._hyphens += hyphen and after is not None and after.text[:1].islower()

    @property
    def hyphenated(self) -> bool:
        """Whether the document was set by a program that breaks words: then hyphens end many of its lines."""
        return self._hyphens >= _FEWEST_HYPHENS and self._hyphens > _HYPHENATED * self._lines

    def count(self, word: str) -> int:
        """How often a word was seen whole."""
        return self._counts[word.lower()]

    def known(self, word: str) -> bool:
        """Whether each part of a word was seen whole."""
        return all(self._counts[part] for part in _WORD.findall(word.lower()))

    def joined(self, before: str, after: str, fit: Fit = Fit.LOOSE, *, last: bool = False) -> str:
        """Two pieces of text on successive lines as one.

        `fit` tells how the line of `before` fills its width if it is one word, `last` that no line
        comes after that of `after`.
        """
        if _PREFIXED.search(before) and after[:1].islower():
            # A line that ends in the first of two dashes: 'en -' / 'indien van toepassing - de samenwerking'.
            return f"{before} {after}" if before.endswith(" -") and " - " in after else before + after
        if before.endswith("-") and len(before) > 1 and before[-2].isalnum():
            return f"{before} {after}" if _BRACKETED.search(before) else self._hyphenated(before, after)
        if before.endswith("/") and len(before) > 1 and before[-2] != " " and self._slashed(before, after):
            return before + after
        if fit != Fit.LOOSE and self._broken(before, after, fit, last):
            return before + after
        return f"{before} {after}"

    def _slashed(self, before: str, after: str) -> bool:
        """Whether what stands after a slash belongs to it: 'product/de dienst' is not how it is written."""
        first = _FIRST.match(after)
        return after[:1].islower() and (before.endswith("en/") or (first is not None and first[0] not in _LINKING))

    def _hyphenated(self, before: str, after: str) -> str:
        if _SUSPENDED.match(after):
            return f"{before} {after}"
        if not after[:1].islower():
            return before + after
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return before + after
        whole = self.count(last[0][:-1] + first[0])
        parted = self.count(last[0] + first[0])
        if whole > parted or (self.hyphenated and not parted):
            return before[:-1] + after
        return before + after

    def _broken(self, before: str, after: str, fit: Fit, last: bool) -> bool:
        """Whether a word that fills its line goes on at the start of the next."""
        tail, first = _TAIL.search(before), _FIRST.match(after)
        if tail is None or first is None or not after[0].islower():
            return False
        whole, rest = _WORD.findall((tail[0] + first[0]).lower()), first[0].lower()
        if whole and self.known(whole[-1]):
            return True
        if rest in _LINKING:
            # No text ends in 'en': there it is the end of a plural, as in 'schatt|en/ramingen'.
            return (last and after.lower() == rest) or (after[len(rest) :][:1] == "/" and after[:5] != "en/of")
        return (not self.known(rest) and (fit == Fit.FULL or len(rest) <= _SHORT)) or len(rest) < _SHORT
