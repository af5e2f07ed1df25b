"""What only dossiers of 2015 and later show: coverage by profiel, competenties, kennis and behaviour per kerntaak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.comparing import natural
from pipeline.report.dossier import Dossier, clip
from pipeline.vocabulary import AANVULLING, SBB_2015
from schemas.rows import (
    Aanvullingen,
    Gedragingen,
    Kennis,
    KerntaakKennis,
    Kerntaken,
    Overzicht,
    Resultaten,
    WerkprocesCompetenties,
    Werkprocessen,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.finding import Finding

LONGEST_LIST = 400
"""Rows of kennis that the report shows; the largest real list has 151."""


@dataclass(frozen=True, slots=True)
class Vak:
    """A cell: `soort` is basis, eigen, aanvulling or leeg; `wie` names the profielen of an addition."""

    soort: str
    wie: tuple[str, ...] = ()
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row under its name, with the number that the register gave it and an anchor of a finding about it."""

    naam: str
    nummer: str
    vakken: tuple[Vak, ...]
    bevinding: str | None = None


@dataclass(frozen=True, slots=True)
class Taak:
    """A kerntaak with its werkprocessen."""

    naam: str
    nummer: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Gedrag:
    """What a werkproces asks of the behaviour: lines with the profielen that add them, and its results likewise."""

    naam: str
    aanhef: str
    punten: tuple[tuple[str, str], ...]
    resultaten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Profieldeel:
    """The parts of the report that fit the format."""

    dekking: tuple[Taak, ...]
    competenties: tuple[Taak, ...]
    kerntaken: tuple[tuple[str, str], ...]
    kennis: tuple[Rij, ...]
    meer_kennis: int
    gedrag: tuple[Gedrag, ...]


