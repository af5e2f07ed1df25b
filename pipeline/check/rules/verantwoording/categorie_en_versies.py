"""Family 7, Deel D 2.5: the category of change that is ticked, and the history of versions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import words
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pipeline.check.engine.run_tables import Vorige
    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Versies, Wijzigingen, Wijzigingscategorieen

YEARS = re.compile(r"\b((?:19|20)\d{2})\s*[-–/]\s*((?:19|20)\d{2}|\d{2})\b")
CODE = re.compile(r"\d{3,}")
NOTHING = frozenset({"", "nietvantoepassing", "nvt", "geen"})
SELF_EVIDENT = frozenset({1, 4})
"""Categories (new, unchanged) of which the form says 'Nadere toelichting is niet nodig'."""
NO_HISTORY = "het versiebeheer van deel D 2.5 ontbreekt in de bron"


@rule("KD701", ernst=Ernst.WAARSCHUWING, grond="Deel D 2.5: 'Kruis aan welke categorie van toepassing is'.")
def wijzigingscategorie_niet_aangekruist(
    wijzigingscategorieen: Table[Wijzigingscategorieen], wijzigingen: Table[Wijzigingen]
) -> Verdicts:
    """Controleert of in deel D 2.5 een categorie van wijziging is aangekruist.

    Waarom: de categorie bepaalt hoe het Coördinatiepunt het dossier toetst.

    Fout: achter geen van de vier categorieën staat een kruis, terwijl categorie 3 hieronder is toegelicht.

    Goed: achter 'Categorie 3: Wijzigingen' staat een kruis.
    """
    rows = [row for row in wijzigingscategorieen if row.aangekruist is not None]
    if not rows:
        yield NotJudged("de tabel met wijzigingscategorieën ontbreekt in de bron", door_bron=True)
        return
    yield Seen(len(rows))
    if any(row.aangekruist for row in rows):
        return
    explained = sorted(_explained(wijzigingen))
    below = f", terwijl categorie {' en '.join(map(str, explained))} wel is toegelicht" if explained else ""
    yield Finding(
        bericht=f"In deel D 2.5 is geen wijzigingscategorie aangekruist{below}; de categorie bepaalt hoe"
        " het dossier"
        " wordt getoetst. Staat het kruis in het origineel, dan heeft de omzetting het verloren.",
        plaatsen=tuple(plaats(row, f"Categorie {row.categorie}: {row.naam or ''}") for row in rows),
        voorstel=f"Kruis categorie {explained[0]} aan." if len(explained) == 1 else "Kruis één categorie aan.",
    )


@rule(
    "KD702",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: onder de tabel staat de toelichting op de aangekruiste categorie.",
    onbekend={SBB_2015: "dit formaat licht de wijzigingen niet per categorie toe"},
)
def toegelichte_categorie_niet_aangekruist(
    wijzigingscategorieen: Table[Wijzigingscategorieen], wijzigingen: Table[Wijzigingen], vorige: Table[Vorige]
) -> Verdicts:
    """Controleert of de toegelichte categorie van wijziging de aangekruiste is.

    Is de vorige versie gegeven, dan zegt het voorstel welke van de twee bij de wijzigingen past.

    Waarom: de toets volgt het kruis; een toelichting bij een andere categorie wordt dan niet gelezen.

    Fout: categorie 2 is aangekruist, de wijzigingen staan onder categorie 3.

    Goed: categorie 3 is aangekruist en toegelicht; onder de andere staat 'Niet van toepassing'.
    """
    ticked = {row.categorie: row for row in wijzigingscategorieen if row.aangekruist}
    explained = _explained(wijzigingen)
    if not ticked or not len(wijzigingen):
        yield NotJudged(
            "er is geen categorie aangekruist" if not ticked else "de toelichting op de wijzigingen ontbreekt",
            door_bron=False,
        )
        return
    yield Seen()
    unticked = sorted(explained.keys() - ticked.keys())
    unexplained = sorted(ticked.keys() - explained.keys() - SELF_EVIDENT)
    if not unticked and not unexplained:
        return
    told = f"categorie {' en '.join(map(str, explained))}" if explained else "geen enkele categorie"
    yield Finding(
        bericht=f"Aangekruist is categorie {' en '.join(map(str, ticked))}, toegelicht is {told};"
        " kruis en toelichting horen over dezelfde categorie te gaan.",
        plaatsen=(
            *(plaats(row, f"Categorie {row.categorie}: {row.naam or ''}: aangekruist") for row in ticked.values()),
            *(plaats(explained[key], explained[key].wijziging) for key in unticked),
        ),
        voorstel=_which(ticked, explained, vorige),
        sleutel=f"{sorted(ticked)}|{sorted(explained)}",
    )


def _which(ticked: Collection[int], explained: Collection[int], vorige: Table[Vorige]) -> str:
    """What to do about a cross and an explanation that differ; the previous version tells which is right."""
    due = next((row.categorie for row in vorige), None)
    if due in ticked:
        return f"Verplaats de toelichting naar categorie {due}: die past bij de wijzigingen sinds de vorige versie."
    if due in explained:
        return f"Kruis categorie {due} aan: die past bij de wijzigingen sinds de vorige versie."
    return "Verplaats het kruis of de toelichting."


def _explained(wijzigingen: Table[Wijzigingen]) -> dict[int, Wijzigingen]:
    """The first change of every category under which more stands than 'Niet van toepassing'."""
    found: dict[int, Wijzigingen] = {}
    for row in wijzigingen:
        if words(row.wijziging) not in NOTHING:
            found.setdefault(row.categorie, row)
    return found


@rule(
    "KD703",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: 'Het kwalificatiedossier kent de volgende versies'.",
)
def versie_van_dit_cohort_ontbreekt(versies: Table[Versies], dossiers: Table[Dossiers]) -> Verdicts:
    """Controleert of het versiebeheer een rij heeft voor het cohort op de omslag.

    Waarom: in die rij staat waarom er deze versie is; zonder rij lijkt het dossier een oudere versie.

    Fout: omslag 'Cohort 2009 - 2010', laatste rij van het versiebeheer 2008-2009.

    Goed: de laatste rij van het versiebeheer is 2009-2010.
    """
    known = {years: row for row in versies if (years := _years(row))}
    for row in dossiers:
        if row.cohort_van is None or not known:
            yield NotJudged(
                NO_HISTORY if row.cohort_van is not None else "het cohort op de omslag is onleesbaar",
                door_bron=row.cohort_van is not None,
            )
            continue
        yield Seen()
        if row.cohort_van in {first for first, _ in known}:
            continue
        last = known[max(known)]
        yield Finding(
            bericht="Het versiebeheer heeft geen rij voor cohort"
            f" {row.cohort_van}-{row.cohort_tot or '?'}; de laatste is"
            f" {last.cohort}, zodat niet blijkt waarom er een nieuwe versie is.",
            plaatsen=(plaats(row, row.cohort), plaats(last, f"{last.naam or ''} {last.cohort}")),
            voorstel=f"Voeg een rij toe voor {row.cohort_van}-{row.cohort_tot or '?'}.",
        )


@rule(
    "KD704",
    ernst=Ernst.WAARSCHUWING,
    grond="Omslag: Crebonummer; deel D 2.5: elke versie met haar crebo-code.",
)
def crebocode_wijkt_af(crebocodes: Table[Crebocodes], versies: Table[Versies]) -> Verdicts:
    """Controleert of de laatste versie die crebocodes noemt dezelfde noemt als de omslag.

    Een versie die geen code noemt telt niet mee.

    Waarom: de crebocode is de registratie van het diploma; twee codes maken onduidelijk welk diploma dit is.

    Fout: omslag 90110 en 93801, versie 2008-2009 'crebo-code: 90110 en 93800'.

    Goed: omslag 90110 en 93800, versie 2008-2009 'crebo-code: 90110 en 93800', versie 2009-2010 zonder code.
    """
    cover = {code for row in crebocodes for code in CODE.findall(str(row.crebocode))}
    stated = {years: row for row in versies if (years := _years(row)) and CODE.search(row.crebocodes or "")}
    if not cover or not stated:
        yield NotJudged(
            "de omslag noemt geen crebocode" if not cover else "geen versie noemt een crebocode", door_bron=False
        )
        return
    last = stated[max(stated)]
    codes = set(CODE.findall(last.crebocodes or ""))
    yield Seen(len(cover | codes))
    if codes == cover:
        return
    yield Finding(
        bericht=f"De omslag noemt crebocode {_listed(cover)}, het versiebeheer bij {last.cohort}"
        f" {_listed(codes)};"
        " onder de code staat het diploma geregistreerd.",
        plaatsen=(
            *(plaats(row, str(row.crebocode)) for row in crebocodes),
            plaats(last, f"{last.naam or ''} {last.cohort} (crebo-code: {last.crebocodes})"),
        ),
        voorstel="Neem in beide de code over uit het Centraal register beroepsopleidingen.",
        sleutel=_listed(cover ^ codes),
    )


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


@rule(
    "KD705",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5, versiebeheer: een rij per cohort, van oud naar nieuw.",
)
def versiereeks_met_gat(versies: Table[Versies]) -> Verdicts:
    """Controleert of de cohorten in het versiebeheer op elkaar aansluiten en in volgorde staan.

    Van nieuw naar oud mag ook, en twee versies in één cohort ook.

    Waarom: wie wil weten wat er sinds zijn cohort veranderd is, leest de rijen daarna; een gat verbergt een
    wijziging.

    Fout: 2005-2006, 2006-2007, 2008-2009.

    Goed: 2005-2006, 2006-2007, 2007-2008, 2008-2009.
    """
    dated = [(years[0], row) for row in versies if (years := _years(row))]
    for row in versies:
        if not _years(row):
            yield NotJudged(f"het cohort van versie '{row.naam or row.volgnr}' is onleesbaar", door_bron=False)
    if not len(versies):
        yield NotJudged(NO_HISTORY, door_bron=True)
    if dated and dated[0][0] > dated[-1][0]:
        dated.reverse()
    for (before, older), (after, newer) in pairwise(dated):
        yield Seen()
        if after - before in (0, 1):
            continue
        problem = "daartussen ontbreekt een versie" if after > before else "de versies staan niet op volgorde"
        yield Finding(
            bericht=f"Na versie {older.cohort} volgt in het versiebeheer {newer.cohort}: {problem}.",
            plaatsen=tuple(plaats(row, f"{row.naam or ''} {row.cohort}") for row in (older, newer)),
            voorstel="Geef elk cohort een rij, van oud naar nieuw.",
            sleutel=f"{before}|{after}",
        )


def _years(row: Versies) -> tuple[int, int] | None:
    """First year of the cohort of a version and its place in the list, or None when it is unreadable."""
    found = YEARS.search(row.cohort or "")
    return (int(found[1]), int(row.volgnr)) if found else None
