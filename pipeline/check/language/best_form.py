"""Which of some spellings of one thing is the form that the Dutch word list has, or would have."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.check.language.dutch_words import beginning_with, listed
from pipeline.check.language.spelling import Dutch, is_dutch
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

LINKS = ("", "s", "en", "e", "n")
"""What may stand between the parts of a compound."""
PART, CUSTOM = 4, 3
"""Fewest letters of a part, and how many times more often a link must stand in the list to be the custom."""


def best_form(spellings: Sequence[str]) -> str | None:
    """The spelling of the word list; None without a list, and where it does not tell them apart.

    A spelling with a word that is not Dutch falls away first, then one that is not in the list where another is,
    then one with a space or hyphen that another does without, then one with a link between the parts of a compound
    that the list seldom has after the same part (`verkoopssystemen` beside `verkooppunt`, `verkoopprijs`).
    """
    if not listed():
        return None
    left = list(spellings)
    for test in (_is_spelled, listed().__contains__):
        left = [item for item in left if test(item)] or left
    for one, other in combinations(list(left), 2):
        worse = _apart(one, other) or _linked(one, other)
        if worse in left and len(left) > 1:
            left.remove(worse)
    return left[0] if len(left) == 1 else None


def _is_spelled(text: str) -> bool:
    return all(is_dutch(word) is not Dutch.NO for word in text.replace("-", " ").split())


def _apart(one: str, other: str) -> str | None:
    """Of two spellings that differ in spaces and hyphens alone, the one with more of them."""
    if squash(one) != squash(other):
        return None
    return max(one, other, key=len)


def _linked(one: str, other: str) -> str | None:
    """Of two compounds that differ in the link between two parts, the one with the link that the list seldom has."""
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    for at in range(head, PART - 1, -1):
        links = [_link(word[at:]) for word in (one, other)]
        for link, beside in ((a, b) for a in links[0] for b in links[1]):
            if link != beside and one[at + len(link) :] == other[at + len(beside) :]:
                times = _customs(one[:at])
                if max(times[link], times[beside]) >= CUSTOM * max(1, min(times[link], times[beside])):
                    return one if times[link] < times[beside] else other
    return None


def _link(rest: str) -> list[str]:
    """The links that the rest of a word may begin with, longest first, before a part of a length."""
    return [
        link for link in sorted(LINKS, key=len, reverse=True) if rest.startswith(link) and len(rest) >= len(link) + PART
    ]


@cache
def _customs(head: str) -> dict[str, int]:
    """How many compounds of the list have each link after a first part."""
    tails = [word[len(head) :] for word in beginning_with(head)]
    return {link: sum(_after(tail, link) in listed() for tail in tails) for link in LINKS}


def _after(tail: str, link: str) -> str:
    rest = tail[len(link) :] if tail.startswith(link) else ""
    return rest if len(rest) >= PART else ""
