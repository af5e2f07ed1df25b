"""Family 4, language: one text in several uitstromen, and where its copies differ."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.language.column_label import without_label
from pipeline.check.language.names import Names, edit, standing
from pipeline.check.reading.keys import shared_keys
from pipeline.comparing import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Passage, Texts
    from schemas.rows import Componenten, Detailleringen, Dossiers, Uitstromen

GROND = "Deel C 2: wat voor meer uitstromen gelijk is, staat er gelijk; wat verschilt, is een verschil van beroep."
FEWEST_WORDS, LONGEST_EDIT = 8, 3
"""Words of a text from which it is no accident that another is alike, and words in which the two may differ."""
ALIKE = 80
"""Likeness (0 to 100) from which two prestatie-indicatoren are about the same."""
_NO_COPY = frozenset({"niet", "geen"})
_PRONOUNS = frozenset({"hem", "haar", "hij", "zij", "deze", "dit", "die", "dat"})


class Side(NamedTuple):
    """A text of an uitstroom, and its words made alike."""

    passage: Passage
    woorden: tuple[str, ...]


@rule("KD421", ernst=Ernst.ADVIES, grond=GROND, zekerheid=Zekerheid.WAARSCHIJNLIJK)
def een_plaats_verschil(teksten: Texts, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers]) -> Verdicts:
    """Controleert of teksten van één werkproces die in meer uitstromen bijna gelijk zijn, helemaal gelijk zijn.

    Prestatie-indicatoren en resultaten worden vergeleken zonder de namen van de uitstromen; klant en account gelden
    als één woord. Zij verschillen op één plaats in ten hoogste drie woorden.

    Waarom: bij één woord verschil vraagt de lezer zich af of er een ander beroep mee is bedoeld; vaak is een
    verbetering niet overal doorgevoerd.

    Fout: 'De relatie met de klant heeft geen schade opgelopen' bij U1, 'De klant heeft geen schade opgelopen' bij U2.

    Goed: bij beide 'De relatie met de klant heeft geen schade opgelopen'.
    """
    if len(uitstromen) < 2:
        yield NotJudged("het dossier heeft geen twee uitstromen om te vergelijken", door_bron=False)
        return
    names = Names(uitstromen, next((row.titel or "" for row in dossiers), ""))
    for sides in _sides(teksten, names).values():
        yield Seen(len(sides))
        yield from _differences(sides, names)


def _sides(teksten: Texts, names: Names) -> dict[tuple[object, ...], list[Side]]:
    """The texts to compare: the results of a werkproces, the prestatie-indicatoren of a competentie in it."""
    found: defaultdict[tuple[object, ...], list[Side]] = defaultdict(list)
    for passage in teksten.of("resultaten", "detailleringen", "gedragingen"):
        key = (passage.werkproces_id, passage.kolom, passage.competentie_code)
        found[key].append(Side(passage, names.neutral(without_label(without_label(passage.tekst)))))
    return found


def _differences(sides: list[Side], names: Names) -> Verdicts:
    """A finding per group of texts that differ in one place: the odd one where the others agree."""
    forms: dict[tuple[str, ...], list[Side]] = {}
    for side in sides:
        if len(side.woorden) >= FEWEST_WORDS:
            forms.setdefault(side.woorden, []).append(side)
    for one, other in combinations(sorted(forms, key=lambda form: -len(forms[form])), 2):
        difference = edit(one, other)
        if (
            difference
            and _counts(difference)
            and not any(map(names.touched, difference))
            and _of_others(forms[one], forms[other])
        ):
            yield _finding(forms[one], forms[other], difference)


def _counts(difference: tuple[str, str]) -> bool:
    """Whether a difference is small, is more than a space or a pronoun for its noun, and is none between yes and no."""
    parts = [side.split() for side in difference]
    broken = squash(difference[0]) == squash(difference[1])
    named = all(parts) and any(_PRONOUNS.issuperset(part) for part in parts)
    return (
        not broken
        and not named
        and max(map(len, parts)) <= LONGEST_EDIT
        and not any(_NO_COPY & set(part) for part in parts)
    )


def _of_others(one: Iterable[Side], other: Iterable[Side]) -> bool:
    """Whether the two texts stand in different uitstromen, and not both in one."""
    left = {side.passage.uitstroom_id for side in one}
    right = {side.passage.uitstroom_id for side in other}
    return not left & right


def _finding(usual: list[Side], odd: list[Side], difference: tuple[str, str]) -> Finding:
    first, second = usual[0].passage, odd[0].passage
    here = ", ".join(sorted({side.passage.uitstroom_id or "" for side in usual}))
    there = ", ".join(sorted({side.passage.uitstroom_id or "" for side in odd}))
    said = [
        f"'{standing(side.tekst, part)}'" if part else "niets"
        for side, part in zip((first, second), difference, strict=True)
    ]
    what = (
        "resultaat"
        if first.kolom == "resultaat"
        else "prestatie-indicator"
        if first.kolom == "prestatie_indicator"
        else "gedrag"
    )
    clear = len(usual) > len(odd)
    return Finding(
        bericht=f"Eén {what} van werkproces {first.werkproces_id} verschilt op één plaats: {said[0]} bij {here}, {said[1]} bij "
        f"{there}; is dat een verschil van beroep, of is een verbetering niet overal doorgevoerd?",
        plaatsen=tuple(
            plaats(side.passage, side.passage.tekst, *([standing(side.passage.tekst, part)] if part else []))
            for group, part in zip((usual, odd), difference, strict=True)
            for side in group
        ),
        voorstel=f"Neem bij {there} de tekst van {here} over, als er geen ander beroep mee is bedoeld."
        if clear
        else "Maak de teksten gelijk, als er geen ander beroep mee is bedoeld.",
        uitstroom_id=second.uitstroom_id if clear and len(odd) == 1 else None,
        werkproces_id=first.werkproces_id,
        competentie_code=first.competentie_code,
        sleutel=" / ".join(difference),
    )


@rule("KD422", ernst=Ernst.ADVIES, grond=GROND, zekerheid=Zekerheid.WAARSCHIJNLIJK)
def zelfde_indicator_andere_componenten(
    detailleringen: Table[Detailleringen],
    componenten: Table[Componenten],
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
) -> Verdicts:
    """Controleert of bij bijna dezelfde prestatie-indicator van één werkproces dezelfde componenten staan.

    Waarom: dezelfde handeling vraagt dezelfde componenten; een component die in één uitstroom ontbreekt, is vergeten.

    Fout: U1 en U4 hebben bij dezelfde prestatie-indicator 'Overeenstemming nastreven', U2 niet.

    Goed: alle drie hebben zij de component.
    """
    if len(uitstromen) < 2:
        yield NotJudged("het dossier heeft geen twee uitstromen om te vergelijken", door_bron=False)
        return
    names = Names(uitstromen, next((row.titel or "" for row in dossiers), ""))
    held = componenten.by("uitstroom_id", "werkproces_id", "detaillering_volgnr")
    for (_werkproces, code), rows in detailleringen.by("werkproces_id", "competentie_code").items():
        written = [row for row in rows if row.prestatie_indicator and code]
        yield Seen(len(written) * (len(written) > 1))
        for row in written:
            if lacking := _lacking(row, written, held, names):
                yield lacking


def _lacking(
    row: Detailleringen,
    rows: list[Detailleringen],
    held: dict[tuple[object, ...], list[Componenten]],
    names: Names,
) -> Finding | None:
    """What a row lacks of the components that every other row with about the same prestatie-indicator has."""
    own = " ".join(names.neutral(row.prestatie_indicator or ""))
    alike = [
        other
        for other in rows
        if other is not row and fuzz.ratio(own, " ".join(names.neutral(other.prestatie_indicator or ""))) >= ALIKE
    ]
    sets = [_components(other, held) for other in alike]
    mine = _components(row, held)
    common = set.intersection(*map(set, sets)) if sets else set()
    missing = sorted(common - mine.keys())
    if not mine or not missing or len(missing) > 2 or mine.keys() - common:
        return None
    named = " en ".join(f"'{sets[0][part]}'" for part in missing)
    there = ", ".join(other.uitstroom_id for other in alike)
    return Finding(
        bericht=f"Bij '{row.competentie_gelezen}' van werkproces {row.werkproces_id} van {row.uitstroom_id} ontbreekt component "
        f"{named}, die {there} bij bijna dezelfde prestatie-indicator wel {'heeft' if len(alike) == 1 else 'hebben'}.",
        plaatsen=(
            plaats(row, f"{', '.join(mine.values())}: {row.prestatie_indicator}"),
            *(
                plaats(
                    other,
                    f"{', '.join(_components(other, held).values())}: {other.prestatie_indicator}",
                    *(sets[0][part] for part in missing),
                )
                for other in alike
            ),
        ),
        voorstel=f"Voeg {named} toe, of laat in de prestatie-indicator zien waarin zij verschilt.",
        sleutel=" ".join(missing),
        **shared_keys([row]),
    )


def _components(row: Detailleringen, held: dict[tuple[object, ...], list[Componenten]]) -> dict[str, str]:
    """The components of a row by their folded name, as they stand."""
    rows = held.get((row.uitstroom_id, row.werkproces_id, row.volgnr), [])
    return {fold(part.component): part.component for part in rows if part.component}
