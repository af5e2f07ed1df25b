"""A known edit: what was changed, which changes must be told, and which may rightly be told beside them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.compare.change import Wijziging
    from tests.dossiers.inhoud import Beschrijving, Wp
    from tests.dossiers.model import Dossier

INHOUD, REDACTIE, BEHEER = "inhoud", "redactie", "beheer"


@dataclass(frozen=True)
class Verwacht:
    """A change that must come: kind, subject, weight, and the keys and words it must have; empty is not compared."""

    soort: str
    onderwerp: str
    gewicht: str = INHOUD
    uitstroom: str = ""
    werkproces: str = ""
    competentie: str = ""
    kerntaak: int = 0
    oud: str = ""
    nieuw: str = ""

    def is_said_by(self, change: Wijziging) -> bool:
        """Whether a change is the expected one, whatever its weight."""
        keys = (
            (self.uitstroom, change.uitstroom_id),
            (self.werkproces, change.werkproces_id),
            (self.competentie, change.competentie_code),
            (self.kerntaak, change.kerntaak_nr),
        )
        return (
            (change.soort.value, change.onderwerp) == (self.soort, self.onderwerp)
            and all(not asked or asked == given for asked, given in keys)
            and self.oud in (change.oud or "")
            and self.nieuw in (change.nieuw or "")
        )


@dataclass(frozen=True)
class Gedaan:
    """An edit that was made: the changes that must be told, those that may, and the category that is due."""

    verwacht: tuple[Verwacht, ...]
    ook: tuple[Verwacht, ...] = ()
    categorie: int = 3


COMPONENTEN = (Verwacht("toegevoegd", "component"), Verwacht("verwijderd", "component"))
"""The builder draws the componenten of a row by its place and by the title of the werkproces."""

OnSpec = Callable[["Beschrijving", random.Random], "tuple[Beschrijving, Gedaan] | None"]
OnModel = Callable[["Dossier", random.Random], "Gedaan | None"]


@dataclass
class Bewerking:
    """A kind of edit: its name, its group, and the function that makes it in a description or in a model."""

    naam: str
    groep: str
    spec: OnSpec | None = None
    model: OnModel | None = None


BEWERKINGEN: dict[str, Bewerking] = {}
"""Every kind of edit by its name."""


def op_beschrijving(groep: str, naam: str) -> Callable[[OnSpec], OnSpec]:
    """Register an edit of a description: every place of the dossier follows."""

    def register(function: OnSpec) -> OnSpec:
        BEWERKINGEN[naam] = Bewerking(naam, groep, spec=function)
        return function

    return register


def op_model(groep: str, naam: str) -> Callable[[OnModel], OnModel]:
    """Register an edit of one place of a model."""

    def register(function: OnModel) -> OnModel:
        BEWERKINGEN[naam] = Bewerking(naam, groep, model=function)
        return function

    return register


@dataclass
class Plaats:
    """A werkproces of a description: the numbers of its kerntaak and of itself, both from 1."""

    k: int
    n: int
    wp: Wp = field(repr=False)

    @property
    def id(self) -> str:
        return f"{self.k}.{self.n}"

    @property
    def wie(self) -> dict[int, str]:
        """The competenties of each uitstroom that does it."""
        return {int(part.split(":")[0]): part.split(":")[1] for part in self.wp.wie.split()}


def plaatsen(spec: Beschrijving) -> list[Plaats]:
    """Every werkproces of a description."""
    return [Plaats(k, n, wp) for k, kt in enumerate(spec.kerntaken, 1) for n, wp in enumerate(kt.werkprocessen, 1)]


def written(wie: dict[int, str]) -> str:
    """Who does a werkproces and how, as a description has it."""
    return " ".join(f"{number}:{''.join(sorted(letters))}" for number, letters in sorted(wie.items()) if letters)


def with_wp(spec: Beschrijving, plaats: Plaats, **changes: Any) -> Beschrijving:
    """The description with one werkproces changed."""
    return with_list(
        spec,
        plaats.k,
        [
            replace(wp, **changes) if n == plaats.n else wp
            for n, wp in enumerate(spec.kerntaken[plaats.k - 1].werkprocessen, 1)
        ],
    )


def with_list(spec: Beschrijving, k: int, processes: list[Wp]) -> Beschrijving:
    """The description with other werkprocessen for a kerntaak."""
    return replace(
        spec,
        kerntaken=tuple(
            replace(kt, werkprocessen=tuple(processes)) if number == k else kt
            for number, kt in enumerate(spec.kerntaken, 1)
        ),
    )


def renumbered(before: list[tuple[str, str]]) -> tuple[Verwacht, ...]:
    """The renumbering of werkprocessen, from (old, new) ids."""
    return tuple(
        Verwacht("hernummerd", "werkproces", REDACTIE, werkproces=new, oud=old, nieuw=new)
        for old, new in before
        if old != new
    )
