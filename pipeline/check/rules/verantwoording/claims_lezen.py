"""Reads the changes of Deel D 2.5 that can be looked up: a cross, a title, the levels of a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.reading.koppen import words
from pipeline.comparing import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.rows import Competenties, Vermeldingen


_CROSS = re.compile(r"\bkruis(?:je|jes|en)?\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:toe(?:ge)?voeg\w*|in(?:ge)?voeg\w*|nu ook|opgenomen|opname)\b", re.IGNORECASE)
_REMOVED = re.compile(
    r"\b(?:verwijder\w*|vervallen|vervalt|geschrapt|weggelaten|weggehaald|niet meer)\b", re.IGNORECASE
)
_KERNTAAK = re.compile(r"\bkerntaak\s+(\d{1,2})\b", re.IGNORECASE)
_WERKPROCES = re.compile(r"\bwerkproces\s+(\d{1,2}\.\d{1,2})\b", re.IGNORECASE)
_KIND = re.compile(r"\b(kerntaak|werkproces|uitstroom|eenheid)\b", re.IGNORECASE)
_QUOTED = r"[‘'\"“„]([^‘’'\"“”„]{3,150})[’'\"”]"
_NOT = rf"(?:\s*,?\s*(?:en\s+niet|niet|in plaats van)\b[^'\"‘“.]{{0,20}}{_QUOTED})?"
_NAMED_NOW = re.compile(rf"\bheet\b[^'\"‘“.]{{0,40}}{_QUOTED}{_NOT}")
_RENAMED = re.compile(rf"{_QUOTED}\s+is\s+(?:gewijzigd|veranderd|hernoemd)\s+(?:in|naar|tot)\s+{_QUOTED}")
_CHANGED = re.compile(rf"\b(?:titel|naam)\b[^'\"‘“.]{{0,60}}\bvan\s+{_QUOTED}\s+(?:in|naar|tot)\s+{_QUOTED}")
_SUMS = re.compile(r"\brekenen\s*(?:/|&|en)\s*wiskunde\b|\breken-?\s*(?:&|en)\s*wiskunde", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\b(Nederlands|Fries|Engels|Duits|Frans|Spaans|Italiaans|Portugees|Pools|Russisch|Turks|Arabisch|Chinees|Deens|Zweeds|Noors|Papiaments)\b"
)
_MATRIX = re.compile(r"\b(?:\w*matri\w+|niveaus?|taaleis\w*)\b", re.IGNORECASE)
REKENEN, NEDERLANDS = "rekenen en wiskunde", "Nederlands"
_LEVELS = re.compile(r"\b(?:\w*matri\w+|niveaus?|profiel\w*|tabel\w*|eisen)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:alle|elke|iedere)\s+uitstro\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CrossClaim:
    """A cross was added at a competentie, in the matrix of the uitstroom or eenheid with key `sleutel`.

    Both are empty when the claim names no uitstroom or eenheid: then the cross may be in any matrix.
    """

    sleutel: str
    naam: str
    competentie_code: str
    competentie: str
    kerntaak_nr: int | None
    werkproces_id: str | None


@dataclass(frozen=True, slots=True)
class TitleClaim:
    """A thing of the kind `soort` bears the title `nieuw`, and `oud` no more (empty when not told)."""

    soort: str
    nieuw: str
    oud: str


@dataclass(frozen=True, slots=True)
class LevelClaim:
    """Levels of a language or of arithmetic were added, for all uitstromen when `alle`."""

    vak: str
    alle: bool


Claim = CrossClaim | TitleClaim | LevelClaim


def claims(text: str, competenties: Sequence[Competenties], names: Sequence[Vermeldingen]) -> Iterator[Claim]:
    """The claims of one change that are understood; of any other wording nothing is made.

    `competenties` are the 25 with code and name; `names` are mentions of uitstromen and eenheden.
    """
    for sentence in clauses(text):
        if _CROSS.search(sentence) and _ADDED.search(sentence) and not _REMOVED.search(sentence):
            yield from _cross(sentence, text, competenties, names)
        elif _LEVELS.search(sentence) and _ADDED.search(sentence) and not _REMOVED.search(sentence):
            subjects = [REKENEN] if _SUMS.search(sentence) else _languages(sentence)
            yield from (LevelClaim(subject, bool(_ALL.search(sentence))) for subject in subjects)
    yield from _title(text)


def _languages(sentence: str) -> list[str]:
    return _LANGUAGE.findall(sentence) if _MATRIX.search(sentence) else []


def _cross(
    sentence: str, text: str, competenties: Sequence[Competenties], names: Sequence[Vermeldingen]
) -> Iterator[Claim]:
    """A claim is understood when its sentence names exactly one competentie and no second matrix."""
    named = [row for row in competenties if words(row.naam) in words(sentence)]
    owners = _owners(sentence, names) or _owners(text, names)
    kerntaken = set(_KERNTAAK.findall(sentence)) or set(_KERNTAAK.findall(text))
    werkprocessen = set(_WERKPROCES.findall(sentence))
    if len(named) != 1 or max(map(len, (owners, kerntaken, werkprocessen))) > 1:
        return
    owner = owners[0] if owners else None
    yield CrossClaim(
        str(owner.sleutel) if owner else "",
        str(owner.titel) if owner else "",
        named[0].competentie_code,
        named[0].naam,
        int(kerntaken.pop()) if kerntaken else None,
        werkprocessen.pop() if werkprocessen else None,
    )


def _owners(sentence: str, names: Sequence[Vermeldingen]) -> list[Vermeldingen]:
    """The uitstromen and eenheden that a sentence names.

    'Contactcenter medewerker dienstverlening' also holds the name of the uitstroom
    'Contactcenter medewerker'; only the longest name at a spot counts.
    """
    rest, found = words(sentence), []
    for row in sorted(names, key=lambda row: len(words(row.titel)), reverse=True):
        name = words(row.titel)
        if name and name in rest:
            found.append(row)
            rest = rest.replace(name, "|")
    return found


def _title(text: str) -> Iterator[Claim]:
    kinds = {kind.lower() for kind in _KIND.findall(text)}
    if len(kinds) != 1:
        return
    soort = kinds.pop()
    if found := _NAMED_NOW.search(text):
        yield TitleClaim(soort, found[1], found[2] or "")
    elif found := _RENAMED.search(text) or _CHANGED.search(text):
        yield TitleClaim(soort, found[2], found[1])
