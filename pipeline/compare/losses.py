"""What one of the two cannot show: lost by its conversion, or not in its national format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import NietVergeleken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case

ALWAYS = {
    "uitstromen": "uitstroom",
    "kerntaken": "kerntaak",
    "werkprocessen": "werkproces",
    "uitwerkingen": "werkproces",
}
"""Tables that every dossier fills, with their subject."""
OF_FORMAT = {
    "detailleringen": "prestatie-indicator",
    "componenten": "component",
    "vakkennis": "vakkennis",
    "matrices": "kruisje",
    "kennis": "kennis",
    "gedragingen": "gedrag",
    "kerntaak_eisen": "kerntaak",
    "certificeerbare_eenheden": "eenheid",
}
"""Tables that a national format has or has not."""


def losses(case: Case) -> Iterator[NietVergeleken]:
    """The tables that only one of the two has, though both should or the other's format has none."""
    for table, onderwerp in ALWAYS.items():
        if bool(case.old.rows(table)) != bool(case.new.rows(table)):
            which = "nieuwe" if case.old.rows(table) else "oude"
            yield NietVergeleken(onderwerp=onderwerp, reden=f"de tabel {table} is in de {which} versie niet gelezen")
    for table, onderwerp in OF_FORMAT.items():
        if bool(case.old.rows(table)) == bool(case.new.rows(table)):
            continue
        side, which = (case.new, "nieuwe") if case.old.rows(table) else (case.old, "oude")
        if not case.same_format():
            reden = f"het formaat van de {which} versie ({side.bron.formaat}) kent geen {table.replace('_', ' ')}"
            yield NietVergeleken(onderwerp=onderwerp, reden=reden)
        elif table != "certificeerbare_eenheden":
            yield NietVergeleken(onderwerp=onderwerp, reden=f"de tabel {table} is in de {which} versie niet gelezen")
