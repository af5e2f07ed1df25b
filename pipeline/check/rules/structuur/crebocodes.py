"""Family 1, cover: a crebonummer that is given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes


@rule("KD111", ernst=Ernst.FOUT, grond="Omslag: Crebonummer; elke registratie heeft haar eigen nummer.")
def crebocode_dubbel(crebocodes: Table[Crebocodes]) -> Verdicts:
    """Controleert of het dossier geen crebonummer twee keer noemt.

    Waarom: elk diploma heeft zijn eigen nummer; een nummer dat twee keer staat, staat er een keer in de plaats van
    een ander.

    Fout: 'Crebonummer: 90110, 90110'.

    Goed: 'Crebonummer: 90110, 93800'.
    """
    if not len(crebocodes):
        yield NotJudged("het dossier noemt geen crebonummer", door_bron=False)
    for (code, *_of), rows in crebocodes.by("crebocode", "soort", "uitstroom_id").items():
        yield Seen()
        if len(rows) > 1:
            yield Finding(
                bericht=f"Crebonummer {code} staat {len(rows)} keer; een ervan staat in de plaats van een ander nummer of is "
                "te veel.",
                plaatsen=tuple(dict.fromkeys(plaats(row, f"Crebonummer {row.crebocode}") for row in rows)),
                voorstel="Zet het nummer erin dat is bedoeld, of schrap de herhaling.",
                sleutel=code,
            )
