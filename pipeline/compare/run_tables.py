"""A comparison as the tables of a run, for the rules that judge what Deel D 2.5 says of the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.check.engine.run_tables import Verschillen, Vorige, columns_of

if TYPE_CHECKING:
    from pipeline.compare.change import NietVergeleken, Vergelijking, Wijziging

NOT_COMPARED = "niet vergeleken"


def run_tables(found: Vergelijking) -> dict[str, dict[str, list[Any]]]:
    """The tables `vorige` (a row) and `verschillen` (a row per change and per thing that was not compared)."""
    reasons = "; ".join(found.oordeel.redenen)
    rows: dict[str, list[tuple[Any, ...]]] = {
        "vorige": [Vorige(found.oud.bestand, found.oordeel.categorie, reasons)],
        "verschillen": [*map(_changed, found.wijzigingen), *map(_unseen, found.niet_vergeleken)],
    }
    return {name: columns_of(name, made) for name, made in rows.items()}


def _changed(change: Wijziging) -> Verschillen:
    place = change.plaats_nieuw or change.plaats_oud
    return Verschillen(
        change.soort.value,
        change.onderwerp,
        change.onderdeel,
        change.gewicht.value,
        change.uitstroom_id,
        change.kerntaak_nr,
        change.werkproces_id,
        change.competentie_code,
        change.oud,
        change.nieuw,
        change.waar,
        "",
        place.bestand if place is not None and change.plaats_nieuw is None else "",
        place.regel if place else None,
        place.pagina if place else None,
        place.pad if place else None,
    )


def _unseen(item: NietVergeleken) -> Verschillen:
    keys = (item.uitstroom_id, item.kerntaak_nr, item.werkproces_id, None)
    return Verschillen(
        NOT_COMPARED, item.onderwerp, "", None, *keys, None, None, item.waar, item.reden, "", None, None, None
    )
