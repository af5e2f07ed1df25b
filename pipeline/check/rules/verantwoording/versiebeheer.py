"""Family 7: the history of versions, with their cohorts and crebocodes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Versies

YEARS = re.compile(r"\b((?:19|20)\d{2})\s*[-–/]\s*((?:19|20)\d{2}|\d{2})\b")
CODE = re.compile(r"\d{3,}")
NO_HISTORY = "het versiebeheer van deel D 2.5 ontbreekt in de bron"


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
    """Controleert of de laatste versie die crebocodes noemt dezelfde noemt als de omslag, en elke eerdere als haar buren.

    Een versie die geen code noemt telt niet mee. Een code mag met een versie veranderen; noemen de versies ervoor en
    erna dezelfde code, dan is die ertussen een vergissing.

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
    yield from _between([stated[years] for years in sorted(stated)])
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


def _between(rows: list[Versies]) -> Verdicts:
    """A version whose codes differ from those of the versions before and after it, which agree."""
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        around, codes, later = (set(CODE.findall(item.crebocodes or "")) for item in (before, row, after))
        if around == later != codes:
            yield Finding(
                bericht=f"Het versiebeheer noemt bij {row.cohort} crebocode {_listed(codes)}, bij de versies ervoor en erna "
                f"{_listed(around)}.",
                plaatsen=tuple(plaats(item, f"{item.naam or ''} ({item.crebocodes})") for item in (row, before, after)),
                voorstel="Neem de code over uit het Centraal register beroepsopleidingen.",
                sleutel=f"{row.cohort} {_listed(codes)}",
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
