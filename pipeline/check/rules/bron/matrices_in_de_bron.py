"""Family 9: what the conversion of the source lost, cut or displaced."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, NotJudged, Plaats, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading import kruisjes
from pipeline.check.reading.keys import kerntaak_of
from pipeline.check.reading.source import exact_cells
from pipeline.vocabulary import LETTERS

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Bronnen,
        Bronverantwoording,
        Competenties,
        Matrices,
        MatrixKruisjes,
        MatrixNamen,
        MatrixRijen,
        Werkprocessen,
    )

GROND = "De bron moet alles tonen wat het dossier zegt, anders is het dossier niet te beoordelen"


@rule("KD901", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
def matrix_ontbreekt(matrices: Table[Matrices], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of elke matrix die er volgens het overzicht hoort te zijn, in de bron staat.

    Waarom: zonder matrix zijn haar kruisjes niet te beoordelen. In tekst is een ontbrekende matrix een gevolg van de
    omzetting; waar cellen zeker zijn (een PDF, een Word-bestand) mist het dossier haar zelf.

    Fout: B 3 markeert werkprocessen van kerntaak 3 voor U2, maar de bron heeft geen matrix van kerntaak 3 van U2.

    Goed: voor elke uitstroom en kerntaak met werkprocessen staat een matrix in de bron.
    """
    yield from _in_state(matrices, bronnen, "ontbreekt", "ontbreekt in de bron")


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


@rule("KD904", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
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


@rule("KD905", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
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


@rule("KD906", ernst=Ernst.FOUT, eigenaar=Eigenaar.BRON, grond=GROND)
def regel_niet_verwerkt(bronverantwoording: Table[Bronverantwoording]) -> Verdicts:
    """Controleert of elke regel van de bron in een tabel terecht is gekomen, of met opzet nergens.

    Waarom: een regel die nergens staat, is inhoud die verloren ging.

    Fout: een rij van een detaillering heeft alleen in de tweede kolom tekst en er gaat geen rij aan vooraf.

    Goed: elke regel heeft een tabel als bestemming, of is een kop of opmaak.
    """
    for row in bronverantwoording:
        yield Seen()
        if row.bestemming is None:
            yield Finding(
                bericht=f"{_line(row)} is niet verwerkt: wat er staat, ontbreekt in de tabellen.",
                plaatsen=(_place(row),),
                voorstel="Controleer in de bron of de regel bij een tabel hoort die door de omzetting is gebroken.",
                sleutel=str(row.regel) if row.volgnr == 1 else f"{row.regel} {row.volgnr}",
            )


def _line(row: Bronverantwoording) -> str:
    return f"Regel {row.regel} van de bron" + ("" if row.pagina is None else f" (bladzijde {row.pagina})")


def _place(row: Bronverantwoording) -> Plaats:
    return Plaats(
        tekst="",
        regel=row.regel if row.pagina is None else None,
        pagina=row.pagina,
        pad=row.pad,
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
