"""Family 8, profielen: a level that goes with its opleiding, and requirements that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.source import is_register
from pipeline.comparing import squash
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Dossiers, Uitstromen

NIVEAUS = {
    "entreeopleiding": 1,
    "assistentopleiding": 1,
    "assistentenopleiding": 1,
    "basisberoepsopleiding": 2,
    "vakopleiding": 3,
    "middenkaderopleiding": 4,
    "specialistenopleiding": 4,
}
"""The level of each kind of opleiding (WEB, artikel 7.2.2)."""


@rule(
    "KD815",
    ernst=Ernst.FOUT,
    grond="WEB, artikel 7.2.2: de soort opleiding bepaalt het niveau.",
    onbekend={KD_2009: "dit formaat kent geen soort opleiding"},
)
def niveau_past_niet_bij_soort_opleiding(uitstromen: Table[Uitstromen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of het niveau van een profiel hoort bij zijn soort opleiding.

    Waarom: soort opleiding en niveau bepalen samen de bekostiging en de eisen aan de student.

    Een druk die van geen profiel een niveau toont, wordt niet beoordeeld.

    Fout: een vakopleiding van niveau 4, of zonder niveau.

    Goed: een vakopleiding van niveau 3.
    """
    stated = is_register(bronnen) or any(row.niveau is not None for row in uitstromen)
    for row in uitstromen:
        wanted = NIVEAUS.get(squash(row.soort_opleiding or ""))
        if wanted is None or (row.niveau is None and not stated):
            why = (
                "niveau of soort opleiding is niet te lezen"
                if not row.soort_opleiding or row.niveau is None
                else (f"de soort opleiding '{row.soort_opleiding}' is niet bekend")
            )
            yield NotJudged(f"{row.uitstroom_id}: {why}", door_bron=False)
            continue
        yield Seen()
        if row.niveau != wanted:
            yield Finding(
                bericht=f"{row.uitstroom_id} '{row.naam}' is een {row.soort_opleiding} "
                f"{'zonder niveau' if row.niveau is None else f'van niveau {row.niveau}'}; die heeft niveau {wanted}.",
                plaatsen=(plaats(row, f"{row.naam}: niveau {row.niveau}, {row.soort_opleiding}"),),
                voorstel="Herstel het niveau of de soort opleiding.",
                uitstroom_id=row.uitstroom_id,
                afwijkend=str(row.niveau or ""),
            )


@rule(
    "KD816",
    naam="vereisten-tegenstrijdig",
    ernst=Ernst.FOUT,
    grond="Het dossier vat samen wat de profielen over wettelijke beroepsvereisten zeggen.",
    onbekend={KD_2009: "in dit formaat vergelijkt KD212 de vereisten"},
)
def beroepsvereisten_tegenstrijdig(dossiers: Table[Dossiers], uitstromen: Table[Uitstromen]) -> Verdicts:
    """Controleert of dossier en profielen hetzelfde zeggen over wettelijke beroepsvereisten.

    Waarom: wie alleen het dossier leest, weet anders niet dat hij aan een wet moet voldoen.

    Fout: het dossier zegt Nee en een profiel zegt Ja; of het dossier zegt Ja en elk profiel zegt Nee.

    Goed: het dossier zegt Ja en minstens één profiel zegt Ja.
    """
    stated = [row for row in uitstromen if row.wettelijke_beroepsvereisten is not None]
    for dossier in dossiers:
        if dossier.wettelijke_beroepsvereisten is None or not stated:
            yield NotJudged("de vereisten zijn niet op beide plaatsen te lezen", door_bron=False)
            continue
        yield Seen()
        yes = [row for row in stated if row.wettelijke_beroepsvereisten]
        if dossier.wettelijke_beroepsvereisten and not yes and len(stated) == len(uitstromen):
            yield _contradiction(dossier, stated, "Ja", "elk profiel 'Nee'")
        if not dossier.wettelijke_beroepsvereisten and yes:
            said = " en ".join(f"{row.uitstroom_id} '{row.naam}'" for row in yes)
            yield _contradiction(dossier, yes, "Nee", f"{said} 'Ja'")


def _contradiction(dossier: Dossiers, rows: list[Uitstromen], own: str, others: str) -> Finding:
    return Finding(
        bericht=f"Het dossier zegt '{own}' op de vraag naar wettelijke beroepsvereisten, en {others}: "
        "wie alleen het dossier leest, weet niet waar hij aan moet voldoen.",
        plaatsen=(
            plaats(dossier, f"wettelijke beroepsvereisten: {own}"),
            *(plaats(row, f"{row.naam}: {'Ja' if row.wettelijke_beroepsvereisten else 'Nee'}") for row in rows),
        ),
        voorstel="Maak beide gelijk.",
        uitstroom_id=rows[0].uitstroom_id if len(rows) == 1 else None,
    )
