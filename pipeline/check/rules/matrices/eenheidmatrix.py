"""Family 3: the matrices of the certificeerbare eenheden, which repeat a part of an uitstroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.keys import kerntaak_of
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Bronnen,
        CertificeerbareEenheden,
        Competenties,
        Detailleringen,
        Matrices,
        MatrixKruisjes,
        MatrixRijen,
        Uitstromen,
    )

Calls = dict[str, "MatrixKruisjes | Detailleringen"]
"""Competenties by code, each with the row that calls for it."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """What each uitstroom calls for at a werkproces, at most and at least, and after which one an eenheid is named.

    At most counts matrix and uitwerking together, at least what both have: where they differ
    that is a finding of KD301 or KD302, and none of the eenheid.
    """

    most: dict[kruisjes.Key, Calls]
    least: dict[kruisjes.Key, Calls]
    named: dict[str, str]

    def owner(self, eenheid: str | None, have: Mapping[str | None, Mapping[str, object]]) -> str | None:
        """The uitstroom an eenheid is held against: the one it is named after, else the one it differs least from."""
        whole = sorted({key for key, _wp in self.least if key and all((key, wp) in self.least for wp in have)})
        if (own := self.named.get(eenheid or "")) in whole:
            return own

        def differences(key: str) -> int:
            return sum(len(self.least[key, wp].keys() ^ codes.keys()) for wp, codes in have.items())

        return min(whole, key=differences, default=None)


@rule(
    "KD304",
    ernst=Ernst.FOUT,
    grond="Inleiding: '1-1 relatie tussen [...] de certificeerbare eenheden met deze entiteiten'",
    toont=(Weergave.EENHEIDMATRIX,),
)
def eenheidmatrix_wijkt_af(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    detailleringen: Table[Detailleringen],
    competenties: Table[Competenties],
    uitstromen: Table[Uitstromen],
    certificeerbare_eenheden: Table[CertificeerbareEenheden],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of een certificeerbare eenheid per werkproces dezelfde competenties vraagt als een uitstroom.

    Waarom: een eenheid is een deel van een uitstroom; een kruisje te veel of te weinig vraagt voor het certificaat iets
    anders dan voor het diploma.

    Fout: de eenheid heeft bij 2.1 een kruisje onder P; geen enkele uitstroom met 2.1 heeft daar een kruisje onder P.

    Goed: de eenheid heeft bij 2.1 precies de kruisjes van de uitstroom waaruit zij komt.
    """
    known = kruisjes.names(competenties)
    by_row = kruisjes.by_row(matrix_kruisjes)
    named = _named(uitstromen, certificeerbare_eenheden)
    wholes = _wholes(matrices, matrix_rijen, by_row, detailleringen, named, bronnen)
    for matrix in (row for row in matrices if row.deel == "CE"):
        if not kruisjes.readable(matrix, bronnen) or matrix.toestand == "afgekapt":
            yield NotJudged(kruisjes.why_not(matrix), door_bron=True)
        if kruisjes.readable(matrix, bronnen):
            rows = list(kruisjes.rows_with_crosses(matrix, matrix_rijen, by_row))
            yield from _against(matrix, rows, wholes, by_row, known)


def _named(uitstromen: Table[Uitstromen], certificeerbare_eenheden: Table[CertificeerbareEenheden]) -> dict[str, str]:
    """The uitstroom whose name stands in that of an eenheid, the longest where there are more."""
    found: dict[str, str] = {}
    for row in sorted(uitstromen, key=lambda item: len(item.naam or "")):
        for unit in certificeerbare_eenheden:
            if row.naam and squash(row.naam) in squash(unit.naam or ""):
                found[unit.eenheid_id] = row.uitstroom_id
    return found


def _wholes(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    by_row: kruisjes.Crosses,
    detailleringen: Table[Detailleringen],
    named: dict[str, str],
    bronnen: Table[Bronnen],
) -> Wholes:
    detailed = kruisjes.detailed(detailleringen)
    most: dict[kruisjes.Key, Calls] = {key: dict(rows) for key, rows in detailed.items()}
    least: dict[kruisjes.Key, Calls] = {key: dict(rows) for key, rows in detailed.items()}
    for matrix in (row for row in matrices if row.deel == "C" and kruisjes.readable(row, bronnen)):
        for row in kruisjes.rows_with_crosses(matrix, matrix_rijen, by_row):
            key = (matrix.uitstroom_id, row.werkproces_id)
            marks = kruisjes.codes(by_row[matrix.matrix_id, row.werkproces_id])
            worked_out: Mapping[str, MatrixKruisjes | Detailleringen] = detailed.get(key, marks)
            most[key] = {**marks, **worked_out}
            if row.toestand != "onzeker":
                least[key] = {code: mark for code, mark in marks.items() if code in worked_out}
    return Wholes(most, least, named)


def _against(
    matrix: Matrices,
    rows: list[MatrixRijen],
    wholes: Wholes,
    by_row: kruisjes.Crosses,
    known: dict[str, str],
) -> Verdicts:
    have = {row.werkproces_id: kruisjes.codes(by_row[matrix.matrix_id, row.werkproces_id]) for row in rows}
    own = wholes.owner(matrix.eenheid_id, have)
    for row in rows:
        key, marks = row.werkproces_id, by_row[matrix.matrix_id, row.werkproces_id]
        others = [most for (_uitstroom, wp), most in wholes.most.items() if wp == key]
        if not others:
            yield NotJudged(
                f"geen uitstroom werkt {key} uit waarmee {kruisjes.named(matrix)} te vergelijken is", door_bron=False
            )
            continue
        if kruisjes.doubtful(row):
            yield NotJudged(kruisjes.why_doubtful(row, matrix), door_bron=True)
            continue
        yield Seen(len(marks))
        least = wholes.least[own, key] if own else {}
        there = (least or others[0]).values()
        for code in sorted(have[key].keys() - {code for most in others for code in most}):
            said = (
                f"staat bij {key} een kruisje onder {kruisjes.label(code, known)} dat geen enkele uitstroom daar heeft"
            )
            yield _unit(matrix, row, marks, there, code, said)
        for code in sorted(least.keys() - have[key].keys()):
            said = f"ontbreekt bij {key} het kruisje onder {kruisjes.label(code, known)} dat {own} daar heeft"
            yield _unit(matrix, row, marks, there, code, said)


def _unit(
    matrix: Matrices,
    row: MatrixRijen,
    marks: list[MatrixKruisjes],
    other: Iterable[MatrixKruisjes | Detailleringen],
    code: str,
    said: str,
) -> Finding:
    rows = list(other)
    there = plaats(rows[0], "Uitstroom: " + ", ".join(str(item.competentie_code) for item in rows))
    return Finding(
        bericht=f"In {kruisjes.named(matrix)} {said}: eenheid en uitstroom vragen niet hetzelfde.",
        plaatsen=(plaats(row, kruisjes.shown(row, marks)), there),
        voorstel="Maak de matrix van de eenheid gelijk aan die van de uitstroom.",
        kerntaak_nr=kerntaak_of(row.werkproces_id),
        werkproces_id=row.werkproces_id,
        competentie_code=code,
        sleutel=matrix.eenheid_id or "",
        afwijkend=said,
    )
