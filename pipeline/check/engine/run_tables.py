"""The tables that are of a run and not of a dossier; rules may read them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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


class Vorige(NamedTuple):
    """The previous version that this run was given: its file, and the category of D 2.5 that the comparison asks for."""

    bestand: str
    categorie: int | None
    reden: str


class Verschillen(NamedTuple):
    """A change since the previous version; `soort` is 'niet vergeleken' where it could not be seen, and `reden` why.

    The place is that in the new version, else that in the old; `bestand` is empty for the new one.
    """

    soort: str
    onderwerp: str
    onderdeel: str
    gewicht: str | None
    uitstroom_id: str | None
    kerntaak_nr: int | None
    werkproces_id: str | None
    competentie_code: str | None
    oud: str | None
    nieuw: str | None
    waar: str
    reden: str
    bestand: str
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class NietGenomen(NamedTuple):
    """A source of a corpus that is no part of it, as it was given, and the dossier in it where that is known."""

    bron: str
    dossier_id: str | None


RUN_TABLES: dict[str, tuple[str, ...]] = {
    "waivers": Waivers._fields,
    "bevindingen": Bevindingen._fields,
    "uitkomsten": Uitkomsten._fields,
    "vorige": Vorige._fields,
    "verschillen": Verschillen._fields,
    "niet_genomen": NietGenomen._fields,
}
"""Their columns by name."""


def columns_of(name: str, rows: Iterable[Sequence[Any]]) -> dict[str, list[Any]]:
    """The columns of a table of a run, from rows with a value for each."""
    given = list(rows)
    return {column: [row[at] for row in given] for at, column in enumerate(RUN_TABLES[name])}
