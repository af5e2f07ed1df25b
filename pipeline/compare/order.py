"""What stands in another order than it did: what came or went beside it moves nothing."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, Soort, Wijziging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row

    Kept = tuple[int, Row | None, str, Row | None, str]

ORDER = "volgorde"
"""The `onderdeel` of such a change."""


def out_of_order(places: Sequence[int]) -> list[int]:
    """The fewest positions in `places` (old places, in the new order) without which it rises: those of what moved."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [index]
    stays: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        stays.add(index)
        index = before[index]
    return [index for index in range(len(places)) if index not in stays]


def reordered(
    case: Case,
    onderwerp: str,
    kept: Sequence[Kept],
    *,
    gewicht: Gewicht = Gewicht.REDACTIE,
    **given: Any,
) -> Iterator[Wijziging]:
    """One change for a list of which things changed places, naming the fewest that did.

    `kept` has what both versions have, in the order of the new one: its place in the old list, and
    its row and text of old and of new. Another order asks nothing else of a graduate: it weighs as redactie.
    """
    at = out_of_order([item[0] for item in kept])
    if not at:
        return
    moved = [kept[index] for index in at]
    was, now = [item[2] for item in sorted(moved, key=lambda item: item[0])], [item[4] for item in moved]
    before = {place: number for number, place in enumerate(sorted(item[0] for item in kept), 1)}
    yield Wijziging(
        soort=Soort.VERPLAATST,
        onderwerp=onderwerp,
        onderdeel=ORDER,
        gewicht=gewicht,
        oud="; ".join(was),
        nieuw="; ".join(now),
        plaats_oud=case.old.plek(moved[0][1], moved[0][2]),
        plaats_nieuw=case.new.plek(moved[0][3], moved[0][4]),
        gevolgen=tuple(f"van plaats {before[kept[index][0]]} naar {index + 1}" for index in at),
        **given,
    )


def elsewhere(
    case: Case, onderwerp: str, kept: Kept, was: str, *, gewicht: Gewicht, **given: Any
) -> Iterator[Wijziging]:
    """The change of a text that stands in another place, unchanged; `was` names the old one."""
    _, old, before, new, after = kept
    yield Wijziging(
        soort=Soort.VERPLAATST,
        onderwerp=onderwerp,
        gewicht=gewicht,
        oud=before,
        nieuw=after,
        plaats_oud=case.old.plek(old, before),
        plaats_nieuw=case.new.plek(new, after),
        gevolgen=(f"van {was}",),
        **given,
    )
