"""Family 8, verantwoording: the category of change, the languages, the agenda, and from when the dossier holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.source import is_register
from pipeline.comparing import sentences
from pipeline.vocabulary import KD_2009, TAALNIVEAUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Bronnen,
        Dossiers,
        Onderhoudsagenda,
        Taaleisvermeldingen,
        Uitstromen,
        Wijzigingen,
        Wijzigingscategorieen,
    )

NIEUW, SAMENGEVOEGD, GEWIJZIGD, ONGEWIJZIGD = 1, 2, 3, 4
_SUBJECT = re.compile(
    r"(?<!\bin )(?<!\bvoor )(?<!\bvan )(?<!\bbij )(?<!\baan )(?<!\bop )(?<!\buit )(?<!\bnaar )(?<!\bmet )"
    r"\b(?:de|het|een|nieuwe)\s+(?:kwalificaties?|profiel(?:en)?|uitstro(?:om|men))\b",
    re.IGNORECASE,
)
_COMES_OR_GOES = re.compile(
    r"\b(?:opgenomen|toegevoegd|vervallen|vervalt|geschrapt|verwijderd|samengevoegd|afgesplitst|gesplitst)\b"
)
GEEN_DATUMS = "de datum van vaststelling of de datum waarop het dossier ingaat, is niet te lezen"
_NAMED = re.compile(r"^Categorie\s+([0-9]{1,4})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@rule(
    "KD812",
    ernst=Ernst.WAARSCHUWING,
    grond="Wijzigingscategorieën: 1 nieuw dossier, 2 nieuwe of samengevoegde kwalificaties, 3 wijzigingen, 4 ongewijzigd.",
    onbekend={KD_2009: "in dit formaat oordelen KD701 en KD702 over de wijzigingscategorie"},
)
def wijzigingscategorie_past_niet(
    wijzigingscategorieen: Table[Wijzigingscategorieen],
    wijzigingen: Table[Wijzigingen],
    dossiers: Table[Dossiers],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of de aangekruiste wijzigingscategorie past bij de vorige versie en bij de toelichting.

    Waarom: de categorie bepaalt hoe zwaar de toets is. Een te lichte categorie laat een nieuwe kwalificatie ongetoetst.

    Fout: categorie 3 (wijzigingen), terwijl de toelichting zegt dat een kwalificatie is opgenomen.

    Goed: categorie 2 (samengevoegde kwalificaties) met die toelichting, en de vorige versie is genoemd.
    """
    ticked = [row for row in wijzigingscategorieen if row.aangekruist]
    if not ticked and is_register(bronnen):
        yield from (_without_category(row) for row in dossiers)
    elif not ticked:
        yield NotJudged("er is geen wijzigingscategorie aangekruist of te lezen", door_bron=True)
    for row in ticked:
        yield Seen()
        place = plaats(row, f"Categorie {row.categorie}: {row.naam or ''}")
        named = _NAMED.match(row.naam or "")
        if named and int(named[1]) != row.categorie:
            yield Finding(
                bericht=f"De wijzigingscategorie heet '{row.naam}' en heeft nummer {row.categorie}: een van de twee klopt niet.",
                plaatsen=(place,),
                voorstel="Maak naam en nummer gelijk.",
                sleutel="naam",
            )
        if is_register(bronnen):
            yield from _previous(row.categorie, place, dossiers)
        if row.categorie in (GEWIJZIGD, ONGEWIJZIGD):
            yield from _comes_or_goes(row.categorie, place, wijzigingen)


def _without_category(row: Dossiers) -> Finding:
    return Finding(
        bericht="Er is geen wijzigingscategorie van 1 tot en met 4 aangekruist; de categorie bepaalt hoe het dossier "
        "wordt getoetst.",
        plaatsen=(plaats(row, row.titel),),
        voorstel="Kruis één categorie aan.",
        sleutel="geen",
    )


