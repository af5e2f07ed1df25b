"""All running text of a dossier at once, for rules that look for words wherever they stand."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.check.language.text_columns import PROSE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.check.engine.table import Table

BETWEEN = "\x00"
"""Stands between two texts: no space, so that no pattern goes on from one text into the next."""
WINDOW = 120
"""Characters on both sides of a literal in which the pattern around it stands."""
MORE: dict[str, tuple[str, ...]] = {
    "gedragingen": ("gedrag",),
    "kennis": ("kennis",),
    "kerntaak_eisen": ("complexiteit", "verantwoordelijkheid"),
    "wijzigingen": ("wijziging",),
    "onderhoudsagenda": ("actie",),
    "versies": ("reden",),
    "betrokkenen": ("commissie", "groep", "afvaardiging"),
    "dossiers": ("vastgesteld_door",),
}
"""The columns with text beyond those of `PROSE`."""


class Passage(NamedTuple):
    """A text: the row that holds it, its table and column, and the keys of what it is about."""

    row: Any
    tabel: str
    kolom: str
    tekst: str
    uitstroom_id: str | None
    kerntaak_nr: int | None
    werkproces_id: str | None
    competentie_code: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Hit(NamedTuple):
    """Where a pattern was found: the passage, and the span in its text."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that were found, as they stand."""
        return self.passage.tekst[self.start : self.end]


class Texts:
    """The passages of a dossier, and a search through all of them in one go.

    Made of the tables of a dossier by name; those that are absent hold no text.
    """

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self._tables = tables

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)

    def __len__(self) -> int:
        return len(self.passages)

    @cached_property
    def passages(self) -> list[Passage]:
        """Every text that is not empty, table by table."""
        return [
            self._passage(row, name, column, text)
            for name, columns in (PROSE | MORE).items()
            for row in self._tables.get(name, ())
            for column in columns
            if (text := getattr(row, column))
        ]

    @cached_property
    def joined(self) -> str:
        """All texts, one after the other."""
        return BETWEEN.join(passage.tekst for passage in self.passages)

    @cached_property
    def folded(self) -> str:
        """The same in lower case, letter for letter."""
        lower = self.joined.lower()
        if len(lower) == len(self.joined):
            return lower
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in self.joined)

    def find(self, pattern: re.Pattern[str], *, folded: bool = False) -> Iterator[Hit]:
        """Where a pattern stands, in order; with `folded` it is sought in lower case."""
        for found in pattern.finditer(self.folded if folded else self.joined):
            yield self._hit(found)

    def near(self, literal: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Where a pattern stands in lower case around a literal that it holds, in order: fast where that is rare."""
        last, at = -1, self.folded.find(literal)
        while at >= 0:
            for found in pattern.finditer(self.folded, max(at - WINDOW, 0), at + len(literal) + WINDOW):
                if found.start() > last and found.start() <= at + len(literal) and at < found.end():
                    last = found.start()
                    yield self._hit(found)
            at = self.folded.find(literal, at + 1)

    def _hit(self, found: re.Match[str]) -> Hit:
        number = bisect_right(self._starts, found.start()) - 1
        start = self._starts[number]
        return Hit(self.passages[number], found.start() - start, found.end() - start)

    def of(self, *tables: str) -> Iterable[Passage]:
        """The passages of some tables."""
        return (passage for passage in self.passages if passage.tabel in tables)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for passage in self.passages:
            starts.append(at)
            at += len(passage.tekst) + len(BETWEEN)
        return starts

    @cached_property
    def _codes(self) -> dict[tuple[Any, ...], str | None]:
        rows = self._tables.get("detailleringen", ())
        return {(row.uitstroom_id, row.werkproces_id, row.volgnr): row.competentie_code for row in rows}

    def _passage(self, row: Any, table: str, column: str, text: str) -> Passage:
        code = getattr(row, "competentie_code", None)
        if hasattr(row, "detaillering_volgnr"):
            code = self._codes.get((row.uitstroom_id, row.werkproces_id, row.detaillering_volgnr))
        return Passage(
            row,
            table,
            column,
            text,
            getattr(row, "uitstroom_id", None),
            getattr(row, "kerntaak_nr", None),
            getattr(row, "werkproces_id", None),
            code,
            row.bron_regel,
            row.bron_pagina,
            getattr(row, "bron_pad", None),
        )
