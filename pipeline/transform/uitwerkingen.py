"""Deel C 2: the detaillering of each werkproces of an uitstroom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.document import Cell
from pipeline.transform.competentie import competentie_code
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import joined
from pipeline.transform.titles import LONGEST_TITLE, is_title, kerntaak, numbered, werkproces
from pipeline.transform.unknown import Gap, Unknown
from pipeline.transform.wordings import LONGEST_LABEL, likely, meaning
from pipeline.vocabulary import DETAILLERING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place, Row, Table

_FIRST = re.compile(
    r"^zie (?:ook )?(?:de )?(?:vakkennis (?:en vaardigheden )?(?:bij|van) )?(?:de )?eerste competentie", re.I
)
_OMSCHRIJVING, _RESULTAAT, _HEAD = "omschrijving", "resultaat", "kop"
_COLUMNS = ("competentie", "componenten", "prestatie_indicator", "vakkennis")
_TABLES = {"prestatie_indicator": "detailleringen"}
_SINGULAR = {"componenten": "component"}
_NOWHERE = -1
"""The index of a column that the head of a table does not name."""


@dataclass(slots=True)
class Detaillering:
    """One competentie of a werkproces: its cells, which grow when a page broke them."""

    competentie: str
    place: Place
    componenten: Cell
    indicator: Cell
    vakkennis: Cell


@dataclass(slots=True)
class Uitwerking:
    """One werkproces of an uitstroom as Deel C works it out."""

    werkproces_id: str
    titel: str
    place: Place
    omschrijving: Cell = field(default_factory=Cell)
    resultaten: Cell = field(default_factory=Cell)
    resultaten_place: Place | None = None
    detailleringen: list[Detaillering] = field(default_factory=list)


@dataclass(slots=True)
class Reader:
    """Reads the tables of one uitstroom in order; a table that goes on over a page continues the last one.

    `columns` are the indexes of competentie, componenten, prestatie-indicator and vakkennis; `unknown` are the labels
    and columns that no reader knows, `gaps` what they explain; `strange` and `lost` are the columns of the table whose names are
    unknown, and those that it seems not to have; `skips` tells that what is read is of a werkproces without a title.
    """

    uitstroom_id: str
    uitwerkingen: list[Uitwerking] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    columns: tuple[int, ...] = (0, 1, 2, 3)
    strange: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()
    slot: str = ""
    skips: bool = False

    def title(self, text: str, place: Place) -> bool:
        """Take a line or row that names a kerntaak or werkproces; False when it names neither."""
        of_werkproces = werkproces(text)
        of_kerntaak = kerntaak(text)
        if of_werkproces:
            self._open(*of_werkproces, place)
        elif of_kerntaak:
            self.facts.append(mention(place, "kerntaak", of_kerntaak.nummer, "C-detaillering", of_kerntaak.titel))
        return bool(of_werkproces or of_kerntaak)

    def table(self, table: Table) -> None:
        """Take the rows of a table of the detaillering."""
        rows = [row for row in table.rows if row.place.lines or any(cell.blocks for cell in row.cells)]
        for row, after in zip_longest(rows, rows[1:]):
            if after is None or not self._untitled(row, after):
                self._row(row)

    def _untitled(self, row: Row, after: Row) -> bool:
        """Take a row that stands where a werkproces has its title and does not say that it is one."""
        texts = [[cell.text for cell in each.cells if cell.blocks] for each in (row, after)]
        begins = texts[1] and meaning("werkproces", texts[1][0]) == _OMSCHRIJVING
        if not begins or len(texts[0]) != 1 or is_title(texts[0][0]) or len(texts[0][0]) > LONGEST_TITLE:
            return False
        found = numbered(texts[0][0])
        if found and found.titel:
            self._open(*found, row.place)
            return True
        self.skips = bool(self.uitwerkingen and self.uitwerkingen[-1].omschrijving.blocks)
        if self.skips:
            self.gaps.append(
                Gap("uitwerkingen", "werkproces_id", texts[0][0], row.place, uitstroom_id=self.uitstroom_id)
            )
        return self.skips

    def _open(self, number: str, titel: str, place: Place) -> None:
        self.skips = False
        self.facts.append(mention(place, "werkproces", number, "C-detaillering", titel))
        self.facts.append(Fact("uitwerkingen", place))
        if not self.uitwerkingen or self.uitwerkingen[-1].werkproces_id != number:
            known = next((item for item in self.uitwerkingen if item.werkproces_id == number), None)
            if known:
                self.uitwerkingen.remove(known)
            self.uitwerkingen.append(known or Uitwerking(number, titel, place))
            self.slot = ""

    def _row(self, row: Row) -> None:
        filled = [cell for cell in row.cells if cell.blocks]
        titles = _titles(row)
        for title in titles:
            self.title(title, row.place)
        if titles or self.skips or not self.uitwerkingen or not filled:
            return
        label, rest = filled[0].text, filled[1:]
        what = meaning("werkproces", label)
        competentie = self._at(row, 0).text
        if what in (_OMSCHRIJVING, _RESULTAAT):
            self.slot = str(what)
            self._add(self.slot, rest[0] if rest else Cell(), row.place)
        elif len(rest) >= 2 and _is_head(filled):
            self._head(row)
        elif self._is_unknown_label(label, rest):
            self.unknown.append(Unknown("label", "werkproces", label, row.place))
            self._unread(label, rest[0], row.place)
            self.slot = ""
        elif competentie and (rest or competentie_code(competentie)):
            self._detaillering(row)
        else:
            self._continue(row)

    def _at(self, row: Row, column: int) -> Cell:
        index = self.columns[column]
        return row.cells[index] if 0 <= index < len(row.cells) else Cell()

    def _is_unknown_label(self, label: str, rest: list[Cell]) -> bool:
        """Whether a row explains one thing with a label that no reader knows, where a competentie does not stand."""
        if len(rest) != 1 or competentie_code(label):
            return False
        return self.slot != _HEAD or likely("werkproces", label) is not None

    def _unread(self, label: str, text: Cell, place: Place) -> None:
        """Keep what stands behind an unknown label: it may be what the werkproces lacks when all of it is read."""
        known = likely("werkproces", label)
        what = meaning("werkproces", known) if known else None
        for tabel, kolom, slot in (
            ("uitwerkingen", "omschrijving", _OMSCHRIJVING),
            ("resultaten", "resultaat", _RESULTAAT),
        ):
            if what in (slot, None):
                self._gap(tabel, kolom, f"{label}: {text.lines}", place)

    def _gap(self, tabel: str, kolom: str, text: str, place: Place) -> None:
        of = self.uitwerkingen[-1].werkproces_id
        self.gaps.append(Gap(tabel, kolom, text, place, uitstroom_id=self.uitstroom_id, werkproces_id=of))

    def lacking(self) -> list[Gap]:
        """The gaps that were not filled by what was read after them."""
        told = {item.werkproces_id for item in self.uitwerkingen if item.omschrijving.blocks}
        done = {item.werkproces_id for item in self.uitwerkingen if item.resultaten.blocks}
        full = {"uitwerkingen": told, "resultaten": done}
        return [gap for gap in self.gaps if gap.werkproces_id not in full.get(gap.tabel, ())]

    def _head(self, row: Row) -> None:
        """Find the columns by the words of the head; where it has words that no reader knows nothing is guessed."""
        found = {meaning("detaillering", cell.text): at for at, cell in enumerate(row.cells) if cell.blocks}
        unknown = [cell.text for cell in row.cells if cell.blocks and not meaning("detaillering", cell.text)]
        self.unknown += (Unknown("kolom", "detaillering", text, row.place) for text in unknown)
        usual = range(len(_COLUMNS)) if not unknown else [_NOWHERE] * len(_COLUMNS)
        known = {meaning("detaillering", cell.text) for cell in row.cells}
        self.strange = tuple(
            at for at, cell in enumerate(row.cells) if cell.blocks and not meaning("detaillering", cell.text)
        )
        self.lost = tuple(name for name in _COLUMNS[1:] if unknown and name not in known)
        self.columns = tuple(found.get(name, at) for name, at in zip(_COLUMNS, usual, strict=True))
        self.facts.append(Fact("detailleringen", row.place))

    def _add(self, slot: str, text: Cell, place: Place) -> None:
        last = self.uitwerkingen[-1]
        if slot == _OMSCHRIJVING:
            last.omschrijving = joined(last.omschrijving, text)
            self.facts.append(Fact("uitwerkingen", place))
        else:
            last.resultaten = joined(last.resultaten, text)
            last.resultaten_place = last.resultaten_place or place
            self.facts.append(Fact("resultaten", place))

    def _detaillering(self, row: Row) -> None:
        competentie, *others = (self._at(row, column) for column in range(len(_COLUMNS)))
        self.slot = _HEAD
        text = "\n".join(row.cells[at].lines for at in self.strange if at < len(row.cells) and row.cells[at].blocks)
        for name in self.lost if text else ():
            self._gap(_TABLES.get(name, name), _SINGULAR.get(name, name), text, row.place)
        self.uitwerkingen[-1].detailleringen.append(Detaillering(competentie.text, row.place, *others))

    def _continue(self, row: Row) -> None:
        """A row without a first cell goes on with the row above it: a page broke it."""
        if self.slot == _HEAD and self.uitwerkingen[-1].detailleringen:
            last = self.uitwerkingen[-1].detailleringen[-1]
            last.componenten = joined(last.componenten, self._at(row, 1))
            last.indicator = joined(last.indicator, self._at(row, 2))
            last.vakkennis = joined(last.vakkennis, self._at(row, 3))
            self.facts.append(Fact("detailleringen", row.place))
        elif self.slot:
            self._add(self.slot, next(cell for cell in row.cells if cell.blocks), row.place)


def _is_head(filled: list[Cell]) -> bool:
    """Whether a row is the head of a detaillering: it names the competentie, or two and more of its other columns."""
    if any(len(cell.text) > LONGEST_LABEL for cell in filled):
        return False
    known = [meaning("detaillering", cell.text) for cell in filled]
    return known[0] == "competentie" or sum(what is not None for what in known) >= 2


def _titles(row: Row) -> list[str]:
    """The titles in a row of nothing else: of the kerntaak, the werkproces, or both in one or two cells."""
    titles: list[str] = []
    for cell in row.cells:
        for nth, text in enumerate(cell.items):
            if is_title(text):
                titles.append(text)
            elif nth and titles:
                titles[-1] = f"{titles[-1]} {text}"
            else:
                return []
    return titles


def is_detaillering(table: Table) -> bool:
    """Whether a table of Deel C belongs to a detaillering: by its titles, its labels or its competenties."""
    for row in table.rows:
        first = next((cell.text for cell in row.cells if cell.blocks), "")
        if meaning("werkproces", first) or any(werkproces(text) for cell in row.cells for text in cell.items):
            return True
        if len(row.cells) >= len(_COLUMNS) and competentie_code(first):
            return True
    return False


def uitwerkingen(reader: Reader) -> Facts:
    """The rows of `uitwerkingen`, `resultaten`, `detailleringen`, `componenten` and `vakkennis` of an uitstroom."""
    for item in reader.uitwerkingen:
        keys = {"uitstroom_id": reader.uitstroom_id, "werkproces_id": item.werkproces_id}
        yield fact("uitwerkingen", item.place, **keys, titel=item.titel, omschrijving=item.omschrijving.lines or None)
        for number, resultaat in enumerate(item.resultaten.items, 1):
            yield fact("resultaten", item.resultaten_place or item.place, **keys, volgnr=number, resultaat=resultaat)
        for number, detaillering in enumerate(item.detailleringen, 1):
            yield from _detailed(keys, number, detaillering)
    yield from reader.facts


def _detailed(keys: dict[str, str], number: int, item: Detaillering) -> Facts:
    code = competentie_code(item.competentie)
    terms = list(_terms(item.vakkennis))
    refers = any(_FIRST.match(text) for text in item.vakkennis.items)
    yield fact(
        "detailleringen",
        item.place,
        **keys,
        volgnr=number,
        competentie_code=code,
        competentie_gelezen=item.competentie,
        prestatie_indicator=item.indicator.lines or None,
        verwijst_naar_eerste=refers,
    )
    yield fact(
        "werkproces_competenties", item.place, **keys, volgnr=number, competentie_code=code, herkomst=DETAILLERING
    )
    for place, component in enumerate(item.componenten.items, 1):
        yield fact(
            "componenten",
            item.place,
            **keys,
            detaillering_volgnr=number,
            volgnr=place,
            competentie_code=code,
            component=component,
        )
    for place, term in enumerate(terms, 1):
        yield fact("vakkennis", item.place, **keys, detaillering_volgnr=number, volgnr=place, vakkennis=term)


def _terms(cell: Cell) -> Iterator[str]:
    return (text for text in cell.items if not _FIRST.match(text))
