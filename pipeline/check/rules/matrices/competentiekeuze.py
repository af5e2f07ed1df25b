"""Family 3: the competenties that a werkproces calls for are of the 25, and each is named once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.reading import kruisjes
from pipeline.check.rules.matrices.gronden import GROND_C2
from pipeline.comparing import squash
from pipeline.vocabulary import AANVULLING, HERKOMSTEN

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Competenties, Detailleringen, Registernummers, WerkprocesCompetenties


@rule(
    "KD305",
    ernst=Ernst.FOUT,
    plaatselijk=True,
    grond="De 25 competenties van het competentiemodel, A tot en met Y, in elke matrix",
)
def onbekende_competentie(
    detailleringen: Table[Detailleringen],
    werkproces_competenties: Table[WerkprocesCompetenties],
    registernummers: Table[Registernummers],
    competenties: Table[Competenties],
) -> Verdicts:
    """Controleert of elke detaillering een van de 25 competenties noemt, en of het register ze gelijk noemt.

    Waarom: alleen de 25 competenties van het landelijke model hebben een letter en een code in de registers.

    Fout: een detaillering heet 'Formuleren en presenteren'.

    Goed: de detaillering heet 'Formuleren en rapporteren'.
    """
    for row in detailleringen:
        yield Seen()
        if not row.competentie_code:
            yield Finding(
                bericht=f"'{row.competentie_gelezen}' bij {row.werkproces_id} van {row.uitstroom_id} is geen van de 25 "
                "competenties: de registers kennen haar niet.",
                plaatsen=(plaats(row, row.competentie_gelezen),),
                voorstel="Gebruik de naam van een van de competenties A tot en met Y.",
                uitstroom_id=row.uitstroom_id,
                werkproces_id=row.werkproces_id,
                sleutel=row.competentie_gelezen or "",
            )
    for asked in werkproces_competenties:
        if asked.competentie_gelezen:
            yield Seen()
            yield _unknown(asked)
    national = {str(row.sbb_nr): row for row in competenties}
    for listed in registernummers:
        if listed.soort == "competentie":
            yield Seen()
            wanted = national.get(listed.nummer or "")
            if wanted is None or (squash(wanted.naam), wanted.competentie_code) != (
                squash(listed.titel or ""),
                listed.code,
            ):
                yield _other_competentie(listed, wanted)


def _unknown(row: WerkprocesCompetenties) -> Finding:
    return Finding(
        bericht=f"'{row.competentie_gelezen}' bij {row.werkproces_id} van {row.uitstroom_id} is geen van de 25 "
        "competenties: de registers kennen haar niet.",
        plaatsen=(plaats(row, row.competentie_gelezen),),
        voorstel="Gebruik de naam van een van de competenties A tot en met Y.",
        uitstroom_id=row.uitstroom_id,
        werkproces_id=row.werkproces_id,
        sleutel=row.competentie_gelezen or "",
    )


def _other_competentie(listed: Registernummers, wanted: Competenties | None) -> Finding:
    """A competentie of the register's own list that the national list has otherwise, or not at all."""
    national = f"landelijk '{wanted.naam}' ({wanted.competentie_code})" if wanted else "landelijk niet bekend"
    return Finding(
        bericht=f"Competentie {listed.nummer} heet in deze bron '{listed.titel}' ({listed.code}) en is {national}: "
        "wie op de letter vertrouwt, leest een andere competentie.",
        plaatsen=(plaats(listed, f"{listed.nummer} {listed.titel} ({listed.code})"),),
        voorstel="Neem de landelijke lijst over.",
        competentie_code=wanted and wanted.competentie_code,
        sleutel=listed.nummer or "",
    )


@rule("KD306", ernst=Ernst.FOUT, plaatselijk=True, grond=GROND_C2, toont=(Weergave.MATRIX,))
def detaillering_dubbel(
    detailleringen: Table[Detailleringen],
    werkproces_competenties: Table[WerkprocesCompetenties],
    competenties: Table[Competenties],
) -> Verdicts:
    """Controleert of een competentie niet twee keer in één werkproces is gedetailleerd.

    Waarom: twee detailleringen van dezelfde competentie laten open welke prestatie-indicator geldt.

    Fout: onder 2.3 van U1 staat twee keer 'Presenteren'.

    Goed: onder 2.3 van U1 staat elke competentie één keer.
    """
    known = kruisjes.names(competenties)
    for key, rows in detailleringen.by("uitstroom_id", "werkproces_id", "competentie_code").items():
        if not key[2]:
            continue
        yield Seen()
        if len(rows) > 1:
            yield Finding(
                bericht=f"{key[1]} van {key[0]} heeft {len(rows)} detailleringen van {kruisjes.label(key[2], known)}: "
                "onduidelijk is welke geldt.",
                plaatsen=tuple(plaats(row, f"{row.competentie_gelezen}: {row.prestatie_indicator}") for row in rows),
                voorstel="Voeg de detailleringen samen.",
                uitstroom_id=key[0],
                werkproces_id=key[1],
                competentie_code=key[2],
            )
    yield from _called_for_twice(werkproces_competenties, known)


def _called_for_twice(rows: Table[WerkprocesCompetenties], known: dict[str, str]) -> Verdicts:
    """The same for the lists of a basis or profiel; what an addition repeats of the basis is another matter (KD807)."""
    spots: defaultdict[tuple[str, str, str, str], dict[object, WerkprocesCompetenties]] = defaultdict(dict)
    for row in rows:
        if row.competentie_code and row.herkomst in HERKOMSTEN:
            whose = row.uitstroom_id if row.herkomst == AANVULLING else ""
            spots[row.werkproces_id, whose, row.herkomst, row.competentie_code][spot(row)] = row
    for (werkproces_id, uitstroom_id, _, code), found in spots.items():
        yield Seen()
        if len(found) > 1:
            yield Finding(
                bericht=f"Werkproces {werkproces_id} noemt {kruisjes.label(code, known)} {len(found)} keer: "
                "een van de twee is te veel, of er is een andere bedoeld.",
                plaatsen=tuple(plaats(row, kruisjes.label(code, known)) for row in found.values()),
                voorstel="Noem elke competentie één keer.",
                uitstroom_id=uitstroom_id or None,
                werkproces_id=werkproces_id,
                competentie_code=code,
            )
