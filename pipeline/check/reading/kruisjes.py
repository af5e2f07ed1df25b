"""The crosses of the matrices by werkproces, and which of them can be judged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.reading.source import exact_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Competenties, Detailleringen, Matrices, MatrixKruisjes, MatrixRijen

Key = tuple[str | None, str | None]
"""An uitstroom and a werkproces; a row of a broken source may lack one of them."""
Crosses = dict[tuple[str, str | None], list["MatrixKruisjes"]]
"""The crosses by matrix and werkproces."""


def readable(matrix: Matrices, bronnen: Table[Bronnen]) -> bool:
    """Whether a matrix was read at all: it is neither missing nor emptied by a conversion.

    An empty matrix of Deel B says nothing where cells are exact either: its colours may be such as
    are not read.
    """
    if matrix.toestand == "leeg":
        return exact_cells(bronnen) and bool(matrix.deel != "B")
    return bool(matrix.toestand != "ontbreekt")


def why_not(matrix: Matrices) -> str:
    """Why a matrix cannot be judged, in Dutch."""
    lost = {"ontbreekt": "ontbreekt", "leeg": "is leeg", "afgekapt": "is afgekapt"}.get(
        matrix.toestand, "is onleesbaar"
    )
    return f"{named(matrix)} {lost} in de bron"


def named(matrix: Matrices) -> str:
    """How a finding names a matrix: 'de matrix van kerntaak 3 van U2'."""
    if matrix.deel == "CE":
        return f"de matrix van eenheid {matrix.eenheid_id}"
    of = f" van {matrix.uitstroom_id}" if matrix.uitstroom_id else " in B 6"
    return f"de matrix van kerntaak {matrix.kerntaak_nr}{of}"


def by_row(matrix_kruisjes: Table[MatrixKruisjes]) -> Crosses:
    """The crosses by matrix and werkproces."""
    found: Crosses = matrix_kruisjes.by("matrix_id", "werkproces_id")
    return found


def rows_with_crosses(matrix: Matrices, matrix_rijen: Table[MatrixRijen], crosses: Crosses) -> Iterator[MatrixRijen]:
    """The rows of a matrix that have crosses and can be read."""
    for row in matrix_rijen.by("matrix_id").get(matrix.matrix_id, []):
        if row.toestand != "onleesbaar" and crosses.get((matrix.matrix_id, row.werkproces_id)):
            yield row


def doubtful(row: MatrixRijen) -> bool:
    """Whether a row of a matrix was read with doubt, by displaced or lost cells: it proves nothing against anybody."""
    return bool(row.toestand == "onzeker")


def why_doubtful(row: MatrixRijen, matrix: Matrices) -> str:
    """Why a row that was read with doubt cannot be judged, in Dutch."""
    return f"de rij van {row.werkproces_id} in {named(matrix)} is door de omzetting niet met zekerheid te lezen"


def possibly_lost(row: MatrixRijen) -> frozenset[str]:
    """The competenties whose cross in a row a lost cell may have taken along."""
    return frozenset((row.mogelijk_verloren or "").split())


def codes(rows: list[MatrixKruisjes]) -> dict[str, MatrixKruisjes]:
    """The crosses of a row by the competentie they mean; one of unknown meaning is left out."""
    return {row.competentie_code: row for row in rows if row.competentie_code}


def detailed(detailleringen: Table[Detailleringen]) -> dict[Key, dict[str, Detailleringen]]:
    """The detailleringen by uitstroom and werkproces, and in it by competentie."""
    found: defaultdict[Key, dict[str, Detailleringen]] = defaultdict(dict)
    for row in detailleringen:
        if row.competentie_code:
            found[row.uitstroom_id, row.werkproces_id].setdefault(row.competentie_code, row)
    return found


def names(competenties: Table[Competenties]) -> dict[str, str]:
    """The name of each competentie by its code."""
    return {row.competentie_code: row.naam for row in competenties}


def label(code: str | None, known: dict[str, str]) -> str:
    """A competentie as a finding names it: `M 'Analyseren'`."""
    return f"{code} '{known.get(code or '', '')}'"


def shown(row: MatrixRijen, crosses: list[MatrixKruisjes]) -> str:
    """A row of a matrix as it stands there: its title and the columns of its crosses."""
    columns = ", ".join(cross.competentie_gelezen or f"kolom {cross.kolom_gelezen}" for cross in crosses)
    return (
        f"{row.werkproces_id} {row.titel or ''}: kruisjes onder {columns}" if crosses else f"{row.werkproces_id}: leeg"
    )
