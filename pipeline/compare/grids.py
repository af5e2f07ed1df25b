"""The competenties of the werkprocessen, old and new in one grid per uitstroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.change import Vergelijking
    from pipeline.compare.side import Side

ERBIJ, WEG, GEBLEVEN = "erbij", "weg", "gebleven"


@dataclass(frozen=True, slots=True)
class Rij:
    """A werkproces: its name, what happened to it (empty: in both), and per competentie what happened to that."""

    naam: str
    soort: str
    vakken: dict[str, str]


@dataclass(frozen=True, slots=True)
class Raster:
    """The grid of an uitstroom: its key and name, what happened to it, its rows."""

    uitstroom_id: str
    naam: str
    soort: str
    rijen: tuple[Rij, ...]

    @property
    def gewijzigd(self) -> int:
        """How many cells are not the same in both versions."""
        return sum(state != GEBLEVEN for row in self.rijen for state in row.vakken.values())


def grids(found: Vergelijking) -> tuple[Raster, ...]:
    """The grid of each uitstroom of either version, those of the new one first."""
    case = found.case
    if case is None:
        return ()
    return tuple(grid for grid in _grids(case) if grid.rijen)


def _grids(case: Case) -> Iterator[Raster]:
    links = case.parts.uitstromen
    asked = (_asked(case.old), _asked(case.new))
    for key in sorted(case.new.uitstromen, key=natural):
        olds = links.olds(key)
        name = case.new.uitstromen[key]
        if not olds:
            rows = tuple(_alone(case, asked[1].get(key, {}), new=True))
            yield Raster(key, name, ERBIJ, rows)
        else:
            before: dict[str, set[str]] = {}
            for old in olds:
                for process, codes in asked[0].get(old, {}).items():
                    before.setdefault(process, set()).update(codes)
            yield Raster(key, name, "", tuple(_both(case, before, asked[1].get(key, {}))))
    for key in links.gone:
        yield Raster(key, case.old.uitstromen[key], WEG, tuple(_alone(case, asked[0].get(key, {}), new=False)))


def _asked(side: Side) -> dict[str, dict[str, set[str]]]:
    """The competenties of each werkproces of each uitstroom: of its detaillering, else of its matrix."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in side.rows("matrices"):
        if row.deel == "C" and row.uitstroom_id:
            for process, codes in side.crosses.get(row.matrix_id, {}).items():
                found.setdefault(row.uitstroom_id, {})[process] = set(codes)
    detailed: dict[tuple[str, str], set[str]] = {}
    for row in side.rows("werkproces_competenties") or side.rows("detailleringen"):
        if row.competentie_code:
            detailed.setdefault((row.uitstroom_id, row.werkproces_id), set()).add(row.competentie_code)
    for (uitstroom, process), codes in detailed.items():
        found.setdefault(uitstroom, {})[process] = codes
    return found


def _both(case: Case, before: dict[str, set[str]], after: dict[str, set[str]]) -> Iterator[Rij]:
    links = case.parts.werkprocessen
    shown: set[str] = set()
    for process in sorted(after, key=natural):
        olds = [old for old in links.olds(process) if old in before]
        shown.update(olds)
        was = {code for old in olds for code in before[old]}
        now = after[process]
        cells = {code: GEBLEVEN if code in was and code in now else ERBIJ if code in now else WEG for code in was | now}
        yield Rij(case.werkproces(process), "" if olds else ERBIJ, cells)
    for process in sorted(before, key=natural):
        if process not in shown:
            yield Rij(case.werkproces(process, new=False), WEG, dict.fromkeys(before[process], WEG))


def _alone(case: Case, asked: dict[str, set[str]], *, new: bool) -> Iterator[Rij]:
    state = ERBIJ if new else WEG
    for process in sorted(asked, key=natural):
        yield Rij(case.werkproces(process, new=new), "", dict.fromkeys(asked[process], state))
