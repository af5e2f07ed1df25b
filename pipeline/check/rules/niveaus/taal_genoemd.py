"""Family 5: a level matrix for a language that is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.comparing import squeeze

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Taaleisen

_UNNAMED = frozenset(
    {"modernevreemdetaal", "modernevreemdetalen", "vreemdetaal", "vreemdetalen", "mvt", "moderntaal", "tweedetaal"}
)


@rule("KD506", ernst=Ernst.ADVIES, grond="Deel B 4: de eisen gelden voor een taal.", zekerheid=Zekerheid.MOGELIJK)
def taalmatrix_zonder_taal(taaleisen: Table[Taaleisen]) -> Verdicts:
    """Controleert of een niveaumatrix de taal noemt, als die van andere uitstromen dat doen.

    Waarom: zonder taal is niet te zeggen in welke taal de deelnemer wordt geëxamineerd.

    Fout: U3 heeft een matrix 'Moderne vreemde taal', U1 en U2 hebben 'Engels of Duits'.

    Goed: elke uitstroom noemt de taal, of alle laten zij de keuze.
    """
    foreign = {
        key: rows
        for key, rows in taaleisen.by("uitstroom_id", "taal").items()
        if not squeeze(key[1]).startswith("nederlands")
    }
    if not foreign:
        yield NotJudged("het dossier heeft geen niveaumatrix voor een vreemde taal", door_bron=False)
        return
    yield Seen(len(foreign))
    named = sorted({taal for _uitstroom, taal in foreign if squeeze(taal) not in _UNNAMED})
    for (uitstroom, taal), rows in foreign.items():
        if squeeze(taal) in _UNNAMED and named:
            other = next(of for (_uitstroom, name), of in foreign.items() if name == named[0])
            yield Finding(
                bericht=f"De niveaumatrix '{taal}' van {uitstroom} noemt geen taal; die van andere uitstromen zijn voor "
                f"{', '.join(named)}.",
                plaatsen=(plaats(rows[0], taal), plaats(other[0], named[0])),
                voorstel="Noem de taal of de talen.",
                uitstroom_id=uitstroom,
                sleutel=taal,
            )