def by_profiel(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> Profieldeel | None:
    """The parts for a dossier with profielen, None for one of another format."""
    if dossier.facts is None or dossier.facts.formaat != SBB_2015:
        return None
    kennis = _kennis(dossier, findings)
    return Profieldeel(
        _coverage(dossier, findings),
        _competenties(dossier),
        tuple((dossier.kerntaakcode(number), title) for number, title in dossier.kerntaken.items()),
        kennis[:LONGEST_LIST],
        max(0, len(kennis) - LONGEST_LIST),
        tuple(_gedrag(dossier)),
    )


def _tasks(dossier: Dossier, row: dict[str, tuple[Vak, ...]], anchors: dict[str, str]) -> tuple[Taak, ...]:
    """Every kerntaak with the cells of each of its werkprocessen."""
    numbers = {item.kerntaak_nr: clip(item.register_nr, 40) for item in dossier.rows(Kerntaken)}
    own = {item.werkproces_id: clip(item.register_nr, 40) for item in dossier.rows(Werkprocessen)}
    return tuple(
        Taak(
            dossier.kerntaak(number),
            numbers.get(number, ""),
            tuple(
                Rij(dossier.werkproces(key), own.get(key, ""), row.get(key, ()), anchors.get(key))
                for key in dossier.werkprocessen_van(number)
            ),
        )
        for number in dossier.kerntaken
    )


def _coverage(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> tuple[Taak, ...]:
    """Per werkproces and profiel: of the basis, with an addition of the profiel or without, or of the profiel alone."""
    marks = {(row.uitstroom_id, row.werkproces_id) for row in dossier.rows(Overzicht)}
    own = {row.werkproces_id for row in dossier.rows(Werkprocessen) if row.uitstroom_id}
    added = {(row.uitstroom_id, row.werkproces_id) for row in dossier.rows(Aanvullingen) if not row.leeg}
    anchors = {finding.werkproces_id: anchor for finding, anchor in reversed(findings) if finding.werkproces_id}

    def cell(uitstroom: str, key: str) -> Vak:
        if (uitstroom, key) not in marks:
            return Vak("leeg", woorden="hoort niet bij dit profiel")
        if key in own:
            return Vak("eigen", woorden="van dit profiel alleen")
        if (uitstroom, key) in added:
            return Vak("aanvulling", woorden="uit de basis, door dit profiel aangevuld")
        return Vak("basis", woorden="uit de basis")

    cells = {key: tuple(cell(uitstroom, key) for uitstroom in dossier.uitstromen) for key in dossier.werkprocessen}
    return _tasks(dossier, cells, anchors)


def _competenties(dossier: Dossier) -> tuple[Taak, ...]:
    """Per werkproces and competentie: called for by the basis or the profiel itself, or by what profielen add."""
    called = dossier.by(WerkprocesCompetenties, "werkproces_id", "competentie_code")

    def cell(key: str, code: str) -> Vak:
        rows = called.get((key, code), [])
        return _called(dossier, [(row.uitstroom_id, row.herkomst) for row in rows], dossier.competentie(code))

    cells = {key: tuple(cell(key, code) for code in dossier.competenties) for key in dossier.werkprocessen}
    return _tasks(dossier, cells, {})


def _called(dossier: Dossier, rows: Iterable[tuple[str, str | None]], what: str) -> Vak:
    """A cell of what is called for, by (uitstroom_id, herkomst) of every row that calls for it."""
    given = list(rows)
    if not given:
        return Vak("leeg")
    adding = {dossier.profielcode(key) for key, origin in given if origin == AANVULLING}
    who = tuple(sorted(adding, key=natural))
    if any(origin != AANVULLING for _, origin in given):
        return Vak("basis", who, f"{what}: gevraagd{', en nog eens bij ' + ', '.join(who) if who else ''}")
    return Vak("aanvulling", who, f"{what}: alleen bij {', '.join(who)}")


def _kennis(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> tuple[Rij, ...]:
    """The cross table: a row per kennis, a cell per kerntaak."""
    called = dossier.by(KerntaakKennis, "kennis_nr", "kerntaak_nr")
    anchors = {finding.sleutel: anchor for finding, anchor in reversed(findings) if finding.sleutel}
    rows = sorted(dossier.rows(Kennis), key=lambda row: natural((row.kennis or "").casefold()))
    made = []
    for row in rows:
        cells = tuple(
            _called(
                dossier,
                [(item.uitstroom_id, item.herkomst) for item in called.get((row.kennis_nr, number), [])],
                dossier.kerntaakcode(number),
            )
            for number in dossier.kerntaken
        )
        unused = all(cell.soort == "leeg" for cell in cells)
        made.append(
            Rij(clip(row.kennis, 600), clip(row.kennis_nr, 40), cells, anchors.get(row.kennis_nr) if unused else None)
        )
    return tuple(made)


def _gedrag(dossier: Dossier) -> Iterable[Gedrag]:
    """Per werkproces the behaviour and the results, each line once, with the profielen that add it."""
    behaviour, results = dossier.by(Gedragingen, "werkproces_id"), dossier.by(Resultaten, "werkproces_id")
    for key in dossier.werkprocessen:
        rows = behaviour.get(key, [])
        lines = [(row.gedrag, row.uitstroom_id, row.herkomst) for row in rows]
        outcome = [(row.resultaat, row.uitstroom_id, row.herkomst) for row in results.get(key, [])]
        opening = next((row.aanhef for row in rows if row.aanhef), None)
        yield Gedrag(dossier.werkproces(key), clip(opening), _lines(dossier, lines), _lines(dossier, outcome))


def _lines(dossier: Dossier, rows: Iterable[tuple[str | None, str, str | None]]) -> tuple[tuple[str, str], ...]:
    """Every line once, in its order, with whom it is an addition of ('' when it holds for all who have it)."""
    who: dict[tuple[str, bool], list[str]] = {}
    for text, uitstroom_id, origin in rows:
        if text:
            who.setdefault((text, origin == AANVULLING), []).append(dossier.profielcode(uitstroom_id))
    return tuple(
        (clip(text), ", ".join(sorted(set(names), key=natural)) if addition else "")
        for (text, addition), names in who.items()
    )
