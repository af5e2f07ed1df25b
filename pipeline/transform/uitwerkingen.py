"""Deel C 2: the detaillering of each werkproces of an uitstroom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Cell
from pipeline.transform.competentie import competentie_code
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import joined
from pipeline.transform.titles import KERNTAAK, WERKPROCES
from pipeline.vocabulary import DETAILLERING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Place, Row, Table

_FIRST = re.compile(
    r"^zie (?:ook )?(?:de )?(?:vakkennis (?:en vaardigheden )?(?:bij|van) )?(?:de )?eerste competentie", re.I
)
_OMSCHRIJVING, _RESULTAAT, _HEAD = "omschrijving", "gewenstresultaat", "competentie"
_LABELS = {
    _OMSCHRIJVING: _OMSCHRIJVING,
    _RESULTAAT: _RESULTAAT,
    "gewensteresultaten": _RESULTAAT,
    "gewenstresultaten": _RESULTAAT,
    _HEAD: _HEAD,
    "competenties": _HEAD,
}
"""The labels in the first column, squashed, singular and plural."""


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
    """Reads the tables of one uitstroom in order; a table that goes on over a page continues the last one."""

    uitstroom_id: str
    uitwerkingen: list[Uitwerking] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    columns: tuple[int, int, int, int] = (0, 1, 2, 3)
    slot: str = ""

    def title(self, text: str, place: Place) -> bool:
        """Take a line or row that names a kerntaak or werkproces; False when it names neither."""
        kerntaak, werkproces = KERNTAAK.match(text), WERKPROCES.match(text)
        if werkproces:
            self._open(werkproces[1], werkproces[2], place)
        elif kerntaak:
            self.facts.append(mention(place, "kerntaak", kerntaak[1], "C-detaillering", kerntaak[2]))
        return bool(werkproces or kerntaak)

    def table(self, table: Table) -> None:
        """Take the rows of a table of the detaillering."""
        for row in table.rows:
            if row.place.lines or any(cell.blocks for cell in row.cells):
                self._row(row)

    def _open(self, number: str, titel: str, place: Place) -> None:
        self.facts.append(mention(place, "werkproces", number, "C-detaillering", titel))
        self.facts.append(Fact("uitwerkingen", place))
        if not self.uitwerkingen or self.uitwerkingen[-1].werkproces_id != number:
            known = next((item for item in self.uitwerkingen if item.werkproces_id == number), None)
            if known:
                self.uitwerkingen.remove(known)
            self.uitwerkingen.append(known or Uitwerking(number, titel, place))
            self.slot = ""

    def _row(self, row: Row) -> None:
        texts = [cell.text for cell in row.cells]
        label = _LABELS.get(squash(texts[0]))
        filled = [cell for cell in row.cells[1:] if cell.blocks]
        titles = _titles(row)
        for title in titles:
            self.title(title, row.place)
        if titles or not self.uitwerkingen:
            return
        if label in (_OMSCHRIJVING, _RESULTAAT):
            self._labelled(label, filled, row)
        elif label == _HEAD and len(filled) >= 2:
            self.columns = _columns(texts)
            self.facts.append(Fact("detailleringen", row.place))
        elif texts[0] and (filled or competentie_code(texts[0])):
            self._detaillering(row)
        elif filled:
            self._continue(row)

    def _labelled(self, slot: str, filled: list[Cell], row: Row) -> None:
        text = filled[0] if filled else Cell()
        self.slot = slot
        self._add(slot, text, row.place)

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
        cells = [row.cells[index] if index < len(row.cells) else Cell() for index in self.columns]
        self.slot = _HEAD
        self.uitwerkingen[-1].detailleringen.append(Detaillering(cells[0].text, row.place, *cells[1:]))

    def _continue(self, row: Row) -> None:
        """A row without a first cell goes on with the row above it: a page broke it."""
        cells = [row.cells[index] if index < len(row.cells) else Cell() for index in self.columns]
        if self.slot == _HEAD and self.uitwerkingen[-1].detailleringen:
            last = self.uitwerkingen[-1].detailleringen[-1]
            last.componenten = joined(last.componenten, cells[1])
            last.indicator = joined(last.indicator, cells[2])
            last.vakkennis = joined(last.vakkennis, cells[3])
            self.facts.append(Fact("detailleringen", row.place))
        elif self.slot:
            self._add(self.slot, next(cell for cell in row.cells if cell.blocks), row.place)


def _titles(row: Row) -> list[str]:
    """The titles in a row of nothing else: of the kerntaak, the werkproces, or both in one or two cells."""
    titles: list[str] = []
    for cell in row.cells:
        for nth, text in enumerate(cell.items):
            if KERNTAAK.match(text) or WERKPROCES.match(text):
                titles.append(text)
            elif nth and titles:
                titles[-1] = f"{titles[-1]} {text}"
            else:
                return []
    return titles


def is_detaillering(table: Table) -> bool:
    """Whether a table of Deel C belongs to a detaillering: by its titles, its labels or its competenties."""
    for row in table.rows:
        first = row.cells[0].text
        if squash(first) in _LABELS or any(WERKPROCES.match(text) for cell in row.cells for text in cell.items):
            return True
        if len(row.cells) >= 4 and competentie_code(first):
            return True
    return False


def uitwerkingen(reader: Reader) -> Facts:
    """The rows of `uitwerkingen`, `resultaten`, `detailleringen`, `componenten` and `vakkennis` of an uitstroom."""
    for item in reader.uitwerkingen:
        keys = {"uitstroom_id": reader.uitstroom_id, "werkproces_id": item.werkproces_id}
        yield fact("uitwerkingen", item.place, **keys, titel=item.titel, omschrijving=item.omschrijving.text or None)
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
        prestatie_indicator=item.indicator.text or None,
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


def _columns(texts: list[str]) -> tuple[int, int, int, int]:
    """The columns of competentie, componenten, prestatie-indicator and vakkennis, by the head of the table."""
    found = {squash(text): index for index, text in enumerate(texts) if text}
    wanted = ("competentie", "component", "prestatieindicator", "vakkennis")
    columns = [next((i for head, i in found.items() if head.startswith(word)), at) for at, word in enumerate(wanted)]
    return columns[0], columns[1], columns[2], columns[3]
