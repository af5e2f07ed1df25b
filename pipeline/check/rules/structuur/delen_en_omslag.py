"""Family 1, what every dossier has: its parts, its crebocode, its cohort and one title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import PARTS, entries, headings, named, words
from pipeline.check.reading.niet_herkend import not_recognised, unread
from pipeline.check.reading.source import is_register
from pipeline.vocabulary import DOSSIER, SBB_2015

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Bronnen,
        Crebocodes,
        Dossiers,
        Inhoudsopgave,
        NietHerkend,
        Paragrafen,
        Uitstromen,
        Uitwerkingen,
        Vermeldingen,
        Versies,
    )

CREBOCODE = re.compile(r"\D*\d{5}(?:\D+\d{1,2})?\D*")
"""Five digits; a level or the like may follow: `90110 (niveau 3)`."""
COHORT = re.compile(r"(?<![\s,])[\s,]*\(?(?:cohort\s*)?\d{4}\s*[-–/]\s*\d{4}\)?", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:de|het|een)\s+", re.IGNORECASE)
GOES_ON = re.compile(r"(?:,|(?<!\s)\s+(?:bestaat|is|wordt|heeft|bevat|beschrijft|dat|waarin|zoals)\b).*")
FEWEST_TO_COMPARE = 2
"""One mention has nothing to differ from."""


@rule(
    "KD101",
    ernst=Ernst.FOUT,
    grond="Inleiding: 'Dit dossier bestaat uit een aantal onderdelen', deel A tot en met D.",
    onbekend={SBB_2015: "dit formaat kent geen delen A tot en met D"},
)
def ontbrekend_deel(
    vermeldingen: Table[Vermeldingen],
    paragrafen: Table[Paragrafen],
    inhoudsopgave: Table[Inhoudsopgave],
    uitwerkingen: Table[Uitwerkingen],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of de Inleiding en de delen A, B, C en D er alle vijf zijn.

    Waarom: elk deel heeft zijn eigen taak. Zonder deel C weet een opleiding niet wat zij moet toetsen,
    zonder deel D is niet na te gaan waarom.

    Fout: na deel C, hoofdstuk 3 houdt het dossier op; een kop 'Deel D: Verantwoording' komt er niet in voor.

    Goed: op de Inleiding volgen de koppen van deel A, deel B, deel C en deel D.
    """
    present = _present(vermeldingen, paragrafen)
    if not present:
        yield NotJudged("in de bron is geen enkele kop gelezen", door_bron=True)
        return
    remains = {"C": uitwerkingen, "D": versies}
    listed = {entry.sleutel: entry.row for entry in entries(inhoudsopgave)}
    for part in ("Inleiding", *PARTS):
        name = part if part == "Inleiding" else f"Deel {part}"
        if part not in present and len(remains.get(part, ())):
            yield NotJudged(
                f"de kop van {name} ontbreekt in de bron, maar inhoud van dat deel staat er wel", door_bron=True
            )
            continue
        yield Seen()
        if part not in present:
            yield _absent(name, part, listed.get(part), headings(vermeldingen))


def _present(vermeldingen: Table[Vermeldingen], paragrafen: Table[Paragrafen]) -> set[str]:
    present = {str(row.deel) for row in paragrafen if row.deel} | set(headings(vermeldingen))
    opening = any(words(row.titel) == "inleiding" and not row.deel for row in paragrafen)
    if opening or any(row.plaats == "Inleiding" for row in vermeldingen):
        present.add("Inleiding")
    return present


def _absent(name: str, part: str, row: Inhoudsopgave | None, found: dict[str, Sequence[Vermeldingen]]) -> Finding:
    promised = ", terwijl de inhoudsopgave het noemt" if row else ""
    others = [found[other][0] for other in PARTS if other in found]
    return Finding(
        bericht=f"{name} ontbreekt{promised}: een kwalificatiedossier bestaat uit een Inleiding en de"
        " delen A tot en met D.",
        plaatsen=(plaats(row, named(row)),) if row else tuple(plaats(other, other.titel) for other in others),
        voorstel=f"Neem {name} op, of zet boven dat deel de kop '{name}'.",
        sleutel=part,
    )


