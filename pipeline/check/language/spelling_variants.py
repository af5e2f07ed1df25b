"""Terms that are one thing to a reader and are written in more ways than one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from pipeline.comparing import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NEAR = 85
"""Least similarity (rapidfuzz ratio, 0 to 100) of the spellings of one group. In the dossier of 2009-2010 the
least similar that are one, Dataverzamelmethode/Dataverzamelmethodieken, have 90.5; Demonstratievaardigheden/
Presentatievaardigheden have 80.9. It only selects: what differs decides (see `differ`)."""

LONG = 12
"""Letters from which one letter more, less or confused is a slip of the pen. Shorter words have
neighbours that mean something else: verlichting/verplichting, vertrekken/verstrekken, afwerking/afwering."""

SHORT = 8
"""The same for two letters swapped, a letter doubled and a vowel lost or gained within the word, which make no
other word; and for any slip in a word among others (`LONG` letters of them) that are all the same."""

LEAST_HEAD, LEAST_TAIL = 5, 6
"""Letters of the parts of a compound between which 'en' makes no other word."""

CONFUSED = frozenset(
    frozenset(pair)
    for pair in "dt sz fv ck gh bp mn ij iy ae ei ai eo ou".split()  # noqa: SIM905 - reads best
)
"""Letters that are taken for each other; any other exchange (rekenen/tekenen) makes another word."""

_LOST_ENDING = re.compile(r"(?<=[^\W\d_]{4}) en$")
"""No term ends in 'en': a narrow column of a print broke the word (`Dataverzamelmethodiek en`)."""

_PART = re.compile(r"[^\W_]+(?:[/+&][^\W_]+)*")
_BRACKETS = re.compile(r"[()]")
_DROPPED = re.compile(r"['’‘`\"“”„]")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_PLURAL = ("'s", "en", "s", "n")


Pairs = Callable[[Sequence[str]], Iterable[tuple[str, str]]]
"""Gives the pairs of terms to look at."""


class Kind(StrEnum):
    """How two terms differ: in spelling, or as singular and plural."""

    SPELLING = "schrijfwijze"
    NUMBER = "enkelvoud-meervoud"


class Difference(NamedTuple):
    """How two terms differ, and the words in which they do, each as one of the terms has them."""

    kind: Kind
    one: str
    other: str


@dataclass(slots=True)
class Group:
    """The ways in which one word or phrase is written, and for each term that holds it the way it has."""

    variants: list[str]
    terms: dict[str, str]


def groups(terms: Collection[str], kind: Kind, pairs: Pairs | None = None) -> list[Group]:
    """The groups of spellings among the distinct `terms` that differ in `kind`, in the order given.

    `pairs` tells which of them are held against each other: all that are near, when it is not given.

    `mail etiquette`, `mailetiquette` and `mailletiquette` are one group, whatever the terms
    that hold them. A spelling joins a group only if it is near to all in it, so a chain of
    small steps does not bring two things together.
    """
    ordered = list(dict.fromkeys(terms))
    place = {term: index for index, term in enumerate(ordered)}
    found: dict[str, Group] = {}
    for left, right in (pairs or _candidates)(ordered):
        difference = differ(left, right)
        if difference is None or difference.kind is not kind:
            continue
        one, other = (found.get(variant) or Group([variant], {}) for variant in (difference.one, difference.other))
        group = _merged(one, other)
        if group:
            group.terms |= {left: difference.one, right: difference.other}
            found.update(dict.fromkeys(group.variants, group))
    unique = {id(group): group for group in found.values()}
    return sorted(unique.values(), key=lambda group: min(place[term] for term in group.terms))


def _merged(one: Group, other: Group) -> Group | None:
    """Both groups as one, or None where some of their spellings are not near."""
    if one is other:
        return one
    if any(fuzz.ratio(a, b) < NEAR for a in one.variants for b in other.variants):
        return None
    return Group(one.variants + other.variants, one.terms | other.terms)


def differ(left: str, right: str) -> Difference | None:
    """How two terms differ if a reader takes them for the same, else None.

    Terms of which one has a word more are two things; so are terms that differ in a bracket,
    and those that differ only in capitals, accents, quotes or the full stop are written alike.
    """
    if _BRACKETS.findall(left) != _BRACKETS.findall(right):
        return None
    one, other = _parts(left), _parts(right)
    if one == other:
        hyphened = left.count("-") != right.count("-")
        return Difference(Kind.SPELLING, fold(left), fold(right)) if hyphened else None
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    shared = sum(map(len, one[:head] + one[len(one) - tail :]))
    one, other = one[head : len(one) - tail], other[head : len(other) - tail]
    kind = _phrase_differs(one, other, shared) if one and other else None
    return None if kind is None else Difference(kind, " ".join(one), " ".join(other))


def _phrase_differs(one: Sequence[str], other: Sequence[str], shared: int) -> Kind | None:
    whole = "".join(one), "".join(other)
    if whole[0] == whole[1]:
        return Kind.SPELLING
    pairs = list(zip(one, other, strict=True)) if len(one) == len(other) else [whole]
    kinds = {_word_differs(a, b, shared) for a, b in pairs if a != b}
    if None in kinds:
        return None
    return Kind.NUMBER if kinds == {Kind.NUMBER} else Kind.SPELLING


def _word_differs(one: str, other: str, shared: int) -> Kind | None:
    shortest = min(len(one), len(other))
    if any(letter.isdigit() for letter in one + other) or one[0] != other[0]:
        return None
    if shortest >= SHORT and _single(one) != _single(other) and _stems(one) & _stems(other):
        return Kind.NUMBER
    least = SHORT if shared >= LONG else LONG
    if _linked(one, other):
        return Kind.SPELLING
    forms = ((a, b) for a in _forms(one) for b in _forms(other))
    if any(_slip(a, b, least) for a, b in forms if min(len(a), len(b)) >= SHORT):
        return Kind.SPELLING
    return None


def _linked(one: str, other: str) -> bool:
    """Whether two are one compound with and without 'en' between its parts: klachtprocedure, klachtenprocedure."""
    longer, shorter = max(one, other, key=len), min(one, other, key=len)
    head = _common(longer, shorter)
    cuts = (at for at in range(head - 1, head + 1) if at >= LEAST_HEAD and len(shorter) - at >= LEAST_TAIL)
    return any(longer == f"{shorter[:at]}en{shorter[at:]}" for at in cuts)


def _slip(one: str, other: str, least: int) -> bool:
    if abs(len(one) - len(other)) > 1 or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    at = _common(one, other)
    if len(one) == len(other):
        swapped = sorted(one) == sorted(other)
        return swapped or (len(one) >= least and frozenset((one[at], other[at])) in CONFUSED)
    longer = max(one, other, key=len)
    doubled = longer[at] in longer[at - 1 : at] + longer[at + 1 : at + 2]
    vowel = longer[at] in "aeiou" and at < len(longer) - 1
    return doubled or vowel or len(longer) > least


def _forms(word: str) -> set[str]:
    return {word} | {word[: -len(ending)] for ending in _PLURAL if word.endswith(ending)}


def _stems(word: str) -> set[str]:
    """What the word may be without a plural ending, spelled as before one (systeem/systemen)."""
    return {_plain(form) for form in _forms(word)}


def _plain(form: str) -> str:
    stem = _single(form.removesuffix("e"))
    stem = stem[:-3] + "heid" if stem.endswith("hed") else stem
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])


def _single(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _candidates(terms: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(terms) < 2:
        return
    plain = [fold(term) for term in terms]
    for row, one in enumerate(plain):
        for _, _, at in process.extract_iter(one, plain[row + 1 :], scorer=fuzz.ratio, score_cutoff=NEAR):
            yield terms[row], terms[row + 1 + at]


def _parts(term: str) -> list[str]:
    return _PART.findall(_LOST_ENDING.sub("en", _DROPPED.sub("", fold(term))))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
