"""Makes edits, one at a time and many at once, converts both versions, compares, and counts."""

from __future__ import annotations

import copy
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pipeline.compare import compare
from pipeline.extract import read
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers.build import build
from tests.dossiers.damage import CONVERSIONS
from tests.dossiers.inhoud import BIJENHOUDER
from tests.dossiers.inhoud_boek import BOEKATELIER
from tests.dossiers.inhoud_werf import SCHEEPSWERF
from tests.dossiers.print import write_pdf
from tests.dossiers.text import write_text
from tests.verschil import contents, orders, parts, texts
from tests.verschil.edit import BEWERKINGEN, Gedaan, Verwacht

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.change import Vergelijking, Wijziging
    from tests.dossiers.inhoud import Beschrijving
    from tests.dossiers.model import Dossier

KINDS = (parts, contents, texts, orders)
"""The modules that register the kinds of edit."""
SEED = 15
SPECS = {"1 uitstroom": BIJENHOUDER, "3 uitstromen": SCHEEPSWERF, "6 uitstromen": BOEKATELIER}
MATRIX_LOST = frozenset({"kruisje"})
"""Subjects that a conversion with damaged matrices may not show."""
PRINT = "druk"


@dataclass(frozen=True)
class Trekking:
    """An edit (or several), in a dossier, in a conversion, with the number of the draw."""

    namen: tuple[str, ...]
    dossier: str
    conversie: str
    nummer: int


@dataclass(frozen=True)
class Uitslag:
    """What came of it: how many expected changes were found, told wrongly or missed, and what was told beside them."""

    trekking: Trekking
    verwacht: int
    gevonden: int
    verkeerd: tuple[str, ...]
    gemist: tuple[str, ...]
    overbodig: tuple[str, ...]
    categorie: tuple[int, int | None] | None


def draws(first: int = 0, number: int = 1) -> Iterator[Trekking]:
    """Every kind of edit in every dossier, clean and in a damaged conversion by turns."""
    damaged = [name for name in CONVERSIONS if name != "gaaf"]
    turn = 0
    for name in BEWERKINGEN:
        for dossier in SPECS:
            for count in range(first, first + number):
                yield Trekking((name,), dossier, "gaaf", count)
                turn += 1
                yield Trekking((name,), dossier, damaged[turn % len(damaged)], count)


def many(first: int = 0, number: int = 8, size: int = 12) -> Iterator[Trekking]:
    """Tens of edits of one text or item at once."""
    names = [name for name, item in BEWERKINGEN.items() if item.model]
    for dossier in SPECS:
        for count in range(first, first + number):
            dice = random.Random(f"{SEED}|{dossier}|{count}")
            yield Trekking(tuple(dice.sample(names, size)), dossier, ("gaaf", "als de echte bron")[count % 2], count)


def prints(first: int = 0) -> Iterator[Trekking]:
    """Every kind of edit in the print of the two smaller dossiers by turns."""
    for at, name in enumerate(BEWERKINGEN):
        yield Trekking((name,), list(SPECS)[at % 2], PRINT, first)


def measure(trekkingen: Iterator[Trekking], workers: int = 2) -> list[Uitslag]:
    """The results of the draws that a dossier has a place for, in their order."""
    with ProcessPoolExecutor(workers) as pool:
        return [item for item in pool.map(run, trekkingen, chunksize=4) if item is not None]


def run(draw: Trekking) -> Uitslag | None:
    """Make the edits, convert both versions and compare; None where the dossier has no place for any."""
    dice = random.Random(f"{SEED}|{draw.namen}|{draw.dossier}|{draw.nummer}")
    made = edited(draw, dice)
    if made is None:
        return None
    old, new, done = made
    found = compare(tables(old, draw.conversie, draw.nummer), tables(new, draw.conversie, draw.nummer))
    return judge(draw, done, found)


