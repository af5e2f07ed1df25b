"""Folders of small fictional sources, for the tests of a corpus."""

from __future__ import annotations

import atexit
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.corpus.build import Order, build
from pipeline.corpus.work.pool import Pool
from tests.small_dossier import source

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.corpus.build import Built

NAMES = ("Imker", "Molenaar", "Zeilmaker", "Touwslager", "Kuiper", "Glazenier", "Hoefsmid", "Leidekker")


def dossier(name: str, first: int = 2010, vastgesteld: str = "14-11-2009") -> str:
    """The text of a small dossier under another name, of the cohort that begins in `first`."""
    text = source().replace("Imker", name).replace("imker", name.lower())
    return text.replace("2010 - 2011", f"{first} - {first + 1}").replace("14-11-2009", vastgesteld)


def folder_of(place: Path, number: int) -> Path:
    """A folder with so many sources, in two cohorts, one of them in a folder inside it."""
    (place / "ouder").mkdir(parents=True)
    for count in range(number):
        name, first = NAMES[count % len(NAMES)], 2008 + count // len(NAMES)
        folder = place / "ouder" if first == 2008 and count == 1 else place
        (folder / f"{name.lower()}-{first}.txt").write_text(dossier(name, first), encoding="utf-8")
    return place


def settle() -> None:
    """Wait until files that were just written are old enough to be told from later changes by their times."""
    time.sleep(0.06)


def make(paths: list[Path], out: Path, workers: int = 2, **how: Any) -> Built:
    """Build a corpus by so many processes."""
    return build(Order(paths, out, **how), lambda: _kept(workers), print)


@cache
def _kept(workers: int) -> Pool:
    """Processes that serve all tests: to start one takes longer than most of what they are asked."""
    pool = _Kept(workers)
    atexit.register(Pool.close, pool)
    return pool


class _Kept(Pool):
    def close(self) -> None:
        """Stay, for the next build."""
