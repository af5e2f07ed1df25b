"""What the words of a dossier mean, by kind: titles of chapters, labels, names of columns, in all their variants.

The variants stand in `woorden.csv`, one a row, and whoever knows the dossiers adds to them there: `soort` is the
place where a word is looked for, `betekenis` what it means to the readers of this package, `schrijfwijze` how
dossiers write it (`*` at its begin or end stands for anything), `jaren` in which. Case, accents, spaces and
punctuation never count, and the synonyms of the kind `synoniem` are one word everywhere.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.comparing import squash

LIST = Path(__file__).with_name("woorden.csv")
_SYNONYM = "synoniem"
LONGEST_LABEL = 80
"""Characters; the longest real label has 58 ('Nederlands en (moderne) vreemde talen, rekenen en wiskunde')."""
LEAST_LIKENESS = 75.0
"""Of 100: how alike an unknown word and a known one must be before the one is called the likely meaning."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to write something: `begins` and `ends` tell that other words may follow, or go before."""

    betekenis: str
    schrijfwijze: str
    gelijk: str
    begins: bool
    ends: bool

    def fits(self, gelijk: str) -> bool:
        """Whether a text, as `same` gives it, is written in this way."""
        if self.begins and self.ends:
            return self.gelijk in gelijk
        if self.begins:
            return gelijk.startswith(self.gelijk)
        return gelijk.endswith(self.gelijk) if self.ends else gelijk == self.gelijk


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with LIST.open(encoding="utf-8", newline="") as source:
        return tuple(csv.DictReader(source))


@cache
def _synonyms() -> tuple[tuple[str, str], ...]:
    found = [(squash(row["schrijfwijze"]), row["betekenis"]) for row in _rows() if row["soort"] == _SYNONYM]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=20_000)
def same(text: str) -> str:
    """The letters and digits of a text in lower case, with each synonym as the word that it stands for."""
    gelijk = squash(text)
    for written, meant in _synonyms():
        if written in gelijk:
            gelijk = gelijk.replace(written, meant)
    return gelijk


@cache
def wordings(soort: str) -> tuple[Wording, ...]:
    """Every known way to write something of this kind, in the order of the list; empty for an unknown kind."""
    return tuple(
        Wording(
            row["betekenis"],
            row["schrijfwijze"].strip("*"),
            same(row["schrijfwijze"]),
            row["schrijfwijze"].endswith("*"),
            row["schrijfwijze"].startswith("*"),
        )
        for row in _rows()
        if row["soort"] == soort
    )


@lru_cache(maxsize=20_000)
def meaning(soort: str, text: str) -> str | None:
    """What a text means as a word of this kind, or None when no reader knows it."""
    gelijk = same(text)
    return next((wording.betekenis for wording in wordings(soort) if wording.fits(gelijk)), None) if gelijk else None


def unlabelled(soort: str, betekenis: str, text: str) -> str | None:
    """The text behind a label in the same paragraph, or None when it begins with no label of this meaning.

    Without a colon only a label of several words counts: 'Beschrijving kerntaak De imker ...'.
    """
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and meaning(soort, label) == betekenis:
        return rest.strip()
    written = (known.schrijfwijze for known in wordings(soort) if known.betekenis == betekenis)
    begun = (known for known in written if " " in known and text.lower().startswith(f"{known.lower()} "))
    return next((text[len(known) :].strip() for known in begun), None)


def meanings(soort: str) -> frozenset[str]:
    """Everything that a word of this kind can mean."""
    return frozenset(wording.betekenis for wording in wordings(soort))


def likely(soort: str, text: str) -> str | None:
    """The known way of writing that an unknown text resembles most, or None when it resembles none."""
    from rapidfuzz import fuzz, process

    known = {wording.schrijfwijze: wording.gelijk for wording in wordings(soort)}
    best = process.extractOne(same(text), known, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return best[2] if best else None
