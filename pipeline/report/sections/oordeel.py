"""The verdict for people: one sentence, what must change first, and what could not be judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.families import BRON, Counts, FamilyVerdict, count, family_verdicts, must_change
from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Report, Uitkomst
from pipeline.report.dossier import Dossier, clip, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN_PER_RULE = 6


@dataclass(frozen=True, slots=True)
class Punt:
    """One finding in a list of the verdict: its sentence, its subject, its anchor, and why it is accepted."""

    bericht: str
    waar: str
    anker: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """The findings of one rule: the first few, and how many more there are."""

    code: str
    naam: str
    aantal: int
    punten: tuple[Punt, ...]

    @property
    def meer(self) -> int:
        """How many are not shown here."""
        return self.aantal - len(self.punten)


@dataclass(frozen=True, slots=True)
class Hindernis:
    """Why something could not be judged, the rules that this kept from a full verdict, and whether by the source."""

    reden: str
    regels: tuple[tuple[str, str], ...]
    van_bron: bool


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Everything that the first page of the report says."""

    uitkomst: Uitkomst
    kop: str
    zin: str
    counts: Counts
    families: tuple[FamilyVerdict, ...]
    wijzigen: tuple[Groep, ...]
    waarschuwingen: tuple[Groep, ...]
    adviezen: tuple[Groep, ...]
    bron: tuple[Groep, ...]
    aanvaard: tuple[Groep, ...]
    hindernissen: tuple[Hindernis, ...]

    @property
    def stijl(self) -> str:
        """How the verdict looks (see `style`)."""
        return style(self.uitkomst, self.counts)


def judgement(dossier: Dossier, report: Report, anchored: Sequence[tuple[Finding, str]]) -> Oordeel:
    """The verdict of a report; `anchored` pairs its findings with their anchors."""
    blocking = set(map(id, must_change(report)))
    first = [pair for pair in anchored if id(pair[0]) in blocking]
    accepted = [pair for pair in anchored if pair[0].aanvaard is not None and pair[0].ernst is Ernst.FOUT]
    uitkomst = overall(report)
    counts = count(report.findings)
    families = family_verdicts(report, dossier.families)
    return Oordeel(
        uitkomst,
        *wording(uitkomst, counts, families),
        counts,
        families,
        groups(dossier, first),
        groups(dossier, _open(anchored, Ernst.WAARSCHUWING)),
        groups(dossier, _open(anchored, Ernst.ADVIES)),
        groups(dossier, [pair for pair in anchored if pair[0].eigenaar is Eigenaar.BRON and pair[0].aanvaard is None]),
        groups(dossier, accepted),
        obstacles(report),
    )


def overall(report: Report) -> Uitkomst:
    """The verdict on the dossier: that of its families together, the family of the source left out."""
    if must_change(report):
        return Uitkomst.VOLDOET_NIET
    judged = any(verdict.beoordeeld for verdict in family_verdicts(report) if verdict.nummer != BRON)
    return Uitkomst.VOLDOET if judged else Uitkomst.NIET_TE_BEOORDELEN


def wording(uitkomst: Uitkomst, counts: Counts, families: Sequence[FamilyVerdict]) -> tuple[str, str]:
    """The verdict as a heading of a few words and one sentence, with the criteria that have no verdict."""
    head, sentence = _wording(uitkomst, counts)
    missing = [
        item.naam.lower() for item in families if item.uitkomst is Uitkomst.NIET_TE_BEOORDELEN and item.nummer != BRON
    ]
    if missing and uitkomst is not Uitkomst.NIET_TE_BEOORDELEN:
        sentence += f" Niet te beoordelen: {'; '.join(missing)}."
    return head, sentence


def style(uitkomst: Uitkomst, counts: Counts) -> str:
    """How a verdict looks: `goed`, `let` (there are accepted errors), `slecht` or `onbekend`."""
    if uitkomst is Uitkomst.VOLDOET:
        return "let" if counts.aanvaarde_fouten else "goed"
    return "slecht" if uitkomst is Uitkomst.VOLDOET_NIET else "onbekend"


