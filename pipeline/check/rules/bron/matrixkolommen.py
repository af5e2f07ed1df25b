"""Family 9: columns of matrices that the conversion of the source displaced, and heads that it damaged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.bron.gronden import GROND
from pipeline.vocabulary import LETTERS

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Competenties, Matrices, MatrixKruisjes, MatrixNamen, MatrixRijen


@rule(
    "KD904",
    ernst=Ernst.WAARSCHUWING,
    eigenaar=Eigenaar.BRON,
    grond=GROND,
    gevouwen="In {aantal} matrices staan kruisjes door de omzetting in een andere kolom. Zij zijn gelezen in hun volgorde: "
    "het dossier is daar niets te verwijten.",
)
def kolommen_verschoven(
    matrices: Table[Matrices],
    matrix_rijen: Table[MatrixRijen],
    matrix_kruisjes: Table[MatrixKruisjes],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of de kruisjes van een matrix in de kolom van hun competentie staan.

    Waarom: bij de omzetting naar tekst verschuiven kolommen. Heeft een rij zoveel kruisjes als er detailleringen zijn,
    in hun volgorde, dan is het dossier niets te verwijten; wat daarvan niet zeker is, telt als onzeker.

    Fout: in alle rijen van een matrix staat het kruisje van R een kolom te ver naar rechts.

    Goed: elk kruisje staat onder de letter van zijn detaillering.
    """
    by_matrix = matrix_kruisjes.by("matrix_id")
    for matrix in matrices:
        marks = by_matrix.get(matrix.matrix_id, [])
        if not marks:
            continue
        yield Seen(len(marks))
        moved = [mark for mark in marks if mark.competentie_code and _shift(mark)]
        if not exact_cells(bronnen) and any(mark.zekerheid != "exact" for mark in moved):
            yield _displaced(matrix, marks, moved, matrix_rijen.by("matrix_id")[matrix.matrix_id])


def _displaced(
    matrix: Matrices, marks: list[MatrixKruisjes], moved: list[MatrixKruisjes], rows: list[MatrixRijen]
) -> Finding:
    shifts = Counter((mark.competentie_code, _shift(mark)) for mark in moved)
    told = ", ".join(f"{code} {shift:+d}" for code, shift in sorted(shifts))
    touched = {mark.werkproces_id for mark in moved}
    slipped = [mark for mark in moved if mark.zekerheid == "onzeker"]
    crossed = sum((row.aantal_kruisjes or 0) > 0 for row in rows)
    unsure = ", ".join(f"{mark.competentie_code} bij {mark.werkproces_id}" for mark in slipped)
    doubt = f" Met onzekerheid gelezen: {unsure}; wat daarvan afhangt, is niet beoordeeld." if slipped else ""
    examples = [row for row in rows if row.werkproces_id in touched][:3]
    return Finding(
        bericht=f"In {kruisjes.named(matrix)} staan {len(moved)} van de {len(marks)} kruisjes in {len(touched)} van de {crossed} rijen door "
        f"de omzetting in een andere kolom ({told}). Zij zijn gelezen in hun volgorde, als de competenties die zijn "
        f"uitgewerkt: het dossier is daar niets te verwijten.{doubt}",
        plaatsen=tuple(
            plaats(row, kruisjes.shown(row, [mark for mark in marks if mark.werkproces_id == row.werkproces_id]))
            for row in examples
        ),
        voorstel="Niets in het dossier; vergelijk zo nodig met de PDF.",
        uitstroom_id=None if matrix.deel == "CE" else matrix.uitstroom_id,
        kerntaak_nr=matrix.kerntaak_nr,
        sleutel=matrix.matrix_id,
    )


def _shift(mark: MatrixKruisjes) -> int:
    """How many columns to the right of its own a cross of known meaning stands."""
    return (mark.kolom_gelezen or 0) - LETTERS.index(mark.competentie_code or "") - 1


@rule(
    "KD905",
    ernst=Ernst.WAARSCHUWING,
    eigenaar=Eigenaar.BRON,
    grond=GROND,
    gevouwen="Van {aantal} matrices is de kop in de bron niet heel; in het dossier is daar niets aan te doen.",
)
def matrixkop_onvolledig(
    matrices: Table[Matrices], matrix_namen: Table[MatrixNamen], competenties: Table[Competenties]
) -> Verdicts:
    """Controleert of de kop van een matrix de 25 letters en de 25 namen van de competenties heeft.

    Waarom: een naam die ontbreekt, is verzonnen of is afgebroken maakt onzeker welke kolom wat betekent.

    Fout: in de kop van B 6.3 ontbreekt 'Op de behoeften en verwachtingen van de "klant" richten'.

    Goed: de kop heeft A tot en met Y met de 25 namen.
    """
    known = kruisjes.names(competenties)
    pieces = matrix_namen.by("matrix_id", "stuk")
    for matrix in matrices:
        if matrix.toestand == "ontbreekt":
            continue
        stukken = sorted(stuk for key, stuk in pieces if key == matrix.matrix_id)
        if not stukken:
            yield NotJudged(f"{kruisjes.named(matrix)} heeft in de bron geen namen in de kop", door_bron=True)
        for stuk in stukken:
            yield Seen()
            names = pieces[matrix.matrix_id, stuk]
            missing_codes = [code for code in known if code not in {name.competentie_code for name in names}]
            missing = [f"'{known[code]}'" for code in missing_codes]
            odd = [f"'{name.naam}'" for name in names if not name.competentie_code]
            told = [
                text
                for text in (
                    f"ontbreekt {', '.join(missing)}" if missing else "",
                    f"staat ook {', '.join(odd)}" if odd else "",
                    f"staan {matrix.aantal_letters} letters" if matrix.aantal_letters != len(LETTERS) else "",
                )
                if text
            ]
            if told:
                yield Finding(
                    bericht=f"In de kop van {kruisjes.named(matrix)} {' en '.join(told)}.",
                    plaatsen=(plaats(names[0], _around(names, missing_codes)),),
                    voorstel="Niets in het dossier, als de kop in de PDF heel is.",
                    uitstroom_id=None if matrix.deel == "CE" else matrix.uitstroom_id,
                    kerntaak_nr=matrix.kerntaak_nr,
                    sleutel=f"{matrix.matrix_id} stuk {stuk}",
                )


def _around(names: list[MatrixNamen], missing: list[str]) -> str:
    """The part of a head where something is wrong: the odd names with their neighbours, else where one is missing."""
    odd = [index for index, name in enumerate(names) if not name.competentie_code]
    turns = odd or [LETTERS.index(code) for code in missing]
    first, last = (max(min(turns) - 2, 0), max(turns) + 2) if turns else (0, len(names))
    return " | ".join(name.naam or "" for name in names[first:last])
