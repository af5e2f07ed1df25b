"""What went in one place and came in another: moved, and said once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.compare.change import Soort
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pipeline.compare.change import Wijziging

MOVABLE = frozenset({"vakkennis", "resultaat", "component", "kennis", "gedrag", "tekst"})
"""Subjects whose items can be moved; a competentie, a level or a mark is a demand of its own in each place."""


def _within(change: Wijziging, text: str | None) -> Hashable:
    """What an item has in common with itself in another place; a component moves within its werkproces only."""
    place = change.werkproces_id if change.onderwerp == "component" else None
    return (change.onderwerp, change.uitstroom_id, place, squash(text or ""))


def moved(changes: Iterable[Wijziging]) -> list[Wijziging]:
    """The changes, those that took an item out and put it in elsewhere for the same uitstroom made into one."""
    listed = list(changes)
    gone: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(listed):
        if item.soort is Soort.VERWIJDERD and item.onderwerp in MOVABLE:
            gone[_within(item, item.oud)].append(place)
    dropped: set[int] = set()
    for place, item in enumerate(listed):
        if item.soort is not Soort.TOEGEVOEGD or item.onderwerp not in MOVABLE:
            continue
        same = gone.get(_within(item, item.nieuw))
        if same:
            at = same.pop(0)
            was = listed[at]
            dropped.add(at)
            listed[place] = replace(
                item,
                soort=Soort.VERPLAATST,
                oud=was.oud,
                plaats_oud=was.plaats_oud,
                gevolgen=(f"van {was.waar}",),
            )
    return [item for place, item in enumerate(listed) if place not in dropped]
