"""Puts one fault at a time into a dossier, damages the conversion, and looks what is found."""

from __future__ import annotations

import copy
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Finding
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import Dossier, drie_uitstromen, een_uitstroom, write_text, zes_uitstromen
from tests.dossiers.damage import CONVERSIONS, Schade
from tests.dossiers.grids import crosses, find_grids
from tests.trust import (
    detaillering,
    eenheden,
    front,
    kennis,
    kerntaken,
    language,
    matrices,
    texts,
    texts_detail,
    uitstromen,
    verantwoording,
)
from tests.trust.drift import explained
from tests.trust.fault import SOORTEN, TEKSTEN, Fout, Verwacht, soorten
from tests.trust.lines import Tekst
from tests.trust.real import SOURCE, set_right

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    front,
    uitstromen,
    kerntaken,
    matrices,
    detaillering,
    kennis,
    eenheden,
    verantwoording,
    language,
    texts,
    texts_detail,
)
"""The modules that register the kinds of fault."""
SEED = 20
REAL = "werkelijk dossier"
MODELS = {"1 uitstroom": een_uitstroom, "3 uitstromen": drie_uitstromen, "6 uitstromen": zes_uitstromen}
DRAWS = 2
"""Draws per kind, fictional dossier and clean conversion; as many again in damaged ones. The real one gets one of each."""


@dataclass(frozen=True)
class Trekking:
    """One fault at one random place: its kind, the dossier, the conversion, the number of the draw."""

    soort: str
    dossier: str
    conversie: str
    nummer: int


@dataclass(frozen=True)
class Uitslag:
    """What came of it: found, misplaced, missed or invisible; and the codes of what else was accused."""

    trekking: Trekking
    oordeel: str
    verwacht: str
    gevonden: str
    beschuldigd: tuple[str, ...] = ()


GEVONDEN, VERKEERD, GEMIST, ONZICHTBAAR = "gevonden", "verkeerde plaats", "gemist", "niet zichtbaar"


def draws(first: int = 0) -> Iterator[Trekking]:
    """Every draw, numbered from `first`: each kind in each dossier clean and in damaged conversions by turns."""
    damaged = [name for name in CONVERSIONS if name != "gaaf"]
    turn = 0
    for kind in soorten():
        for name in [*MODELS, *([REAL] if kind.naam in TEKSTEN else [])]:
            for number in range(first, first + (1 if name == REAL else DRAWS)):
                yield Trekking(kind.naam, name, "gaaf", number)
                turn += 1
                yield Trekking(kind.naam, name, damaged[turn % len(damaged)], number)


def measure(naam: str = "", first: int = 0, workers: int = 2) -> list[Uitslag]:
    """The results of all draws that a dossier has a place for, in the order of `draws`.

    With `naam` only the kinds of fault whose name holds it; `first` other than 0 takes other draws.
    """
    with ProcessPoolExecutor(workers) as pool:
        results = pool.map(run, (draw for draw in draws(first) if naam in draw.soort), chunksize=8)
        return [item for item in results if item is not None]


def run(draw: Trekking) -> Uitslag | None:
    """Put in one fault and judge what is found; None where the dossier has no place for it."""
    dice = random.Random(f"{SEED}|{draw.soort}|{draw.dossier}|{draw.nummer}")
    if draw.dossier == REAL:
        lines = clean_text(REAL).split("\n")
        fault = TEKSTEN[draw.soort](lines, dice)
        text = "\n".join(lines)
    else:
        dossier = copy.deepcopy(model(draw.dossier))
        fault = SOORTEN[draw.soort].model(dossier, dice)
        text = write_text(dossier)
    if fault is None or text == clean_text(draw.dossier):
        return None
    damage = CONVERSIONS[draw.conversie](text, SEED + draw.nummer)
    known = Counter(item.vingerafdruk for item in baseline(draw.dossier, draw.conversie, draw.nummer))
    fresh = []
    for finding in findings(damage.tekst):
        if known[finding.vingerafdruk]:
            known[finding.vingerafdruk] -= 1
        else:
            fresh.append(finding)
    return judge(draw, fault, visible(fault, damage), fresh)


