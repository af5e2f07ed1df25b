"""Which choice of a dossier stands alone among those of other dossiers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pipeline.check.rules.onderling.reeksen import Reeksen

V = TypeVar("V", bound=Hashable)

Chosen = Mapping[str, set[V]]
"""The choices that each dossier makes for one thing."""
AGREE = 2
"""Fewest other series of versions that must make the same choice before a choice is odd."""
ODD_SHARE = 5
"""At most one in so many series makes an odd choice, or one alone: more are a custom of their own."""
USUAL_SHARE = 2 / 3
"""Least share of the other series that make the usual choice."""


class Stem(NamedTuple, Generic[V]):
    """A choice that a dossier makes somewhere."""

    dossier_id: str
    keuze: V


@dataclass(frozen=True, slots=True)
class Uitzondering(Generic[V]):
    """A choice of one series that stands alone: in which of its versions, what is usual, and in which dossiers.

    `aantal` series choose so and `gewone` the usual, of `alle`.
    """

    keuze: V
    dossiers: tuple[str, ...]
    gewoon: V
    anderen: tuple[str, ...]
    aantal: int
    gewone: int
    alle: int


def uitzonderingen(stemmen: Iterable[Stem[V]], reeksen: Reeksen, *, paar: bool = False) -> Iterator[Uitzondering[V]]:
    """The odd choices among those for one thing, one for each series that makes it, in the order of their names.

    A series of versions counts once: a choice of a dossier is held against that of the version of
    each other series that is nearest in years, so what changed everywhere is no exception anywhere. Of two series alone neither is odd: they are told
    only where a `paar` is asked for, when no choice of the one is that of the other.
    """
    chosen: defaultdict[str, set[V]] = defaultdict(set)
    for stem in stemmen:
        chosen[stem.dossier_id].add(stem.keuze)
    series: defaultdict[str, list[str]] = defaultdict(list)
    for item in chosen:
        series[reeksen.van[item]].append(item)
    if len({choice for choices in chosen.values() for choice in choices}) < 2:
        return
    if len(series) > AGREE:
        yield from _odd(chosen, series, reeksen)
    elif paar and len(series) == AGREE:
        yield from _paar(chosen, list(series.values()))


def _odd(chosen: Chosen[V], series: dict[str, list[str]], reeksen: Reeksen) -> Iterator[Uitzondering[V]]:
    """The odd choices among those of more than two series."""
    odd: defaultdict[tuple[str, V, V], list[str]] = defaultdict(list)
    told: dict[tuple[str, V, V], tuple[int, int]] = {}
    for year, ids in sorted(_by_year(chosen, reeksen).items()):
        near = {reeks: _nearest(versions, year, reeksen) for reeks, versions in series.items()}
        count = Counter(choice for item in near.values() for choice in chosen[item])
        for item in ids:
            reeks = reeksen.van[item]
            own = chosen[near[reeks]]
            for choice in chosen[item]:
                usual = _usual(choice, own, count, len(series))
                if usual is not None:
                    odd[reeks, choice, usual].append(item)
                    told[reeks, choice, usual] = (count[choice] + (choice not in own), count[usual] - (usual in own))
    for (reeks, choice, usual), ids in sorted(odd.items(), key=lambda entry: str(entry[0])):
        others = tuple(sorted(item for item, found in chosen.items() if usual in found and reeksen.van[item] != reeks))
        yield Uitzondering(choice, tuple(sorted(ids)), usual, others, *told[reeks, choice, usual], len(series))


def _paar(chosen: Chosen[V], series: list[list[str]]) -> Iterator[Uitzondering[V]]:
    """The choices of two series that share none: those of the smaller series are told as the odd ones."""
    few, many = sorted(series, key=lambda ids: (len(ids), ids))
    ours, theirs = ({choice for item in ids for choice in chosen[item]} for ids in (few, many))
    if ours & theirs:
        return
    for choice in sorted(ours, key=str):
        usual = min(theirs, key=str)
        own = tuple(sorted(item for item in few if choice in chosen[item]))
        yield Uitzondering(choice, own, usual, tuple(sorted(item for item in many if usual in chosen[item])), 1, 1, 2)


def _usual(choice: V, own: Collection[V], count: Counter[V], series: int) -> V | None:
    """What the other series choose, when `choice` is odd among them."""
    others = count - Counter(own)
    if not others or others[choice] + 1 > max(1, series // ODD_SHARE):
        return None
    usual, number = max(others.items(), key=lambda entry: (entry[1], str(entry[0])))
    enough = number >= AGREE and number >= USUAL_SHARE * (series - 1)
    return usual if enough and usual != choice else None


def _by_year(chosen: Iterable[str], reeksen: Reeksen) -> dict[int, list[str]]:
    years: defaultdict[int, list[str]] = defaultdict(list)
    for item in chosen:
        years[reeksen.jaar(item)].append(item)
    return years


def _nearest(versions: list[str], year: int, reeksen: Reeksen) -> str:
    return min(versions, key=lambda item: (abs(reeksen.jaar(item) - year), -reeksen.jaar(item), item))
