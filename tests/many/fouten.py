"""Known faults between dossiers, and what looks like one and is none, put into the series of a fictional corpus."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.dossiers.woorden import COMPONENTEN, NAMEN
from tests.many.reeks import EERSTE_JAAR, VERSIES
from tests.many.woorden import KENNISCENTRA

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.dossiers.inhoud import Beschrijving, Wp
    from tests.dossiers.model import Detaillering, Dossier
    from tests.many.reeks import Reeks

LAST = EERSTE_JAAR + VERSIES - 1


@dataclass
class Fout:
    """A fault in one version of a series: the rule that must find it, and the words that its finding must hold."""

    code: str
    bestand: str
    woorden: tuple[str, ...]


@dataclass
class Ingreep:
    """What is done to one series: to the series itself, to the description of a year, to the dossier built of it."""

    reeks: Callable[[Reeks], Reeks] = lambda reeks: reeks
    beschrijving: Callable[[Beschrijving], Beschrijving] = lambda spec: spec
    dossier: Callable[[Dossier], None] = lambda dossier: None
    weg: tuple[int, ...] = ()
    fouten: list[Fout] = field(default_factory=list)


def naam(reeks: Reeks, jaar: int) -> str:
    """The name of a source, without its suffix."""
    return f"{reeks.titel.lower().replace(' ', '-')}-{jaar}"


def kd001(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A component under another competentie, in the last version."""

    def move(dossier: Dossier) -> None:
        if dossier.cohort.startswith(f"Cohort {LAST}"):
            first, second = _two(dossier)
            first.componenten[0] = COMPONENTEN[_letter(second)][0]

    first, second = (part.strip() for part in _letters(reeks.werk[0]))
    moved = COMPONENTEN[second][0]
    return Ingreep(dossier=move, fouten=[Fout("KD001", naam(reeks, LAST), (moved, NAMEN[first]))])


