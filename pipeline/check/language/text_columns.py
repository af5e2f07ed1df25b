"""The columns of the tables that hold running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.check.engine.table import Sourced, Table
    from pipeline.check.language.broken_words import Column

PROSE: dict[str, tuple[str, ...]] = {
    "uitstromen": (
        "context",
        "beroepshouding",
        "rol_en_verantwoordelijkheden",
        "complexiteit",
        "branche_vereisten_toelichting",
        "loopbaanperspectief",
        "arbeidsmarktperspectief",
        "bpv_perspectief",
        "resultaat_van_het_beroep",
    ),
    "kerntaken": ("beschrijving",),
    "kerntaak_eisen": ("complexiteit", "verantwoordelijkheid"),
    "uitwerkingen": ("omschrijving",),
    "resultaten": ("resultaat",),
    "gedragingen": ("gedrag",),
    "kennis": ("kennis",),
    "detailleringen": ("prestatie_indicator",),
    "componenten": ("component",),
    "vakkennis": ("vakkennis",),
    "paragrafen": ("tekst",),
}
"""The columns with text by table. Titles and names are not among them: the rules on titles compare those."""


def columns(**tables: Table[Sourced]) -> tuple[Column, ...]:
    """Give each table with the name of each of its columns of text, in the order of `PROSE`."""
    return tuple((tables[name], column) for name, held in PROSE.items() if name in tables for column in held)