@rule("KD107", ernst=Ernst.FOUT, grond="Omslag: Crebonummer; een crebocode heeft vijf cijfers.")
def crebocode_ongeldig(
    crebocodes: Table[Crebocodes],
    dossiers: Table[Dossiers],
    uitstromen: Table[Uitstromen],
    bronnen: Table[Bronnen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of de omslag een crebocode noemt en of elke code uit vijf cijfers bestaat.

    In het register heeft ook elk profiel een crebocode.

    Waarom: onder de crebocode staat de opleiding geregistreerd; met een andere code is het een ander diploma.

    Fout: 'Crebonummer: 9011'.

    Goed: 'Crebonummer: 90110, 93800'.
    """
    if not (any(row.soort == DOSSIER for row in crebocodes) if is_register(bronnen) else len(crebocodes)):
        if not any(row.titel for row in dossiers):
            yield NotJudged("de omslag ontbreekt in de bron", door_bron=True)
            return
        if unread(niet_herkend, "crebocodes", "crebocode"):
            yield not_recognised("een crebocode")
            return
        for cover in dossiers:
            yield Finding(
                bericht="Het dossier noemt geen crebocode; zonder code is niet te zien onder welke"
                " registratie het valt.",
                plaatsen=(plaats(cover, cover.titel),),
                voorstel="Zet op de omslag het crebonummer van elke kwalificatie.",
            )
    for row in crebocodes:
        yield Seen()
        if not CREBOCODE.fullmatch(str(row.crebocode)):
            yield Finding(
                bericht=f"Crebocode '{row.crebocode}' is ongeldig: een crebocode heeft vijf cijfers.",
                plaatsen=(plaats(row, str(row.crebocode)),),
                voorstel="Neem de code over uit het Centraal register beroepsopleidingen.",
                sleutel=str(row.crebocode),
            )
    if is_register(bronnen):
        yield from (_without_code(row) for row in uitstromen if not row.crebocode)


def _without_code(row: Uitstromen) -> Finding:
    return Finding(
        bericht=f"{row.uitstroom_id} '{row.naam}' heeft geen crebocode; zonder code kan niemand zich inschrijven.",
        plaatsen=(plaats(row, row.naam),),
        voorstel="Neem de code over uit het Centraal register beroepsopleidingen.",
        uitstroom_id=row.uitstroom_id,
        sleutel="geen",
    )


@rule(
    "KD108",
    ernst=Ernst.WAARSCHUWING,
    grond="Omslag: 'Cohort: Cohort 2009 - 2010', twee jaren die op elkaar volgen.",
    onbekend={SBB_2015: "dit formaat kent geen cohorten"},
)
def cohort_onleesbaar(dossiers: Table[Dossiers], niet_herkend: Table[NietHerkend]) -> Verdicts:
    """Controleert of het cohort uit twee opeenvolgende jaren bestaat.

    Waarom: het cohort bepaalt voor welke deelnemers het dossier geldt en welke versie het is.

    Fout: 'Cohort 2009 - 2011', of een omslag zonder cohort.

    Goed: 'Cohort 2009 - 2010'.
    """
    for row in dossiers:
        if not row.cohort and unread(niet_herkend, "dossiers", "cohort"):
            yield not_recognised("het cohort")
            continue
        if not row.titel and not row.cohort:
            yield NotJudged("de omslag ontbreekt in de bron", door_bron=True)
            continue
        yield Seen()
        if row.cohort_van is None or row.cohort_tot is None:
            problem = f"Cohort '{row.cohort}' is onleesbaar" if row.cohort else "Het dossier noemt geen cohort"
        elif row.cohort_tot != row.cohort_van + 1:
            problem = f"De jaren van cohort '{row.cohort}' volgen niet op elkaar"
        else:
            continue
        yield Finding(
            bericht=f"{problem}; zo is niet te zien voor welke deelnemers het dossier geldt.",
            plaatsen=(plaats(row, row.cohort or row.titel),),
            voorstel="Schrijf het cohort als twee opeenvolgende jaren, zoals 'Cohort 2009 - 2010'.",
            afwijkend=problem,
        )


@rule(
    "KD110",
    ernst=Ernst.FOUT,
    plaatselijk=True,
    grond="Omslag, Inleiding, deel A en deel B 1 noemen alle de titel van het dossier.",
)
def dossiertitel_wijkt_af(vermeldingen: Table[Vermeldingen]) -> Verdicts:
    """Controleert of omslag, Inleiding, deel A en deel B 1 dezelfde titel van het dossier noemen.

    Waarom: de titel is de naam waaronder het dossier bekend is; een tweede naam wijst op tekst uit een
    ander dossier. Hoofdletters en spaties tellen niet mee.

    Fout: omslag 'Commercieel medewerker', Inleiding 'Voor u ligt het kwalificatiedossier Commercieel
    assistent'.

    Goed: overal 'Commercieel medewerker'.
    """
    rows = [row for row in vermeldingen if row.soort == "dossier" and _title(row)]
    if len(rows) < FEWEST_TO_COMPARE:
        yield NotJudged("de titel van het dossier staat op minder dan twee plaatsen in de bron", door_bron=True)
        return
    yield Seen(len(rows))
    yield from _deviating(rows)


def _title(row: Vermeldingen) -> str:
    """The words of a mentioned title, without the cohort or the sentence that goes on after it.

    Empty for a question: the first heading of deel A can be 'Wat doet een Commercieel medewerker?'.
    """
    title = str(row.titel or "")
    return "" if title.endswith("?") else words(ARTICLE.sub("", GOES_ON.sub("", COHORT.sub("", title))))


def _deviating(rows: Sequence[Vermeldingen]) -> Iterator[Finding]:
    """One finding per other title; the title that stands most often, and first, is the norm."""
    counts = Counter(_title(row) for row in rows)
    norm = max(counts, key=lambda title: counts[title])
    first = next(row for row in rows if _title(row) == norm)
    for title in counts:
        if title == norm:
            continue
        others = [row for row in rows if _title(row) == title]
        where = ", ".join(sorted({str(row.plaats) for row in others}))
        yield Finding(
            bericht=f"Titel '{others[0].titel}' ({where}) wijkt af van '{first.titel}' ({first.plaats});"
            " het dossier heeft zo twee namen.",
            plaatsen=tuple(plaats(row, row.titel) for row in (first, *others)),
            voorstel=f"Gebruik overal de titel '{first.titel}'.",
            sleutel=title,
        )