def edited(draw: Trekking, dice: random.Random) -> tuple[Dossier, Dossier, Gedaan] | None:
    """The two versions, and what was done."""
    spec = SPECS[draw.dossier]
    first = BEWERKINGEN[draw.namen[0]]
    if first.spec is not None:
        result = first.spec(spec, dice)
        if result is None:
            return None
        other, done = result
        pair = build(spec), build(other)
        return (*(reversed(pair) if done.categorie < 0 else pair), done)  # type: ignore[return-value]
    new = build(spec)
    steps: list[Gedaan] = []
    for name in draw.namen:
        function = BEWERKINGEN[name].model
        before = copy.deepcopy(new)
        if function is not None and (step := function(new, dice)):
            if clash(step, steps):
                new = before
            else:
                steps.append(step)
    if not steps or new == build(spec):
        return None
    return build(spec), new, joined(steps)


def clash(step: Gedaan, steps: list[Gedaan]) -> bool:
    """Whether an edit is of a thing that was edited already: the two would be one change."""

    def keys(item: Verwacht) -> tuple[Any, ...]:
        return (item.onderwerp, item.uitstroom, item.werkproces, item.competentie, item.kerntaak)

    known = {keys(item) for one in steps for item in one.verwacht}
    components = {item.werkproces for one in steps for item in one.verwacht if item.onderwerp == "component"}
    return any(
        keys(item) in known or (item.onderwerp == "component" and item.werkproces in components)
        for item in step.verwacht
    )


def joined(steps: list[Gedaan]) -> Gedaan:
    """Several edits as one: the lowest category counts."""
    return Gedaan(
        tuple(item for step in steps for item in step.verwacht),
        tuple(item for step in steps for item in step.ook),
        min(step.categorie for step in steps),
    )


def judge(draw: Trekking, done: Gedaan, found: Vergelijking) -> Uitslag:
    """Hold what was told against what was done: each once, with its weight, and nothing else."""
    rest = list(found.wijzigingen)
    hits, unseen, wrong, missed = 0, 0, [], []
    for wanted in done.verwacht:
        said = [item for item in rest if wanted.is_said_by(item)]
        if not said and wanted.onderwerp in MATRIX_LOST and found.niet_vergeleken:
            unseen += 1
        elif not said:
            missed.append(f"{wanted.soort} {wanted.onderwerp} {wanted.uitstroom} {wanted.werkproces}")
        if not said:
            continue
        right = next((item for item in said if item.gewicht.value == wanted.gewicht), None)
        rest.remove(right or said[0])
        if right is None:
            parts = found.case.weigher.parts(said[0].oud or "", said[0].nieuw or "") if found.case else []
            words = "; ".join(f"{' '.join(out)} > {' '.join(into)}" for out, into in parts)
            wrong.append(f"{wanted.onderwerp}: {said[0].gewicht.value}, niet {wanted.gewicht} ({words})")
        else:
            hits += 1
    rest = [item for item in rest if not any(allowed.is_said_by(item) for allowed in done.ook)]
    due = abs(done.categorie)
    told = found.oordeel.categorie
    shown = not missed and not unseen and due and told != due
    return Uitslag(
        draw,
        len(done.verwacht) - unseen,
        hits,
        tuple(wrong),
        tuple(missed),
        tuple(map(brief, rest)),
        (due, told) if shown else None,
    )


def brief(item: Wijziging) -> str:
    """A change in a few words."""
    return " ".join(
        filter(
            None, (item.soort.value, item.onderwerp, item.onderdeel, item.uitstroom_id or "", item.werkproces_id or "")
        )
    )


def tables(dossier: Dossier, conversion: str, number: int) -> dict[str, Any]:
    """The tables of a dossier in a conversion."""
    if conversion == PRINT:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "dossier.pdf"
            path.write_bytes(write_pdf(dossier))
            return transform(read(path))
    return _tables(CONVERSIONS[conversion](write_text(dossier), SEED + number).tekst)


@cache
def _tables(text: str) -> dict[str, Any]:
    return transform(read_text("dossier.txt", text.encode()))


def model(name: str) -> Dossier:
    """A fictional dossier by its name in `SPECS`."""
    return build(_spec(name))


def _spec(name: str) -> Beschrijving:
    return SPECS[name]
