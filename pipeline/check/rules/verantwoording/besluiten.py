"""Dated decisions in the text of a dossier: which body decided what, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.comparing import sentences
from pipeline.dutch_dates import DutchDate, dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from pipeline.check.engine.table import Table
    from schemas.rows import Paragrafen

_ADVICE = re.compile(r"\b(?:op|na)\s+advies\s+van\b.*?(?=\bop\s+\d|\bheeft\b|\bhebben\b|$)")
_BODY = re.compile(
    r"\b((?i:pcbb|paritaire\s+commissie|adviescommissie|acb|bestuur|werkgroep|stuurgroep|klankbordgroep))\b"
    r"((?:\s+(?:van|de|het|en|voor|(?i:beroepsonderwijs|bedrijfsleven)|\([A-Z]+\)|[A-Z]\w*))*)"
)
_ORGANISATION = re.compile(r"(?<!\()\b[A-Z]\w*")
_ALIASES = {"paritaire commissie": "pcbb", "adviescommissie": "acb"}
_KINDS = {
    "instemming": re.compile(
        r"\b(?:in(?:ge)?stem[dm]\w*|instemming|stem(?:t|de|den|men)\b.*?\sin|akkoord|fiat|goedgekeurd|goedkeuring)\b",
        re.IGNORECASE,
    ),
    "vaststelling": re.compile(r"\b(?:vastgesteld|vaststelling)\b", re.IGNORECASE),
    "besluit": re.compile(r"\b(?:besloten|besluit)\b", re.IGNORECASE),
}
_NEGATION = re.compile(r"\b(?:niet|geen|nog)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d{2}\s*[-–/]\s*(?:19|20)?\d{2}\b")
_WORD = re.compile(r"[a-zà-ÿ]{4,}")


def _word_set(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_COMMON = _word_set(
    """
    stemt stemde stemden stemmen overleg commissie paritaire bestuur heeft hebben haar gegeven verleend ingestemd instemming akkoord fiat
    goedgekeurd goedkeuring vastgesteld vaststelling besloten besluit deze voor door naar over aangaande
    betreffende beroepsonderwijs bedrijfsleven advies werd worden wordt zijn waarbij hierbij daarmee
    tijdens vergadering
    """
)
_GENERAL = _word_set(
    """
    kwalificatiedossier kwalificatiedossiers dossier dossiers kwalificatie kwalificaties uitstroom
    uitstromen schooljaar cohort versie indiening nieuw nieuwe deel voorstel voorstellen tekst wijziging
    wijzigingen aanpassing aanpassingen inhoud
    """
)
"""Words that tell hardly anything about which decision it was."""
_STAGE = _word_set(
    """
    concept conceptversie definitief definitieve voorlopig voorlopige gewijzigd gewijzigde aangepast
    aangepaste herzien herziene opnieuw eerste tweede derde nogmaals aanvullend aanvullende
    """
)
"""Words that tell one round of decisions from another."""
ENOUGH_SHARED = 0.6
"""Share of the smaller set of words that two sentences on one decision have in common: the pair that the
rule was made for ('ingestemd met versmelting van ...', 'haar fiat gegeven aan de versmelting van ...') has
0.75, two decisions on one dossier ('de indeling in uitstromen', 'de indeling in kerntaken') 0.5."""
ALIKE = 2
"""So many of day, month and year agree in a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated decision: the body (its kind and its organisation), the kind of decision, and its words."""

    body: tuple[str, frozenset[str]]
    kind: str
    subject: str
    words: frozenset[str]
    telling: frozenset[str]
    cohorts: frozenset[str]
    date: DutchDate
    tekst: str
    row: Paragrafen


def decisions(paragrafen: Table[Paragrafen], familiar: Set[str]) -> Iterator[Decision]:
    """The sentences in which one body takes one kind of decision on one date.

    `familiar` are names (title, uitstromen) that stand everywhere and so tell no decisions apart.
    A sentence with two dates, with two bodies or with 'niet' is left alone: it may tell of a period, of a
    procedure, or of a decision that was not taken.
    """
    known = frozenset(_WORD.findall(" ".join(familiar).lower()))
    for row in paragrafen:
        for sentence in sentences(row.tekst or ""):
            dates = dates_in(sentence)
            if len(dates) == 1:
                yield from _decision(sentence, dates[0], known, row)


def _decision(sentence: str, date: DutchDate, known: frozenset[str], row: Paragrafen) -> Iterator[Decision]:
    plain = _ADVICE.sub("", sentence)
    kinds = [kind for kind, pattern in _KINDS.items() if pattern.search(plain)]
    bodies = list(_BODY.finditer(plain))
    if len(kinds) != 1 or len(bodies) != 1 or _NEGATION.search(plain):
        return
    body = bodies[0]
    name = " ".join(body[1].lower().split())
    organisation = frozenset(_ORGANISATION.findall(body[2]))
    rest = plain.replace(body[0], " ").replace(date.tekst, " ").lower()
    found = frozenset(_WORD.findall(rest)) - _COMMON - {part.lower() for part in organisation}
    yield Decision(
        (_ALIASES.get(name, name), organisation),
        kinds[0],
        " ".join(body[0].split()),
        found,
        found - known - _GENERAL,
        frozenset(_YEARS.findall(plain)),
        date,
        sentence,
        row,
    )


def same_decision(first: Decision, second: Decision) -> bool:
    """Whether two statements with different dates are about one decision of one body."""
    if first.date.parts == second.date.parts or (first.body, first.kind) != (second.body, second.kind):
        return False
    if first.cohorts and second.cohorts and first.cohorts != second.cohorts:
        return False
    if (first.words ^ second.words) & _STAGE or not first.telling & second.telling:
        return False
    shared = first.words & second.words
    smaller = min(len(first.words), len(second.words))
    if len(shared) < ALIKE or len(shared) < ENOUGH_SHARED * smaller:
        return False
    alike = sum(one == other for one, other in zip(first.date.parts, second.date.parts, strict=True))
    return alike >= ALIKE or first.words == second.words