def _previous(categorie: int, place: Plaats, dossiers: Table[Dossiers]) -> Iterator[Finding]:
    for dossier in dossiers:
        if (categorie == NIEUW) != (dossier.vorige_nr is None):
            said = f"noemt versie {dossier.vorige_nr} als vorige" if dossier.vorige_nr else "noemt geen vorige versie"
            yield Finding(
                bericht=f"Wijzigingscategorie {categorie} is aangekruist, en het dossier {said}: "
                "een van de twee klopt niet.",
                plaatsen=(place, plaats(dossier, f"vorige versie: {dossier.vorige_nr or 'geen'}")),
                voorstel="Kies de categorie die past, of noem de vorige versie.",
                sleutel="vorige versie",
                afwijkend=f"categorie {categorie}",
            )


def _comes_or_goes(categorie: int, place: Plaats, wijzigingen: Table[Wijzigingen]) -> Iterator[Finding]:
    """One finding for every sentence in which a kwalificatie is taken in or dropped."""
    said = [
        (row, sentence)
        for row in wijzigingen
        for sentence in sentences(row.wijziging or "")
        if (subject := _SUBJECT.search(sentence)) and _COMES_OR_GOES.search(sentence, subject.end())
    ]
    if said:
        yield Finding(
            bericht=f"Wijzigingscategorie {categorie} is aangekruist, en de toelichting zegt dat een kwalificatie erbij "
            f"komt of vervalt, zoals '{said[0][1].strip()}': dat is categorie 2.",
            plaatsen=(place, *(plaats(row, sentence) for row, sentence in said)),
            voorstel="Kruis categorie 2 aan, of pas de toelichting aan.",
            sleutel="toelichting",
        )


@rule(
    "KD813", ernst=Ernst.WAARSCHUWING, grond="Taalbeheersingseisen: per profiel de taal, en per vaardigheid het niveau."
)
def taaleis_onvolledig(taaleisvermeldingen: Table[Taaleisvermeldingen], uitstromen: Table[Uitstromen]) -> Verdicts:
    """Controleert of elke taaleis de taal noemt, en van elke vaardigheid het niveau als de andere er een hebben.

    Waarom: een taal zonder niveau is niet te toetsen, en een profiel zonder taal laat open of er een eis is.

    Fout: bij Engels staat voor Luisteren niveau A2 en voor Lezen niets.

    Goed: bij Engels staat voor alle vijf de vaardigheden een niveau.
    """
    names = {row.uitstroom_id: row.naam for row in uitstromen}
    if not len(taaleisvermeldingen):
        yield NotJudged("het dossier noemt geen talen", door_bron=False)
    for (uitstroom_id, taal), rows in taaleisvermeldingen.by("uitstroom_id", "taal").items():
        whose = f"{uitstroom_id} '{names.get(uitstroom_id)}'" if uitstroom_id else "Een onbekend profiel"
        yield Seen(len(rows))
        if taal is None:
            yield Finding(
                bericht=f"{whose} staat bij de taaleisen zonder taal: onduidelijk is of er een eis is.",
                plaatsen=tuple(plaats(row, f"{whose}: geen taal") for row in rows),
                voorstel="Noem de taal, of haal het profiel uit de lijst.",
                uitstroom_id=uitstroom_id,
            )
            continue
        stated = [row for row in rows if row.niveau]
        for row in stated:
            if (row.niveau or "").upper() not in TAALNIVEAUS:
                yield Finding(
                    bericht=f"{whose} vraagt bij {taal}, {row.vaardigheid} niveau '{row.niveau}': "
                    "het Europees Referentiekader kent A1 tot en met C2.",
                    plaatsen=(plaats(row, f"{taal}, {row.vaardigheid}: {row.niveau}"),),
                    voorstel="Noem een niveau van het Europees Referentiekader.",
                    uitstroom_id=uitstroom_id,
                    sleutel=f"{taal}|{row.vaardigheid}",
                    afwijkend=row.niveau or "",
                )
        for row in rows:
            if not row.niveau and stated:
                yield Finding(
                    bericht=f"{whose} heeft bij {taal} geen niveau voor {row.vaardigheid}, en voor "
                    f"{stated[0].vaardigheid} wel ({stated[0].niveau}): die eis is niet te toetsen.",
                    plaatsen=(
                        plaats(row, f"{taal}, {row.vaardigheid}: geen niveau"),
                        *(plaats(other, f"{taal}, {other.vaardigheid}: {other.niveau}") for other in stated),
                    ),
                    voorstel="Vul het niveau in, of haal de vaardigheid weg.",
                    uitstroom_id=uitstroom_id,
                    sleutel=f"{taal}|{row.vaardigheid}",
                )


