"""The dates of the beroepscompetentieprofielen: Deel B 2.2 lists them, and Deel D 2.2 does so again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.reading.koppen import words
from pipeline.dutch_dates import DutchDate, dates_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.check.engine.table import Table
    from schemas.rows import Beroepscompetentieprofielen, Paragrafen

_PROFILE = re.compile(r"^(?:[•-]\s*)?(\S.{2,80}?)\s+\(([^()]{2,60})\),\s*(?:[^.;]*?,\s*)?(?=\d)")
SLIP = 2
"""So many of day, month and year agree when one of two dates is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as a place names it, with its first date."""

    naam: str
    organisatie: str
    date: DutchDate
    tekst: str
    row: Beroepscompetentieprofielen | Paragrafen

    @property
    def key(self) -> tuple[str, str]:
        """The words of its name and of its organisation."""
        return (words(self.naam), words(self.organisatie))


def listed(beroepscompetentieprofielen: Table[Beroepscompetentieprofielen]) -> list[Profile]:
    """The dated profiles of the table (Deel B 2.2)."""
    return [
        Profile(row.naam, row.organisatie or "", dates[0], f"{row.naam} ({row.organisatie}), {row.datum}", row)
        for row in beroepscompetentieprofielen
        if row.naam and (dates := dates_in(row.datum))
    ]


def told(paragrafen: Table[Paragrafen]) -> list[Profile]:
    """The dated profiles in the text of Deel D, as in 'Rotorbladmonteur (Kenniscentrum), 24 april 2005'."""
    found: list[Profile] = []
    for row in paragrafen:
        start = _PROFILE.match(row.tekst or "") if row.deel == "D" else None
        dates = dates_in(row.tekst) if start else []
        if start and dates and dates[0].begin == start.end():
            found.append(Profile(start[1], start[2], dates[0], row.tekst or "", row))
    return found


def conflicts(in_list: list[Profile], in_text: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs that are one profile with two dates.

    One profile: the same name and organisation, each once on either side. Organisations are also
    written two ways ('KCH', 'Kenniscentrum Handel'): what is left over of a name, one on either
    side, is a pair as well, but only when the dates differ no more than by a slip.
    """
    pairs = _matched(in_list, in_text, lambda item: item.key)
    taken = {id(item) for pair in pairs for item in pair}
    rest = [[item for item in side if id(item) not in taken] for side in (in_list, in_text)]
    loose = _matched(rest[0], rest[1], lambda item: item.key[0])
    pairs += [pair for pair in loose if _alike(pair[0].date, pair[1].date) >= SLIP]
    yield from (pair for pair in pairs if pair[0].date.parts != pair[1].date.parts)


def _matched(
    left: list[Profile], right: list[Profile], key: Callable[[Profile], object]
) -> list[tuple[Profile, Profile]]:
    """The pairs with one key that no other profile on its side has."""
    pairs = []
    for item in left:
        twins = [other for other in left if key(other) == key(item)]
        others = [other for other in right if key(other) == key(item)]
        if len(twins) == len(others) == 1:
            pairs.append((item, others[0]))
    return pairs


def _alike(first: DutchDate, second: DutchDate) -> int:
    return sum(one == other for one, other in zip(first.parts, second.parts, strict=True))
