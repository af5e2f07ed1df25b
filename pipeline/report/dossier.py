"""A dossier as the report sees it: its tables, and the names of what its keys stand for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.check.engine.table import Row, Table
from pipeline.comparing import natural
from pipeline.report.formats.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

LONGEST_NAME = 160
LONGEST_TEXT = 2000


def clip(text: object, length: int = LONGEST_TEXT) -> str:
    """A text in one line, without steering characters and cut to `length` characters; '' for None."""
    plain = "" if text is None else one_line(str(text)[: 20 * length])
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def number(value: float, digits: int = 0) -> str:
    """A number as it is written in Dutch: 1.726 and 12,5."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def percent(share: float) -> str:
    """A share from 0 to 1 as a percentage: '83 %'."""
    return f"{number(100 * share)}\u00a0%"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: '1 fout', '12 fouten'."""
    return f"{number(count)} {one if count == 1 else many}"


class Dossier:
    """The tables of one dossier, and the names that go with its keys; a table that is absent is empty."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = {name: Table(frame) for name, frame in tables.items()}

    def rows(self, name: str) -> Sequence[Row]:
        """The rows of a table, none when the dossier has no such table."""
        return self._tables[name].rows if name in self._tables else []

    def table(self, name: str) -> Table | None:
        """A table as the rules and measures read it, None when it is absent or empty."""
        return self._tables[name] if self.rows(name) else None

    def by(self, name: str, *columns: str) -> dict[object, list[Row]]:
        """The rows of a table grouped by columns, as `Table.by` does."""
        return self._tables[name].by(*columns) if name in self._tables else {}

    @cached_property
    def facts(self) -> Row | None:
        """The one row of the table `dossiers`."""
        rows = self.rows("dossiers")
        return rows[0] if rows else None

    @cached_property
    def titel(self) -> str:
        """The title of the dossier, for a heading."""
        title = clip(self.facts.titel, LONGEST_NAME) if self.facts else ""
        return title or "Kwalificatiedossier zonder titel"

    @cached_property
    def uitstromen(self) -> dict[str, str]:
        """Name by uitstroom_id; an uitstroom that only another table mentions bears its key as name."""
        names = {row.uitstroom_id: clip(row.naam, LONGEST_NAME) for row in self.rows("uitstromen")}
        for table in ("overzicht", "uitwerkingen", "detailleringen", "matrices"):
            for row in self.rows(table):
                if row.uitstroom_id:
                    names.setdefault(row.uitstroom_id, "")
        return dict(sorted(names.items(), key=lambda item: natural(item[0])))

    @cached_property
    def werkprocessen(self) -> dict[str, str]:
        """Title by werkproces_id, in the order of their numbers."""
        names = {row.werkproces_id: clip(row.titel, LONGEST_NAME) for row in self.rows("werkprocessen")}
        for row in (*self.rows("uitwerkingen"), *self.rows("matrix_rijen")):
            if row.werkproces_id:
                names.setdefault(row.werkproces_id, clip(row.titel, LONGEST_NAME))
        return dict(sorted(names.items(), key=lambda item: natural(item[0])))

    @cached_property
    def kerntaken(self) -> dict[int, str]:
        """Title by kerntaak_nr."""
        names = {int(row.kerntaak_nr): clip(row.titel, LONGEST_NAME) for row in self.rows("kerntaken")}
        for werkproces in self.werkprocessen:
            names.setdefault(kerntaak(werkproces), "")
        return dict(sorted(names.items()))

    @cached_property
    def competenties(self) -> dict[str, str]:
        """Name by competentie code, A to Y."""
        names = {row.competentie_code: clip(row.naam, LONGEST_NAME) for row in self.rows("competenties")}
        return names or {chr(code): "" for code in range(ord("A"), ord("Y") + 1)}

    def uitstroom(self, key: str | None) -> str:
        """An uitstroom for people: 'U1 Rotorbladmonteur'."""
        return clip(f"{key or ''} {self.uitstromen.get(key or '', '')}", LONGEST_NAME)

    def werkproces(self, key: str | None) -> str:
        """A werkproces for people: '1.1 Verzorgt presentaties'."""
        return clip(f"{key or ''} {self.werkprocessen.get(key or '', '')}", LONGEST_NAME)

    def competentie(self, code: str | None) -> str:
        """A competentie for people: 'K Vakdeskundigheid toepassen'."""
        return clip(f"{code or ''} {self.competenties.get(code or '', '')}", LONGEST_NAME)

    def werkprocessen_van(self, nummer: int) -> list[str]:
        """The ids of the werkprocessen of a kerntaak."""
        return [key for key in self.werkprocessen if kerntaak(key) == nummer]


def kerntaak(werkproces_id: str) -> int:
    """The number of the kerntaak that a werkproces stands under: 1 for `1.10`; 0 when it has none."""
    head = werkproces_id.split(".")[0][:9]
    return int(head) if head.isdecimal() and head.isascii() else 0
