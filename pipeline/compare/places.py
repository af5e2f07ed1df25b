"""What stands in one place and holds for several uitstromen or kerntaken: a change of it is one change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pipeline.compare.case import Case
    from pipeline.compare.change import Plek, Wijziging

BASIS = "sbb-2015"
"""The format whose basisdeel is written once for all profielen; in others each uitstroom has texts of its own."""


def once(case: Case, changes: Iterable[Wijziging]) -> list[Wijziging]:
    """The changes, those of one place in both sources that several uitstromen or kerntaken share made into one."""
    groups: dict[Hashable, list[Wijziging]] = {}
    for number, change in enumerate(changes):
        groups.setdefault(_place(case, change) or number, []).append(change)
    return [group[0] if len(group) == 1 else _joined(case, group) for group in groups.values()]


def _place(case: Case, change: Wijziging) -> Hashable:
    """What changes of one place have in common; None for one that is of its own place."""
    if change.uitstroom_id is None or case.new.bron.formaat != BASIS:
        return None
    places = tuple(_spot(place) for place in (change.plaats_oud, change.plaats_nieuw))
    what = (change.soort, change.onderwerp, change.onderdeel, change.competentie_code)
    own = None if change.onderwerp == "kennis" else (change.kerntaak_nr, change.werkproces_id)
    return (places, what, own, change.oud if change.plaats_nieuw is None else change.nieuw)


def _spot(place: Plek | None) -> Hashable:
    return place and (place.regel, place.pagina, place.pad)


def _joined(case: Case, group: list[Wijziging]) -> Wijziging:
    first = group[0]
    keys = list(dict.fromkeys(item.uitstroom_id for item in group))
    taken = list(dict.fromkeys(item.kerntaak_nr for item in group))
    names = [case.uitstroom(key) for key in keys]
    where = first.waar.removesuffix(f", uitstroom {names[0]}") if len(keys) > 1 else first.waar
    return replace(
        first,
        uitstroom_id=keys[0] if len(keys) == 1 else None,
        kerntaak_nr=taken[0] if len(taken) == 1 else None,
        waar=where if len(taken) == 1 else f"kerntaken {', '.join(str(nr) for nr in taken)}",
        gevolgen=(*first.gevolgen, *(f"uitstroom {name}" for name in names if len(keys) > 1)),
    )
