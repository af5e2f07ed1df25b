"""Family 3: whether a matrix has its rows, and nothing in its cells but crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.matrices.gronden import GROND_B6

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Matrices, MatrixRijen, MatrixTekens, Werkprocessen


@rule("KD307", ernst=Ernst.FOUT, grond=GROND_B6)
def matrixrij_ontbreekt(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    werkprocessen: Table[Werkprocessen],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of een matrix van B 6 of C 2 een rij heeft voor elk werkproces van de kerntaak.

    Waarom: een matrix toont alle werkprocessen van de kerntaak, ook die zonder kruisjes. Rijen die met het einde van
    een afgekapte matrix verdwenen, tellen niet, ook niet bij een andere matrix van een omzetting die matrices afkapte.

    Fout: de matrix van kerntaak 2 heeft rijen voor 2.1, 2.2 en 2.4, niet voor 2.3.

    Goed: de matrix van kerntaak 2 heeft rijen voor 2.1 tot en met 2.4.
    """
    listed = werkprocessen.by("kerntaak_nr")
    cuts = not exact_cells(bronnen) and any(matrix.toestand == "afgekapt" for matrix in matrices)
    for matrix in matrices:
        if matrix.deel == "CE" or matrix.toestand == "ontbreekt":
            continue
        rows = {row.werkproces_id: row for row in matrix_rijen.by("matrix_id").get(matrix.matrix_id, [])}
        expected = listed.get(matrix.kerntaak_nr, [])
        if not rows:
            yield NotJudged(f"{kruisjes.named(matrix)} heeft in de bron geen rijen", door_bron=True)
            continue
        if matrix.toestand == "afgekapt" or (cuts and expected and expected[-1].werkproces_id not in rows):
            yield NotJudged(f"{kruisjes.named(matrix)} is afgekapt in de bron", door_bron=True)
            while expected and expected[-1].werkproces_id not in rows:
                expected = expected[:-1]
        for row in expected:
            yield Seen()
            if row.werkproces_id not in rows:
                yield Finding(
                    bericht=f"In {kruisjes.named(matrix)} ontbreekt de rij van {row.werkproces_id} '{row.titel}'.",
                    plaatsen=(
                        plaats(matrix, f"Rijen: {', '.join(filter(None, rows))}"),
                        plaats(row, f"{row.werkproces_id} {row.titel}"),
                    ),
                    voorstel="Voeg de rij toe.",
                    uitstroom_id=matrix.uitstroom_id,
                    kerntaak_nr=matrix.kerntaak_nr,
                    werkproces_id=row.werkproces_id,
                    sleutel=matrix.deel,
                )


@rule("KD308", ernst=Ernst.WAARSCHUWING, grond=GROND_B6)
def onbekend_teken_in_matrix(
    matrices: Table[Matrices], matrix_rijen: Table[MatrixRijen], matrix_tekens: Table[MatrixTekens]
) -> Verdicts:
    """Controleert of een cel van een matrix een kruisje bevat of leeg is.

    Waarom: een ander teken laat open of de competentie nodig is.

    Fout: in de rij van 1.2 staat onder J een vraagteken.

    Goed: onder J staat een kruisje, of niets.
    """
    known = {row.matrix_id: row for row in matrices}
    yield Seen(len(matrix_rijen))
    for row in matrix_tekens:
        matrix = known[row.matrix_id]
        column = row.competentie_gelezen or f"kolom {row.kolom_gelezen}"
        yield Finding(
            bericht=f"In {kruisjes.named(matrix)} staat bij {row.werkproces_id} onder {column} '{row.teken}': dat is geen kruisje en "
            "de cel is niet leeg.",
            plaatsen=(plaats(row, f"{row.werkproces_id}: '{row.teken}' onder {column}"),),
            voorstel="Zet een kruisje, of maak de cel leeg.",
            uitstroom_id=matrix.uitstroom_id,
            kerntaak_nr=matrix.kerntaak_nr,
            werkproces_id=row.werkproces_id,
            competentie_code=row.competentie_gelezen,
            sleutel=f"{row.matrix_id} {row.kolom_gelezen}",
            afwijkend=row.teken or "",
        )
