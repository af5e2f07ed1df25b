"""Family 4, language: what an action is for, a full stop where it is the custom, and nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.column_label import without_label
from pipeline.check.language.doelzin import has_purpose
from pipeline.check.reading.keys import keys, werkproces
from pipeline.comparing import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import OfWerkproces, Table
    from schemas.rows import Detailleringen, Resultaten

CUSTOM = 0.8
"""Share of the results of a dossier with a full stop from which that is its custom; 122 of 131 (93 %) in the
dossier of 2009-2010, 12 of 12 in the fictional one."""

FEWEST_RESULTS = 5
"""Fewest other results from which a custom can be read."""


@rule(
    "KD409",
    ernst=Ernst.ADVIES,
    plaatselijk=True,
    grond="D 2.4: 'zal het woord 'zodat' consequent gebruikt worden in de prestatie-indicatoren'.",
)
def doelzin_ontbreekt(detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of elke prestatie-indicator zegt waartoe de handeling dient.

    Waarom: zonder doel is niet te toetsen of de handeling is geslaagd. Er is één bericht per uitstroom, met het
    aandeel en alle plaatsen.

    Fout: 'De monteur vat de uitkomsten samen.'

    Goed: 'De monteur vat de uitkomsten samen, zodat zijn leidinggevende kan beslissen', of met 'opdat',
    'waardoor' of 'om ... te'.
    """
    for uitstroom, rows in detailleringen.by("uitstroom_id").items():
        written = [row for row in rows if row.prestatie_indicator]
        lacking = [row for row in written if not has_purpose(row.prestatie_indicator or "")]
        yield (
            Seen(len(written))
            if written
            else NotJudged(f"{uitstroom} heeft geen prestatie-indicatoren in de bron", door_bron=True)
        )
        if lacking:
            yield Finding(
                bericht=f"{len(lacking)} van de {len(written)} prestatie-indicatoren van {uitstroom} "
                f"({len(lacking) / len(written):.0%}) noemen geen doel met 'zodat', 'opdat', 'waardoor' of 'om ... te'; "
                "zonder doel is niet te zien of de handeling slaagt.",
                plaatsen=tuple(plaats(row, row.prestatie_indicator) for row in lacking),
                voorstel="Vul elk aan met 'zodat' en wat de handeling oplevert.",
                uitstroom_id=uitstroom,
            )


@rule(
    "KD410",
    ernst=Ernst.ADVIES,
    plaatselijk=True,
    grond="D 2.4: de resultaatbeschrijvingen consistent binnen het dossier.",
)
def resultaat_zonder_punt(resultaten: Table[Resultaten]) -> Verdicts:
    """Controleert of een gewenst resultaat met een punt sluit als de andere van het dossier dat doen.

    Waarom: zonder punt lijkt de zin afgebroken, en is niet te zien of er tekst ontbreekt.

    Fout: 'De klant gaat zo mogelijk over tot een order'.

    Goed: 'De klant gaat zo mogelijk over tot een order.'
    """
    yield from _without_stop([(row, row.resultaat) for row in resultaten if row.resultaat], "resultaten")


@rule("KD418", ernst=Ernst.ADVIES, grond="D 2.4: de prestatie-indicatoren consistent binnen het dossier.")
def prestatie_indicator_zonder_punt(detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of een prestatie-indicator met een punt sluit als de andere van het dossier dat doen.

    Waarom: zonder punt lijkt de zin afgebroken, en is niet te zien of er tekst ontbreekt.

    Fout: 'De monteur overlegt met de klant, zodat zij weet waar zij aan toe is'

    Goed: 'De monteur overlegt met de klant, zodat zij weet waar zij aan toe is.'
    """
    written = [(row, row.prestatie_indicator) for row in detailleringen if row.prestatie_indicator]
    yield from _without_stop(written, "prestatie-indicatoren")


def _without_stop(written: Sequence[tuple[OfWerkproces, str]], what: str) -> Verdicts:
    """The texts that end without a full stop where that is against the custom of the others."""
    open_ended = [(row, text) for row, text in written if not _ends_with_stop(text)]
    closed = len(written) - len(open_ended)
    if len(written) <= FEWEST_RESULTS or closed < CUSTOM * len(written):
        yield NotJudged(
            f"{closed} van de {len(written)} {what} sluiten met een punt; dat is geen vaste gewoonte",
            door_bron=False,
        )
        return
    yield Seen(len(written))
    one = {"resultaten": "gewenst resultaat"}.get(what, "prestatie-indicator")
    for row, text in open_ended:
        yield Finding(
            bericht=f"Een {one} van {werkproces(row)} sluit niet met een punt, terwijl {closed} "
            f"van de {len(written)} {what} van het dossier dat wel doen; zo lijkt de zin afgebroken.",
            plaatsen=(plaats(row, text),),
            voorstel="Zet een punt achter de zin, of vul aan wat ontbreekt.",
            sleutel=fold(text),
            **keys(row),
        )


def _ends_with_stop(text: str) -> bool:
    return text.rstrip(" \"'”’)]").endswith((".", "!", "?")) or text.rstrip().endswith((".", "!", "?"))


@rule(
    "KD414",
    ernst=Ernst.WAARSCHUWING,
    plaatselijk=True,
    grond="Deel C 2: per competentie staat er hoe zij wordt aangewend.",
)
def prestatie_indicator_gekopieerd(detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of twee competenties van een werkproces niet dezelfde prestatie-indicator hebben.

    Waarom: verschillende competenties vragen verschillend gedrag. Met dezelfde tekst is een van de twee
    niet beschreven.

    Fout: bij 'Analyseren' en bij 'Onderzoeken' van werkproces 1.1 staat woord voor woord dezelfde zin.

    Goed: elke competentie van het werkproces heeft een eigen prestatie-indicator.
    """
    for rows in detailleringen.by("uitstroom_id", "werkproces_id").values():
        written = [row for row in rows if row.prestatie_indicator]
        firsts: dict[tuple[str, ...], Detailleringen] = {}
        yield Seen(len(written) * (len(written) > 1))
        for row in written:
            first = firsts.setdefault(words(without_label(row.prestatie_indicator or "")), row)
            if first is row or _name(first) == _name(row):
                continue
            yield Finding(
                bericht=f"De prestatie-indicator van '{row.competentie_gelezen}' in {werkproces(row)} is "
                f"woord voor woord die van '{first.competentie_gelezen}'; een van beide blijft onbeschreven.",
                plaatsen=tuple(plaats(place, place.prestatie_indicator) for place in (first, row)),
                voorstel=f"Beschrijf bij '{row.competentie_gelezen}' wat bij die competentie hoort.",
                sleutel=_name(first),
                **keys(row),
            )


def _name(row: Detailleringen) -> str:
    return row.competentie_code or row.competentie_gelezen or ""
