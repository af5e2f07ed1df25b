"""Family 2: which werkprocessen an uitstroom has, by overview, matrices and uitwerking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.keys import werkproces
from pipeline.check.reading.niet_herkend import not_recognised, unread_mark
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.dekking.gronden import GROND_1_1, NO_OVERVIEW, PART_OF_OVERVIEW
from pipeline.comparing import natural

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Bronnen,
        Bronverantwoording,
        Matrices,
        MatrixRijen,
        MatrixTekens,
        NietHerkend,
        Overzicht,
        Uitstromen,
        Uitwerkingen,
        Vermeldingen,
    )

NO_DEEL_C = "de uitwerking (Deel C) ontbreekt in de bron"


@rule("KD203", ernst=Ernst.FOUT, grond=GROND_1_1, toont=(Weergave.DEKKING,))
def overzicht_zonder_uitwerking(
    overzicht: Table[Overzicht],
    uitwerkingen: Table[Uitwerkingen],
    vermeldingen: Table[Vermeldingen],
    uitstromen: Table[Uitstromen],
    bronverantwoording: Table[Bronverantwoording],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of elk werkproces dat het overzicht van B 3 voor een uitstroom markeert, in Deel C is uitgewerkt.

    Waarom: een gemarkeerd werkproces hoort bij de diploma-eisen; zonder uitwerking staat nergens wat de
    deelnemer ervoor moet kunnen.

    Fout: B 3 markeert 1.4 voor U2, maar Deel C heeft onder U2 geen detaillering van 1.4.

    Goed: voor U2 zijn precies de gemarkeerde werkprocessen uitgewerkt.
    """
    worked_out = uitwerkingen.by("uitstroom_id", "werkproces_id")
    if not worked_out:
        yield NotJudged(NO_DEEL_C, door_bron=True)
        return
    names = uitstromen.by("uitstroom_id")
    lost = any(row.tabel == "uitwerkingen" and row.werkproces_id is None for row in niet_herkend)
    unassigned = any(row.bestemming is None for row in bronverantwoording)
    last = None if _has_deel(vermeldingen, "D") else max(map(_position, worked_out))
    for mark in overzicht:
        key = (mark.uitstroom_id, mark.werkproces_id)
        if key not in worked_out and last and _position(key) > last:
            yield NotJudged("de bron houdt op in Deel C", door_bron=True)
            continue
        if key not in worked_out and lost:
            yield not_recognised("de uitwerking van een werkproces")
            continue
        if key not in worked_out and unassigned:
            yield NotJudged(
                "regels van de bron zijn niet verwerkt (KD906): de uitwerking kan daar staan", door_bron=True
            )
            continue
        yield Seen()
        if key not in worked_out:
            here = names.get(mark.uitstroom_id, [None])[0]
            yield Finding(
                bericht=f"W{werkproces(mark)[1:]} staat in het overzicht gemarkeerd, maar heeft in Deel C geen "
                "uitwerking: de diploma-eisen ervan ontbreken.",
                plaatsen=(
                    plaats(mark, f"{mark.werkproces_id}: gemarkeerd voor {mark.uitstroom_id}"),
                    *([plaats(here, f"{mark.uitstroom_id}: {here.naam}")] if here else []),
                ),
                voorstel="Werk het werkproces uit in Deel C, of haal de markering in B 3 weg.",
                uitstroom_id=mark.uitstroom_id,
                werkproces_id=mark.werkproces_id,
            )