def _open(anchored: Sequence[tuple[Finding, str]], ernst: Ernst) -> list[tuple[Finding, str]]:
    return [
        pair
        for pair in anchored
        if pair[0].ernst is ernst and pair[0].aanvaard is None and pair[0].eigenaar is Eigenaar.DOSSIER
    ]


def _wording(uitkomst: Uitkomst, counts: Counts) -> tuple[str, str]:
    if uitkomst is Uitkomst.NIET_TE_BEOORDELEN:
        return "Niet te beoordelen", "De bron geeft te weinig om dit dossier te kunnen toetsen."
    if uitkomst is Uitkomst.VOLDOET_NIET:
        errors = plural(counts.fouten, "fout", "fouten")
        one = counts.fouten == 1
        rest = f" Nog {counts.aanvaarde_fouten} eerder aanvaarde staan apart." if counts.aanvaarde_fouten else ""
        return "Voldoet nog niet", (
            f"In dit dossier {'staat' if one else 'staan'} {errors} die vóór indiening "
            f"{'moet' if one else 'moeten'} worden hersteld.{rest}"
        )
    if counts.aanvaarde_fouten:
        errors = plural(counts.aanvaarde_fouten, "fout", "fouten")
        return "Voldoet, met aanvaarde fouten", (
            f"Er is niets nieuws dat indiening tegenhoudt. Wel bevat het dossier {errors} die "
            f"{'bekend is' if counts.aanvaarde_fouten == 1 else 'bekend zijn'} en met een reden aanvaard."
        )
    return "Voldoet", "De toetsing vond in dit dossier geen fouten die vóór indiening moeten worden hersteld."


def groups(dossier: Dossier, anchored: Sequence[tuple[Finding, str]]) -> tuple[Groep, ...]:
    """Findings by rule, in their order, each rule with its first few."""
    by_rule: dict[str, list[tuple[Finding, str]]] = {}
    for pair in anchored:
        by_rule.setdefault(pair[0].code, []).append(pair)
    return tuple(
        Groep(
            code,
            readable(pairs[0][0].regel),
            len(pairs),
            tuple(
                Punt(clip(finding.bericht, 400), subject(dossier, finding), anchor, clip(finding.aanvaard, 400))
                for finding, anchor in pairs[:SHOWN_PER_RULE]
            ),
        )
        for code, pairs in by_rule.items()
    )


def readable(name: str) -> str:
    """The name of a rule as words: 'Kruis zonder detaillering'."""
    words = clip(name, 120).replace("-", " ")
    return words[:1].upper() + words[1:]


def subject(dossier: Dossier, finding: Finding) -> str:
    """What a finding is about, in words; '' when it is about the dossier as a whole."""
    parts = []
    if finding.uitstroom_id:
        parts.append(dossier.uitstroom(finding.uitstroom_id))
    if finding.werkproces_id:
        parts.append(f"werkproces {dossier.werkproces(finding.werkproces_id)}")
    elif finding.kerntaak_nr is not None:
        parts.append(dossier.codes_kerntaken.get(finding.kerntaak_nr) or f"kerntaak {finding.kerntaak_nr}")
    if finding.competentie_code:
        parts.append(f"competentie {dossier.competentie(finding.competentie_code)}")
    return " · ".join(parts)


def obstacles(report: Report) -> tuple[Hindernis, ...]:
    """What kept rules from judging, with the rules; a rule that simply had no subject is left out."""
    by_reason: dict[tuple[str, bool], dict[str, str]] = {}
    for outcome in report.outcomes:
        for reason in outcome.redenen:
            key = (clip(reason, 300), reason in outcome.door_bron)
            by_reason.setdefault(key, {})[outcome.code] = readable(outcome.regel)
    return tuple(Hindernis(reason, tuple(rules.items()), source) for (reason, source), rules in by_reason.items())


def owner_words(finding: Finding) -> str:
    """Who must act, in one word."""
    return "bron" if finding.eigenaar is Eigenaar.BRON else "dossier"
