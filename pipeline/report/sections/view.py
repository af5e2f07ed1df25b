"""What the templates need, laid out once from the tables and the report of a dossier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.rule import CATALOGUE
from pipeline.dutch_dates import MONTHS
from pipeline.report.dossier import Dossier, clip, number
from pipeline.report.sections.bevindingen import Criterium, anchored, grouped
from pipeline.report.sections.bron import Bron, source
from pipeline.report.sections.dekking import Kerntaak, coverage
from pipeline.report.sections.eerst import Regel as Eerst
from pipeline.report.sections.eerst import first
from pipeline.report.sections.kwaliteit import measures
from pipeline.report.sections.matrixkaarten import Matrix, matrices
from pipeline.report.sections.oordeel import Oordeel, judgement, readable
from pipeline.report.sections.overzichtskaart import Kaartvak, shared
from pipeline.report.sections.profielen import Profieldeel, by_profiel
from pipeline.report.sections.verwantschap import Verwantschap, kinship
from pipeline.vocabulary import DOSSIER
from schemas.rows import Branches, CertificeerbareEenheden, Crebocodes, Uitstromen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from pipeline.check.engine.finding import Failure, Report
    from pipeline.report.sections.meting import Meting


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule: how it fared on this dossier, and what the catalogue tells of it (see `blocks`)."""

    code: str
    naam: str
    uitkomst: str
    beoordeeld: int
    bevindingen: int
    reden: str
    grond: str
    uitleg: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A whole toetsingsrapport, ready to be rendered."""

    dossier: Dossier
    ondertitel: str
    gegevens: tuple[tuple[str, tuple[str, ...]], ...]
    oordeel: Oordeel
    dekking: tuple[Kerntaak, ...]
    profielen: Profieldeel | None
    matrices: tuple[Matrix, ...]
    kaart: tuple[tuple[str, tuple[tuple[str, tuple[Kaartvak, ...]], ...]], ...]
    open: tuple[Criterium, ...]
    aanvaard: tuple[Criterium, ...]
    na_te_lezen: tuple[Criterium, ...]
    eerst: tuple[Eerst, ...]
    aantal: int
    kwaliteit: tuple[Meting, ...]
    verwantschap: Verwantschap
    bron: Bron
    regels: tuple[Regel, ...]
    vastgelopen: tuple[Failure, ...]
    versie: str


def view(tables: Mapping[str, pd.DataFrame], report: Report, version: str) -> View:
    """Lay out a report; `version` is that of the tool, which is also that of its rules."""
    dossier = Dossier(tables)
    pairs = anchored(report.findings)
    return View(
        dossier,
        subtitle(dossier),
        particulars(dossier, version),
        judgement(dossier, report, pairs),
        coverage(dossier, pairs),
        by_profiel(dossier, pairs),
        matrices(dossier, pairs),
        shared(dossier, pairs),
        grouped(dossier, [pair for pair in pairs if pair[0].aanvaard is None]),
        grouped(dossier, [pair for pair in pairs if pair[0].aanvaard is not None]),
        grouped(dossier, anchored(report.na_te_lezen)),
        first(pairs),
        len(pairs),
        measures(dossier, pairs),
        kinship(dossier),
        source(dossier),
        rules(report),
        report.failures,
        version,
    )


def subtitle(dossier: Dossier) -> str:
    """Crebo, cohort or from when it holds, and source in one line."""
    codes = ", ".join(clip(row.crebocode, 40) for row in _crebos(dossier))
    facts = dossier.facts
    parts = [
        f"crebo {codes}" if codes else "",
        cohort(dossier),
        f"geldig vanaf {dutch_date(facts.geldig_van)}" if facts and facts.geldig_van else "",
    ]
    parts.append(f"bron {clip(facts.bron_bestand, 120)}" if facts else "")
    return " · ".join(filter(None, parts))


def cohort(dossier: Dossier) -> str:
    """The cohort in words, once the word itself: 'cohort 2009 - 2010'."""
    years = clip(dossier.facts.cohort, 60) if dossier.facts else ""
    return f"cohort {re.sub('^cohort ', '', years, flags=re.IGNORECASE)}" if years else ""


def particulars(dossier: Dossier, version: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The data of the dossier as terms with their values; a term without value says so."""
    facts = dossier.facts
    levels = [f"{dossier.uitstroom(row.uitstroom_id)} ({_about(row)})" for row in dossier.rows(Uitstromen)]
    units = [clip(f"{row.eenheid_id} {row.naam or ''}", 160) for row in dossier.rows(CertificeerbareEenheden)]

    def fact(name: str) -> list[str]:
        return [clip(getattr(facts, name), 400)] if facts and getattr(facts, name) else []

    adopted_by = [value.rstrip(". ") for value in fact("vastgesteld_door")]
    adopted = [
        f"{label} {dutch_date(value[0])}"
        for label, name in (("op", "vastgesteld_op"), ("te", "vastgesteld_te"))
        if (value := fact(name))
    ]
    terms = (
        ("Titel", fact("titel")),
        ("Crebonummer", [clip(row.crebocode, 40) for row in _crebos(dossier)]),
        *(_terms_of_2015(fact) if dossier.soort_uitstroom == "profiel" else [("Cohort", fact("cohort"))]),
        ("Sector", fact("sector")),
        *(
            [("Profielen", levels)]
            if dossier.soort_uitstroom == "profiel"
            else [
                ("Branches", [clip(row.branche, 200) for row in dossier.rows(Branches)]),
                ("Uitstromen en niveaus", levels),
                ("Certificeerbare eenheden", units),
                ("Onder regie van", fact("onder_regie_van")),
                ("Ontwikkeld door", fact("ontwikkeld_door")),
            ]
        ),
        (
            "Vastgesteld",
            [", ".join([*adopted_by, *adopted])] if adopted_by or adopted else [],
        ),
        ("Bronbestand", fact("bron_bestand")),
        ("SHA-256 van de bron", fact("bron_sha256")),
        ("Formaat", fact("formaat")),
        ("Versie van het gereedschap", [version]),
        ("Versie van de regels", [f"{version}, {len(CATALOGUE)} regels"]),
    )
    return tuple((name, tuple(values) or ("niet vermeld",)) for name, values in terms)


