"""Which of many terms may be one term in two spellings, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.comparing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CROWD = 40
"""Terms under one key beyond which it tells nothing: terms so much alike are a list (`Wet 1` to `Wet 99`)."""
_ENDINGS = ("'s", "en", "s", "n", "e")


def near(terms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of terms that are the same letters save one, plural endings and doubled letters aside, each pair once.

    A term is filed under its letters and under its letters without each of them in turn, so the work grows with
    the number of letters of all terms and not with that of pairs.
    """
    place = {term: number for number, term in enumerate(terms)}
    filed: defaultdict[int, list[int]] = defaultdict(list)
    for term, number in place.items():
        for key in _keys(_stem(term)):
            filed[key].append(number)
    pairs = {
        (one, other)
        for numbers in filed.values()
        if 1 < len(numbers) <= CROWD
        for at, one in enumerate(numbers)
        for other in numbers[at + 1 :]
    }
    for one, other in sorted(pairs):
        yield terms[one], terms[other]


def _keys(letters: str) -> set[int]:
    return {hash(letters)} | {hash(letters[:at] + letters[at + 1 :]) for at in range(len(letters))}


def _stem(term: str) -> str:
    return "".join(_word(word) for word in words(term))


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    """A word without a plural ending and without doubled letters, as `systeem` and `systemen` have in common."""
    for ending in _ENDINGS:
        if len(word) > len(ending) + 4 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
