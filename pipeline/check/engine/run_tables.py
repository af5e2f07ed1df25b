"""The tables that are of a run and not of a dossier; rules may read them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from pipeline.check.engine.finding import Uitkomst


class Waivers(NamedTuple):
    """A finding that is accepted: its fingerprint, why, since when and by whom, and where the settings say so."""

    vingerafdruk: str
    reason: str
    date: date
    by: str
    code: str | None
    bestand: str | None
    regel: int | None


class Bevindingen(NamedTuple):
    """A finding of a rule that ran before."""

    code: str
    vingerafdruk: str
    oude_vingerafdruk: str


class Uitkomsten(NamedTuple):
    """The outcome of a rule that ran before."""

    code: str
    uitkomst: Uitkomst


RUN_TABLES: dict[str, tuple[str, ...]] = {
    "waivers": Waivers._fields,
    "bevindingen": Bevindingen._fields,
    "uitkomsten": Uitkomsten._fields,
}
"""Their columns by name."""
