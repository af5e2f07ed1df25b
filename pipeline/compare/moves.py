"""What went in one place and came in another: moved, and said once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.compare.change import Soort
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.compare.change import Wijziging

MOVABLE = frozenset({"vakkennis", "resultaat", "component", "kennis", "gedrag", "tekst"})
"""Subjects whose items can be moved; a competentie, a level or a mark is a demand of its own in each place."""


def moved(changes: Iterable[Wijziging]) -> list[Wijziging]:
    """The changes, those that took an item out and put it in elsewhere for the same uitstroom made into one."""
    listed = list(changes)
    gone: defaultdict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    for place, item in enumerate(listed):
        if item.soort is Soort.VERWIJDERD and item.onderwerp in MOVABLE:
            gone[item.onderwerp, item.uitstroom_id, squash(item.oud or "")].append(place)
    dropped: set[int] = set()
    for place, item in enumerate(listed):
        if item.soort is not Soort.TOEGEVOEGD or item.onderwerp not in MOVABLE:
            continue
        same = gone.get((item.onderwerp, item.uitstroom_id, squash(item.nieuw or "")))
        if same:
            was = listed[same.pop(0)]
            dropped.add(listed.index(was))
            listed[place] = replace(
                item,
                soort=Soort.VERPLAATST,
                oud=was.oud,
                plaats_oud=was.plaats_oud,
                gevolgen=(f"van {was.waar}",),
            )
    return [item for place, item in enumerate(listed) if place not in dropped]
