"""Family 4, language: faults of Dutch that have a fixed form, from a list that anyone can add to."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.keys import shared_keys
from pipeline.comparing import fold

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Hit, Texts
    from schemas.rows import Dossiers, Uitstromen

_PAGE = "taalfouten.csv"
_MAY_DOUBLE = frozenset(
    ("dat", "die", "zich", "je", "zij", "er", "had", "het", "we", "u", "nu", "wat", "is", "als", "wie", "waar")
)
"""Words that may stand twice in good Dutch."""
_MARKS = frozenset(("goed", "voldoende", "matig", "slecht", "redelijk", "ja", "nee"))
"""What stands side by side in the cells of a table that a conversion made one line of."""


class Patroon(NamedTuple):
    """A fault: words that stand in every text that has it, its pattern, the right form and, where asked, why."""

    sleutel: str
    patroon: str
    goed: str
    waarom: str

    @property
    def sought(self) -> re.Pattern[str]:
        """The pattern, between the borders of words."""
        return re.compile(rf"(?<!\w)(?:{self.patroon})(?!\w)")


@cache
def patronen() -> tuple[Patroon, ...]:
    """The list of faults; a pattern is sought in lower case."""
    text = files("pipeline.check.language").joinpath(_PAGE).read_text(encoding="utf-8")
    return tuple(
        Patroon(row["sleutel"], row["patroon"], row["goed"], row["waarom"])
        for row in csv.DictReader(text.splitlines(), delimiter=";")
    )


@rule(
    "KD427",
    ernst=Ernst.WAARSCHUWING,
    grond="Het Nederlands van de officiële spelling en grammatica.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def taalfout_vast_patroon(teksten: Texts, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers]) -> Verdicts:
    """Controleert of de tekst geen taalfout heeft van een vaste vorm, uit een lijst die ieder kan aanvullen.

    De lijst staat in pipeline/check/language/taalfouten.csv. Ook een woord dat twee keer achter elkaar staat en
    een onderwerp dat na het werkwoord wordt herhaald, tellen.

    Waarom: een taalfout leidt af, en soms zegt de zin iets anders dan is bedoeld.

    Fout: 'Bij het afhandelen betreft hij zijn collega's', 'om te offerte toe te lichten'.

    Goed: 'Bij het afhandelen betrekt hij zijn collega's', 'om de offerte toe te lichten'.
    """
    if not len(teksten):
        yield NotJudged("de bron heeft geen lopende tekst", door_bron=True)
        return
    yield Seen(len(teksten))
    for item in patronen():
        if item.sleutel in teksten.folded:
            yield from _found(list(teksten.near(item.sleutel, item.sought)), item.goed, item.waarom)
    doubled = [
        hit
        for word in _doubled(teksten)
        for hit in teksten.near(f"{word} {word}", re.compile(rf"(?<![\w'’-]){word} {word}(?![\w'’-])"))
    ]
    yield from _found(doubled, "het woord één keer", "het staat er twee keer achter elkaar")
    yield from _found(
        _repeated_subjects(teksten, uitstromen, dossiers), "één onderwerp", "het onderwerp staat er twee keer"
    )


def _doubled(teksten: Texts) -> list[str]:
    """The words that stand twice, one after the other; in lower case, so that no name is among them."""
    words = teksten.joined.split(" ")
    pairs = pairwise(words)
    found = {one for one, other in pairs if one == other[: len(one)] and len(one) > 1 and one.isalpha()}
    return sorted(word for word in found - _MAY_DOUBLE - _MARKS if word.islower())


def _repeated_subjects(teksten: Texts, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers]) -> list[Hit]:
    """Sentences such as 'De monteur houdt hij zich op de hoogte': the subject of the dossier, its verb and 'hij'."""
    names = {row.naam for row in uitstromen if row.naam} | {row.titel for row in dossiers if row.titel}
    known = sorted({fold(name) for name in names}, key=len, reverse=True)
    if not known:
        return []
    named = "|".join(re.escape(name) for name in known)
    pattern = re.compile(rf"(?:(?<=^)|(?<=[.!?\x00] )|(?<=\x00))(?:de|een) (?:{named}) [a-zà-ÿ]+t hij(?!\w)")
    return list(teksten.near("t hij", pattern))


def _found(hits: list[Hit], right: str, why: str) -> Verdicts:
    """A finding for each form that was found, with all of its places."""
    forms: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        forms[fold(hit.words)].append(hit)
    for form, same in forms.items():
        reason = f": {why}" if why else ""
        times = f" ({len(same)} keer)" if len(same) > 1 else ""
        yield Finding(
            bericht=f"'{same[0].words}' is een taalfout{times}{reason}; goed is {right}.",
            plaatsen=tuple(dict.fromkeys(plaats(hit.passage, hit.passage.tekst, hit.words) for hit in same)),
            voorstel=f"Verbeter: {right}.",
            sleutel=form,
            **shared_keys([hit.passage for hit in same]),
        )
