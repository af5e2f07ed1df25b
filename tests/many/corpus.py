"""Writes a fictional corpus: series of versions in several forms, with known faults between some of them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.dossiers.build import build
from tests.dossiers.text import Opmaak, write_text
from tests.many.fouten import FAULTS, Fout, Ingreep, naam, near_misses
from tests.many.reeks import EERSTE_JAAR, VERSIES, Reeks, reeksen
from tests.many.register import xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.dossiers.model import Dossier

EVERY = 3
"""Of so many series of the old format one has a fault, and one a near miss."""
OWN_FAULT = 7
"""One series in so many lacks a result from its second version on: a fault of the dossier itself."""
PRINTS, WORD = 11, 5
"""One source in so many is a print in PDF, and one a Word file."""


@dataclass
class Corpus:
    """What was written: the sources, the faults between them, and the series with a near miss."""

    bestanden: list[Path] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    bijna: list[str] = field(default_factory=list)


def make(folder: Path, aantal: int, zaad: int = 1, *, plain: bool = False, faults: bool = True) -> Corpus:
    """Write `aantal` sources in a new folder, a folder in it per kenniscentrum; `plain` leaves out what takes long to make."""
    shutil.rmtree(folder, ignore_errors=True)
    dice = random.Random(f"fouten{zaad}")
    alle = reeksen(aantal // VERSIES + aantal // 20 + 2, zaad)
    made = Corpus()
    for reeks in alle:
        ingreep = _ingreep(reeks, dice, alle, made) if faults and not reeks.register else Ingreep()
        for jaar, name, suffix, data in _sources(reeks, ingreep, plain=plain):
            if len(made.bestanden) < aantal and jaar not in ingreep.weg:
                path = folder / f"{reeks.nummer % 5 + 1}" / f"{name}{suffix}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                made.bestanden.append(path)
    names = {path.stem for path in made.bestanden}
    every = {naam(reeks, jaar) for reeks in alle for jaar in range(EERSTE_JAAR, EERSTE_JAAR + VERSIES)}
    gone = every - names
    made.fouten = [fault for fault in made.fouten if not gone.intersection((fault.bestand, *fault.woorden))]
    return made


def _ingreep(reeks: Reeks, dice: random.Random, alle: list[Reeks], made: Corpus) -> Ingreep:
    turn, rest = divmod(reeks.nummer - reeks.nummer // 5, EVERY)
    if rest == 1:
        ingreep = FAULTS[turn % len(FAULTS)](reeks, dice, alle)
        made.fouten += ingreep.fouten
        return ingreep
    if rest == 2:
        near = near_misses()
        made.bijna.append(reeks.titel)
        return near[turn % len(near)](reeks, dice, alle)
    return Ingreep()


def _sources(reeks: Reeks, ingreep: Ingreep, *, plain: bool) -> Iterator[tuple[int, str, str, bytes]]:
    changed = ingreep.reeks(reeks)
    for versie in range(VERSIES):
        if reeks.register:
            jaar = 2015 + versie
            yield jaar, naam(reeks, jaar), ".xml", xml(changed, versie + 1)
            continue
        jaar = EERSTE_JAAR + versie
        dossier = build(ingreep.beschrijving(changed.beschrijving(jaar)))
        ingreep.dossier(dossier)
        if reeks.nummer % OWN_FAULT == 3 and versie:
            dossier.uitwerking[0].kerntaken[0].uitwerkingen[-1].resultaten.clear()
        yield jaar, naam(reeks, jaar), *_written(dossier, 0 if plain else reeks.nummer * VERSIES + versie)


def _written(dossier: Dossier, turn: int) -> tuple[str, bytes]:
    """The dossier in one of the forms; of text alone when `turn` is 0."""
    if turn and turn % PRINTS == 0:
        from tests.dossiers.print import write_pdf

        return ".pdf", write_pdf(dossier)
    if turn and turn % WORD == 0:
        from tests.word_files import STIJLEN, typed_in_word

        return ".docx", typed_in_word(dossier, list(STIJLEN.values())[turn % len(STIJLEN)])
    return ".txt", write_text(dossier, Opmaak(turn)).encode()
