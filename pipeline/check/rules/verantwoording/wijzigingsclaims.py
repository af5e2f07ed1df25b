"""Family 7, the changes that Deel D 2.5 claims: each that can be looked up must be there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import words
from pipeline.check.rules.verantwoording.claims_lezen import NEDERLANDS, REKENEN, CrossClaim, TitleClaim, claims
from pipeline.check.rules.verantwoording.verschillen_lezen import shows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.check.engine.run_tables import Verschillen
    from pipeline.check.engine.table import InRow, Table
    from pipeline.check.rules.verantwoording.claims_lezen import Claim, LevelClaim
    from schemas.rows import (
        Competenties,
        Detailleringen,
        Matrices,
        MatrixKruisjes,
        MatrixRijen,
        Rekeneisen,
        Taaleisen,
        Uitstromen,
        Vermeldingen,
        Wijzigingen,
    )

WHOLE = ("volledig", "verschoven")
SURE = ("exact", "verschoven", "leeg")
"""The conditions of a matrix and of its row under which a cross that is not read is not there."""


@rule(
    "KD707",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: 'In dit dossier zijn de volgende wijzigingen doorgevoerd'.",
)
def wijzigingsclaim_onvindbaar(
    wijzigingen: Table[Wijzigingen],
    vermeldingen: Table[Vermeldingen],
    competenties: Table[Competenties],
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    detailleringen: Table[Detailleringen],
    taaleisen: Table[Taaleisen],
    rekeneisen: Table[Rekeneisen],
    uitstromen: Table[Uitstromen],
    verschillen: Table[Verschillen],
) -> Verdicts:
    """Controleert of een wijziging die deel D 2.5 noemt ook in het dossier staat.

    Nagegaan worden drie soorten: een toegevoegd kruisje bij een competentie in de matrix van een kerntaak,
    een gewijzigde naam van een kerntaak, werkproces, uitstroom of eenheid, en een toegevoegde
    niveaumatrix van een taal of van rekenen en wiskunde. Andere wijzigingen zijn niet na te gaan en tellen niet mee.
    Is de vorige versie gegeven, dan telt wat daarin anders is als doorgevoerd.

    Waarom: gebruikers lezen deze lijst om te weten wat er veranderd is; wat er staat moet doorgevoerd zijn.

    Fout: 'toevoeging van een kruisje in de matrix van kerntaak 3 bij "met druk en tegenslag omgaan" bij de
    certificeerbare eenheid X', terwijl die matrix in die kolom geen kruisje heeft.

    Goed: de matrix van kerntaak 3 van eenheid X heeft een kruisje bij 'Met druk en tegenslag omgaan'.
    """
    if not len(wijzigingen):
        yield NotJudged("de lijst met wijzigingen van deel D 2.5 ontbreekt in de bron", door_bron=True)
    understood = [(row, found) for row in wijzigingen for found in _claims(row, vermeldingen, competenties)]
    if len(wijzigingen) and not understood:
        yield NotJudged("de lijst noemt geen wijziging die is na te gaan", door_bron=False)
    for row, claim in understood:
        if shows(claim, verschillen):  # the previous version has it otherwise: it was changed
            yield Seen()
        elif isinstance(claim, CrossClaim):
            yield from _cross(claim, row, matrices, matrix_rijen, matrix_kruisjes, detailleringen)
        elif isinstance(claim, TitleClaim):
            yield from _title(claim, row, vermeldingen)
        else:
            yield from _levels(claim, row, taaleisen, rekeneisen, uitstromen)


def _claims(row: Wijzigingen, vermeldingen: Table[Vermeldingen], competenties: Table[Competenties]) -> Iterator[Claim]:
    names = {words(other.titel): other for other in vermeldingen if other.soort in ("uitstroom", "eenheid")}
    return claims(row.wijziging or "", list(competenties), list(names.values()))


def _cross(
    claim: CrossClaim,
    row: Wijzigingen,
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    detailleringen: Table[Detailleringen],
) -> Verdicts:
    """Look for the cross in any werkproces of the matrix, unless the claim names one.

    A werkproces that asks the competentie but has no row in the matrix (the conversion can lose the
    last rows of a page) may have had the cross.
    """
    own = {matrix.matrix_id: matrix for matrix in matrices if _meant(claim, matrix)}
    lines = [line for line in matrix_rijen if line.matrix_id in own and _in_row(claim, line)]
    crosses = [cross for cross in matrix_kruisjes if cross.matrix_id in own and _in_row(claim, cross)]
    name = claim.naam or (f"kerntaak {claim.kerntaak_nr}" if claim.kerntaak_nr else "het dossier")
    if any(claim.competentie_code in (cross.competentie_code, cross.competentie_gelezen) for cross in crosses):
        yield Seen()
    elif (
        not lines
        or _row_lost(claim, lines, detailleringen)
        or any(matrix.toestand not in WHOLE for matrix in own.values())
    ):
        yield NotJudged(
            f"de matrix van {name} ontbreekt in de bron of is niet heel: '{(row.wijziging or '')[:80]}'", door_bron=True
        )
    elif any(line.toestand not in SURE for line in lines):
        yield NotJudged(
            f"de kruisjes van {name} zijn niet zeker te lezen: '{(row.wijziging or '')[:80]}'", door_bron=False
        )
    else:
        yield Seen()
        yield _no_cross(claim, name, row, lines)


def _row_lost(claim: CrossClaim, lines: Iterable[MatrixRijen], detailleringen: Table[Detailleringen]) -> bool:
    """Whether a werkproces asks the competentie and has no row in the matrix."""
    asked = {
        item.werkproces_id
        for item in detailleringen
        if item.competentie_code == claim.competentie_code
        and _in_row(claim, item)
        and (not claim.sleutel.startswith("U") or item.uitstroom_id == claim.sleutel)
    }
    return bool(asked - {line.werkproces_id for line in lines})


def _meant(claim: CrossClaim, matrix: Matrices) -> bool:
    """Whether the claim is about this matrix; that of an eenheid can go over several kerntaken."""
    if claim.sleutel.startswith("E"):
        return bool(matrix.eenheid_id == claim.sleutel)
    of_owner = not claim.sleutel or (matrix.deel == "C" and matrix.uitstroom_id == claim.sleutel)
    return of_owner and (matrix.deel == "CE" or claim.kerntaak_nr in (None, matrix.kerntaak_nr))


def _in_row(claim: CrossClaim, row: InRow) -> bool:
    kerntaak = (row.werkproces_id or "").partition(".")[0]
    of_kerntaak = claim.kerntaak_nr is None or kerntaak == str(claim.kerntaak_nr)
    return of_kerntaak and claim.werkproces_id in (None, row.werkproces_id)


def _no_cross(claim: CrossClaim, name: str, row: Wijzigingen, lines: Sequence[MatrixRijen]) -> Finding:
    return Finding(
        bericht=f"Deel D 2.5 zegt dat er een kruisje bij '{claim.competentie}' is toegevoegd voor {name},"
        " maar de"
        " matrix heeft er daar geen; de wijziging is niet doorgevoerd.",
        plaatsen=(plaats(row, row.wijziging), *(plaats(line, f"{line.werkproces_id} {line.titel}") for line in lines)),
        voorstel="Zet het kruisje, met een detaillering, of haal de wijziging uit de lijst.",
        uitstroom_id=claim.sleutel if claim.sleutel.startswith("U") else None,
        kerntaak_nr=claim.kerntaak_nr,
        werkproces_id=claim.werkproces_id,
        competentie_code=claim.competentie_code,
        sleutel=claim.sleutel,
    )


def _title(claim: TitleClaim, row: Wijzigingen, vermeldingen: Table[Vermeldingen]) -> Verdicts:
    named = vermeldingen.by("soort").get(claim.soort, [])
    if not named:
        yield NotJudged(f"het dossier noemt geen {claim.soort}", door_bron=False)
        return
    yield Seen()
    present = [item for item in named if _same(item.titel, claim.nieuw)]
    stale = [item for item in named if claim.oud and _same(item.titel, claim.oud)]
    if present and not stale:
        return
    problem = f"staat er nog als '{stale[0].titel}' ({stale[0].plaats})" if stale else "komt nergens voor"
    yield Finding(
        bericht=f"Deel D 2.5 zegt dat een {claim.soort} nu '{claim.nieuw}' heet, maar die {problem};"
        " de wijziging is niet overal doorgevoerd.",
        plaatsen=(plaats(row, row.wijziging), *(plaats(item, item.titel) for item in stale or named[:1])),
        voorstel=f"Gebruik overal de titel '{claim.nieuw}'.",
        sleutel=f"{claim.soort}|{words(claim.nieuw)}",
    )


def _same(title: str | None, wanted: str) -> bool:
    """Whether a title is the wanted one; it may have 'Kerntaak 2:' before it."""
    return re.sub(r"^(?:procescompetentiematrix)?kerntaak\d+", "", words(title)) == words(wanted)


def _levels(
    claim: LevelClaim,
    row: Wijzigingen,
    taaleisen: Table[Taaleisen],
    rekeneisen: Table[Rekeneisen],
    uitstromen: Table[Uitstromen],
) -> Verdicts:
    """Look for the levels; a matrix 'Moderne vreemde taal' can stand for any language but Nederlands."""
    if not len(uitstromen) or not len(taaleisen):
        yield NotJudged("de niveaumatrices van deel B 4 ontbreken in de bron", door_bron=True)
        return
    foreign = claim.vak not in (REKENEN, NEDERLANDS)
    if foreign and any("vreemdeta" in words(item.taal) for item in taaleisen):
        yield NotJudged(
            f"de matrix voor een vreemde taal noemt niet welke: '{(row.wijziging or '')[:80]}'", door_bron=False
        )
        return
    of_subject = [item for item in taaleisen if words(claim.vak) in words(item.taal)]
    have = {item.uitstroom_id for item in (rekeneisen if claim.vak == REKENEN else of_subject)}
    missing = [item for item in uitstromen if claim.alle and item.uitstroom_id not in have]
    yield Seen()
    if have and not missing:
        return
    absent = (
        f"heeft {' en '.join(str(item.naam) for item in missing)} geen" if have else "heeft geen enkele uitstroom een"
    )
    yield Finding(
        bericht=f"Deel D 2.5 zegt dat er eisen voor {claim.vak} zijn toegevoegd, maar in deel B 4"
        f" {absent} matrix daarvoor.",
        plaatsen=(plaats(row, row.wijziging), *(plaats(item, item.naam) for item in missing or uitstromen)),
        voorstel="Neem de matrix op, of haal de wijziging uit de lijst.",
        sleutel=claim.vak,
    )
