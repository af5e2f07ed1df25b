"""What a measure of section Kwaliteitsslag shows: its plots, its figures, and what stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

SHOWN = 6
"""How many of what stands out are shown."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One uitstroom or werkproces: its plot and its figures."""

    naam: str
    plot: Markup
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitschieter:
    """What stands out: where, how, and its text."""

    waar: str
    waarde: str
    tekst: str
    anker: str | None = None


@dataclass(frozen=True, slots=True)
class Meting:
    """One recommendation measured; `legenda` tells how to read the plot."""

    sleutel: str
    titel: str
    hoe: str
    kop: str
    legenda: tuple[tuple[str, str], ...]
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    uitschieters: tuple[Uitschieter, ...]
    aantal_uitschieters: int
    uitschieters_zijn: str


def spread(found: Sequence[tuple[str, Uitschieter]], most: int = SHOWN) -> tuple[Uitschieter, ...]:
    """The first few of what stands out, taking turns between uitstromen."""
    turns: dict[str, int] = {}
    ranked = []
    for place, (uitstroom, item) in enumerate(found):
        turns[uitstroom] = turns.get(uitstroom, 0) + 1
        ranked.append((turns[uitstroom], place, item))
    return tuple(item for _, _, item in sorted(ranked, key=lambda entry: entry[:2])[:most])
