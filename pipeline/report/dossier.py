"""A dossier as the report sees it: its tables, and the names of what its keys stand for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.check.engine.families import families_of
from pipeline.check.engine.table import Table
from pipeline.comparing import natural
from pipeline.report.formats.plain import one_line
from pipeline.vocabulary import COMPETENTIES, SBB_2015
from schemas import rows as row_types

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from schemas.rows import Dossiers

R = TypeVar("R", bound=tuple[Any, ...])
"""The type of a row, out of `schemas.rows`."""
LONGEST_NAME = 160
LONGEST_TEXT = 2000


def clip(text: object, length: int = LONGEST_TEXT) -> str:
    """A text in one line, without steering characters and cut to `length` characters; '' for None."""
    plain = "" if text is None else one_line(str(text)[: 20 * length])
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def alineas(text: str | None, length: int = LONGEST_TEXT) -> str:
    """A text with each of its paragraphs on a line of its own, cut to `length` characters; '' for None."""
    lines = "\n".join(filter(None, map(one_line, (text or "")[: 20 * length].split("\n"))))
    return lines if len(lines) <= length else lines[: length - 1].rstrip() + "…"


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
        self._tables: dict[str, Table[Any]] = {name: Table(frame) for name, frame in tables.items()}

    def rows(self, of: type[R]) -> Sequence[R]:
        """The rows of a table by their type (`schemas.rows`), none when the dossier has no such table."""
        table: Table[R] | None = self._tables.get(row_types.NAMES[of])
        return table.rows if table else []

    def table(self, of: type[R]) -> Table[R] | None:
        """A table as the rules and measures read it, None when it is absent or empty."""
        return self._tables[row_types.NAMES[of]] if self.rows(of) else None

    def by(self, of: type[R], *columns: str) -> dict[Any, list[R]]:
        """The rows of a table grouped by columns, as `Table.by` does."""
        table = self.table(of)
        return table.by(*columns) if table else {}

    @cached_property
    def facts(self) -> Dossiers | None:
        """The one row of the table `dossiers`."""
        found = self.rows(row_types.Dossiers)
        return found[0] if found else None

    @cached_property
    def titel(self) -> str:
        """The title of the dossier, for a heading."""
        title = clip(self.facts.titel, LONGEST_NAME) if self.facts else ""
        return title or "Kwalificatiedossier zonder titel"

    @cached_property
    def uitstromen(self) -> dict[str, str]:
        """Name by uitstroom_id; an uitstroom that only another table mentions bears its key as name."""
        names = {row.uitstroom_id: clip(row.naam, LONGEST_NAME) for row in self.rows(row_types.Uitstromen)}
        for table in (row_types.Overzicht, row_types.Uitwerkingen, row_types.Detailleringen, row_types.Matrices):
            for key in self.by(table, "uitstroom_id"):
                if key:
                    names.setdefault(key, "")
        return dict(sorted(names.items(), key=lambda item: natural(item[0])))

    @cached_property
    def werkprocessen(self) -> dict[str, str]:
        """Title by werkproces_id, in the order of their numbers."""
        names = {row.werkproces_id: clip(row.titel, LONGEST_NAME) for row in self.rows(row_types.Werkprocessen)}
        others = [(row.werkproces_id, row.titel) for row in self.rows(row_types.Uitwerkingen)]
        others += [(row.werkproces_id, row.titel) for row in self.rows(row_types.MatrixRijen) if row.werkproces_id]
        for key, title in others:
            names.setdefault(key, clip(title, LONGEST_NAME))
        return dict(sorted(names.items(), key=lambda item: natural(item[0])))

    @cached_property
    def kerntaken(self) -> dict[int, str]:
        """Title by kerntaak_nr."""
        names = {int(row.kerntaak_nr): clip(row.titel, LONGEST_NAME) for row in self.rows(row_types.Kerntaken)}
        for werkproces in self.werkprocessen:
            names.setdefault(kerntaak(werkproces), "")
        return dict(sorted(names.items()))

    @cached_property
    def competenties(self) -> dict[str, str]:
        """Name by competentie code, A to Y."""
        names = {row.competentie_code: clip(row.naam, LONGEST_NAME) for row in self.rows(row_types.Competenties)}
        return names or dict.fromkeys(COMPETENTIES, "")

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code that the dossier itself has for an uitstroom or werkproces, by its key; none before 2015."""
        found = {row.uitstroom_id: row.code for row in self.rows(row_types.Uitstromen)}
        found |= {row.werkproces_id: row.code for row in self.rows(row_types.Werkprocessen)}
        return {key: clip(code, 40) for key, code in found.items() if code}

    @property
    def soort_uitstroom(self) -> str:
        """What an uitstroom is called: since 2015 a profiel."""
        return "profiel" if self.facts and self.facts.formaat == SBB_2015 else "uitstroom"

    @property
    def families(self) -> dict[int, str]:
        """The families of rules that the format of the dossier has something for, by its names for them."""
        return families_of(self.facts.formaat if self.facts else None)

    @property
    def soort_uitstromen(self) -> str:
        """The same of more than one."""
        return "profielen" if self.soort_uitstroom == "profiel" else "uitstromen"

    @cached_property
    def codes_kerntaken(self) -> dict[int, str]:
        """The code that the dossier itself has for a kerntaak, by its number; none before 2015."""
        return {row.kerntaak_nr: clip(row.code, 40) for row in self.rows(row_types.Kerntaken) if row.code}

    def profielcode(self, key: str | None) -> str:
        """The code of a profiel: 'P2', else its key."""
        return self.codes.get(key or "", key or "")

    def kerntaakcode(self, nummer: int) -> str:
        """The code of a kerntaak: 'B1-K1', else 'Kerntaak 1'."""
        return self.codes_kerntaken.get(nummer) or f"Kerntaak {nummer}"

    def kerntaak(self, nummer: int) -> str:
        """A kerntaak for people: 'Kerntaak 1 Verzorgt bijen', since 2015 'B1-K1 Verzorgt bijen'."""
        return f"{self.kerntaakcode(nummer)} {self.kerntaken.get(nummer, '')}".strip()

    def uitstroom(self, key: str | None) -> str:
        """An uitstroom for people: 'U1 Rotorbladmonteur', since 2015 'P1 Rotorbladmonteur'."""
        return clip(f"{self.profielcode(key)} {self.uitstromen.get(key or '', '')}", LONGEST_NAME)

    def werkproces(self, key: str | None) -> str:
        """A werkproces for people: '1.1 Verzorgt presentaties', since 2015 'B1-K1-W1 Verzorgt presentaties'."""
        return clip(f"{self.codes.get(key or '', key or '')} {self.werkprocessen.get(key or '', '')}", LONGEST_NAME)

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