@rule("KD818", ernst=Ernst.ADVIES, grond="Onderhoudsagenda: wat in volgende versies moet gebeuren.")
def agenda_verlopen(onderhoudsagenda: Table[Onderhoudsagenda], dossiers: Table[Dossiers]) -> Verdicts:
    """Controleert of wat op de onderhoudsagenda staat, niet al klaar had moeten zijn toen het dossier werd vastgesteld.

    Waarom: een verlopen punt is gedaan of vergeten, en de agenda zegt niet welk van de twee.

    Fout: het dossier is vastgesteld in 2015 en 'Examenprofiel aanpassen' moet in 2014.

    Goed: 'Examenprofiel aanpassen' moet in 2016.
    """
    adopted = next((found[0] for row in dossiers if (found := _YEAR.search(row.vastgesteld_op_gelezen or ""))), None)
    if adopted is None and len(onderhoudsagenda):
        yield NotJudged("de datum van vaststelling is niet te lezen", door_bron=True)
        return
    for row in onderhoudsagenda:
        years = [int(year) for year in _YEAR.findall(row.wanneer or "")]
        if not years or adopted is None:
            continue
        yield Seen()
        if max(years) < int(adopted):
            yield Finding(
                bericht=f"'{row.onderwerp}' moest in {max(years)} klaar zijn, en het dossier is in {adopted} "
                "vastgesteld: onduidelijk is of het is gedaan.",
                plaatsen=(
                    plaats(row, f"{row.onderwerp}: {row.wanneer}"),
                    *(plaats(item, f"vastgesteld op {item.vastgesteld_op_gelezen}") for item in dossiers),
                ),
                voorstel="Haal het punt weg, of noem een nieuwe datum.",
                sleutel=row.onderwerp or "",
            )


@rule(
    "KD819",
    ernst=Ernst.ADVIES,
    grond="Een dossier geldt nadat het is vastgesteld.",
    onbekend={KD_2009: "dit formaat kent geen datum waarop een dossier ingaat"},
)
def geldig_voor_vaststelling(dossiers: Table[Dossiers]) -> Verdicts:
    """Controleert of een dossier niet al geldt voordat het is vastgesteld.

    Het register doet dit vaker: een dossier dat tijdens het schooljaar is gewijzigd, geldt vanaf het begin ervan.

    Waarom: wie tussen beide datums begon, kon niet weten wat er gold.

    Fout: het dossier geldt vanaf 1 augustus 2015 en is vastgesteld op 26 november 2015.

    Goed: het dossier is vastgesteld op 26 november 2014 en geldt vanaf 1 augustus 2015.
    """
    for row in dossiers:
        if not row.geldig_van or not row.vastgesteld_op:
            yield NotJudged(GEEN_DATUMS, door_bron=False)
            continue
        yield Seen()
        if row.geldig_van < row.vastgesteld_op:
            yield Finding(
                bericht=f"Het dossier geldt vanaf {row.geldig_van_gelezen} en is vastgesteld op "
                f"{row.vastgesteld_op_gelezen}: wie daartussen begon, kon niet weten wat er gold.",
                plaatsen=(
                    plaats(row, f"geldig vanaf {row.geldig_van_gelezen}, vastgesteld op {row.vastgesteld_op_gelezen}"),
                ),
                voorstel="Controleer beide datums.",
            )
