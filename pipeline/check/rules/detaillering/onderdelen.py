"""Family 4, structure: what the elaboration of a werkproces must hold, and its order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.alphabetical import out_of_order
from pipeline.check.reading.keys import by_detaillering, detaillering_of, keys, quoted, werkproces
from pipeline.check.reading.niet_herkend import not_recognised, unread
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Componenten, Detailleringen, NietHerkend, Resultaten, Uitwerkingen, Vakkennis

FORMAT = "Deel C 2: elk werkproces heeft een omschrijving, een gewenst resultaat en een detaillering."


@rule(
    "KD401",
    ernst=Ernst.FOUT,
    grond=FORMAT,
    onbekend={SBB_2015: "in dit formaat oordeelt KD810 over de onderdelen van een werkproces"},
)
def omschrijving_leeg(
    uitwerkingen: Table[Uitwerkingen], detailleringen: Table[Detailleringen], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of elk uitgewerkt werkproces een omschrijving heeft.

    Waarom: de omschrijving zegt wat de beroepsbeoefenaar in dit werkproces doet; zonder haar hangen de
    competenties eronder in de lucht.

    Fout: achter 'Omschrijving' staat niets.

    Goed: 'De monteur houdt de voorraad bij en meldt tekorten aan zijn leidinggevende.'
    """
    yield from _missing_elaborations(uitwerkingen, detailleringen)
    lost = unread(niet_herkend, "uitwerkingen", "omschrijving")
    for row in uitwerkingen:
        if not row.omschrijving and (row.uitstroom_id, row.werkproces_id) in lost:
            yield not_recognised(f"de omschrijving van {werkproces(row)}")
            continue
        yield Seen()
        if not row.omschrijving:
            yield Finding(
                bericht=f"De omschrijving van {werkproces(row)} is leeg; zo is niet te zien wat het inhoudt.",
                plaatsen=(plaats(row, row.titel),),
                voorstel="Vul de omschrijving in.",
                **keys(row),
            )


