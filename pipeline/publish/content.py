"""What a dossier asks of its students, for the forms that show it: one picture for dossiers of all years."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pipeline.check.engine.table import Table
from pipeline.comparing import natural
from schemas import rows as row_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

R = TypeVar("R", bound=tuple[Any, ...])


class Pair(NamedTuple):
    """A werkproces of an uitstroom."""

    uitstroom_id: str
    werkproces_id: str


class Asked(NamedTuple):
    """Kennis that an uitstroom asks: at a kerntaak, and before 2015 at a werkproces of it."""

    kennis: str
    kennis_nr: str | None
    uitstroom_id: str
    kerntaak_nr: int
    werkproces_id: str | None


class Content:
    """The tables of one dossier, and what follows from several of them."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables: dict[str, Table[Any]] = {name: Table(frame) for name, frame in tables.items()}

    def rows(self, of: type[R]) -> Sequence[R]:
        """The rows of a table by their type, in key order."""
        found: Sequence[R] = self._tables[row_types.NAMES[of]].rows
        return found

    def by(self, of: type[R], *columns: str) -> dict[Any, list[R]]:
        """The rows of a table grouped by columns."""
        return self._tables[row_types.NAMES[of]].by(*columns)

    @cached_property
    def dossier(self) -> row_types.Dossiers:
        """The one row of the table `dossiers`."""
        return self.rows(row_types.Dossiers)[0]

    @cached_property
    def titel(self) -> str:
        """The title of the dossier, or its identifier when the source shows none."""
        return self.dossier.titel or self.dossier.dossier_id

    @cached_property
    def uitstromen(self) -> dict[str, str]:
        """Name by uitstroom_id, in order; one that only another table knows bears its key."""
        names = {row.uitstroom_id: row.naam or row.uitstroom_id for row in self.rows(row_types.Uitstromen)}
        for key in sorted({pair.uitstroom_id for pair in self.pairs}, key=natural):
            names.setdefault(key, key)
        return dict(sorted(names.items(), key=lambda item: natural(item[0])))

    @cached_property
    def kerntaken(self) -> dict[int, str]:
        """Title by kerntaak_nr, in order, with its code where the format has one: 'B1-K1 Voert uit'."""
        return {row.kerntaak_nr: titled(row.code, row.titel) for row in self.rows(row_types.Kerntaken)}

    def code(self, uitstroom_id: str) -> str:
        """What the dossier calls an uitstroom in short: `U1`, since 2015 `P1`."""
        rows = self.by(row_types.Uitstromen, "uitstroom_id").get(uitstroom_id, [])
        return next((row.code for row in rows if row.code), uitstroom_id)

    def kerntaak(self, kerntaak_nr: int) -> str:
        """A kerntaak for people: 'Kerntaak 1 Voert uit', since 2015 'B1-K1 Voert uit'."""
        coded = any(row.code for row in self.by(row_types.Kerntaken, "kerntaak_nr").get(kerntaak_nr, []))
        titel = self.kerntaken.get(kerntaak_nr, "")
        return titel if coded else f"Kerntaak {kerntaak_nr} {titel}".rstrip()

    @cached_property
    def werkprocessen(self) -> dict[str, row_types.Werkprocessen]:
        """The werkprocessen by werkproces_id, in order."""
        return {row.werkproces_id: row for row in self.rows(row_types.Werkprocessen)}

    def werkproces(self, werkproces_id: str) -> str:
        """A werkproces for people: '1.1 Verzorgt presentaties', 'B1-K1-W1 Voert uit'."""
        row = self.werkprocessen.get(werkproces_id)
        return titled((row and row.code) or werkproces_id, row and row.titel)

    def kerntaak_of(self, werkproces_id: str) -> int:
        """The kerntaak of a werkproces: its own, else that of the number before the point."""
        row = self.werkprocessen.get(werkproces_id)
        return row.kerntaak_nr if row else int(werkproces_id.partition(".")[0][:9])

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The werkprocessen of each uitstroom that the overview, an uitwerking or a matrix of it names, in order."""
        found = {Pair(row.uitstroom_id, row.werkproces_id) for row in self.rows(row_types.Overzicht)}
        found |= {Pair(row.uitstroom_id, row.werkproces_id) for row in self.rows(row_types.Uitwerkingen)}
        found |= {Pair(uitstroom, row.werkproces_id) for uitstroom, row in self.crosses if uitstroom}
        return tuple(sorted(found, key=lambda pair: (natural(pair.uitstroom_id), natural(pair.werkproces_id))))

    @cached_property
    def crosses(self) -> tuple[tuple[str | None, row_types.MatrixKruisjes], ...]:
        """Every cross of a matrix, with the uitstroom of its matrix or of its cell; None where neither says."""
        own = {row.matrix_id: row.uitstroom_id for row in self.rows(row_types.Matrices)}
        return tuple((own[row.matrix_id] or row.uitstroom_id, row) for row in self.rows(row_types.MatrixKruisjes))

    @cached_property
    def marked(self) -> dict[Pair, set[str]]:
        """The competenties with a cross in the matrix of an uitstroom (Deel C), by werkproces."""
        of_uitstroom = {row.matrix_id for row in self.rows(row_types.Matrices) if row.deel == "C"}
        found: dict[Pair, set[str]] = {}
        for uitstroom, row in self.crosses:
            if uitstroom and row.competentie_code and row.matrix_id in of_uitstroom:
                found.setdefault(Pair(uitstroom, row.werkproces_id), set()).add(row.competentie_code)
        return found

    @cached_property
    def called_for(self) -> dict[Pair, list[str]]:
        """The competenties that a werkproces of an uitstroom calls for, in the order of the dossier."""
        found: dict[Pair, list[str]] = {}
        for row in self.rows(row_types.WerkprocesCompetenties):
            if row.competentie_code:
                found.setdefault(Pair(row.uitstroom_id, row.werkproces_id), []).append(row.competentie_code)
        return found

    @cached_property
    def kennis(self) -> tuple[Asked, ...]:
        """All kennis and vakkennis that is asked, in the order of uitstroom, kerntaak and list."""
        return tuple(sorted(self._kennis(), key=lambda item: (natural(item.uitstroom_id), item.kerntaak_nr)))

    def _kennis(self) -> Iterator[Asked]:
        for row in self.rows(row_types.Vakkennis):
            if row.vakkennis:
                kerntaak = self.kerntaak_of(row.werkproces_id)
                yield Asked(row.vakkennis, None, row.uitstroom_id, kerntaak, row.werkproces_id)
        words = {row.kennis_nr: row.kennis for row in self.rows(row_types.Kennis)}
        for item in self.rows(row_types.KerntaakKennis):
            if item.kennis_nr and (text := words.get(item.kennis_nr)):
                yield Asked(text, item.kennis_nr, item.uitstroom_id, item.kerntaak_nr, None)


def titled(code: str | None, titel: str | None) -> str:
    """A code and a title, either of which may lack."""
    return " ".join(filter(None, (code, titel)))
