"""The dossier as a whole: its title, cohort, sector, establishment and requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.text.tokens import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case

PARTS = {
    "cohort": ("cohort", Gewicht.BEHEER),
    "versie": ("versie", Gewicht.BEHEER),
    "status": ("status", Gewicht.BEHEER),
    "geldig_van": ("geldig van", Gewicht.BEHEER),
    "sector": ("sector", Gewicht.BEHEER),
    "domein": ("domein", Gewicht.BEHEER),
    "onder_regie_van": ("onder regie van", Gewicht.BEHEER),
    "ontwikkeld_door": ("ontwikkeld door", Gewicht.BEHEER),
    "vastgesteld_door": ("vastgesteld door", Gewicht.BEHEER),
    "vastgesteld_op_gelezen": ("datum van vaststelling", Gewicht.BEHEER),
    "vastgesteld_te": ("plaats van vaststelling", Gewicht.BEHEER),
}
"""The columns of `dossiers` that are compared, with what they are called and what a change of them weighs."""
FLAGS = {"wettelijke_beroepsvereisten": "wettelijke beroepsvereisten", "branche_vereisten": "branchevereisten"}


def whole(case: Case) -> Iterator[Wijziging]:
    """The changes of the one row of `dossiers`; what one of the two does not state is not compared."""
    old, new = case.old.facts, case.new.facts
    if old is None or new is None:
        return
    was, now = clean(old.titel), clean(new.titel)
    if was and now and (weight := case.weigher.weigh_names(was, now)) is not None:
        yield Wijziging(
            soort=Soort.HERNOEMD,
            onderwerp="dossier",
            onderdeel="titel",
            gewicht=weight,
            oud=was,
            nieuw=now,
            waar="titel van het dossier",
            plaats_oud=case.old.plek(old, was),
            plaats_nieuw=case.new.plek(new, now),
        )
    for column, (name, weight) in PARTS.items():
        if clean(getattr(old, column, None)) and clean(getattr(new, column, None)):
            yield from case.text_change(
                "dossier", old, new, column, onderdeel=name, gewicht=weight, waar=f"{name} van het dossier"
            )
    for column, name in FLAGS.items():
        one, other = getattr(old, column), getattr(new, column)
        if one is not None and other is not None and one != other:
            yield Wijziging(
                soort=Soort.GEWIJZIGD,
                onderwerp="dossier",
                onderdeel=name,
                gewicht=Gewicht.INHOUD,
                oud="Ja" if one else "Nee",
                nieuw="Ja" if other else "Nee",
                waar=f"{name} (B 2.2)",
                plaats_oud=case.old.plek(old, name),
                plaats_nieuw=case.new.plek(new, name),
            )