def _crebos(dossier: Dossier) -> list[Crebocodes]:
    """The crebonummers of the dossier: that of the dossier itself where it is told from those of its profielen."""
    rows = list(dossier.rows(Crebocodes))
    return [row for row in rows if row.soort == DOSSIER] or rows


def _about(row: Uitstromen) -> str:
    """The level of an uitstroom, and what the register says of a profiel."""
    said = [f"niveau {row.niveau if row.niveau is not None else 'niet vermeld'}"]
    said += [clip(row.soort_opleiding, 80)] if row.soort_opleiding else []
    said += [f"{number(row.sbu)} sbu"] if row.sbu is not None else []
    said += [f"crebo {clip(row.crebocode, 40)}"] if row.crebocode else []
    said += [f"register {clip(row.register_nr, 40)}"] if row.register_nr else []
    return ", ".join(said)


def _terms_of_2015(fact: Callable[[str], list[str]]) -> list[tuple[str, list[str]]]:
    """What the register states of a dossier besides."""
    return [
        ("Versie", fact("versie")),
        ("Status", fact("status")),
        ("Geldig vanaf", [dutch_date(day) for day in fact("geldig_van")]),
        ("Nummer in het register", fact("register_nr")),
        ("Vorige versie in het register", fact("vorige_nr")),
        ("Opleidingsdomein", fact("domein")),
    ]


def dutch_date(text: str) -> str:
    """An ISO date in words, '16 december 2008'; any other text as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rules(report: Report) -> tuple[Regel, ...]:
    """Every rule that ran, with its outcome and its explanation."""
    answer = []
    for outcome in report.outcomes:
        known = CATALOGUE.get(outcome.code)
        answer.append(
            Regel(
                outcome.code,
                readable(outcome.regel),
                outcome.uitkomst.value,
                outcome.beoordeeld,
                outcome.bevindingen,
                clip(outcome.reden),
                known.grond if known else "",
                blocks(known.uitleg) if known else (),
            )
        )
    return tuple(answer)


def blocks(text: str) -> tuple[tuple[str, str], ...]:
    """A rule's explanation as blocks of (kind, text).

    The kind is `pre` for an example that keeps its lines, else the word that opens the block
    before a colon ('Waarom', 'Fout', 'Goed'), or ''.
    """
    answer = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        indented = len(lines) > 1 and all(line.startswith((" ", "\t")) for line in lines[1:])
        lead = re.match(r"(Waarom|Fout|Goed):\s+", block)
        rest = " ".join(block[lead.end() :].split()) if lead else " ".join(block.split())
        answer.append(("pre", block) if indented else (lead.group(1) if lead else "", rest))
    return tuple(answer)
