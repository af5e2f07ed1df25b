"""Rows of many dossiers that say the same thing and make a choice with it: those whose choice stands alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pipeline.check.rules.onderling.bronplaats import OfDossier, rows_where
from pipeline.check.rules.onderling.stemmen import Stem, Uitzondering, uitzonderingen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from pipeline.check.engine.table import Table
    from pipeline.check.rules.onderling.reeksen import Reeksen

R = TypeVar("R", bound=OfDossier)


@dataclass(frozen=True, slots=True)
class Buitenbeentje(Generic[R]):
    """An odd choice for the thing `van`: the rows that make it, and those that make the usual one."""

    van: str
    uitzondering: Uitzondering[str]
    hier: list[R]
    elders: list[R]


def buitenbeentjes(
    table: Table[R], van: pd.Series[Any], keuze: Callable[[R], str], reeksen: Reeksen, *, paar: bool = False
) -> Iterator[Buitenbeentje[R]]:
    """The odd choices among the rows of one thing (`van`, a word for each row), for every thing in several dossiers.

    Only rows of a thing for which more than one value stands in the frame are made; `paar` as in `uitzonderingen`.
    """
    groups: defaultdict[str, list[R]] = defaultdict(list)
    shared = gedeeld(van, table.frame["dossier_id"])
    for row, thing in zip(rows_where(table, shared), van[shared], strict=True):
        groups[thing].append(row)
    for thing, rows in groups.items():
        votes = [Stem(row.dossier_id, keuze(row)) for row in rows]
        for odd in uitzonderingen(votes, reeksen, paar=paar):
            ours, theirs = set(odd.dossiers), set(odd.anderen)
            here = [row for row in rows if row.dossier_id in ours and keuze(row) == odd.keuze]
            there = [row for row in rows if row.dossier_id in theirs and keuze(row) == odd.gewoon]
            yield Buitenbeentje(thing, odd, here, there)


def verdeeld(van: pd.Series[Any], keuze: pd.Series[Any]) -> pd.Series[Any]:
    """The things for which more than one choice is made; missing for the others."""
    choices = keuze.groupby(van).nunique()
    return van.where(van.isin(choices.index[choices > 1]))


def gedeeld(van: pd.Series[Any], dossier_id: pd.Series[Any]) -> pd.Series[bool]:
    """Which rows are of a thing that stands in more than one dossier."""
    number = dossier_id.groupby(van).nunique()
    return van.isin(number.index[number > 1])


def aantal_gedeeld(van: pd.Series[Any], dossier_id: pd.Series[Any]) -> int:
    """How many things stand in more than one dossier."""
    number = dossier_id.groupby(van).nunique()
    return int((number > 1).sum())
