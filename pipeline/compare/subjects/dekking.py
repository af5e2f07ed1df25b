"""The overview of B 3: which uitstroom does which werkproces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.case import kerntaak
from pipeline.compare.change import Gewicht, NietVergeleken, Soort, Wijziging
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case


def coverage(case: Case) -> Iterator[Wijziging | NietVergeleken]:
    """Werkprocessen that an uitstroom got or lost while both are in both versions."""
    if not case.both("overzicht"):
        if case.old.rows("overzicht") or case.new.rows("overzicht"):
            lost = "nieuwe" if case.old.rows("overzicht") else "oude"
            yield NietVergeleken(onderwerp="dekking", reden=f"het overzicht van de {lost} versie is niet gelezen")
        return
    uit, wps = case.parts.uitstromen, case.parts.werkprocessen
    had = {
        (u, w)
        for old_u, covered in case.old.covered.items()
        for u in uit.news(old_u)
        for o in covered
        for w in wps.news(o)
    }
    for new_u in sorted(uit.to_old, key=natural):
        for process in sorted(case.new.covered.get(new_u, ()), key=natural):
            if wps.olds(process) and (new_u, process) not in had:
                yield _change(case, new_u, process, new=True)
    have = {
        (u, w)
        for new_u, covered in case.new.covered.items()
        for u in uit.olds(new_u)
        for n in covered
        for w in wps.olds(n)
    }
    for old_u in sorted(uit.to_new, key=natural):
        for process in sorted(case.old.covered.get(old_u, ()), key=natural):
            if wps.news(process) and (old_u, process) not in have:
                yield _change(case, old_u, process, new=False)


def _change(case: Case, uitstroom: str, process: str, *, new: bool) -> Wijziging:
    side = case.new if new else case.old
    row = next(iter(side.by("overzicht", "uitstroom_id", "werkproces_id").get((uitstroom, process), ())), None)
    text = f"{side.uitstromen[uitstroom]}: {case.werkproces(process, new=new)}"
    uit = uitstroom if new else case.parts.uitstromen.to_new[uitstroom]
    wps = process if new else case.parts.werkprocessen.news(process)[0]
    return Wijziging(
        soort=Soort.TOEGEVOEGD if new else Soort.VERWIJDERD,
        onderwerp="dekking",
        gewicht=Gewicht.INHOUD,
        oud=None if new else text,
        nieuw=text if new else None,
        uitstroom_id=uit,
        kerntaak_nr=kerntaak(wps),
        werkproces_id=wps,
        waar=f"werkproces {case.werkproces(wps)}, uitstroom {case.uitstroom(uit)}",
        plaats_oud=None if new else side.plek(row, text),
        plaats_nieuw=side.plek(row, text) if new else None,
    )
