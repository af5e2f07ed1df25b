"""Deel B 3: the overview of kerntaken and werkprocessen by uitstroom, and its legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.fact import Fact, fact, mention
from pipeline.transform.marks import is_cross, is_mark, is_no_mark
from pipeline.transform.titles import kerntaak, kerntaak_of, numbered, uitstroom_key, unnumbered_kerntaak
from pipeline.transform.unknown import Gap
from pipeline.transform.wordings import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Place, Row, Table
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.titles import Titled


@dataclass(slots=True)
class Overzicht:
    """What the overview says.

    `marks` are its pairs (uitstroom_id, werkproces_id); `under` is the number of the kerntaak under which it
    lists a werkproces, whatever the number of the werkproces says ("" when it stands under none); `unread`
    are the cells in place of a cross of which nobody can tell whether they mark something.
    """

    marks: set[tuple[str, str]] = field(default_factory=set)
    under: dict[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    unread: list[Gap] = field(default_factory=list)


def overzicht(chapter: Chapter, kenmerken: Kenmerken) -> Overzicht:
    """Read the rows of `overzicht` in chapter 3, and how it names kerntaken, werkprocessen and uitstromen."""
    reader = _Reader(tuple(kenmerken.uitstromen))
    for section in chapter:
        for table in section.tables:
            reader.table(table)
    if not reader.found.marks:
        # Where nothing is marked, a dash or a 'nee' does not tell what is not.
        reader.found.unread += reader.denied
    for naming in kenmerken.legenda:
        reader.found.facts.append(mention(naming.place, "uitstroom", naming.sleutel, "legenda", naming.naam))
        reader.found.facts.append(Fact("overzicht", naming.place))
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Reads the overview row by row: the column of each uitstroom and the kerntaak hold for the rows below them."""

    uitstromen: tuple[str, ...]
    columns: dict[int, str] = field(default_factory=dict)
    kerntaak: str = ""
    unnumbered: tuple[str, Place] | None = None
    denied: list[Gap] = field(default_factory=list)
    found: Overzicht = field(default_factory=Overzicht)

    def table(self, table: Table) -> None:
        """Read a table when it is the overview: its head names it, or it goes on with one that was begun."""
        head = {meaning("overzicht", cell.text) for row in table.rows[:2] for cell in row.cells}
        if head & {"werkproces", "kerntaak"} or _columns(table.rows[0]) or self.columns:
            for row in table.rows:
                self._row(row)

    def _row(self, row: Row) -> None:
        columns = _columns(row)
        texts = [cell.text for cell in row.cells]
        titled = _first(kerntaak(text) or unnumbered_kerntaak(text) for text in texts[:2])
        werkproces = _named(texts)
        if columns:
            self.columns = columns
            self.found.facts.append(Fact("overzicht", row.place))
        elif werkproces:
            self._werkproces(*werkproces, texts, row.place)
        elif titled and titled.nummer:
            self._kerntaak(titled.nummer, titled.titel, row.place)
        elif titled:
            self.unnumbered = (titled.titel, row.place)
            self.found.facts.append(Fact("overzicht", row.place))
        elif any(meaning("overzicht", text) for text in texts):
            if len(self.uitstromen) == 1 and meaning("overzicht", texts[-1]) == "uitstroom":
                # With one uitstroom the overview may have one column that no U1 stands above.
                self.columns = {len(texts) - 1: self.uitstromen[0]}
            self.found.facts.append(Fact("overzicht", row.place))

    def _kerntaak(self, number: str, title: str, place: Place) -> None:
        self.kerntaak, self.unnumbered = number, None
        self.found.facts.append(mention(place, "kerntaak", number, "B3", title))

    def _werkproces(self, number: str, title: str, texts: list[str], place: Place) -> None:
        if self.unnumbered:
            # A kerntaak that names no number has that of the werkprocessen under it.
            self._kerntaak(str(kerntaak_of(number)), *self.unnumbered)
        for uitstroom, text in self._cells(texts):
            if is_mark(text):
                self.found.marks.add((uitstroom, number))
                self.found.facts.append(fact("overzicht", place, uitstroom_id=uitstroom, werkproces_id=number))
            elif not is_no_mark(text):
                self.found.unread.append(_gap(uitstroom, number, text, place))
            elif text:
                self.denied.append(_gap(uitstroom, number, text, place))
        self.found.facts.append(mention(place, "werkproces", number, "B3", title))
        self.found.under[number] = self.kerntaak

    def _cells(self, texts: list[str]) -> list[tuple[str, str]]:
        """Each uitstroom with what stands in its column."""
        last = len(texts) - len(self.uitstromen)
        columns = self.columns or dict(enumerate(self.uitstromen, last))
        return [(uitstroom, texts[index]) for index, uitstroom in columns.items() if 0 <= index < len(texts)]


def _gap(uitstroom: str, werkproces: str, text: str, place: Place) -> Gap:
    return Gap("overzicht", "uitstroom_id", text, place, uitstroom_id=uitstroom, werkproces_id=werkproces)


def _columns(row: Row) -> dict[int, str]:
    """The uitstroom of each column, by its index, in a row that holds nothing but keys and words of the head."""
    keys = {index: key for index, cell in enumerate(row.cells) if (key := uitstroom_key(cell.text))}
    others = (cell.text for index, cell in enumerate(row.cells) if cell.blocks and index not in keys)
    return keys if all(meaning("overzicht", text) for text in others) else {}


def _named(texts: list[str]) -> tuple[str, str] | None:
    """The number and the title of a werkproces, in one cell (`1.1 Verkoopt`) or in two."""
    for index, text in enumerate(texts):
        found = numbered(text)
        if found:
            title = found.titel or next((later for later in texts[index + 1 :] if later and not is_cross(later)), "")
            return found.nummer, title
    return None


def is_entry(texts: list[str]) -> bool:
    """Whether a row of the overview is that of a kerntaak or of a werkproces."""
    return bool(_named(texts) or _first(kerntaak(text) or unnumbered_kerntaak(text) for text in texts[:2]))


def _first(found: Iterable[Titled | None]) -> Titled | None:
    return next((item for item in found if item), None)