@rule(
    "KD402",
    ernst=Ernst.FOUT,
    grond=FORMAT,
    onbekend={SBB_2015: "in dit formaat oordeelt KD810 over de onderdelen van een werkproces"},
)
def gewenst_resultaat_ontbreekt(
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    detailleringen: Table[Detailleringen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of elk uitgewerkt werkproces ten minste een gewenst resultaat heeft.

    Waarom: aan het resultaat is af te lezen of het werkproces goed is uitgevoerd.

    Fout: achter 'Gewenst resultaat' staat niets.

    Goed: 'De voorraad is toereikend en correct geregistreerd.'
    """
    yield from _missing_elaborations(uitwerkingen, detailleringen)
    present = resultaten.by("uitstroom_id", "werkproces_id")
    lost = unread(niet_herkend, "resultaten", "resultaat")
    for row in uitwerkingen:
        told = any(result.resultaat for result in present.get((row.uitstroom_id, row.werkproces_id), ()))
        if not told and (row.uitstroom_id, row.werkproces_id) in lost:
            yield not_recognised(f"een gewenst resultaat van {werkproces(row)}")
            continue
        yield Seen()
        if not told:
            yield Finding(
                bericht=f"Een gewenst resultaat ontbreekt bij {werkproces(row)}; zo is niet vast te stellen "
                "wanneer het goed is uitgevoerd.",
                plaatsen=(plaats(row, row.titel or row.omschrijving),),
                voorstel="Noem ten minste een gewenst resultaat.",
                **keys(row),
            )


def _missing_elaborations(uitwerkingen: Table[Uitwerkingen], detailleringen: Table[Detailleringen]) -> Verdicts:
    present = uitwerkingen.by("uitstroom_id", "werkproces_id")
    for uitstroom, number in detailleringen.by("uitstroom_id", "werkproces_id"):
        if (uitstroom, number) not in present:
            yield NotJudged(
                f"de uitwerking van werkproces {number} van {uitstroom} ontbreekt in de bron", door_bron=True
            )


@rule(
    "KD403",
    ernst=Ernst.FOUT,
    grond="Deel C 2: per competentie beschrijft een prestatie-indicator hoe zij wordt aangewend.",
)
def prestatie_indicator_leeg(detailleringen: Table[Detailleringen], niet_herkend: Table[NietHerkend]) -> Verdicts:
    """Controleert of elke competentie in de detaillering een prestatie-indicator heeft.

    Waarom: de prestatie-indicator zegt waaraan te zien is dat iemand de competentie beheerst.

    Fout: bij 'Analyseren' is de kolom 'Prestatie-indicator' leeg.

    Goed: 'De monteur legt verbanden tussen de gegevens, zodat een passende oplossing gevonden wordt.'
    """
    lost = unread(niet_herkend, "detailleringen", "prestatie_indicator")
    for row in detailleringen:
        if not row.prestatie_indicator and (row.uitstroom_id, row.werkproces_id) in lost:
            yield not_recognised(f"een prestatie-indicator van {werkproces(row)}")
            continue
        yield Seen()
        if not row.prestatie_indicator:
            yield Finding(
                bericht=f"De prestatie-indicator van '{row.competentie_gelezen}' in {werkproces(row)} "
                "is leeg; zo is de competentie niet te toetsen.",
                plaatsen=(plaats(row, row.competentie_gelezen),),
                voorstel="Beschrijf wat de beroepsbeoefenaar doet, en zodat wat.",
                sleutel="" if row.competentie_code else row.competentie_gelezen or "",
                **keys(row),
            )


@rule(
    "KD404",
    ernst=Ernst.FOUT,
    grond="Deel C 2: 'Per competentie kunnen meerdere componenten van toepassing zijn.'",
)
def componenten_ontbreken(
    detailleringen: Table[Detailleringen], componenten: Table[Componenten], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of bij elke competentie in de detaillering ten minste een component staat.

    Waarom: de componenten zeggen welk deel van de competentie hier nodig is.

    Fout: bij 'Analyseren' is de kolom 'Component(en)' leeg.

    Goed: bij 'Analyseren' staat 'Verbanden leggen'.
    """
    present = {detaillering_of(row) for row in componenten if row.component}
    lost = unread(niet_herkend, "componenten", "component")
    for key, row in by_detaillering(detailleringen).items():
        if key not in present and (row.uitstroom_id, row.werkproces_id) in lost:
            yield not_recognised(f"een component van {werkproces(row)}")
            continue
        yield Seen()
        if key not in present:
            yield Finding(
                bericht=f"Bij '{row.competentie_gelezen}' in {werkproces(row)} staat geen component; "
                "zo is niet te zien welk deel van de competentie nodig is.",
                plaatsen=(plaats(row, row.competentie_gelezen),),
                voorstel="Noem ten minste een component van deze competentie.",
                sleutel="" if row.competentie_code else row.competentie_gelezen or "",
                **keys(row),
            )


@rule(
    "KD406",
    ernst=Ernst.ADVIES,
    plaatselijk=True,
    grond="Deel C 2: de competenties van een werkproces staan op alfabet.",
)
def competenties_niet_op_alfabet(detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of de competenties binnen een werkproces op alfabet staan.

    Waarom: op alfabet is een competentie snel te vinden, en 'de eerste competentie' is overal dezelfde.

    Fout: 'Plannen en organiseren' staat voor 'Analyseren'.

    Goed: 'Analyseren', 'Onderzoeken', 'Op de behoeften en verwachtingen van de "klant" richten'.
    """
    for rows in detailleringen.by("uitstroom_id", "werkproces_id").values():
        named = [row for row in rows if row.competentie_code and row.competentie_gelezen]
        if len(named) < 2:
            continue
        yield Seen()
        index = out_of_order([row.competentie_gelezen or "" for row in named])
        if index is not None:
            before, row = named[index - 1], named[index]
            yield Finding(
                bericht=f"De competenties van {werkproces(row)} staan niet op alfabet: "
                f"'{row.competentie_gelezen}' staat na '{before.competentie_gelezen}'; "
                "zo zijn ze moeilijker te vinden.",
                plaatsen=(plaats(before, before.competentie_gelezen), plaats(row, row.competentie_gelezen)),
                voorstel="Zet de competenties op alfabet en laat de vakkennis bij de eerste staan.",
                uitstroom_id=row.uitstroom_id,
                werkproces_id=row.werkproces_id,
                afwijkend=row.competentie_gelezen or "",
            )


@rule(
    "KD407",
    ernst=Ernst.FOUT,
    grond="Deel C 2: de andere competenties verwijzen naar de vakkennis bij de eerste.",
)
def eerste_competentie_zonder_vakkennis(
    detailleringen: Table[Detailleringen], vakkennis: Table[Vakkennis], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of bij de eerste competentie van elk werkproces de vakkennis en vaardigheden staan.

    Waarom: de andere competenties zeggen 'Zie de eerste competentie van dit werkproces'. Staat daar niets,
    dan heeft het hele werkproces geen vakkennis.

    Fout: bij de eerste competentie staat 'Zie de eerste competentie van dit werkproces', of niets.

    Goed: bij de eerste competentie staat een lijst zoals 'Rapporteren', 'Rekenvaardigheid'.
    """
    lost = unread(niet_herkend, "vakkennis", "vakkennis")
    lists: defaultdict[tuple[str, str, int], list[Vakkennis]] = defaultdict(list)
    for row in vakkennis:
        lists[detaillering_of(row)].append(row)
    for rows in detailleringen.by("uitstroom_id", "werkproces_id").values():
        first, *others = rows
        if (first.uitstroom_id, first.werkproces_id) in lost:
            yield not_recognised(f"de vakkennis van {werkproces(first)}")
            continue
        yield Seen()
        if lists[first.uitstroom_id, first.werkproces_id, first.volgnr]:
            continue
        what = "verwijst naar zichzelf" if first.verwijst_naar_eerste else "noemt geen vakkennis"
        holder = next((row for row in others if lists[row.uitstroom_id, row.werkproces_id, row.volgnr]), None)
        shown = () if holder is None else (plaats(holder, holder.competentie_gelezen),)
        yield Finding(
            bericht=f"De eerste competentie van {werkproces(first)}, '{first.competentie_gelezen}', {what}; "
            "daardoor is niet te vinden welke vakkennis bij het werkproces hoort.",
            plaatsen=(plaats(first, first.competentie_gelezen), *shown),
            voorstel=_where_to(first, holder),
            afwijkend=what,
            **keys(first),
        )


def _where_to(first: Detailleringen, holder: Detailleringen | None) -> str:
    names = quoted([first.competentie_gelezen or ""])
    if holder is None:
        return f"Zet de vakkennis en vaardigheden van het werkproces bij {names}."
    return f"Verplaats de vakkennis van '{holder.competentie_gelezen}' naar {names}."