def kd002(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """Another competentie than all others choose for a werkproces that is done in many dossiers."""
    other = dice.choice([letter for letter in "FGPUW" if letter not in reeks.werk[1].wie])
    changed = replace(reeks.werk[1], wie=reeks.werk[1].wie[:-1] + other)
    words = (reeks.werk[1].titel, naam(reeks, LAST))
    return Ingreep(reeks=lambda given: given.met(1, changed), fouten=[Fout("KD002", naam(reeks, LAST), words)])


def kd003(reeks: Reeks, dice: random.Random, alle: list[Reeks]) -> Ingreep:
    """The crebocode of another series of the same cohort."""
    other = dice.choice([item for item in alle if item.nummer != reeks.nummer and not item.register])
    fault = Fout("KD003", naam(reeks, LAST), (other.crebo, naam(other, LAST)))
    return Ingreep(
        beschrijving=lambda spec: replace(spec, crebo=(*spec.crebo, other.crebo)) if spec.jaar == LAST else spec,
        fouten=[fault],
    )


def kd004(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A term with a letter doubled."""
    term = max(reeks.werk[2].kennis, key=len)
    middle = len(term) // 2
    wrong = term[:middle] + term[middle - 1 : middle] + term[middle:]
    changed = replace(reeks.werk[2], kennis=tuple(wrong if item == term else item for item in reeks.werk[2].kennis))
    return Ingreep(
        reeks=lambda given: given.met(2, changed),
        fouten=[Fout("KD004", naam(reeks, LAST), (max(wrong.split(), key=len),))],
    )


def kd005(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A kwalificatie of another dossier on another level, or under a name with a letter less."""
    level = dice.random() < 0.5

    def change(spec: Beschrijving) -> Beschrijving:
        niveau, name = spec.verwant[0]
        wrong = (niveau % 4 + 1, name) if level else (niveau, name[:4] + name[5:])
        return replace(spec, verwant=(wrong, *spec.verwant[1:])) if spec.jaar == LAST else spec

    name = reeks.beschrijving(LAST).verwant[0][1]
    return Ingreep(beschrijving=change, fouten=[Fout("KD005", naam(reeks, LAST), (name,))])


def kd006(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A level that is another in the last version, of which nothing is said."""
    return Ingreep(
        beschrijving=lambda spec: _level(spec) if spec.jaar == LAST else spec,
        fouten=[Fout("KD006", naam(reeks, LAST), (reeks.titel,))],
    )


def kd007(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A prestatie-indicator that is that of another competentie, word for word."""

    def move(dossier: Dossier) -> None:
        if dossier.cohort.startswith(f"Cohort {LAST}"):
            first, second = _two(dossier)
            first.indicator = second.indicator

    first, _second = _letters(reeks.werk[0])
    return Ingreep(dossier=move, fouten=[Fout("KD007", naam(reeks, LAST), (NAMEN[first], reeks.werk[0].naamwoord))])


def kd008(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    """A version in the middle that the corpus lacks."""
    year = EERSTE_JAAR + 1
    return Ingreep(weg=(year,), fouten=[Fout("KD008", naam(reeks, LAST), (f"{year}-{year + 1}", reeks.titel))])


def near_misses() -> list[Callable[[Reeks, random.Random, list[Reeks]], Ingreep]]:
    """What must not be found: each is a change that says so, or that means something else."""
    return [_said, _other_work, _first_missing, _other_term, _other_sentence, _shared_over_time]


FAULTS = (kd001, kd002, kd003, kd004, kd005, kd006, kd007, kd008)


def _said(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    said = f"het niveau van de uitstroom {reeks.titel} is gewijzigd"
    return Ingreep(
        beschrijving=lambda spec: (
            replace(_level(spec), wijzigingen=(*spec.wijzigingen, said)) if spec.jaar == LAST else spec
        )
    )


def _other_work(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    sentences = (
        "werkt daarbij alleen in de open lucht met een ploeg vrijwilligers",
        "sluit de dag af met een optreden op het plein",
    )
    return Ingreep(reeks=lambda given: given.met(1, replace(reeks.werk[1], zinnen=sentences, wie="1:FGW")))


def _first_missing(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    return Ingreep(weg=(EERSTE_JAAR,))


def _other_term(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    terms = (f"Oude {reeks.werk[2].kennis[0].lower()}", "Rekenkunde van het vak")
    return Ingreep(reeks=lambda given: given.met(2, replace(reeks.werk[2], kennis=terms)))


def _other_sentence(reeks: Reeks, dice: random.Random, _: list[Reeks]) -> Ingreep:
    def reword(dossier: Dossier) -> None:
        first, second = _two(dossier)
        first.indicator = second.indicator.replace(" bij ", " altijd zelf bij ", 1)

    return Ingreep(dossier=reword)


def _shared_over_time(reeks: Reeks, dice: random.Random, alle: list[Reeks]) -> Ingreep:
    """The work moves to another kenniscentrum in the last year, which is no other dossier."""
    other = KENNISCENTRA[(reeks.nummer // 2 + 1) % len(KENNISCENTRA)][0]
    return Ingreep(beschrijving=lambda spec: replace(spec, organisatie=other) if spec.jaar == LAST else spec)


def _level(spec: Beschrijving) -> Beschrijving:
    (first, *rest) = spec.uitstromen
    return replace(spec, uitstromen=(replace(first, niveau=first.niveau % 4 + 1), *rest))


def _letters(wp: Wp) -> tuple[str, str]:
    """The competenties of the first two rows of its detaillering."""
    ordered = sorted(wp.wie.partition(":")[2], key=lambda letter: NAMEN[letter].casefold())
    return ordered[0], ordered[1]


def _letter(detail: Detaillering) -> str:
    return next(letter for letter, name in NAMEN.items() if name == detail.competentie)


def _two(dossier: Dossier) -> tuple[Detaillering, Detaillering]:
    first, second, *_ = dossier.uitwerking[0].kerntaken[0].uitwerkingen[0].detailleringen
    return first, second
