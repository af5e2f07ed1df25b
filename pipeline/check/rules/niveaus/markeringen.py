"""Family 5: the marks in the cells of the level matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Rekeneisen, Taaleisen


@rule("KD505", ernst=Ernst.WAARSCHUWING, grond="Deel B 4: een kruisje in de cel zegt dat het niveau wordt gevraagd.")
def niveau_dubbel_gemarkeerd(taaleisen: Table[Taaleisen], rekeneisen: Table[Rekeneisen]) -> Verdicts:
    """Controleert of in een cel van een niveaumatrix niet twee kruisjes staan.

    Waarom: het tweede kruisje hoort misschien in de cel ernaast, en die eis ontbreekt dan.

    Fout: onder 'Lezen' staat bij B1 'x x'.

    Goed: in elke cel staat één kruisje, of niets.
    """
    yield Seen(len(taaleisen) + len(rekeneisen))
    cells: list[tuple[Taaleisen | Rekeneisen, str, str]] = [(row, row.taal, row.vaardigheid) for row in taaleisen]
    cells += [(row, "rekenen", row.domein) for row in rekeneisen]
    for row, matrix, column in cells:
        if (row.aantal_tekens or 1) < 2:
            continue
        yield Finding(
            bericht=f"Bij niveau {row.niveau} van {column} ({matrix}) van {row.uitstroom_id} staan {row.aantal_tekens} kruisjes in "
            "één cel; een ervan kan in een andere cel horen.",
            plaatsen=(plaats(row, f"{row.niveau}, {column}: {row.aantal_tekens} kruisjes"),),
            voorstel="Laat één kruisje staan, en zet het andere in de cel waar het hoort.",
            uitstroom_id=row.uitstroom_id,
            sleutel=f"{matrix}|{column}|{row.niveau}",
        )
