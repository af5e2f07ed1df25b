"""Whether a word is spelled as Dutch, and which word was meant where it is not."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.check.language.dutch_words import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_OWN_LIST = "veldwoorden.txt"
PART, SHORT_PART, LONG_PART = 4, 3, 9
"""Fewest letters of a part of a compound, of a part that leaves a doubt (`uileggen` is no laying of owls), and of a
part that is the one meant though the dossier does not have it."""
LINKS = ("", "s")
"""What may stand between the parts of a compound."""
ENDINGS = ("s", "e", "en", "n", "t", "r", "je", "jes", "tje", "tjes")
"""Endings of a word of the list that make another form of it."""
AGENTS = ("er", "ers", "ster", "ing", "ingen")
"""Endings of who does it, or of the doing, after the stem of a verb: `verspaner` of `verspanen`."""
SURE, MADE, TWICE = 7, 8, 10
"""Letters of a word from which a word one slip away is the one meant, also when it can be read as a compound or a form,
and a word of the dossier two slips away."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzéëèïöüç"


class Dutch(Enum):
    """What is known of a word."""

    YES = auto()
    DOUBTFUL = auto()
    """It can be read as a compound, with a part so short that it may be chance."""
    NO = auto()


@cache
def field_words() -> frozenset[str]:
    """The words of the field and of formal Dutch that the list lacks, which anyone can add to."""
    text = files("pipeline.check.language").joinpath(_OWN_LIST).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if (word := line.partition("#")[0].strip()))


@cache
def is_dutch(word: str) -> Dutch:
    """Whether a word in lower case stands in a list, is another form of one that does, or is made of such."""
    if _form(word) or any(_form(head) and _form(tail) for head, tail in _cuts(word, PART)) or _of_three(word):
        return Dutch.YES
    short = any(head in listed() and _form(tail) for head, tail in _cuts(word, SHORT_PART))
    return Dutch.DOUBTFUL if short else Dutch.NO


def made_by_chance(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Those of the `words` of a dossier (all of them `Dutch.YES`) that can be read as Dutch and are none: a slip away from a word of the list beside them.

    `gespreken` may be a form of `spreken`, and stands beside `gesprekken`. An ending more or less is another form.
    """
    known = sorted(word for word in words if len(word) >= MADE and word in listed())
    made = [word for word in sorted(words) if len(word) >= MADE and not (word in listed() or word in field_words())]
    if not known or not made:
        return {}
    alike = {letter: list(group) for letter, group in groupby(known, key=itemgetter(0))}
    found = {word: tuple(_slip_away(word, alike.get(word[0], []))) for word in made}
    return {word: near for word, near in found.items() if near}


def _slip_away(word: str, known: Sequence[str]) -> Iterator[str]:
    """Those of some words that are one slip away and another word."""
    for other, _, _ in process.extract_iter(word, known, scorer=OSA.distance, score_cutoff=1):
        if not _same_word(word, other):
            yield other


def _same_word(word: str, other: str) -> bool:
    """Whether two words differ in their ending or in an s between their parts, which both may be right."""
    if word[:-1].startswith(other[:-1]) or other[:-1].startswith(word[:-1]):
        return True
    longer, shorter = max(word, other, key=len), min(word, other, key=len)
    at = next((at for at, (one, two) in enumerate(zip(longer, shorter, strict=False)) if one != two), len(shorter))
    return len(longer) > len(shorter) and "s" in longer[at - 1 : at + 1] and "sss" not in longer


def meant(word: str, own: Collection[str]) -> tuple[str, ...]:
    """The words that may have been meant by one that is not Dutch (see `is_dutch`); `own` are those of the dossier.

    First those of the list that the dossier has, then others of the list, then what the dossier alone has, then compounds.
    Empty when nothing is so near that it is sure.
    """
    if len(word) < SURE:
        return ()
    near = {item for item in _slips(word) if item[:1] == word[:1]}
    told = near & set(own)
    if is_dutch(word) is not Dutch.NO:
        return tuple(sorted(item for item in told if item in listed()))
    found = {item for item in told if item in listed()} or {item for item in near if item in listed()} or told
    if not found and len(word) >= TWICE:
        found = {item for item in own if item[:2] == word[:2] and _two_slips(word, item)}
    return tuple(sorted(found or set(_compounds(word, own))))


def _form(word: str) -> bool:
    """Whether a list has a word, or the word of which it is a form."""
    if word in listed() or word in field_words():
        return True
    if word.endswith("ss"):
        return False
    return any(stem in listed() for stem in _stems(word, ENDINGS)) or any(
        f"{stem}en" in listed() for stem in _stems(word, AGENTS)
    )


def _stems(word: str, endings: Iterable[str]) -> Iterator[str]:
    return (word.removesuffix(end) for end in endings if word.endswith(end) and len(word) - len(end) >= PART)


def _cuts(word: str, least: int) -> Iterator[tuple[str, str]]:
    """The ways to cut a word in two parts of at least so many letters, without the s that links them."""
    for at in range(least, len(word) - least + 1):
        for link in LINKS:
            if word.startswith(link, at) and len(word) - at - len(link) >= least:
                yield word[:at], word[at + len(link) :]


def _of_three(word: str) -> bool:
    return any(
        head in listed() and any(middle in listed() and _form(tail) for middle, tail in _cuts(rest, PART))
        for head, rest in _cuts(word, PART)
    )


def _slips(word: str) -> Iterator[str]:
    """Every word that is one slip away: a letter lost, gained, changed, or two swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS if letter != tail[0])
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)


def _two_slips(word: str, other: str) -> bool:
    return len(other) >= TWICE and OSA.distance(word, other, score_cutoff=2) <= 2


def _compounds(word: str, own: Collection[str]) -> Iterator[str]:
    """The compounds of which one part stands as it should, and the other is a slip away from a word (see `_stands_for`)."""
    for at in range(PART + 1, len(word) - PART):
        for link in LINKS:
            head, tail = word[:at], word[at + len(link) :]
            if word.startswith(link, at) and len(tail) > PART:
                if head in listed():
                    yield from (head + link + other for other in _slips(tail) if _stands_for(other, own))
                if _form(tail):
                    yield from (other + link + tail for other in _slips(head) if _stands_for(other, own))


def _stands_for(part: str, own: Collection[str]) -> bool:
    """Whether a part of a compound is a word of the dossier, or one of the list so long that it has few neighbours."""
    return part in own or (len(part) >= LONG_PART and part in listed())
