"""Family 9: matrices that the conversion of the source lost, cut off or emptied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Plaats, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.keys import kerntaak_of
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.bron.gronden import GROND

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Matrices, MatrixRijen, Uitwerkingen, Werkprocessen


@rule("KD901", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
def matrix_ontbreekt(matrices: Table[Matrices], uitwerkingen: Table[Uitwerkingen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of elke matrix die er volgens het overzicht hoort te zijn, in de bron staat.

    Waarom: zonder matrix zijn haar kruisjes niet te beoordelen. In tekst is een ontbrekende matrix een gevolg van de
    omzetting; waar cellen zeker zijn (een PDF, een Word-bestand) mist het dossier haar zelf.

    Fout: B 3 markeert werkprocessen van kerntaak 3 voor U2, maar de bron heeft geen matrix van kerntaak 3 van U2.

    Goed: voor elke uitstroom en kerntaak met werkprocessen staat een matrix in de bron.
    """
    for verdict in _in_state(matrices, bronnen, "ontbreekt", "ontbreekt in de bron"):
        if isinstance(verdict, Finding) and (below := _below(verdict, uitwerkingen)):
            yield replace(verdict, plaatsen=(below,))
        else:
            yield verdict


def _below(finding: Finding, uitwerkingen: Table[Uitwerkingen]) -> Plaats | None:
    """Where a matrix of Deel C should have stood: above the first werkproces that is worked out under it."""
    for row in uitwerkingen.by("uitstroom_id").get(finding.uitstroom_id, []):
        if kerntaak_of(row.werkproces_id) == finding.kerntaak_nr:
            return plaats(row, f"{row.werkproces_id} {row.titel or ''}")
    return None


@rule("KD902", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
def matrix_afgekapt(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    werkprocessen: Table[Werkprocessen],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of een matrix niet voor haar laatste rij ophoudt.

    Waarom: de rijen die ontbreken zijn niet te beoordelen.

    Fout: de matrix van een eenheid houdt op na 1.4, terwijl de kerntaak tot 1.6 loopt.

    Goed: de laatste rij van de matrix is het laatste werkproces van de kerntaak.
    """
    for row in _in_state(matrices, bronnen, "afgekapt", "is afgekapt: de laatste rijen ontbreken"):
        if isinstance(row, Finding):
            matrix = next(item for item in matrices if item.matrix_id == row.sleutel)
            rows = matrix_rijen.by("matrix_id").get(matrix.matrix_id, [])
            last = rows[-1] if rows else None
            number = kerntaak_of(last.werkproces_id) if last else matrix.kerntaak_nr
            there = [item.werkproces_id for item in werkprocessen.by("kerntaak_nr").get(number, [])]
            lost = [key for key in there if key not in {item.werkproces_id for item in rows}]
            text = (
                f"Laatste rij: {last.werkproces_id} {last.titel or ''}; daarna ontbreken {', '.join(lost)}"
                if last
                else ""
            )
            yield replace(row, plaatsen=(plaats(last or matrix, text),))
        else:
            yield row


@rule("KD903", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
def matrix_leeg(matrices: Table[Matrices], matrix_rijen: Table[MatrixRijen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of een matrix met gemarkeerde werkprocessen in de bron te lezen kruisjes heeft.

    Waarom: B 6 geeft competenties met gekleurde blokjes aan; in tekst gaat kleur verloren en is de matrix leeg, of
    staan er keuzevakjes waarvan de kleur niet meer te zien is.

    Fout: in B 6.1 zijn alle rijen leeg.

    Goed: B 6.1 heeft kruisjes, of is uit een PDF met kleuren gelezen.
    """
    yield from _in_state(
        matrices, bronnen, "leeg", "is in de bron leeg of onleesbaar (kleuren of kruisjes gingen verloren)"
    )
    whole = {row.matrix_id: row for row in matrices if row.toestand not in ("leeg", "ontbreekt")}
    lost: dict[tuple[str, int | None], list[MatrixRijen]] = {}
    for row in matrix_rijen:
        if row.toestand == "onleesbaar" and row.matrix_id in whole:
            lost.setdefault((row.matrix_id, row.stuk), []).append(row)
    for (key, stuk), rows in lost.items():
        matrix = whole[key]
        yield Finding(
            bericht=f"Van {kruisjes.named(matrix)} zijn de rijen {rows[0].werkproces_id} tot en met {rows[-1].werkproces_id} in de bron "
            "leeg of onleesbaar.",
            plaatsen=tuple(plaats(row, f"{row.werkproces_id} {row.titel or ''}") for row in (rows[0], rows[-1])),
            voorstel="Beoordeel deze rijen in de PDF.",
            uitstroom_id=matrix.uitstroom_id,
            kerntaak_nr=matrix.kerntaak_nr,
            sleutel=f"{key} stuk {stuk}",
        )


def _in_state(matrices: Table[Matrices], bronnen: Table[Bronnen], toestand: str, said: str) -> Verdicts:
    exact = exact_cells(bronnen)
    for matrix in matrices:
        yield Seen()
        if matrix.toestand == toestand:
            name = kruisjes.named(matrix)
            yield Finding(
                bericht=f"{name[0].upper()}{name[1:]} {said}.",
                plaatsen=(plaats(matrix, _title(matrix)),),
                voorstel="Vul de matrix aan." if exact else "Beoordeel deze matrix in de PDF.",
                uitstroom_id=None if matrix.deel == "CE" else matrix.uitstroom_id,
                kerntaak_nr=matrix.kerntaak_nr,
                sleutel=matrix.matrix_id,
                eigenaar=Eigenaar.DOSSIER if exact else None,
            )


def _title(matrix: Matrices) -> str:
    of = f" {matrix.uitstroom_id}" if matrix.uitstroom_id else ""
    return f"Proces-competentie-matrix {matrix.matrix_id}{of}"
