"""Rows of many dossiers: those at stake made of a frame, and the places that prove a finding, each in its own file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pipeline.check.engine.finding import Plaats, plaats
from pipeline.check.engine.table import Sourced, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from pipeline.check.rules.onderling.reeksen import Reeksen

R = TypeVar("R")
SHOWN = 3
"""Places of one choice that a finding shows; a usual one has hundreds."""


class OfDossier(Sourced, Protocol):
    """A row of a table of a dossier."""

    @property
    def dossier_id(self) -> str:
        """The dossier."""


def rows_where(table: Table[R], mask: pd.Series[bool]) -> Sequence[R]:
    """The rows of a table for which a mask over its frame holds."""
    part: Table[R] = Table(table.frame[mask.to_numpy(dtype=bool)])
    return part.rows


def in_bron(row: OfDossier, tekst: str | None, reeksen: Reeksen) -> Plaats:
    """The place of a row, in the file of its own dossier."""
    return replace(plaats(row, tekst), bestand=reeksen.dossiers[row.dossier_id].bron_bestand)


def plaatsen(rows: Iterable[tuple[OfDossier, str | None]], reeksen: Reeksen, most: int = SHOWN) -> tuple[Plaats, ...]:
    """The first place in each of the first `most` dossiers."""
    first: dict[str, Plaats] = {}
    for row, tekst in rows:
        if row.dossier_id not in first:
            first[row.dossier_id] = in_bron(row, tekst, reeksen)
        if len(first) == most:
            break
    return tuple(first.values())


def plain(texts: pd.Series[Any]) -> pd.Series[Any]:
    """The words of texts, in lower case with single spaces: equal for texts that are the same word for word."""
    return texts.str.lower().str.replace(r"[^0-9a-zà-öø-ÿ]+", " ", regex=True).str.strip()
