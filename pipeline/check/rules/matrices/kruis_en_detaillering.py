"""Family 3: the crosses of a matrix of Deel C and the detailleringen under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.matrices.gronden import GROND_C2

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Competenties, Detailleringen, Matrices, MatrixKruisjes, MatrixRijen, MatrixTekens


@rule("KD301", ernst=Ernst.FOUT, grond=GROND_C2, toont=(Weergave.MATRIX,))
def kruis_zonder_detaillering(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    detailleringen: Table[Detailleringen],
    competenties: Table[Competenties],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of elk kruisje in een matrix van Deel C een detaillering heeft.

    Waarom: een kruisje zegt dat een competentie nodig is; zonder detaillering staat nergens hoe zij wordt aangewend.
    Kruisjes die de omzetting van de bron verschoof, worden eerst teruggelezen.

    Fout: in de rij van 3.4 staat een kruisje onder B (Aansturen); onder 3.4 is geen detaillering van Aansturen.

    Goed: elk kruisje van de rij van 3.4 heeft een detaillering van die competentie.
    """
    known = kruisjes.names(competenties)
    detailed = kruisjes.detailed(detailleringen)
    unnamed = {(row.uitstroom_id, row.werkproces_id) for row in detailleringen if not row.competentie_code}
    by_row = kruisjes.by_row(matrix_kruisjes)
    for matrix in matrices:
        if matrix.deel != "C":
            continue
        if not kruisjes.readable(matrix, bronnen):
            yield NotJudged(kruisjes.why_not(matrix), door_bron=True)
            continue
        for row in kruisjes.rows_with_crosses(matrix, matrix_rijen, by_row):
            marks = by_row[matrix.matrix_id, row.werkproces_id]
            key = (matrix.uitstroom_id, row.werkproces_id)
            there = detailed.get(key, {})
            if not there:
                continue
            if key in unnamed:
                yield NotJudged(
                    f"{row.werkproces_id} van {key[0]} heeft een detaillering van een onbekende competentie",
                    door_bron=False,
                )
                continue
            yield Seen(len(marks))
            for code, mark in kruisjes.codes(marks).items():
                if code not in there:
                    yield _without_detail(matrix, row, mark, marks, there, known, exact=exact_cells(bronnen))


def _without_detail(
    matrix: Matrices,
    row: MatrixRijen,
    mark: MatrixKruisjes,
    marks: list[MatrixKruisjes],
    there: dict[str, Detailleringen],
    known: dict[str, str],
    *,
    exact: bool,
) -> Finding:
    code = mark.competentie_code
    lacking = [other for other in there if other not in kruisjes.codes(marks)]
    return Finding(
        bericht=f"In {kruisjes.named(matrix)} staat bij {row.werkproces_id} een kruisje onder {kruisjes.label(code, known)}, maar er is geen detaillering "
        f"van die competentie{_how_sure(mark)}: niet beschreven is hoe zij wordt aangewend.{'' if exact else _beside(mark, code, lacking)}",
        plaatsen=(plaats(row, kruisjes.shown(row, marks)), _listed(there)),
        voorstel=f"Beschrijf {kruisjes.label(code, known)} in de detaillering, of haal het kruisje weg."
        + (
            f" Hoort het kruisje bij {' of '.join(kruisjes.label(other, known) for other in sorted(lacking))}, verplaats het dan."
            if lacking
            else ""
        ),
        uitstroom_id=matrix.uitstroom_id,
        kerntaak_nr=matrix.kerntaak_nr,
        werkproces_id=row.werkproces_id,
        competentie_code=code,
    )


