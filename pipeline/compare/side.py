"""One of the two dossiers of a comparison: its tables, and the names and places of what is in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.table import Table
from pipeline.compare.change import Bron, Plek
from pipeline.compare.text.tokens import clean
from schemas.collection import content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

Row = Any
"""A row of whichever table a subject names: subjects read columns by name, those of all formats alike."""
QUOTE = 200
"""Longest quotation of a place, in characters."""
NOT_COMPARED = frozenset(
    {"bronverantwoording", "competenties", "wijzigingen", "wijzigingscategorieen", "inhoudsopgave"}
)
"""Tables whose words say nothing of the words of this version."""


class Side:
    """The tables of one version; a table that is absent has no rows."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self.tables: dict[str, Table[Any]] = {name: Table(table) for name, table in content(tables).items()}

    def rows(self, name: str) -> Sequence[Row]:
        """The rows of a table."""
        return self.tables[name].rows if name in self.tables else ()

    def by(self, name: str, *columns: str) -> dict[Any, list[Row]]:
        """The rows of a table by one column, or by the tuple of several."""
        return self.tables[name].by(*columns) if name in self.tables and self.rows(name) else {}

    @cached_property
    def facts(self) -> Row | None:
        """The one row of `dossiers`."""
        rows = self.rows("dossiers")
        return rows[0] if rows else None

    @cached_property
    def bron(self) -> Bron:
        """Which dossier this is."""
        row = self.facts
        if row is None:
            return Bron(dossier_id="", bestand="", sha256="")
        return Bron(
            dossier_id=row.dossier_id or "",
            bestand=row.bron_bestand or "",
            sha256=row.bron_sha256 or "",
            titel=clean(row.titel),
            cohort=clean(row.cohort),
            formaat=row.formaat or "",
        )

    @property
    def soort(self) -> str:
        """What kind of source it was read from: `tekst`, `pdf`, `docx`, `xml`; empty when the tables do not say."""
        return next((str(row.bron_soort) for row in self.rows("bronnen")), "")

    @cached_property
    def uitstromen(self) -> dict[str, str]:
        """The name of each uitstroom."""
        return {row.uitstroom_id: clean(row.naam) for row in self.rows("uitstromen")}

    @cached_property
    def kerntaken(self) -> dict[int, str]:
        """The title of each kerntaak."""
        return {int(row.kerntaak_nr): clean(row.titel) for row in self.rows("kerntaken")}

    @cached_property
    def werkprocessen(self) -> dict[str, str]:
        """The title of each werkproces."""
        return {row.werkproces_id: clean(row.titel) for row in self.rows("werkprocessen")}

    @cached_property
    def kerntaak_of(self) -> dict[str, int]:
        """The kerntaak of each werkproces."""
        return {row.werkproces_id: int(row.kerntaak_nr) for row in self.rows("werkprocessen")}

    @cached_property
    def covered(self) -> dict[str, set[str]]:
        """The werkprocessen of each uitstroom, by the overview."""
        found: dict[str, set[str]] = {key: set() for key in self.uitstromen}
        for row in self.rows("overzicht"):
            found.setdefault(row.uitstroom_id, set()).add(row.werkproces_id)
        return found

    @cached_property
    def eenheden(self) -> dict[str, str]:
        """The name of each certificeerbare eenheid."""
        return {row.eenheid_id: clean(row.naam) for row in self.rows("certificeerbare_eenheden")}

    @cached_property
    def crosses(self) -> dict[str, dict[str, set[str]]]:
        """The competenties of each row of each matrix, as understood."""
        found: dict[str, dict[str, set[str]]] = {}
        for row in self.rows("matrix_kruisjes"):
            if row.competentie_code:
                found.setdefault(row.matrix_id, {}).setdefault(row.werkproces_id, set()).add(row.competentie_code)
        return found

    @cached_property
    def in_eenheid(self) -> dict[str, set[str]]:
        """The werkprocessen with a cross in the matrix of each eenheid."""
        matrices = {row.matrix_id: row.eenheid_id for row in self.rows("matrices") if row.eenheid_id}
        return {eenheid: set(self.crosses.get(key, ())) for key, eenheid in matrices.items()}

    @cached_property
    def competenties(self) -> dict[str, str]:
        """The name of each competentie."""
        return {row.competentie_code: clean(row.naam) for row in self.rows("competenties")}

    def plek(self, row: Row | None, text: str | None) -> Plek | None:
        """The place of a row, quoting `text`."""
        if row is None:
            return None
        quote = clean(text)
        if len(quote) > QUOTE:
            quote = quote[: QUOTE - 1].rstrip() + "…"
        line, page = getattr(row, "bron_regel", None), getattr(row, "bron_pagina", None)
        return Plek(
            bestand=self.bron.bestand,
            regel=None if line is None else int(line),
            pagina=None if page is None else int(page),
            pad=getattr(row, "bron_pad", None),
            tekst=quote,
        )

    def texts(self) -> Iterator[str]:
        """Every text of the dossier, for the words that it knows."""
        for name, table in self.tables.items():
            if name in NOT_COMPARED:
                continue
            places = [at for at, column in enumerate(table.columns) if column not in _KEYS]
            for row in table.rows:
                yield from (row[at] for at in places if isinstance(row[at], str))


_KEYS = frozenset(
    {"dossier_id", "uitstroom_id", "werkproces_id", "matrix_id", "bron_bestand", "bron_sha256", "formaat"}
)
