"""The five recommendations of D 2.4 for better dossiers as figures; they measure, they do not judge.

Every function reads tables and answers in the order in which the uitstromen stand in them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, median, quantiles
from typing import TYPE_CHECKING, Generic, TypeVar

from pipeline.check.language.doelzin import has_purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Componenten, Detailleringen, Resultaten, Vakkennis

T = TypeVar("T")
ZODAT = re.compile(r"\bzodat\b", re.IGNORECASE)
NORM = re.compile(r"\b(?:volgens|conform|binnen|uiterlijk|minimaal|maximaal|richtlijn\w*|procedure\w*|\d+)\b", re.I)
OORDEEL = re.compile(
    r"\b(?:goede?|juiste?|correcte?|adequate?|adequaat|voldoende|passende?|zorgvuldige?|effectieve?|effectief"
    r"|optima(?:al|le)|zo\s+(?:goed|nodig|mogelijk)\s*(?:mogelijk)?|regelmatige?|tijdige?)\b",
    re.IGNORECASE,
)
LEAST_FOR_OUTLIERS = 8
"""Fewer values than this have no outliers worth naming."""


@dataclass(frozen=True, slots=True)
class Doelzinnen:
    """How many prestatie-indicatoren of an uitstroom name their purpose, and those that name none."""

    uitstroom_id: str
    aantal: int
    zodat: int
    ander_doel: int
    zonder: tuple[Detailleringen, ...]


@dataclass(frozen=True, slots=True)
class Lengtes(Generic[T]):
    """The lengths in words of the texts of an uitstroom, with the outliers as (words, row)."""

    uitstroom_id: str
    woorden: tuple[int, ...]
    mediaan: float
    uitschieters: tuple[tuple[int, T], ...]
    met_punt: int = 0


@dataclass(frozen=True, slots=True)
class Keuze:
    """How alike uitstromen chose for one werkproces, as shares from 0 to 1 of what all pairs have in common.

    `afwijkend` names per uitstroom the competentie codes that not all of them have.
    """

    werkproces_id: str
    uitstromen: tuple[str, ...]
    competenties: float
    componenten: float | None
    afwijkend: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Concreetheid:
    """How many prestatie-indicatoren of an uitstroom name a norm, or use a word that leaves the norm open."""

    uitstroom_id: str
    aantal: int
    met_norm: int
    alleen_oordeel: tuple[tuple[str, Detailleringen], ...]


def doelzinnen(detailleringen: Table[Detailleringen]) -> tuple[Doelzinnen, ...]:
    """Per uitstroom how many prestatie-indicatoren say 'zodat', another purpose, or none."""
    answer = []
    for uitstroom, rows in detailleringen.by("uitstroom_id").items():
        texts = [row for row in rows if row.prestatie_indicator]
        zodat = [row for row in texts if ZODAT.search(row.prestatie_indicator or "")]
        rest = [row for row in texts if not ZODAT.search(row.prestatie_indicator or "")]
        zonder = tuple(row for row in rest if not has_purpose(row.prestatie_indicator or ""))
        answer.append(Doelzinnen(uitstroom, len(texts), len(zodat), len(rest) - len(zonder), zonder))
    return tuple(answer)


def resultaatlengtes(resultaten: Table[Resultaten]) -> tuple[Lengtes[Resultaten], ...]:
    """Per uitstroom the lengths of the gewenste resultaten, their outliers, and how many end in a full stop."""
    answer = []
    for uitstroom, rows in resultaten.by("uitstroom_id").items():
        texts = [row for row in rows if row.resultaat]
        dots = sum((row.resultaat or "").rstrip().endswith(".") for row in texts)
        answer.append(_lengths(uitstroom, [(row.resultaat or "", row) for row in texts], dots))
    return tuple(answer)


def vakkennislengtes(vakkennis: Table[Vakkennis]) -> tuple[Lengtes[Vakkennis], ...]:
    """Per uitstroom the lengths of its different vakkennis terms: the longest are the most specific."""
    answer = []
    for uitstroom, rows in vakkennis.by("uitstroom_id").items():
        first: dict[str, Vakkennis] = {}
        for row in rows:
            if row.vakkennis:
                first.setdefault(row.vakkennis.casefold(), row)
        answer.append(_lengths(uitstroom, [(row.vakkennis or "", row) for row in first.values()]))
    return tuple(answer)


def concreetheid(detailleringen: Table[Detailleringen]) -> tuple[Concreetheid, ...]:
    """Per uitstroom the prestatie-indicatoren that name a norm, and those that only ask for 'goed' or 'juist'."""
    answer = []
    for uitstroom, rows in detailleringen.by("uitstroom_id").items():
        texts = [row for row in rows if row.prestatie_indicator]
        norm = {id(row) for row in texts if NORM.search(row.prestatie_indicator or "")}
        found = [(match.group(), row) for row in texts if (match := OORDEEL.search(row.prestatie_indicator or ""))]
        alone = tuple((word, row) for word, row in found if id(row) not in norm)
        answer.append(Concreetheid(uitstroom, len(texts), len(norm), alone))
    return tuple(answer)


def keuzes(detailleringen: Table[Detailleringen], componenten: Table[Componenten]) -> tuple[Keuze, ...]:
    """Per werkproces of two or more uitstromen how alike their competenties and componenten are."""
    chosen: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(dict)
    for row in detailleringen:
        if row.competentie_code:
            chosen[row.werkproces_id].setdefault(row.uitstroom_id, {}).setdefault(row.competentie_code, set())
    for part in componenten:
        codes = chosen[part.werkproces_id].get(part.uitstroom_id, {})
        if part.competentie_code in codes and part.component:
            codes[part.competentie_code].add(part.component.casefold())
    return tuple(_choice(werkproces, per) for werkproces, per in chosen.items() if len(per) > 1)


def _choice(werkproces: str, per: dict[str, dict[str, set[str]]]) -> Keuze:
    pairs = list(combinations(per.values(), 2))
    parts = [overlap(a[code], b[code]) for a, b in pairs for code in a.keys() & b.keys() if a[code] or b[code]]
    everywhere = set.intersection(*(set(codes) for codes in per.values()))
    different = tuple((name, tuple(sorted(set(codes) - everywhere))) for name, codes in per.items())
    return Keuze(
        werkproces,
        tuple(per),
        fmean(overlap(set(a), set(b)) for a, b in pairs),
        fmean(parts) if parts else None,
        tuple((name, codes) for name, codes in different if codes),
    )


def overlap(one: set[str], other: set[str]) -> float:
    """The share, from 0 to 1, of everything in two sets that is in both; 1 for two empty sets."""
    together = one | other
    return len(one & other) / len(together) if together else 1.0


def _lengths(uitstroom: str, texts: Iterable[tuple[str, T]], dots: int = 0) -> Lengtes[T]:
    counted = [(len(text.split()), row) for text, row in texts]
    words = tuple(number for number, _ in counted)
    limit = _limit(words)
    far = sorted((pair for pair in counted if pair[0] > limit), key=lambda pair: -pair[0])
    return Lengtes(uitstroom, words, float(median(words)) if words else 0.0, tuple(far), dots)


def _limit(words: Sequence[int]) -> float:
    """The length above which a text is an outlier: one and a half interquartile ranges above the third."""
    if len(words) < LEAST_FOR_OUTLIERS:
        return float("inf")
    low, _, high = quantiles(words, n=4)
    return high + 1.5 * max(high - low, 1.0)