@rule("KD302", ernst=Ernst.FOUT, grond=GROND_C2, toont=(Weergave.MATRIX,))
def detaillering_zonder_kruis(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    matrix_tekens: Table[MatrixTekens],
    detailleringen: Table[Detailleringen],
    competenties: Table[Competenties],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of elke detaillering een kruisje heeft in de matrix van haar uitstroom en kerntaak.

    Waarom: wie de matrix leest, denkt anders dat de competentie niet nodig is. Een rij zonder enig kruisje meldt KD205.

    Fout: onder 2.1 van U4 is R uitgewerkt; in de rij van 2.1 staan alleen kruisjes onder E, M en X.

    Goed: de detailleringen onder 2.1 zijn E, M en X, en de rij heeft kruisjes onder E, M en X.
    """
    known = kruisjes.names(competenties)
    detailed = kruisjes.detailed(detailleringen)
    by_row = kruisjes.by_row(matrix_kruisjes)
    signs = matrix_tekens.by("matrix_id", "werkproces_id")
    for matrix in matrices:
        if matrix.deel != "C":
            continue
        if not kruisjes.readable(matrix, bronnen):
            yield NotJudged(kruisjes.why_not(matrix), door_bron=True)
            continue
        for row in kruisjes.rows_with_crosses(matrix, matrix_rijen, by_row):
            marks = by_row[matrix.matrix_id, row.werkproces_id]
            if (matrix.matrix_id, row.werkproces_id) in signs:
                yield NotJudged(
                    f"in de rij van {row.werkproces_id} in {kruisjes.named(matrix)} staat een onbekend teken",
                    door_bron=False,
                )
                continue
            have = kruisjes.codes(marks)
            there = detailed.get((matrix.uitstroom_id, row.werkproces_id), {})
            yield Seen(len(there))
            lost = kruisjes.possibly_lost(row)
            for code, detail in there.items():
                if code not in have and code in lost:
                    yield NotJudged(
                        f"in de rij van {row.werkproces_id} in {kruisjes.named(matrix)} kan bij de omzetting een cel zijn "
                        f"weggevallen: of {code} daar een kruisje heeft, is onzeker",
                        door_bron=True,
                    )
                elif code not in have:
                    yield _without_cross(matrix, row, detail, marks, known)


def _without_cross(
    matrix: Matrices, row: MatrixRijen, detail: Detailleringen, marks: list[MatrixKruisjes], known: dict[str, str]
) -> Finding:
    code = detail.competentie_code
    unsure = any(mark.zekerheid == "onzeker" for mark in marks)
    doubt = " (de kolommen van deze rij zijn door de omzetting verschoven en niet alle met zekerheid te lezen)"
    return Finding(
        bericht=f"{row.werkproces_id} van {matrix.uitstroom_id} heeft een detaillering van {kruisjes.label(code, known)}, maar in "
        f"{kruisjes.named(matrix)} staat daar geen kruisje{doubt if unsure else ''}: matrix en uitwerking spreken elkaar tegen.",
        plaatsen=(
            plaats(row, kruisjes.shown(row, marks)),
            plaats(detail, f"{detail.competentie_gelezen}: {detail.prestatie_indicator}"),
        ),
        voorstel=f"Zet een kruisje onder {code}, of haal de detaillering weg.",
        uitstroom_id=matrix.uitstroom_id,
        kerntaak_nr=matrix.kerntaak_nr,
        werkproces_id=row.werkproces_id,
        competentie_code=code,
    )


def _beside(mark: MatrixKruisjes, code: str | None, others: list[str]) -> str:
    """What the reader should weigh when the cross and the competentie that lacks one stand side by side in a text."""
    near = [other for other in others if code and abs(ord(other) - ord(code)) == 1]
    if not near or mark.zekerheid != "exact":
        return ""
    return (
        f" {near[0]}, die er geen kruisje heeft, staat ernaast: ook de omzetting kan een kolom verschuiven, maar de andere "
        "kruisjes van deze matrix staan goed, dus dat is hier niet aan te wijzen."
    )


def _how_sure(mark: MatrixKruisjes) -> str:
    if mark.zekerheid == "exact":
        return ""
    return f" (gelezen in kolom {mark.kolom_gelezen} van een verschoven matrix, {mark.zekerheid})"


def _listed(there: dict[str, Detailleringen]) -> Plaats:
    rows = list(there.values())
    return plaats(rows[0], f"Detailleringen: {', '.join(row.competentie_gelezen or '' for row in rows)}")
