"""What the page of a corpus shows: asked of the corpus in the SQL of `page.sql`, and laid out for the template."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.families import FAMILIES
from pipeline.corpus.between import check_between
from pipeline.corpus.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.check.engine.finding import Report

Rows = list[tuple[Any, ...]]
OF_DOSSIER = tuple(number for number in FAMILIES if number < 9)
"""The families of rules that judge a dossier and not its source."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows of every part of the page, as `page.sql` describes them, and the report between dossiers."""

    telling: tuple[int, int, int]
    dossiers: Rows
    regels: Rows
    kenniscentra: Rows
    cohorten: Rows
    paren: Rows
    kaart: Kaart
    tussen: Report

    @property
    def voldoen(self) -> int:
        """How many dossiers have no fault that stands."""
        return sum(row[3] == "voldoet" for row in self.dossiers)


@dataclass(frozen=True, slots=True)
class Kaart:
    """How many related pairs there are between every two kenniscentra: names, and a count for each pair of them."""

    namen: list[str]
    aantallen: list[list[int]]

    def sterkte(self, row: int, column: int) -> int:
        """A step of 0 to 5: how many pairs, beside the most of any two."""
        most = max((value for values in self.aantallen for value in values), default=0)
        value = self.aantallen[row][column]
        return 0 if not value else 1 + min(4, 5 * value // (most + 1))


def overview(folder: Path) -> Overview:
    """All that the page shows of the corpus in a folder. SourceError without one."""
    from pipeline.publish.database.views import parsed

    text = files("pipeline.corpus").joinpath("page.sql").read_text(encoding="utf-8")
    with open_store(folder) as connection:
        connection.execute("CREATE TEMP TABLE verwanten AS FROM verwantschap")
        found: dict[str, Rows] = {view.name: connection.execute(view.query).fetchall() for view in parsed(text)}
    near: dict[str, str] = dict(found["naasten"])
    return Overview(
        found["telling"][0],
        [(*row, near.get(row[9], "")) for row in found["dossiers"]],
        found["regels"],
        found["kenniscentra"],
        found["cohorten"],
        found["paren"],
        _kaart(found["kenniscentra"], found["kaart"]),
        check_between(folder),
    )


def _kaart(kenniscentra: Rows, pairs: Rows) -> Kaart:
    names = [row[0] for row in kenniscentra]
    place = {name: number for number, name in enumerate(names)}
    counts = [[0] * len(names) for _ in names]
    for one, other, number in pairs:
        counts[place[one]][place[other]] = counts[place[other]][place[one]] = number
    return Kaart(names, counts)
