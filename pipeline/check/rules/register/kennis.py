"""Family 8, kennis: the list of vakkennis en vaardigheden, and what the kerntaken take from it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.source import is_register
from pipeline.check.rules.register.benamingen import kerntaken_op_nummer
from pipeline.comparing import squash
from pipeline.vocabulary import AANVULLING

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Kennis, KerntaakKennis, Kerntaken, Uitstromen

GROND = "Het dossier: een lijst van vakkennis en vaardigheden, waar elke kerntaak uit kiest."


@rule("KD803", ernst=Ernst.WAARSCHUWING, grond=GROND)
def kennis_ongebruikt(
    kennis: Table[Kennis], kerntaak_kennis: Table[KerntaakKennis], bronnen: Table[Bronnen]
) -> Verdicts:
    """Controleert of alle kennis in de lijst bij een kerntaak wordt gevraagd.

    Waarom: kennis die geen kerntaak vraagt, wordt niet onderwezen of getoetst. Zij is vergeten, of zij hoort niet
    meer in de lijst.

    Fout: 'kan werken met antwoordmodellen' staat in de lijst, en geen kerntaak vraagt het.

    Goed: alle kennis in de lijst staat bij minstens één kerntaak.
    """
    if not is_register(bronnen) and len(kennis):
        yield NotJudged("een druk toont alleen de kennis die bij een kerntaak staat", door_bron=True)
        return
    used = {row.kennis_nr for row in kerntaak_kennis}
    for row in kennis:
        yield Seen()
        if row.kennis_nr not in used:
            yield Finding(
                bericht=f"'{row.kennis}' staat in de lijst van kennis en geen kerntaak vraagt het: zo leert niemand het.",
                plaatsen=(plaats(row, row.kennis),),
                voorstel="Neem het op bij de kerntaak die het vraagt, of schrap het uit de lijst.",
                sleutel=row.kennis_nr,
            )


@rule("KD804", ernst=Ernst.WAARSCHUWING, grond=GROND)
def kennis_dubbel(kennis: Table[Kennis]) -> Verdicts:
    """Controleert of dezelfde kennis niet onder twee nummers staat.

    Spaties, hoofdletters en leestekens tellen niet. Een ander woord telt wel: 'basiskennis van voeding' is iets
    anders dan 'specialistische kennis van voeding'.

    Waarom: wie zoekt welke kerntaken iets vragen, vindt onder elk nummer een deel.

    Fout: 'heeft kennis van gezonde voeding' staat onder 966008 en onder 966009.

    Goed: elke kennis heeft één nummer.
    """
    same: defaultdict[str, list[Kennis]] = defaultdict(list)
    for row in kennis:
        if row.kennis:
            same[squash(row.kennis)].append(row)
    for key, rows in same.items():
        yield Seen(len(rows))
        if key and len(rows) > 1:
            numbers = " en ".join(row.kennis_nr for row in rows)
            yield Finding(
                bericht=f"'{rows[0].kennis}' staat {len(rows)} keer in de lijst van kennis, onder {numbers}: "
                "wie op een nummer zoekt, vindt een deel.",
                plaatsen=tuple(plaats(row, f"{row.kennis_nr} {row.kennis}") for row in rows),
                voorstel="Voeg ze samen onder één nummer.",
                sleutel="+".join(sorted(row.kennis_nr for row in rows)),
            )


@rule("KD805", ernst=Ernst.WAARSCHUWING, grond=GROND)
def kennis_tweemaal_bij_kerntaak(
    kerntaak_kennis: Table[KerntaakKennis], kennis: Table[Kennis], kerntaken: Table[Kerntaken]
) -> Verdicts:
    """Controleert of een kerntaak dezelfde kennis niet twee keer vraagt.

    Wat een profiel toevoegt terwijl de basis het al vraagt, is een andere zaak (KD807).

    Waarom: een dubbele regel is een vergissing: misschien was er andere kennis bedoeld.

    Fout: bij B1-K1 staat kennis 986499 twee keer.

    Goed: bij elke kerntaak staat elke kennis één keer.
    """
    codes, texts = kerntaken_op_nummer(kerntaken), {row.kennis_nr: row.kennis for row in kennis}
    spots: defaultdict[tuple[int, str, str], dict[object, KerntaakKennis]] = defaultdict(dict)
    for row in kerntaak_kennis:
        if row.kennis_nr:
            whose = row.uitstroom_id if row.herkomst == AANVULLING else ""
            spots[row.kerntaak_nr, whose, row.kennis_nr][(spot(row), _turn(row))] = row
    for (number, whose, nummer), rows in spots.items():
        yield Seen()
        if len(rows) > 1:
            text = texts.get(nummer) or nummer
            yield Finding(
                bericht=f"{codes.get(number, number)} vraagt '{text}' {len(rows)} keer: "
                "een dubbele regel, of er was andere kennis bedoeld.",
                plaatsen=tuple(plaats(row, text) for row in rows.values()),
                voorstel="Noem het één keer.",
                kerntaak_nr=number,
                uitstroom_id=whose or None,
                sleutel=nummer,
            )


def _turn(row: KerntaakKennis) -> int | None:
    """The turn in the list, where the source does not give each item a place of its own."""
    return None if row.bron_pad else row.volgnr


@rule("KD806", ernst=Ernst.WAARSCHUWING, grond=GROND)
def kennis_is_een_kop(kennis: Table[Kennis], uitstromen: Table[Uitstromen]) -> Verdicts:
    """Controleert of in de lijst van kennis geen koppen staan: een regel met een dubbele punt, of de naam van een profiel.

    Waarom: een kop is geen kennis. Hij raakt in de lijst als die uit een ander document is overgenomen.

    Fout: kennis 966100 luidt 'Onderwijsassistent:'.

    Goed: elke regel van de lijst zegt wat iemand weet of kan.
    """
    names = {squash(row.naam): row.naam for row in uitstromen if row.naam}
    for row in kennis:
        if not row.kennis:
            continue
        yield Seen()
        named = names.get(squash(row.kennis))
        if named or row.kennis.endswith(":"):
            why = f"is de naam van een profiel ('{named}')" if named else "eindigt op een dubbele punt"
            yield Finding(
                bericht=f"Kennis {row.kennis_nr} '{row.kennis}' {why}: dat is een kop en geen kennis.",
                plaatsen=(plaats(row, row.kennis),),
                voorstel="Haal de kop uit de lijst.",
                sleutel=row.kennis_nr,
            )