@rule("KD204", ernst=Ernst.FOUT, grond=GROND_1_1, toont=(Weergave.DEKKING,))
def uitwerking_zonder_overzicht(
    uitwerkingen: Table[Uitwerkingen],
    overzicht: Table[Overzicht],
    vermeldingen: Table[Vermeldingen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of elk werkproces dat Deel C voor een uitstroom uitwerkt, in het overzicht van B 3 is gemarkeerd.

    Waarom: wie alleen B 3 leest, weet anders niet dat dit werkproces bij de uitstroom hoort.

    Fout: Deel C werkt 2.7 uit voor U3, maar B 3 heeft bij 2.7 geen kruisje onder U3.

    Goed: elk uitgewerkt werkproces heeft in B 3 een kruisje onder zijn uitstroom.
    """
    marks = overzicht.by("uitstroom_id", "werkproces_id")
    if not marks:
        yield NotJudged(NO_OVERVIEW, door_bron=True)
        return
    rows = _overview_rows(vermeldingen)
    for row in uitwerkingen:
        if (row.uitstroom_id, row.werkproces_id) in marks:
            yield Seen()
        elif unread_mark(niet_herkend, row.uitstroom_id, row.werkproces_id):
            yield not_recognised(PART_OF_OVERVIEW)
        else:
            yield Seen()
            yield _unmarked(row, rows.get(row.werkproces_id))


def _unmarked(row: Uitwerkingen, there: Vermeldingen | None) -> Finding:
    mark = f"geen kruisje onder {row.uitstroom_id}"
    return Finding(
        bericht=f"W{werkproces(row)[1:]} is uitgewerkt in Deel C, maar staat in het overzicht van B 3 niet "
        "gemarkeerd: overzicht en uitwerking spreken elkaar tegen.",
        plaatsen=(
            plaats(row, f"{row.werkproces_id} werkproces: {row.titel}"),
            *([plaats(there, f"{there.sleutel} {there.titel}: {mark}")] if there else []),
        ),
        voorstel="Zet in B 3 een kruisje, of haal de uitwerking uit Deel C.",
        uitstroom_id=row.uitstroom_id,
        werkproces_id=row.werkproces_id,
    )


@rule("KD205", ernst=Ernst.FOUT, grond=GROND_1_1, toont=(Weergave.DEKKING,))
def overzicht_en_matrix_verschillen(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_tekens: Table[MatrixTekens],
    overzicht: Table[Overzicht],
    vermeldingen: Table[Vermeldingen],
    bronnen: Table[Bronnen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of een rij van een matrix in Deel C precies dan kruisjes heeft, als B 3 het werkproces markeert.

    Waarom: de matrix van een uitstroom laat zien welke competenties zij nodig heeft; een lege rij bij een
    gemarkeerd werkproces, of een gevulde bij een ongemarkeerd, spreekt het overzicht tegen.

    Fout: B 3 markeert 2.3 voor U1; in de matrix van U1 is de rij van 2.3 leeg.

    Goed: de rijen met kruisjes in de matrix van U1 zijn de werkprocessen die B 3 voor U1 markeert.
    """
    marks = overzicht.by("uitstroom_id", "werkproces_id")
    if not marks:
        yield NotJudged(NO_OVERVIEW, door_bron=True)
        return
    known = {row.matrix_id: row for row in matrices if row.deel == "C"}
    exact = exact_cells(bronnen)
    for whole in known.values():
        if whole.toestand in ("ontbreekt", "leeg") and not exact:
            yield NotJudged(
                f"de matrix van kerntaak {whole.kerntaak_nr} van {whole.uitstroom_id} "
                f"{'ontbreekt' if whole.toestand == 'ontbreekt' else 'is leeg'} in de bron",
                door_bron=True,
            )
    signs = matrix_tekens.by("matrix_id", "werkproces_id")
    rows = _overview_rows(vermeldingen)
    for row in matrix_rijen:
        matrix = known.get(row.matrix_id)
        if not matrix or row.toestand == "onleesbaar" or (row.matrix_id, row.werkproces_id) in signs:
            continue
        marked = (matrix.uitstroom_id, row.werkproces_id) in marks
        if marked and kruisjes.doubtful(row):
            yield NotJudged(kruisjes.why_doubtful(row, matrix), door_bron=True)
            continue
        if not marked and row.aantal_kruisjes and unread_mark(niet_herkend, matrix.uitstroom_id, row.werkproces_id):
            yield not_recognised(PART_OF_OVERVIEW)
            continue
        yield Seen()
        if marked != bool(row.aantal_kruisjes):
            yield _difference(row, matrix, marked, rows.get(row.werkproces_id or ""))


def _difference(row: MatrixRijen, matrix: Matrices, marked: bool, there: Vermeldingen | None) -> Finding:
    uitstroom, crosses = matrix.uitstroom_id, row.aantal_kruisjes
    many = f"{crosses} kruisje{'s' if crosses != 1 else ''}"
    said = (
        f"Werkproces {row.werkproces_id} staat in het overzicht gemarkeerd voor {uitstroom}, maar zijn rij in de matrix "
        f"van kerntaak {matrix.kerntaak_nr} is leeg: niet te zien is welke competenties nodig zijn."
        if marked
        else f"Werkproces {row.werkproces_id} heeft {many} in de matrix van {uitstroom}, maar staat in het overzicht niet "
        f"gemarkeerd voor {uitstroom}: overzicht en matrix spreken elkaar tegen."
    )
    overview = (
        [plaats(there, f"{there.sleutel} {there.titel}: {'kruisje' if marked else 'geen kruisje'} onder {uitstroom}")]
        if there
        else []
    )
    return Finding(
        bericht=said,
        plaatsen=(plaats(row, f"{row.werkproces_id} {row.titel}: {many if crosses else 'geen kruisjes'}"), *overview),
        voorstel="Maak de rij van de matrix en het kruisje in B 3 gelijk.",
        uitstroom_id=uitstroom,
        kerntaak_nr=matrix.kerntaak_nr,
        werkproces_id=row.werkproces_id,
        afwijkend="zonder kruisjes" if marked else "met kruisjes",
    )


def _has_deel(vermeldingen: Table[Vermeldingen], deel: str) -> bool:
    return any(row.plaats == "kop" for row in vermeldingen.by("soort", "sleutel").get(("deel", deel), []))


def _position(key: tuple[str, str]) -> tuple[object, ...]:
    return natural(key[0]), natural(key[1])


def _overview_rows(vermeldingen: Table[Vermeldingen]) -> dict[str, Vermeldingen]:
    rows = vermeldingen.by("soort", "plaats").get(("werkproces", "B3"), [])
    return {row.sleutel: row for row in rows}
