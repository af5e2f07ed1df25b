"""Pairs the things of two lists: first by equal name, then by optimal assignment on likeness."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pipeline.compare.match.assignment import assign
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

BLOCK = 150
"""Things without an equal name up to which each is held against each; no list of a known dossier has more."""


class Pair(NamedTuple, Generic[T]):
    """A thing of the old version and the same of the new; `gelijkenis` is None when their names are equal."""

    old: T
    new: T
    gelijkenis: float | None


@dataclass(slots=True)
class Pairing(Generic[T]):
    """The pairs, and what has none: gone from the old version, come in the new."""

    pairs: list[Pair[T]]
    gone: list[T]
    come: list[T]


def pair(
    old: Sequence[T],
    new: Sequence[T],
    name: Callable[[T, bool], str],
    likeness: Callable[[T, T], float],
    threshold: float,
) -> Pairing[T]:
    """Pair two lists; `name(thing, is_new)` gives the name, `likeness` a number from 0 to 1.

    Names are equal when they are but for case, accents, spaces and punctuation; things with one
    name are paired in order.
    """
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, thing in enumerate(new):
        if key := squash(name(thing, True)):
            waiting[key].append(place)
    pairs: list[Pair[T]] = []
    gone: list[T] = []
    taken: set[int] = set()
    for thing in old:
        same = waiting.get(squash(name(thing, False)))
        if same:
            taken.add(same[0])
            pairs.append(Pair(thing, new[same.popleft()], None))
        else:
            gone.append(thing)
    return pair_alike(
        Pairing(pairs, gone, [thing for at, thing in enumerate(new) if at not in taken]), likeness, threshold
    )


def pair_alike(found: Pairing[T], likeness: Callable[[T, T], float], threshold: float) -> Pairing[T]:
    """Pair what is left by likeness; lists longer than `BLOCK` by stretches at the same place in both."""
    gone, come = found.gone, found.come
    blocks = max(1, -(-max(len(gone), len(come)) // BLOCK))
    result = Pairing(list(found.pairs), [], [])
    for block in range(blocks):
        part = Pairing([], _share(gone, block, blocks), _share(come, block, blocks))
        _assign(part, likeness, threshold)
        result.pairs += part.pairs
        result.gone += part.gone
        result.come += part.come
    return result


def _share(things: Sequence[T], block: int, blocks: int) -> list[T]:
    return list(things[len(things) * block // blocks : len(things) * (block + 1) // blocks])


def _assign(found: Pairing[T], likeness: Callable[[T, T], float], threshold: float) -> None:
    if not found.gone or not found.come:
        return
    scores = [[likeness(one, other) for other in found.come] for one in found.gone]
    chosen = assign(scores, threshold)
    rows, columns = {row for row, _ in chosen}, {column for _, column in chosen}
    found.pairs += [Pair(found.gone[row], found.come[column], round(scores[row][column], 3)) for row, column in chosen]
    found.gone = [thing for place, thing in enumerate(found.gone) if place not in rows]
    found.come = [thing for place, thing in enumerate(found.come) if place not in columns]
