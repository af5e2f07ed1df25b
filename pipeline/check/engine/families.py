"""The verdict on a dossier: per family of rules, and whether anything keeps it from being submitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Outcome, Report, Uitkomst
from pipeline.check.engine.rule import BETWEEN
from pipeline.vocabulary import KD_2009, SBB_2015

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FAMILIES: dict[int, str] = {
    1: "Structuur",
    2: "Uitstromen, kerntaken, werkprocessen en hun dekking",
    3: "Matrices",
    4: "Detaillering",
    5: "Niveaus",
    6: "Certificeerbare eenheden",
    7: "Verantwoording",
    8: "Register",
    9: "Bron",
}
"""The families of rules by their number, the first digit of a code; family 9 is about the conversion."""
BETWEEN_DOSSIERS = "Tussen dossiers"
ALL_FAMILIES = {BETWEEN: BETWEEN_DOSSIERS, **FAMILIES}
"""Those, and the family of the rules between dossiers, which is no part of the verdict on one."""

EENHEDEN, REGISTER, BRON = 6, 8, 9
_NAMES_2015 = {
    2: "Profielen, kerntaken, werkprocessen en hun dekking",
    3: "Competenties",
    4: "Uitwerking van de werkprocessen",
}
"""What a family is about in a dossier with profielen, where that is something else."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are: of the dossier by severity, of the source, and accepted ones apart."""

    fouten: int = 0
    waarschuwingen: int = 0
    adviezen: int = 0
    bron: int = 0
    aanvaard: int = 0
    aanvaarde_fouten: int = 0


@dataclass(frozen=True, slots=True)
class FamilyVerdict:
    """The verdict on one family, with the counts of its findings and of its rules.

    `beoordeeld` counts the rules that could be judged, `regels` all of them.
    """

    nummer: int
    naam: str
    uitkomst: Uitkomst
    counts: Counts
    regels: int
    beoordeeld: int


def family(code: str) -> int:
    """The number of the family that a rule code belongs to: 3 for `KD301`."""
    return int(code[2])


def blocking(finding: Finding) -> bool:
    """Whether a finding must be mended before submission: an unaccepted `fout` of the dossier itself."""
    return finding.aanvaard is None and finding.ernst is Ernst.FOUT and finding.eigenaar is Eigenaar.DOSSIER


def must_change(report: Report) -> tuple[Finding, ...]:
    """The findings that must be mended before submission, in the order of the report."""
    return tuple(finding for finding in report.findings if blocking(finding))


def count(findings: Iterable[Finding]) -> Counts:
    """Count findings by severity and owner; an accepted one counts only as accepted."""
    tally = dict.fromkeys(("fouten", "waarschuwingen", "adviezen", "bron", "aanvaard", "aanvaarde_fouten"), 0)
    names = {Ernst.FOUT: "fouten", Ernst.WAARSCHUWING: "waarschuwingen", Ernst.ADVIES: "adviezen"}
    for finding in findings:
        if finding.aanvaard is not None:
            tally["aanvaard"] += 1
            tally["aanvaarde_fouten"] += finding.ernst is Ernst.FOUT
        elif finding.eigenaar is Eigenaar.BRON:
            tally["bron"] += 1
        elif finding.ernst is not None:
            tally[names[finding.ernst]] += 1
    return Counts(**tally)


def families_of(formaat: str | None) -> dict[int, str]:
    """The families that a format has something for, by the names that it has for their subjects."""
    if formaat == SBB_2015:
        return {number: _NAMES_2015.get(number, naam) for number, naam in FAMILIES.items() if number != EENHEDEN}
    return {number: naam for number, naam in FAMILIES.items() if number != REGISTER or formaat != KD_2009}


def family_verdicts(report: Report, names: Mapping[int, str] = FAMILIES) -> tuple[FamilyVerdict, ...]:
    """The verdict per family of `names` in order; one without a judged rule is 'niet te beoordelen'."""
    findings: dict[int, list[Finding]] = {number: [] for number in FAMILIES}
    outcomes: dict[int, list[Outcome]] = {number: [] for number in FAMILIES}
    for finding in report.findings:
        findings.setdefault(family(finding.code), []).append(finding)
    for outcome in report.outcomes:
        outcomes.setdefault(family(outcome.code), []).append(outcome)
    return tuple(_verdict(number, naam, findings[number], outcomes[number]) for number, naam in names.items())


def _verdict(number: int, naam: str, findings: list[Finding], outcomes: list[Outcome]) -> FamilyVerdict:
    judged = sum(item.uitkomst is not Uitkomst.NIET_TE_BEOORDELEN for item in outcomes)
    if any(blocking(finding) for finding in findings):
        uitkomst = Uitkomst.VOLDOET_NIET
    else:
        uitkomst = Uitkomst.VOLDOET if judged else Uitkomst.NIET_TE_BEOORDELEN
    return FamilyVerdict(number, naam, uitkomst, count(findings), len(outcomes), judged)
