"""What one of the two cannot be held to: where its source breaks off, and texts that another kind of source lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.broken_off import Ending, ending
from pipeline.compare.change import NietVergeleken, Soort, Wijziging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.compare.case import Case

WHOLE = frozenset({Soort.TOEGEVOEGD, Soort.VERWIJDERD})


def comparable(case: Case, changes: Sequence[Wijziging]) -> tuple[list[Wijziging], list[NietVergeleken]]:
    """The changes that both sources can show, and why the others are none."""
    kept, unseen = list(changes), []
    for side, which, lost in ((case.old, "oude", Soort.TOEGEVOEGD), (case.new, "nieuwe", Soort.VERWIJDERD)):
        end = ending(side.tables)
        if end is None:
            continue
        unseen.append(NietVergeleken(onderwerp="dossier", reden=f"{which} versie: {end.reden}"))
        kept = [item for item in kept if not _after(item, end, lost)]
    if not case.weigher.lenient:
        return kept, unseen
    apart = [item for item in kept if _may_be_lost(item)]
    unseen += [_unseen(item) for item in apart]
    return [item for item in kept if not _may_be_lost(item)], unseen


def _after(change: Wijziging, end: Ending, lost: Soort) -> bool:
    """Whether a change is of the werkproces in which a source breaks off, or of a text that stood after it."""
    if end.werkproces_id and (change.uitstroom_id, change.werkproces_id) == (end.uitstroom_id, end.werkproces_id):
        return True
    part = change.waar.removeprefix("Deel ")[:1] if change.waar.startswith("Deel ") else ""
    return change.onderwerp == "tekst" and change.soort is lost and part >= end.deel > ""


def _may_be_lost(change: Wijziging) -> bool:
    """Whether a whole paragraph or level matrix is in one source only: another kind of source may have lost it."""
    whole_matrix = change.onderwerp == "niveau" and ", " not in change.onderdeel
    return change.soort in WHOLE and (change.onderwerp == "tekst" or whole_matrix)


def _unseen(change: Wijziging) -> NietVergeleken:
    which = "nieuwe" if change.soort is Soort.TOEGEVOEGD else "oude"
    text = (change.nieuw or change.oud or "")[:80]
    return NietVergeleken(
        onderwerp=change.onderwerp,
        reden=f"alleen in de {which} bron gelezen, die van een andere soort is: '{text}'",
        waar=change.waar,
        uitstroom_id=change.uitstroom_id,
    )
