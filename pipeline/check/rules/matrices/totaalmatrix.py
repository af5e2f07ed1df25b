"""Family 3: the matrices of B 6, which sum up those of Deel C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.reading import kruisjes
from pipeline.check.rules.matrices.gronden import GROND_B6

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Competenties, Matrices, MatrixKruisjes, MatrixRijen, Overzicht

Pieces = dict[str | None, tuple["MatrixRijen", list["MatrixKruisjes"]]]
"""By uitstroom its row of a werkproces with the crosses in it."""


@rule("KD303", ernst=Ernst.FOUT, grond=GROND_B6, toont=(Weergave.MATRIX, Weergave.OVERZICHTSKAART))
def totaalmatrix_wijkt_af(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    overzicht: Table[Overzicht],
    competenties: Table[Competenties],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of B 6 per kerntaak de optelsom is van de matrices van de uitstromen in Deel C.

    Waarom: B 6 vat de matrices samen; een competentie te veel of te weinig spreekt Deel C tegen. In een PDF kan de
    kleur zeggen voor welke uitstroom een blokje geldt; dan wordt per uitstroom vergeleken.

    Fout: B 6.2 heeft bij 2.1 een kruisje onder L, in geen enkele matrix van Deel C staat er een bij 2.1 onder L.

    Goed: B 6.2 heeft bij 2.1 de kruisjes die in Deel C bij 2.1 staan, van alle uitstromen samen.
    """
    known = kruisjes.names(competenties)
    by_row = kruisjes.by_row(matrix_kruisjes)
    owners = overzicht.by("werkproces_id")
    for matrix in (row for row in matrices if row.deel == "B"):
        if not kruisjes.readable(matrix, bronnen):
            yield NotJudged(kruisjes.why_not(matrix), door_bron=True)
            continue
        parts = [row for row in matrices if row.deel == "C" and row.kerntaak_nr == matrix.kerntaak_nr]
        for row in matrix_rijen.by("matrix_id").get(matrix.matrix_id, []):
            if row.toestand == "onleesbaar":
                yield NotJudged(
                    f"de rij van {row.werkproces_id} in {kruisjes.named(matrix)} is in de bron niet te lezen",
                    door_bron=True,
                )
                continue
            total = by_row.get((matrix.matrix_id, row.werkproces_id), [])
            if kruisjes.doubtful(row):
                yield NotJudged(kruisjes.why_doubtful(row, matrix), door_bron=True)
                continue
            wanted = {mark.uitstroom_id for mark in owners.get(row.werkproces_id, [])}
            pieces, lost = _readable_parts(parts, row.werkproces_id, matrix_rijen, by_row, wanted, bronnen)
            if lost:
                yield NotJudged(f"{' en '.join(lost)}", door_bron=True)
            yield Seen()
            yield from _compare(matrix, row, total, pieces, bool(lost), known)


def _readable_parts(
    parts: list[Matrices],
    werkproces_id: str | None,
    matrix_rijen: Table[MatrixRijen],
    by_row: kruisjes.Crosses,
    wanted: set[str],
    bronnen: Table[Bronnen],
) -> tuple[Pieces, list[str]]:
    """The rows of the matrices of Deel C by uitstroom, and why those of the others cannot be read."""
    pieces: Pieces = {}
    there: set[str | None] = set()
    for matrix in parts:
        for row in matrix_rijen.by("matrix_id").get(matrix.matrix_id, []):
            if row.werkproces_id == werkproces_id:
                there.add(matrix.uitstroom_id)
                if row.toestand not in ("onleesbaar", "onzeker"):
                    pieces[matrix.uitstroom_id] = (row, by_row.get((matrix.matrix_id, werkproces_id), []))
    of = {matrix.uitstroom_id: matrix for matrix in parts if matrix.uitstroom_id}
    unread = {
        key for key, matrix in of.items() if not kruisjes.readable(matrix, bronnen) or matrix.toestand == "afgekapt"
    }
    lost = [
        kruisjes.why_not(of[key]) if key in of else f"een matrix van {key} voor {werkproces_id} ontbreekt in de bron"
        for key in sorted((wanted | unread | {key for key in there if key}) - pieces.keys())
    ]
    return pieces, lost


def _compare(
    matrix: Matrices,
    row: MatrixRijen,
    total: list[MatrixKruisjes],
    pieces: Pieces,
    lost: bool,
    known: dict[str, str],
) -> Verdicts:
    if any(mark.uitstroom_id for mark in total):
        for uitstroom, (part, marks) in pieces.items():
            own = [mark for mark in total if mark.uitstroom_id == uitstroom]
            yield from _differences(matrix, row, own, [(part, marks)], known, uitstroom)
        return
    union = [item for item in pieces.values() if item[1]]
    yield from _differences(matrix, row, total, union, known, None, extra=not lost)


def _differences(
    matrix: Matrices,
    row: MatrixRijen,
    total: list[MatrixKruisjes],
    parts: list[tuple[MatrixRijen, list[MatrixKruisjes]]],
    known: dict[str, str],
    uitstroom: str | None,
    *,
    extra: bool = True,
) -> Verdicts:
    have = kruisjes.codes(total)
    want = {code: part for part, marks in parts for code in kruisjes.codes(marks)}
    for code in sorted((have.keys() if extra else set()) - want.keys()):
        yield _finding(
            matrix,
            row,
            total,
            parts,
            code,
            uitstroom,
            f"staat een kruisje onder {kruisjes.label(code, known)}, maar in de matrices van Deel C niet",
        )
    for code in sorted(want.keys() - have.keys()):
        yield _finding(
            matrix,
            row,
            total,
            parts,
            code,
            uitstroom,
            f"staat geen kruisje onder {kruisjes.label(code, known)}, maar in een matrix van Deel C wel",
        )


def _finding(
    matrix: Matrices,
    row: MatrixRijen,
    total: list[MatrixKruisjes],
    parts: list[tuple[MatrixRijen, list[MatrixKruisjes]]],
    code: str,
    uitstroom: str | None,
    said: str,
) -> Finding:
    sides = tuple(plaats(part, kruisjes.shown(part, marks)) for part, marks in parts)
    return Finding(
        bericht=f"In {kruisjes.named(matrix)} {said} bij {row.werkproces_id}: B 6 is niet de optelsom van Deel C.",
        plaatsen=(plaats(row, kruisjes.shown(row, total)), *sides),
        voorstel=f"Maak B 6 en Deel C gelijk voor {row.werkproces_id}.",
        uitstroom_id=uitstroom,
        kerntaak_nr=matrix.kerntaak_nr,
        werkproces_id=row.werkproces_id,
        competentie_code=code,
        afwijkend=said,
    )
