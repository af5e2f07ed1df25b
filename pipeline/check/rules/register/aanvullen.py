"""Family 8, additions: what a profiel adds to the basis."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.keys import kerntaak_of
from pipeline.check.rules.register.benamingen import (
    kerntaken_op_nummer,
    opsomming,
    profielen_op_sleutel,
    werkprocessen_op_nummer,
)
from pipeline.vocabulary import AANVULLING, BASIS, KD_2009

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Aanvullingen,
        Kennis,
        KerntaakKennis,
        Kerntaken,
        Uitstromen,
        WerkprocesCompetenties,
        Werkprocessen,
    )

GROND = "Model kwalificatiedossier: de basis geldt voor alle profielen, een profiel vult aan wat het meer vraagt."


class Herhaling(NamedTuple):
    """What a profiel adds that the basis has: the kerntaak, what a message says of it, and both places."""

    kerntaak_nr: int
    zin: str
    plaatsen: tuple[Plaats, ...]


@rule("KD807", ernst=Ernst.ADVIES, grond=GROND)
def profiel_herhaalt_basis(
    werkproces_competenties: Table[WerkprocesCompetenties],
    kerntaak_kennis: Table[KerntaakKennis],
    kennis: Table[Kennis],
    kerntaken: Table[Kerntaken],
    werkprocessen: Table[Werkprocessen],
    uitstromen: Table[Uitstromen],
) -> Verdicts:
    """Controleert of een profiel geen kennis of competenties toevoegt die de basis al vraagt.

    Waarom: wat de basis vraagt, geldt al voor elk profiel. De herhaling wekt de indruk dat het voor de andere
    profielen niet geldt.

    Fout: B1-K1-W8 vraagt in de basis M (Analyseren), en P2 voegt M toe.

    Goed: een profiel voegt alleen toe wat de basis niet vraagt.
    """
    profielen, texts = profielen_op_sleutel(uitstromen), {row.kennis_nr: row.kennis for row in kennis}
    codes = werkprocessen_op_nummer(werkprocessen)
    found: defaultdict[int, list[Herhaling]] = defaultdict(list)
    for competentie in werkproces_competenties:
        if competentie.herkomst == AANVULLING:
            yield Seen()
    for item in _competenties(werkproces_competenties, codes, profielen):
        found[item.kerntaak_nr].append(item)
    for stated in kerntaak_kennis:
        if stated.herkomst == AANVULLING:
            yield Seen()
    for item in _kennis(kerntaak_kennis, texts, profielen):
        found[item.kerntaak_nr].append(item)
    names = kerntaken_op_nummer(kerntaken)
    for number, items in sorted(found.items()):
        yield Finding(
            bericht=f"Bij {names.get(number, number)} voegen profielen toe wat de basis al vraagt: "
            f"{opsomming(item.zin for item in items)}. Zo lijkt het voor andere profielen niet te gelden.",
            plaatsen=tuple(dict.fromkeys(place for item in items for place in item.plaatsen)),
            voorstel="Schrap in de aanvulling wat de basis al vraagt.",
            kerntaak_nr=number,
        )


def _competenties(
    rows: Table[WerkprocesCompetenties], codes: dict[str, str], profielen: dict[str, str]
) -> Iterator[Herhaling]:
    of_basis = {
        (row.uitstroom_id, row.werkproces_id, row.competentie_code): row
        for row in rows
        if row.herkomst == BASIS and row.competentie_code
    }
    for row in rows:
        basis = of_basis.get((row.uitstroom_id, row.werkproces_id, row.competentie_code or ""))
        if row.herkomst == AANVULLING and basis is not None:
            where = codes.get(row.werkproces_id, row.werkproces_id)
            text = f"competentie {row.competentie_code} bij {where}"
            places = (plaats(row, f"aanvulling: {text}"), plaats(basis, f"basis: {text}"))
            zin = f"{text} ({profielen.get(row.uitstroom_id, row.uitstroom_id)})"
            yield Herhaling(kerntaak_of(row.werkproces_id) or 0, zin, places)


def _kennis(
    rows: Table[KerntaakKennis], texts: dict[str, str | None], profielen: dict[str, str]
) -> Iterator[Herhaling]:
    of_basis = {
        (row.uitstroom_id, row.kerntaak_nr, row.kennis_nr): row
        for row in rows
        if row.herkomst == BASIS and row.kennis_nr
    }
    for row in rows:
        basis = of_basis.get((row.uitstroom_id, row.kerntaak_nr, row.kennis_nr or ""))
        if row.herkomst == AANVULLING and basis is not None:
            text = texts.get(row.kennis_nr or "") or f"kennis {row.kennis_nr}"
            places = (plaats(row, f"aanvulling: {text}"), plaats(basis, f"basis: {text}"))
            zin = f"'{text}' ({profielen.get(row.uitstroom_id, row.uitstroom_id)})"
            yield Herhaling(row.kerntaak_nr, zin, places)


@rule("KD808", ernst=Ernst.ADVIES, grond=GROND)
def aanvulling_leeg(
    aanvullingen: Table[Aanvullingen],
    kerntaken: Table[Kerntaken],
    werkprocessen: Table[Werkprocessen],
    uitstromen: Table[Uitstromen],
) -> Verdicts:
    """Controleert of een aanvulling van een profiel iets toevoegt.

    Waarom: een lege aanvulling laat open of er niets bij hoort, of dat de tekst er nog moet komen.

    Fout: P2 heeft bij B1-K2 een aanvulling op de verantwoordelijkheid, en die is leeg.

    Goed: een profiel dat niets toevoegt, heeft geen aanvulling.
    """
    if not len(aanvullingen):
        yield NotJudged("geen profiel vult iets aan", door_bron=False)
    names, codes = kerntaken_op_nummer(kerntaken), werkprocessen_op_nummer(werkprocessen)
    profielen = profielen_op_sleutel(uitstromen)
    for number, rows in aanvullingen.by("kerntaak_nr").items():
        yield Seen(len(rows))
        empty = [row for row in rows if row.leeg]
        if empty:
            said = (_empty(row, codes, profielen) for row in empty)
            yield Finding(
                bericht=f"Bij {names.get(number, number)} {'is' if len(empty) == 1 else 'zijn'} {len(empty)} van de "
                f"{len(rows)} aanvullingen leeg: "
                f"{opsomming(said)}. Zo is niet te zien of de tekst er nog moet komen.",
                plaatsen=tuple(plaats(row, _empty(row, codes, profielen)) for row in empty),
                voorstel="Vul de aanvulling in, of haal haar weg.",
                kerntaak_nr=number,
            )


def _empty(row: Aanvullingen, codes: dict[str, str], profielen: dict[str, str]) -> str:
    whose = profielen.get(row.uitstroom_id or "", "een onbekend profiel")
    where = f"{codes.get(row.werkproces_id, row.werkproces_id)} " if row.werkproces_id else ""
    return f"{where}{row.onderdeel} van {whose}"


@rule("KD821", ernst=Ernst.FOUT, grond=GROND, onbekend={KD_2009: "dit formaat kent geen profielen"})
def aanvulling_voor_onbekend_profiel(aanvullingen: Table[Aanvullingen], kerntaken: Table[Kerntaken]) -> Verdicts:
    """Controleert of elk profiel waarvoor iets 'aanvullend geldt', een profiel van het dossier is.

    Waarom: een eis voor een profiel dat niet bestaat, geldt voor niemand; waarschijnlijk is een naam niet overal
    bijgewerkt.

    Fout: 'Voor Medewerker opvang geldt aanvullend', en P1 heet Pedagogisch medewerker kinderopvang.

    Goed: elke naam na 'Voor ... geldt aanvullend' is die van een profiel.
    """
    if not len(aanvullingen):
        yield NotJudged("geen profiel vult iets aan", door_bron=False)
    names = kerntaken_op_nummer(kerntaken)
    for row in aanvullingen:
        yield Seen()
        if row.profiel_gelezen:
            yield Finding(
                bericht=f"Bij {names.get(row.kerntaak_nr, row.kerntaak_nr)} geldt iets aanvullend voor "
                f"'{row.profiel_gelezen}', en zo heet geen profiel van het dossier: de eis geldt nu voor niemand.",
                plaatsen=(plaats(row, f"Voor {row.profiel_gelezen} geldt aanvullend"),),
                voorstel="Noem het profiel zoals het in het profieldeel heet.",
                kerntaak_nr=row.kerntaak_nr,
                werkproces_id=row.werkproces_id,
                sleutel=f"{row.onderdeel} {row.profiel_gelezen}",
            )
