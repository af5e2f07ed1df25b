"""Deel B as one map: how many uitstromen share a cross."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.rule import Weergave
from pipeline.comparing import natural
from pipeline.report.dossier import Dossier, kerntaak
from pipeline.report.sections.matrixkaarten import anchors
from schemas.rows import Matrices, MatrixKruisjes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.finding import Finding


@dataclass(frozen=True, slots=True)
class Kaartvak:
    """A cell of the map of Deel B: the uitstromen that have a cross here."""

    competentie: str
    uitstromen: tuple[str, ...]
    bevinding: str | None = None


def shared(
    dossier: Dossier, findings: Sequence[tuple[Finding, str]]
) -> tuple[tuple[str, tuple[tuple[str, tuple[Kaartvak, ...]], ...]], ...]:
    """Deel B as one map: per kerntaak, per werkproces and competentie, the uitstromen with a cross in Deel C."""
    owners = {row.matrix_id: row.uitstroom_id for row in dossier.rows(Matrices) if row.deel == "C"}
    crosses: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in dossier.rows(MatrixKruisjes):
        if row.competentie_code and (owner := owners.get(row.matrix_id)):
            crosses[row.werkproces_id, row.competentie_code].add(owner)
    marks = anchors(findings, Weergave.OVERZICHTSKAART)
    by_cell = {(werkproces, code): anchor for (_, werkproces, code), anchor in marks.items()}

    def cells(werkproces: str) -> tuple[Kaartvak, ...]:
        return tuple(
            Kaartvak(
                code,
                tuple(sorted(crosses.get((werkproces, code), ()), key=natural)),
                by_cell.get((werkproces, code)),
            )
            for code in dossier.competenties
        )

    return tuple(
        (
            f"Kerntaak {number} {name}".strip(),
            tuple((dossier.werkproces(key), cells(key)) for key in dossier.werkprocessen if kerntaak(key) == number),
        )
        for number, name in dossier.kerntaken.items()
    )
