"""Deel B 3: the overview of kerntaken and werkprocessen by uitstroom, and its legend."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.fact import Fact, fact, mention
from pipeline.transform.marks import is_cross
from pipeline.transform.titles import KERNTAAK, UITSTROOM_ID

if TYPE_CHECKING:
    from pipeline.document import Place, Row, Table
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken

_WERKPROCES = re.compile(r"^(\d{1,2}\.\d{1,2})(?!\d)\.?\s*(.*)$")


@dataclass(slots=True)
class Overzicht:
    """What the overview says.

    `marks` are its pairs (uitstroom_id, werkproces_id); `under` is the number of the kerntaak under which it
    lists a werkproces, whatever the number of the werkproces says ("" when it stands under none).
    """

    marks: set[tuple[str, str]] = field(default_factory=set)
    under: dict[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)


def overzicht(chapter: Chapter, kenmerken: Kenmerken) -> Overzicht:
    """Read the rows of `overzicht` in chapter 3, and how it names kerntaken, werkprocessen and uitstromen."""
    reader = _Reader(tuple(kenmerken.uitstromen))
    for section in chapter:
        for table in section.tables:
            reader.table(table)
    for naming in kenmerken.legenda:
        reader.found.facts.append(mention(naming.place, "uitstroom", naming.sleutel, "legenda", naming.naam))
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Reads the overview row by row: the column of each uitstroom and the kerntaak hold for the rows below them."""

    uitstromen: tuple[str, ...]
    columns: dict[int, str] = field(default_factory=dict)
    kerntaak: str = ""
    found: Overzicht = field(default_factory=Overzicht)

    def table(self, table: Table) -> None:
        """Read a table when it is the overview: its head names it, or it goes on with one that was begun."""
        head = {squash(cell.text) for row in table.rows[:2] for cell in row.cells}
        if "werkproces" in head or "kerntaak" in head or _columns(table.rows[0]) or self.columns:
            for row in table.rows:
                self._row(row)

    def _row(self, row: Row) -> None:
        columns = _columns(row)
        texts = [cell.text for cell in row.cells]
        kerntaak = next((found for text in texts[:2] if (found := KERNTAAK.match(text))), None)
        werkproces = _named(texts)
        if columns:
            self.columns = columns
            self.found.facts.append(Fact("overzicht", row.place))
        elif kerntaak:
            self.kerntaak = kerntaak[1]
            self.found.facts.append(mention(row.place, "kerntaak", kerntaak[1], "B3", kerntaak[2]))
        elif werkproces:
            self._werkproces(*werkproces, texts, row.place)
        elif any(squash(text) in ("kerntaak", "werkproces", "uitstroom") for text in texts):
            if len(self.uitstromen) == 1 and squash(texts[-1]) == "uitstroom":
                # With one uitstroom the overview may have one column that no U1 stands above.
                self.columns = {len(texts) - 1: self.uitstromen[0]}
            self.found.facts.append(Fact("overzicht", row.place))

    def _werkproces(self, number: str, title: str, texts: list[str], place: Place) -> None:
        for uitstroom in self._marked(texts):
            self.found.marks.add((uitstroom, number))
            self.found.facts.append(fact("overzicht", place, uitstroom_id=uitstroom, werkproces_id=number))
        self.found.facts.append(mention(place, "werkproces", number, "B3", title))
        self.found.under[number] = self.kerntaak

    def _marked(self, texts: list[str]) -> list[str]:
        last = len(texts) - len(self.uitstromen)
        columns = self.columns or dict(enumerate(self.uitstromen, last))
        return [uitstroom for index, uitstroom in columns.items() if index < len(texts) and is_cross(texts[index])]


def _columns(row: Row) -> dict[int, str]:
    return {index: cell.text.upper() for index, cell in enumerate(row.cells) if UITSTROOM_ID.match(cell.text)}


def _named(texts: list[str]) -> tuple[str, str] | None:
    """The number and the title of a werkproces, in one cell (`1.1 Verkoopt`) or in two."""
    for index, text in enumerate(texts):
        found = _WERKPROCES.match(text)
        if found:
            title = found[2] or next((later for later in texts[index + 1 :] if later and not is_cross(later)), "")
            return found[1], title
    return None
