"""Weighs the difference between two texts: none, spelling and the like, or what is asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht
from pipeline.compare.text.difference import compare_words
from pipeline.compare.text.names import Names
from pipeline.compare.text.spelling import slip
from pipeline.compare.text.tokens import clean, keys
from pipeline.comparing import sentences

if TYPE_CHECKING:
    from pipeline.compare.text.lexicon import Lexicon

_ARTICLES = frozenset({"de", "het", "een", "n", "t"})
"""Words that may come and go without changing what is asked (`één` is a number, see `tokens`)."""
_SHORT_FORMS = {
    short.strip(): full.strip()
    for short, full in (
        line.split(":")
        for line in """
    d m v: door middel van | dmv: door middel van | t b v: ten behoeve van | tbv: ten behoeve van
    m b v: met behulp van | mbv: met behulp van | m b t: met betrekking tot | mbt: met betrekking tot
    i v m: in verband met | ivm: in verband met | t a v: ten aanzien van | tav: ten aanzien van
    o b v: op basis van | obv: op basis van | i p v: in plaats van | ipv: in plaats van
    d w z: dat wil zeggen | dwz: dat wil zeggen | bijv: bijvoorbeeld | bv: bijvoorbeeld
    e d: en dergelijke | ed: en dergelijke | o a: onder andere | oa: onder andere
    a d h v: aan de hand van | adhv: aan de hand van | twee: 2 | drie: 3 | vier: 4 | vijf: 5 | zes: 6
    zeven: 7 | acht: 8 | negen: 9 | tien: 10 | elf: 11 | twaalf: 12 | dertien: 13 | veertien: 14 | vijftien: 15
    zestien: 16 | zeventien: 17 | achttien: 18 | negentien: 19 | twintig: 20 | dertig: 30 | veertig: 40 | vijftig: 50
    zestig: 60 | zeventig: 70 | tachtig: 80 | negentig: 90 | honderd: 100 | duizend: 1000 | procent: %
    1 e: eerste | 2 e: tweede | 3 e: derde | 1 ste: eerste | 2 de: tweede | 3 de: derde
    etc: enzovoort | enz: enzovoort | evt: eventueel | ca: circa | max: maximaal | min: minimaal | incl: inclusief
    excl: exclusief | resp: respectievelijk | m n: met name | n a v: naar aanleiding van | nav: naar aanleiding van
    t o v: ten opzichte van | tov: ten opzichte van | i s m: in samenwerking met | ism: in samenwerking met
    i o m: in overleg met | iom: in overleg met | m u v: met uitzondering van | muv: met uitzondering van
    o l v: onder leiding van | olv: onder leiding van | z s m: zo snel mogelijk | zsm: zo snel mogelijk
    """.replace("\n", "|").split("|")
        if ":" in line
    )
}
"""One thing in two ways of writing it; what is between points stands as letters apart."""
_LONGEST = 4
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SIGNS = re.compile(r"[\s\"'’‘`“”„\-–—•·*_|\\]+|(?<=\s)\.(?=\s)")
"""What a conversion puts in another form: spaces, quotes, dashes, bullets and marks of layout."""

_ITEM = re.compile(r"(?:[•·*§▪–-]|[0-9]{1,2}[.)]|[a-z][.)])\s+(?=\S)")
"""What marks an item: the XML has a bullet where its print has a letter or a number."""


@dataclass(slots=True)
class Weigher:
    """Weighs two texts, given the names that changed and the words that the versions know.

    `lenient` says that the two come of different kinds of source: what conversions make of
    spaces, quotes, dashes, bullets and the marks of items is then no difference.
    """

    lexicon: Lexicon
    names: Names = field(default_factory=Names)
    lenient: bool = False

    def weigh(self, old: str | None, new: str | None) -> Gewicht | None:
        """How much the difference weighs; None when there is none, or only that of names that changed."""
        was, now = clean(old), clean(new)
        if self.lenient:
            was, now = _unmarked(was), _unmarked(now)
        if was == now:
            return None
        left = self.names.in_old(keys(was))
        right = self.names.in_new(keys(now))
        if left == right:
            return self._layout(was, now, renamed=self.names.any_changed(left))
        if _undoubled(left) == _undoubled(right):
            return Gewicht.REDACTIE
        if same_sentences(was, now):
            return Gewicht.REDACTIE
        weights = [self.weigh_words(out, into) for out, into in self.parts(was, now)]
        if Gewicht.INHOUD in weights:
            return Gewicht.INHOUD
        return Gewicht.REDACTIE if Gewicht.REDACTIE in weights else None

    def parts(self, old: str, new: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The words that were taken out and put in, stretch by stretch; names that changed are none."""
        found = compare_words(self.names.in_old(keys(old)), self.names.in_new(keys(new)))
        written = self.names.written
        parts = [(written(part.out, new=False), written(part.into, new=True)) for part in found]
        return [(out, into) for out, into in parts if out != into]

    def weigh_names(self, old: str, new: str) -> Gewicht | None:
        """The same of two names of one thing, whatever else was renamed."""
        return Weigher(self.lexicon, lenient=self.lenient).weigh(old, new)

    def weigh_words(self, out: tuple[str, ...], into: tuple[str, ...]) -> Gewicht | None:
        """How much it weighs that words were taken out and others put in there."""
        if self.names.same_numbers(out, into):
            return None
        if "".join(out) == "".join(into) and not any(word[0].isdigit() for word in out + into):
            return None if self.lenient else Gewicht.REDACTIE
        one, other = _plain(out), _plain(into)
        if one == other:
            return Gewicht.REDACTIE
        if len(one) == len(other) and all(a == b or slip(a, b, self.lexicon) for a, b in zip(one, other, strict=True)):
            return Gewicht.REDACTIE
        return Gewicht.INHOUD

    def _layout(self, was: str, now: str, *, renamed: bool) -> Gewicht | None:
        """What is left when all words are equal: case and punctuation, which conversions change too."""
        if renamed:
            return None
        if self.lenient and _SIGNS.sub("", was) == _SIGNS.sub("", now):
            return None
        return Gewicht.REDACTIE


def same_sentences(old: str, new: str) -> bool:
    """Whether two texts have the same sentences, of which some stand elsewhere."""
    before, after = ([keys(text) for text in sentences(clean(side))] for side in (old, new))
    return len(before) > 1 and before != after and Counter(before) == Counter(after)


def _unmarked(text: str) -> str:
    """A text without the mark of an item before it."""
    found = _ITEM.match(text)
    return text[found.end() :] if found else text


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without articles, each short form written in full."""
    result: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if full := _SHORT_FORMS.get(" ".join(words[at : at + length])):
                result += full.split()
                at += length
                break
        else:
            if words[at] not in _ARTICLES:
                result.append(_number(words[at]))
            at += 1
    return tuple(result)


def _number(word: str) -> str:
    """A number without the points of its thousands, with a comma before its decimals: 1.000 is 1000, 1.5 is 1,5."""
    if not word[0].isdigit():
        return word
    return word.replace(".", "") if _THOUSANDS.fullmatch(word) else word.replace(".", ",")


def _undoubled(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the second of two that are the same: a slip of the pen, save of numbers."""
    return tuple(word for at, word in enumerate(words) if not (at and word == words[at - 1]) or not word.isalpha())
