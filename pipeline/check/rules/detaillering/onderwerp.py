"""Which uitstroom a sentence is about: its grammatical subject, where the sentence begins with it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.language.column_label import without_label
from pipeline.comparing import sentences, words

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Dossiers, Uitstromen

Name = tuple[str, ...]

ARTICLES = frozenset({"de", "een", "het", "elke", "iedere", "deze", "die"})
"""Words that may stand before the subject."""

_BRACKETED = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"\s*(?:[/,&+]|(?:en|of|c\.q\.)\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Subjects:
    """Recognises the uitstromen of a dossier as the subject of a sentence.

    `(Junior) accountmanager`, `( junior) accountmanager`, `junior accountmanager` and
    `accountmanager` are one subject. A name that two uitstromen share, or that is the title
    of the dossier, says nothing of an uitstroom.
    """

    def __init__(self, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers]) -> None:
        owners: defaultdict[Name, set[str]] = defaultdict(set)
        for row in uitstromen:
            for variant in _variants(row.naam or ""):
                owners[variant].add(row.uitstroom_id)
        general = {words(row.titel or "") for row in dossiers}
        self._owner = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1 and name not in general}
        self._longest = max(map(len, self._owner), default=0)
        self._names = {row.uitstroom_id: _variants(row.naam or "") for row in uitstromen}

    def other_than(self, uitstroom_id: str, text: str) -> dict[str, str]:
        """Per other uitstroom the first sentence of `text` that has it as its subject.

        Not counted: a subject that is part of the own name, one of two subjects joined by 'en',
        'of', a comma or a slash, and a sentence that names the own uitstroom as well (it tells
        of two colleagues).
        """
        found: dict[str, str] = {}
        for sentence in sentences(without_label(text)):
            name = self._subject(sentence)
            if name is None or self._owner[name] == uitstroom_id:
                continue
            own = self._names.get(uitstroom_id, set())
            spoken = _without(words(_BRACKETED.sub(" ", sentence)), name), _without(words(sentence), name)
            if not any(_contains(mine, name) or any(_contains(said, mine) for said in spoken) for mine in own):
                found.setdefault(self._owner[name], sentence)
        return found

    def _subject(self, sentence: str) -> Name | None:
        spans = list(_WORD.finditer(sentence))[: self._longest + 1]
        if spans and spans[0][0].casefold() in ARTICLES:
            spans = spans[1:]
        spoken = [part for span in spans for part in words(span[0])]
        for length in range(min(len(spoken), self._longest), 0, -1):
            name = tuple(spoken[:length])
            if name in self._owner:
                return None if _JOINED.match(sentence, spans[length - 1].end()) else name
        return None


def _variants(naam: str) -> set[Name]:
    return {words(naam), words(_BRACKETED.sub(" ", naam))} - {()}


def _without(whole: Name, part: Name) -> Name:
    """`whole` without the first `part`: an own name that only stands inside the subject does not count as named."""
    for start in range(len(whole) - len(part) + 1):
        if whole[start : start + len(part)] == part:
            return (*whole[:start], "", *whole[start + len(part) :])
    return whole


def _contains(whole: Name, part: Name) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
