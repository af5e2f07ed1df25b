"""Family 0: what belongs to one competentie belongs to it in all dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.onderling.bronplaats import plaatsen, plain
from pipeline.check.rules.onderling.buitenbeentjes import (
    Buitenbeentje,
    aantal_gedeeld,
    buitenbeentjes,
    verdeeld,
)
from pipeline.check.rules.onderling.gronden import KEUZE
from pipeline.check.rules.onderling.namen import zonder_namen
from pipeline.check.rules.onderling.reeksen import ALL_ODD, Reeksen, genoemd, reeksen
from pipeline.comparing import excerpt

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Competenties, Componenten, Crebocodes, Detailleringen, Dossiers, Uitstromen, Versies

SENTENCE = 8
"""Fewest words of a prestatie-indicator that two dossiers do not write alike by chance."""


@rule("KD001", ernst=Ernst.WAARSCHUWING, naam="competentienaam-of-componentenlijst-wijkt-af", grond=KEUZE)
def componentenlijst_wijkt_af(
    componenten: Table[Componenten],
    competenties: Table[Competenties],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of een component bij dezelfde competentie staat als in de andere dossiers.

    Versies van een dossier tellen als één dossier, en een dossier wordt gehouden naast de versie van een ander
    die er in jaren het dichtst bij ligt. Alleen wie vrijwel alleen staat, wordt genoemd.

    Waarom: elke component hoort bij een competentie. Staat hij in een dossier bij een andere, dan toetst die
    opleiding iets anders dan de rest van het land.

    Fout: 'Kansen zien' staat in een dossier bij 'Aansturen', en in de elf andere dossiers bij 'Ondernemend en
    commercieel handelen'.

    Goed: 'Kansen zien' staat in alle dossiers bij dezelfde competentie, of in de helft bij een andere.
    """
    together = reeksen(dossiers, crebocodes, versies)
    names = {row.competentie_code: row.naam for row in competenties}
    frame = componenten.frame
    key = plain(frame["component"]).where(frame["competentie_code"].notna())
    if number := aantal_gedeeld(key, frame["dossier_id"]):
        yield Seen(number)
    else:
        yield NotJudged("geen component staat in meer dossiers", door_bron=False)
    mixed = verdeeld(key, frame["competentie_code"])
    for odd in buitenbeentjes(componenten, mixed, lambda row: row.competentie_code or "", together):
        name = odd.hier[0].component or ""
        yield _finding(odd, name, [row.component for row in odd.hier + odd.elders], names, together)


@rule("KD007", ernst=Ernst.WAARSCHUWING, grond=KEUZE)
def zelfde_prestatie_indicator_andere_competentie(
    detailleringen: Table[Detailleringen],
    uitstromen: Table[Uitstromen],
    competenties: Table[Competenties],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of een prestatie-indicator die woord voor woord in meer dossiers staat, bij één competentie hoort.

    De naam van de uitstroom telt als gelijk; zinnen van minder dan acht woorden tellen niet mee. Staat de zin maar
    in twee dossiers, dan worden beide genoemd.

    Waarom: een prestatie-indicator toont een competentie. Wie hem voor een andere gebruikt, meet iets anders
    dan hij zegt.

    Fout: 'De verkoper luistert goed naar de klant, zodat hij diens wensen kent.' staat in een dossier bij
    'Presenteren', en in vijf dossiers bij 'Aandacht en begrip tonen'.

    Goed: de zin staat overal bij dezelfde competentie, of verschilt een woord.
    """
    together = reeksen(dossiers, crebocodes, versies)
    names = {row.competentie_code: row.naam for row in competenties}
    frame = detailleringen.frame
    key = zonder_namen(plain(frame["prestatie_indicator"]), frame, uitstromen, dossiers)
    key = key.where(frame["competentie_code"].notna() & (key.str.count(" ") >= SENTENCE - 1))
    if number := aantal_gedeeld(key, frame["dossier_id"]):
        yield Seen(number)
    else:
        yield NotJudged("geen prestatie-indicator staat woord voor woord in meer dossiers", door_bron=False)
    mixed = verdeeld(key, frame["competentie_code"])
    for odd in buitenbeentjes(detailleringen, mixed, lambda row: row.competentie_code or "", together, paar=True):
        name = odd.hier[0].prestatie_indicator or ""
        yield _finding(odd, name, [row.prestatie_indicator for row in odd.hier + odd.elders], names, together)


def _finding(
    found: Buitenbeentje[Any], name: str, texts: list[str | None], names: dict[str, str], together: Reeksen
) -> Finding:
    """What stands in a dossier at another competentie than in the rest."""
    odd = found.uitzondering
    here, usual = (names.get(code, code) for code in (odd.keuze, odd.gewoon))
    told = dict(zip((id(row) for row in found.hier + found.elders), texts, strict=True))
    return Finding(
        bericht=f"'{excerpt(name, 0, 0, 160)}' staat in {genoemd(odd.dossiers, ALL_ODD)} bij '{here}', maar in "
        f"{genoemd(odd.anderen)} bij '{usual}' ({odd.aantal} tegen {odd.gewone} van {odd.alle} dossiers); "
        "zo wordt hier iets anders getoetst dan elders.",
        plaatsen=tuple(
            place
            for rows in (found.hier, found.elders)
            for place in plaatsen(((row, told[id(row)]) for row in rows), together)
        ),
        voorstel=f"Zet dit bij '{usual}', of leg in D 2.4 vast waarom het hier bij '{here}' hoort.",
        competentie_code=odd.keuze,
        sleutel=found.van,
        afwijkend=" ".join(odd.dossiers),
    )
