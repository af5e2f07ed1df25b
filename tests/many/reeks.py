"""A series of versions of one fictional dossier: what it holds, and the sources that it is written to."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from tests.dossiers.inhoud import Beschrijving, Kt, Uit, Wp
from tests.many.woorden import KENNISCENTRA, POOL, TITELS, werkproces

EERSTE_JAAR = 2008
VERSIES = 3
"""Versions of a dossier of the old format: one for each cohort from the first year on."""
TAKEN = (4, 3)
"""Werkprocessen of each kerntaak."""


@dataclass
class Reeks:
    """A profession with the werkprocessen that it does, by their numbers in the pool, and the professions it knows of."""

    nummer: int
    register: bool
    werk: list[Wp]
    verwant: list[int] = field(default_factory=list)

    @property
    def titel(self) -> str:
        """The title of the dossier and of its first uitstroom."""
        return TITELS[self.nummer % len(TITELS)]

    @property
    def niveau(self) -> int:
        """The level of the first uitstroom."""
        return 2 + self.nummer % 3

    @property
    def crebo(self) -> str:
        """Its crebocode."""
        return str(20_000 + self.nummer)

    def beschrijving(self, jaar: int) -> Beschrijving:
        """The version of a year, in the old format."""
        organisatie, sector, plaats, klant = KENNISCENTRA[self.nummer // 2 % len(KENNISCENTRA)]
        first, second = self.werk[: TAKEN[0]], self.werk[TAKEN[0] :]
        return Beschrijving(
            titel=self.titel,
            sector=sector,
            branches=(f"{self.titel}s",),
            crebo=(self.crebo,),
            jaar=jaar,
            organisatie=organisatie,
            plaats=plaats,
            klant=klant,
            uitstromen=(
                Uit(self.titel, self.niveau, f"meester {self.titel.lower()}", ("goed", "voldoende"),
                    (("Nederlands", "B1 B1 B1 A2 A2"),), f"Y1 X2 {'Y1' if jaar > EERSTE_JAAR else 'X2'} X1"),
            ),
            kerntaken=(Kt("Voert het ambacht uit", tuple(first)), Kt("Regelt het werk", tuple(second))),
            besluit="Op {datum} heeft de {pcbb} haar goedkeuring gegeven aan de keuze van de uitstromen.",
            wijzigingen=("actualisering van het onderdeel 'Kwalificaties in beeld'", "herstel van spelfouten in deel C"),
            verwant=tuple((2 + other % 3, TITELS[other % len(TITELS)]) for other in self.verwant),
        )  # fmt: skip

    def met(self, plaats: int, wp: Wp) -> Reeks:
        """The same series with another werkproces in a place."""
        return replace(self, werk=[*self.werk[:plaats], wp, *self.werk[plaats + 1 :]])


def reeksen(aantal: int, zaad: int) -> list[Reeks]:
    """So many series: one in five of the new format, in clusters that do each other's work and name each other."""
    dice = random.Random(f"corpus{zaad}")
    found = []
    for nummer in range(aantal):
        cluster = nummer // 6 * 7
        shared = [(cluster + turn) % POOL for turn in dice.sample(range(10), 4)]
        own = [number for number in dice.sample(range(POOL), 8) if number not in shared]
        numbers = (shared + own)[: sum(TAKEN)]
        dice.shuffle(numbers)
        others = [other for other in (nummer - 2, nummer - 1, nummer + 1) if 0 <= other < aantal and other % 5 != 4]
        found.append(Reeks(nummer, nummer % 5 == 4, [werkproces(number) for number in numbers], others[:2]))
    return found
