"""Runs the rules on the tables of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.broken_off import Ending, ending
from pipeline.check.engine.finding import Ernst, Failure, Finding, NotJudged, Outcome, Report, Seen, Uitkomst
from pipeline.check.engine.formaat import Formaat, formaat_of
from pipeline.check.engine.lines import Lines
from pipeline.check.engine.lost_pages import Loss, loss
from pipeline.check.engine.rule import CATALOGUE, Rule, Zekerheid
from pipeline.check.engine.run_tables import RUN_TABLES
from pipeline.check.engine.table import Table
from pipeline.check.language.texts import Texts
from pipeline.comparing import natural
from schemas.collection import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    Content = pd.DataFrame | Mapping[str, list[Any]]

Views = Mapping[str, Any]
"""What the rules may read by name: tables (each rule says in its parameters of which rows they are), and all texts."""
TEKSTEN = "teksten"
"""The name by which a rule asks for all running text of the dossier at once."""
ALONE = "er is geen ander dossier om mee te vergelijken"
CRASHED = "de regel zelf liep vast"


def run_rules(tables: Mapping[str, Content], rules: Iterable[Rule] | None = None) -> Report:
    """Run `rules` (all of the catalogue for one dossier when None) on the tables of one dossier.

    Rules between dossiers are given the tables of all of them.

    `tables` maps the name of every table of the contract to its frame or its columns, and may hold `waivers`
    (see `pipeline.check.settings.waivers.table`) and what a previous version tells (`vorige`, `verschillen`). Rules on the run itself (`RUN_TABLES`) come after the
    others. A rule that raises becomes a Failure and the others go on. Findings come ordered by
    severity, code and place, outcomes by code.
    """
    every = (item for item in CATALOGUE.values() if not item.tussen) if rules is None else rules
    chosen = sorted(every, key=lambda item: (_on_run(item), item.code))
    views: Views = {name: Table(table) for name, table in content(tables).items()}
    views = given = {**views, TEKSTEN: Texts(views)}
    source, end, formaat, lost = _source_name(views), ending(views), formaat_of(views), loss(views)
    lines = Lines(views.get("bronverantwoording", ()))
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    failures: list[Failure] = []
    for item in chosen:
        if _on_run(item):
            views = {**_run_views(findings, outcomes), **given}
        try:
            found, outcome = judge(item, views, end, formaat, lost)
        except Exception as error:  # whatever a rule raises is a failure of the tool
            failures.append(Failure(item.code, item.naam, f"{type(error).__name__}: {error}"))
            outcome = Outcome(item.code, item.naam, Uitkomst.NIET_TE_BEOORDELEN, 0, 0, (CRASHED,))
            found = []
        findings += (lines.placed(finding).with_source(source) for finding in found)
        outcomes.append(outcome)
    outcomes.sort(key=lambda outcome: outcome.code)
    genoemd = formaat.named(*(given.get(name, ()) for name in ("uitstromen", "overzicht")))
    return Report(tuple(sorted(findings, key=order)), tuple(outcomes), tuple(failures), genoemd=genoemd)


def set_apart(report: Report) -> Report:
    """The report with what is only 'mogelijk' set apart: to read again, and no part of the judgement."""
    unsure = {code for code, item in CATALOGUE.items() if item.zekerheid is Zekerheid.MOGELIJK}
    return replace(
        report,
        findings=tuple(item for item in report.findings if item.code not in unsure),
        outcomes=tuple(item for item in report.outcomes if item.code not in unsure),
        na_te_lezen=tuple(item for item in report.findings if item.code in unsure),
    )


def judge(
    item: Rule,
    views: Views,
    end: Ending | None = None,
    formaat: Formaat | None = None,
    lost: Loss | None = None,
) -> tuple[list[Finding], Outcome]:
    """The findings and the outcome of one rule; one that saw nothing, or what cannot be held against anybody, is never 'voldoet'.

    What is about the place where the source breaks off (`end`) is not judged, nor what rests on pages that
    were `lost`, nor what the format of the
    dossier does not know (`formaat`; that of the tables when None).
    """
    formaat = Formaat() if item.tussen else formaat or formaat_of(views)
    if reden := formaat.not_for(item) or _alone(item, views):
        return [], Outcome(item.code, item.naam, Uitkomst.NIET_TE_BEOORDELEN, 0, 0, (reden,))
    findings: list[Finding] = []
    reasons = lost.clouds(item) if lost else {}
    seen, hidden = 0, bool(reasons)
    for verdict in item.function(**{name: views[name] if name in views else Texts(views) for name in item.tables}):
        if isinstance(verdict, Finding):
            finding = formaat.worded(_complete(verdict, item))
            if end and end.hides(finding, item.na_afbreken):
                reasons[end.reden] = hidden = True
            elif lost and lost.hides(finding, item):
                reasons[lost.reden] = hidden = True
            else:
                findings.append(finding)
        elif isinstance(verdict, Seen):
            seen += verdict.number
        elif isinstance(verdict, NotJudged):
            reasons[verdict.reden] = reasons.get(verdict.reden, False) or verdict.door_bron
    findings = told_apart(formaat.merged(findings))
    if findings:
        uitkomst, seen = Uitkomst.VOLDOET_NIET, max(seen, 1)
    else:
        uitkomst = Uitkomst.VOLDOET if seen and not hidden else Uitkomst.NIET_TE_BEOORDELEN
    if not findings and not seen and (reden := formaat.lacks(item)):
        reasons = {reden: False}
    by_source = frozenset(reden for reden, door_bron in reasons.items() if door_bron)
    return findings, Outcome(item.code, item.naam, uitkomst, seen, len(findings), tuple(reasons), by_source)


def _alone(item: Rule, views: Views) -> str | None:
    """Why a rule between dossiers has nothing to compare."""
    return ALONE if item.tussen and len(views["dossiers"]) < 2 else None


def told_apart(findings: list[Finding]) -> list[Finding]:
    """The findings of one rule, with a number in reading order for each that is in all else as one before it.

    So no fingerprint stands for two findings of a run, and a waiver of one never hides the other.
    """
    counts: Counter[str] = Counter()
    apart = []
    for finding in findings:
        counts[finding.vingerafdruk] += 1
        number = counts[finding.vingerafdruk]
        apart.append(finding if number == 1 else replace(finding, afwijkend=f"{finding.afwijkend}#{number}"))
    return apart


def order(finding: Finding) -> tuple[int, str, int, int, tuple[tuple[int, str], ...], str]:
    """Sort key of a report: severity, code, place, and the fingerprint so that the order never varies."""
    first = finding.plaatsen[0] if finding.plaatsen else None
    rank = list(Ernst).index(finding.ernst) if finding.ernst else len(Ernst)
    return (
        rank,
        finding.code,
        (first and first.pagina) or 0,
        (first and first.regel) or 0,
        natural((first and first.pad) or ""),
        finding.vingerafdruk,
    )


def _on_run(item: Rule) -> bool:
    """Whether a rule reads what the run itself made."""
    return not RUN_TABLES.keys().isdisjoint(item.tables)


def _run_views(findings: Iterable[Finding], outcomes: Iterable[Outcome]) -> dict[str, Table[Any]]:
    rows: dict[str, Iterable[object]] = {"bevindingen": findings, "uitkomsten": outcomes}
    views: dict[str, Table[Any]] = {}
    for name, columns in RUN_TABLES.items():
        views[name] = Table({column: [getattr(row, column) for row in rows.get(name, ())] for column in columns})
    return views


def _complete(finding: Finding, item: Rule) -> Finding:
    return replace(
        finding,
        code=item.code,
        regel=item.naam,
        ernst=finding.ernst or item.ernst,
        eigenaar=finding.eigenaar or item.eigenaar,
    )


def _source_name(views: Views) -> str:
    rows = views["dossiers"].rows if "dossiers" in views else []
    return str(rows[0].bron_bestand) if rows and rows[0].bron_bestand else ""
