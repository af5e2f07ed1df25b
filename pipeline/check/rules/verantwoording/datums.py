"""Family 7, dates: one decision of one body has one date, and every date is in the calendar."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.verantwoording.besluiten import decisions, same_decision
from pipeline.check.rules.verantwoording.profieldatums import conflicts, listed, told
from pipeline.dutch_dates import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.table import Sourced, Table
    from pipeline.check.rules.verantwoording.besluiten import Decision
    from pipeline.check.rules.verantwoording.profieldatums import Profile
    from pipeline.dutch_dates import DutchDate
    from schemas.rows import (
        Beroepscompetentieprofielen,
        Dossiers,
        Onderhoudsagenda,
        Paragrafen,
        Uitstromen,
        Versies,
        Wijzigingen,
    )

NO_TEXT = frozenset({"dossier_id", "bron_bestand", "bron_sha256", "bron_pad"})
"""Columns of the tables that hold no words of the dossier."""


@rule(
    "KD706",
    ernst=Ernst.WAARSCHUWING,
    plaatselijk=True,
    grond="Deel D 2: verantwoordt welke commissie wat wanneer heeft besloten.",
)
def tegenstrijdige_datum(
    paragrafen: Table[Paragrafen],
    beroepscompetentieprofielen: Table[Beroepscompetentieprofielen],
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
) -> Verdicts:
    """Controleert of één besluit van één commissie overal dezelfde datum heeft.

    Het gaat om dezelfde commissie van dezelfde organisatie, hetzelfde soort besluit (instemmen, vaststellen,
    besluiten) en dezelfde zaak, of om hetzelfde beroepscompetentieprofiel van dezelfde organisatie.

    Waarom: deel D is de verantwoording; met twee data voor één besluit is niet na te gaan wanneer het viel.

    Fout: 'De PCBB van LIFTgroup heeft op 17 juni 2008 ingestemd met versmelting van ...' en 'Op 7 juni 2008
    heeft de PCBB van LIFTgroup haar fiat gegeven aan de versmelting van ...'.

    Goed: beide zinnen noemen 17 juni 2008; of de commissie stemde op 5 april met de indeling in en op 11
    oktober met het concept.
    """
    familiar = {str(row.naam) for row in uitstromen if row.naam} | {str(row.titel) for row in dossiers if row.titel}
    found = list(decisions(paragrafen, familiar))
    in_list, in_text = listed(beroepscompetentieprofielen), told(paragrafen)
    if not found and not (in_list and in_text):
        yield NotJudged("de tekst noemt geen besluit van een commissie met een datum", door_bron=False)
    yield Seen(len(found) + min(len(in_list), len(in_text)))
    reported: set[tuple[object, ...]] = set()
    for first, second in combinations(found, 2):
        dates = tuple(sorted((first.date.parts, second.date.parts)))
        if same_decision(first, second) and (first.body, dates) not in reported:
            reported.add((first.body, dates))
            yield _two_dates(f"{first.subject} heeft voor hetzelfde besluit", (first, second))
    for pair in conflicts(in_list, in_text):
        yield _two_dates(f"Beroepscompetentieprofiel '{pair[0].naam}' ({pair[0].organisatie}) heeft", pair)


def _two_dates(subject: str, pair: tuple[Decision, Decision] | tuple[Profile, Profile]) -> Finding:
    first, second = pair
    return Finding(
        bericht=f"{subject} twee data: {first.date.tekst} en {second.date.tekst}; zo is niet na te gaan"
        " welke de juiste is.",
        plaatsen=(plaats(first.row, first.tekst), plaats(second.row, second.tekst)),
        voorstel="Zoek de datum op in de notulen of het profiel en gebruik die overal.",
        sleutel=f"{subject}|{'|'.join(sorted((first.date.tekst, second.date.tekst)))}",
    )


@rule(
    "KD708", ernst=Ernst.FOUT, plaatselijk=True, grond="Colofon en deel D: data van vaststelling, besluiten en versies."
)
def datum_bestaat_niet(
    dossiers: Table[Dossiers],
    uitstromen: Table[Uitstromen],
    paragrafen: Table[Paragrafen],
    beroepscompetentieprofielen: Table[Beroepscompetentieprofielen],
    wijzigingen: Table[Wijzigingen],
    versies: Table[Versies],
    onderhoudsagenda: Table[Onderhoudsagenda],
) -> Verdicts:
    """Controleert of elke datum in het dossier op de kalender staat.

    Waarom: een datum die niet bestaat is een tikfout; welke dag bedoeld is blijkt nergens uit.

    Fout: 'Op: 31-11-2008' of '30 februari 2007'.

    Goed: 'Op: 30-11-2008' of '29 februari 2008'.
    """
    places: dict[tuple[int, int, int], dict[tuple[object, ...], tuple[Sourced, DutchDate, str]]] = {}
    tables = (dossiers, uitstromen, paragrafen, beroepscompetentieprofielen, wijzigingen, versies, onderhoudsagenda)
    for row, text in _texts(tables):
        for date in dates_in(text):
            yield Seen()
            if not date.exists:
                here = spot(row)
                places.setdefault(date.parts, {}).setdefault(here, (row, date, text))
    for spots in places.values():
        date = next(iter(spots.values()))[1]
        yield Finding(
            bericht=f"De datum {date.tekst} bestaat niet; welke dag bedoeld is, is niet na te gaan.",
            plaatsen=tuple(plaats(row, _around(text, found)) for row, found, text in spots.values()),
            voorstel="Zoek de juiste datum op en verbeter haar.",
            sleutel="-".join(map(str, date.parts)),
        )


def _texts(tables: tuple[Table[Sourced], ...]) -> Iterator[tuple[Sourced, str]]:
    for table in tables:
        for row in table:
            for column in table.columns:
                value = getattr(row, column)
                if isinstance(value, str) and column not in NO_TEXT:
                    yield row, value


def _around(text: str, date: DutchDate) -> str:
    """The sixty characters on both sides of a date: a paragraph can be longer than a finding may quote."""
    return text[max(0, date.begin - 60) : date.begin + len(date.tekst) + 60]
