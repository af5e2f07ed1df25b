"""Text as a comparison sees it: names, words, sentences, and the order in which a reader counts.

The one place for what must be the same everywhere: two stages that compared names in two ways would
accuse a dossier of a difference that only one of them sees.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = re.compile(r"[\u0300-\u036f]")
_LETTERS = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"['’‘`]")
_START = r"\s+(?=•|[(\"'“‘]*[A-Z])"
_SENTENCE_END = re.compile(rf"(?<=[.!?]){_START}")
_CLAUSE_END = re.compile(rf"(?<=[.!?;]){_START}")
_DASH = re.compile(r"(?<=[^\d\s]\s)[-–](?=\s[^\d\s])")
_DIGITS = re.compile(r"([0-9]+)")


@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Only the letters and digits of `text`, in lower case and without accents: what must be the same everywhere."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text in lower case, without accents and with single spaces."""
    plain = text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded; an apostrophe stays inside its word, a hyphen parts words."""
    return tuple(_LETTERS.findall(_ELISION.sub("", fold(text))))


def squeeze(text: str) -> str:
    """The letters and figures of a text alone, folded: equal for texts that differ in layout only."""
    return "".join(words(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop ends one only where a capital or an item of a list follows."""
    return _SENTENCE_END.split(text)


def clauses(text: str) -> list[str]:
    """The sentences of a text and the parts of a list in it, which a semicolon ends as well."""
    return _CLAUSE_END.split(text)


def excerpt(text: str, start: int, end: int, length: int = 120) -> str:
    """About `length` characters of `text` around the span `start` to `end`, cut at words."""
    room = max(0, (length - (end - start)) // 2)
    first, last = max(0, start - room), min(len(text), end + room)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")


def dash_open(text: str) -> bool:
    """Whether a text has set a clause apart with one dash, and not closed it yet: 'helpt het kind om - zo nodig stapsgewijs'."""
    return len(_DASH.findall(text)) % 2 == 1


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key of a text in which numbers count as numbers: 1.10 after 1.9, U10 after U9.

    A number of any length is compared by its count of digits and then digit by digit, so that
    hostile text costs no more than its length.
    """
    parts = _DIGITS.split(text)
    return tuple((len(part.lstrip("0")), part) if place % 2 else (-1, part) for place, part in enumerate(parts))


def spans(numbers: Iterable[int], most: int = 12) -> str:
    """Page numbers as people write them: `1-3, 7 en 9`; of more than `most` stretches the first, and how many in all."""
    given = list(numbers)
    found: list[list[int]] = []
    for number in given:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number, number])
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in found]
    if len(shown) > most:
        return f"{', '.join(shown[:most])} en {len(given)} pagina's in totaal"
    return " en ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
