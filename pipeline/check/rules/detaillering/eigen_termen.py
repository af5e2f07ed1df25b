"""Terms that a dossier keeps for one uitstroom: `account` for the accountmanager."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.comparing import fold, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import OfWerkproces


OWN = 0.6
"""Least share of the werkprocessen of its uitstroom that use a reserved term. In the dossier of 2009-2010 all
17 of the accountmanager use `account`."""

ELSEWHERE = 0.34
"""Largest share of the werkprocessen of any other uitstroom that use it. In the same dossier buitendienst has
`account` in 3 of 12 werkprocessen, the others in none."""

LEAST = 3
"""Fewest werkprocessen of its uitstroom that must use the term."""

_TERM, _REST = 5, 4
"""Fewest letters of the term, and of what follows it in the name (account + manager)."""


class Statement(NamedTuple):
    """A text of a werkproces in an uitstroom, with the row it stands in."""

    row: OfWerkproces
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A reserved term, the uitstroom it belongs to, and the words that name that uitstroom."""

    term: str
    uitstroom_id: str
    name: frozenset[str]

    def used_in(self, text: str) -> str | None:
        """Give the first sentence of `text` that uses the term of itself, None when there is none.

        Not of itself: beside the uitstroom that it belongs to, or as an alternative after or
        before a slash (`de klant/account`).
        """
        if self.term not in fold(text):
            return None
        for sentence in sentences(text):
            plain = _ALTERNATIVE.sub(" ", fold(sentence))
            spoken = set(words(plain))
            if spoken & forms(self.term) and not spoken & self.name:
                return sentence
        return None


_ALTERNATIVE = re.compile(r"(?<!\w)\w+(?:\s*/\s*\w+)+")


def forms(term: str) -> set[str]:
    """Give the term and its plurals."""
    return {term, f"{term}s", f"{term}en"}


def reserved_terms(names: dict[str, str], statements: Sequence[Statement]) -> Iterator[Term]:
    """Yield the terms that begin a word in the name of an uitstroom and stand in its texts, hardly elsewhere.

    `names` are the names of the uitstromen by id.
    """
    using: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    total: defaultdict[str, set[str]] = defaultdict(set)
    for row, text in statements:
        total[row.uitstroom_id].add(row.werkproces_id)
        for word in set(words(text)):
            using[word][row.uitstroom_id].add(row.werkproces_id)
    for uitstroom, name in names.items():
        for word in words(name):
            term = _reserved_part(word, uitstroom, using, total)
            if term:
                yield Term(term, uitstroom, frozenset(w for w in words(name) if len(w) > _TERM + _REST))


def _reserved_part(
    word: str,
    uitstroom: str,
    using: dict[str, defaultdict[str, set[str]]],
    total: dict[str, set[str]],
) -> str | None:
    for end in range(len(word) - _REST, _TERM - 1, -1):
        term = word[:end]
        users = {other: set().union(*(using[form][other] for form in forms(term) if form in using)) for other in total}
        shares = {other: len(users[other]) / len(total[other]) for other in total}
        own = shares.pop(uitstroom, 0.0)
        if own >= OWN and len(users[uitstroom]) >= LEAST and max(shares.values(), default=0.0) <= ELSEWHERE:
            return term
    return None
