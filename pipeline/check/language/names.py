"""Texts of several uitstromen made alike: without the names of uitstromen, and with one word for the customer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.comparing import fold, squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.rows import Uitstromen

NAME = "§"
"""Stands for the name of an uitstroom."""
SHORT = 4
"""Letters up to which words may be a piece of a name by chance."""
_SAME = {"account": "klant", "accounts": "klanten", "accountmanager": NAME}
"""Words that dossiers use for one thing in different uitstromen."""
_BRACKETS = re.compile(r"[()]")


class Names:
    """The names of the uitstromen of a dossier, to take out of a text."""

    def __init__(self, uitstromen: Iterable[Uitstromen], titel: str = "") -> None:
        names = {words(row.naam or "") for row in uitstromen} | {words(titel)}
        bare = {words(re.sub(r"\([^()]*\)", " ", row.naam or "")) for row in uitstromen}
        self._names = sorted((name for name in names | bare if name), key=len, reverse=True)
        self._firsts = {name[0] for name in self._names}
        self._known: dict[str, tuple[str, ...]] = {}

    def touched(self, part: str) -> bool:
        """Whether words hold a name, or are a piece of one that a conversion broke."""
        letters = squash(part)
        return NAME in part or (len(letters) > SHORT and any(letters in "".join(name) for name in self._names))

    def neutral(self, text: str) -> tuple[str, ...]:
        """The words of a text in which every name of an uitstroom is the same sign, and an account is a klant."""
        if text not in self._known:
            self._known[text] = self._neutral(text)
        return self._known[text]

    def _neutral(self, text: str) -> tuple[str, ...]:
        spoken = words(text.replace("klant/account", "klant").replace("klanten/accounts", "klanten"))
        if self._firsts.isdisjoint(spoken):
            return tuple([_SAME.get(word, word) for word in spoken])
        found: list[str] = []
        at = 0
        while at < len(spoken):
            begins = spoken[at] in self._firsts
            name = next((name for name in self._names if spoken[at : at + len(name)] == name), None) if begins else None
            found.append(NAME if name else _SAME.get(spoken[at], spoken[at]))
            at += len(name) if name else 1
        return tuple(found)


@lru_cache(maxsize=50_000)
def edit(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """The words of both texts between the part that they begin and the part that they end with alike; None when equal."""
    if one == other:
        return None
    head = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        head += 1
    tail = 0
    for left, right in zip(one[head:][::-1], other[head:][::-1], strict=False):
        if left != right:
            break
        tail += 1
    return " ".join(one[head : len(one) - tail]), " ".join(other[head : len(other) - tail])


def standing(text: str, part: str) -> str:
    """The words of a text that are `part` when folded, as they stand; `part` itself when they do not stand together."""
    pattern = r"\W+".join(map(re.escape, part.split()))
    found = re.search(pattern, fold(text)) if pattern and len(fold(text)) == len(text) else None
    return text[found.start() : found.end()] if found else part