def judge(draw: Trekking, fault: Fout, shown: bool, fresh: list[Finding]) -> Uitslag:
    """Compare the new findings with those that the fault should give."""
    found = [wanted for wanted in fault.verwacht if any(matches(item, wanted) for item in fresh)]
    codes = {code for wanted in fault.verwacht for code in wanted.code.split("|")}
    if len(found) == len(fault.verwacht):
        verdict = GEVONDEN
    elif not shown:
        verdict = ONZICHTBAAR
    elif any(item.code in codes for item in fresh):
        verdict = VERKEERD
    else:
        verdict = GEMIST
    allowed = (*fault.verwacht, *fault.ook)
    accused = [
        item for item in fresh if item.eigenaar is Eigenaar.DOSSIER and not any(matches(item, one) for one in allowed)
    ]
    if verdict == VERKEERD:
        accused = [item for item in accused if item.code not in codes]
    texts_found = "; ".join(sorted({_keys(item) for item in fresh}))
    return Uitslag(
        draw,
        verdict,
        "; ".join(_wanted(item) for item in fault.verwacht),
        texts_found,
        tuple(sorted(item.code for item in accused)),
    )


def matches(finding: Finding, wanted: Verwacht) -> bool:
    """Whether a finding has the code and every key that is asked for."""
    keys = (
        (wanted.uitstroom, finding.uitstroom_id),
        (wanted.werkproces, finding.werkproces_id),
        (wanted.competentie, finding.competentie_code),
        (wanted.kerntaak, finding.kerntaak_nr),
    )
    return finding.code in wanted.code.split("|") and all(not asked or asked == given for asked, given in keys)


def visible(fault: Fout, damage: Schade) -> bool:
    """Whether the damaged text still shows the fault."""
    for key, row in fault.zichtbaar_in:
        if fault.gaaf and key in damage.matrices:
            return False
        if row == "laatste rij":
            if damage.matrices:  # where matrices were damaged, a last row may as well have been cut off
                return False
        elif not damage.toont(key, row):
            return False
    if fault.verplaatst and damage.matrices.get(fault.zichtbaar_in[0][0]) == "verschoven":
        return not _explained(damage.tekst, fault.zichtbaar_in[0][0])
    return True


def _explained(text: str, key: str) -> bool:
    lines = text.split("\n")
    index = Tekst(lines)
    grid = next(grid for grid in find_grids(lines) if grid.sleutel == key)
    uitstroom = key.split("-")[1]
    return explained(
        [
            ([column for column, _ in crosses(lines, grid, number)], sorted(index.competenties(uitstroom, number)))
            for number in grid.rows
        ]
    )


def findings(text: str) -> tuple[Finding, ...]:
    """Everything that the product finds in a text; a rule that crashes is an error of the measure."""
    report = run_rules(transform(read_text("dossier.txt", text.encode())))
    if report.failures:
        raise RuntimeError(f"{report.failures[0].code}: {report.failures[0].fout}")
    return report.findings


@cache
def model(name: str) -> Dossier:
    """A fictional dossier by its name in `MODELS`."""
    return MODELS[name]()


@cache
def clean_text(name: str) -> str:
    """The undamaged text of a dossier."""
    if name == REAL:
        return set_right(SOURCE.read_text(encoding="utf-8"))
    return write_text(model(name))


@cache
def baseline(name: str, conversion: str, number: int) -> tuple[Finding, ...]:
    """What is found in a conversion without a fault."""
    return findings(CONVERSIONS[conversion](clean_text(name), SEED + number).tekst)


def damage_only() -> list[tuple[str, str, str]]:
    """What damage alone does to a dossier's name: (dossier, conversion, codes) of findings it has only when damaged."""
    result = []
    for name in [*MODELS, REAL]:
        clean = {item.vingerafdruk for item in baseline(name, "gaaf", 0)}
        for conversion in CONVERSIONS:
            fresh = [item for item in baseline(name, conversion, 0) if item.vingerafdruk not in clean]
            codes = Counter(item.code for item in fresh if item.eigenaar is Eigenaar.DOSSIER)
            if codes:
                result.append(
                    (name, conversion, ", ".join(f"{code} ({count})" for code, count in sorted(codes.items())))
                )
    return result


def _keys(item: Finding) -> str:
    keys = (item.uitstroom_id, item.kerntaak_nr, item.werkproces_id, item.competentie_code)
    return " ".join([item.code, *(str(key) for key in keys if key)])


def _wanted(item: Verwacht) -> str:
    keys = (item.uitstroom, item.kerntaak, item.werkproces, item.competentie)
    return " ".join([item.code, *(str(key) for key in keys if key)])
