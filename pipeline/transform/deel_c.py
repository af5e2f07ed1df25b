"""Deel C: which uitstroom or eenheid each table and heading belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, mention
from pipeline.transform.kenmerken import UNIT_TITLE
from pipeline.transform.matrix.table import MatrixTable, is_matrix, matrix_mentions, matrix_table
from pipeline.transform.matrix.whole import whole
from pipeline.transform.titles import kerntaak, unnumbered_kerntaak, werkproces
from pipeline.transform.uitwerkingen import Reader, is_detaillering, uitwerkingen

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.sections import Section

COLUMNS = 4
"""Competentie, componenten, prestatie-indicator, vakkennis."""
_MATRIX_OF = re.compile(r"^Proces-?\s*competentie-?\s*matrix\s+(\S.*)$", re.IGNORECASE)
_DETAIL_OF = re.compile(r"^Detaillering\s+proces-?\s*competentie-?\s*matrix\s+(\S.*)$", re.IGNORECASE)


@dataclass(slots=True)
class DeelC:
    """What Deel C holds: the pieces of each matrix, the readers per uitstroom, and how it names things.

    `pieces` goes by uitstroom and kerntaak, `unit_pieces` by eenheid; `units` are the eenheden with a
    paragraph of their own.
    """

    pieces: dict[tuple[str, int], list[MatrixTable]] = field(default_factory=dict)
    unit_pieces: dict[str, list[MatrixTable]] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)

    def expected(self) -> dict[tuple[str, str], frozenset[str]]:
        """The competenties that are worked out, by uitstroom and werkproces; unknown names are left out."""
        return {
            (str(item.values["uitstroom_id"]), str(item.values["werkproces_id"])): frozenset()
            for item in self._facts_of("uitwerkingen")
            if item.values
        } | self._codes()

    def _codes(self) -> dict[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for item in self._facts_of("detailleringen"):
            if item.values and item.values["competentie_code"]:
                key = (str(item.values["uitstroom_id"]), str(item.values["werkproces_id"]))
                found.setdefault(key, set()).add(str(item.values["competentie_code"]))
        return {key: frozenset(codes) for key, codes in found.items()}

    def _facts_of(self, table: str) -> list[Fact]:
        return [item for item in self.facts if item.table == table]


def deel_c(uitwerking: Chapter, eenheden: Chapter, kenmerken: Kenmerken) -> DeelC:
    """Read chapter 2 (uitstromen) and the chapter on certificeerbare eenheden of Deel C."""
    reader = _Reader(kenmerken)
    for section in uitwerking:
        reader.section(section)
    for section in eenheden:
        reader.unit(section)
    found = reader.found
    worked_out = [fact for readers in found.readers.values() for fact in uitwerkingen(readers)]
    found.facts = [*reader.named, *worked_out, *reader.named_units]
    return found


@dataclass(slots=True)
class _Reader:
    """Reads Deel C in order.

    `key` is the uitstroom that is being read, `kerntaak` the kerntaak that a heading announced; `named` and
    `named_units` are what the headings and matrices of uitstromen and of eenheden name.
    """

    kenmerken: Kenmerken
    key: str | None = None
    kerntaak: int | None = None
    found: DeelC = field(default_factory=DeelC)
    named: list[Fact] = field(default_factory=list)
    named_units: list[Fact] = field(default_factory=list)

    def section(self, section: Section) -> None:
        """Read a paragraph of chapter 2, which may be that of an uitstroom."""
        of = next((key for key, known in self.kenmerken.uitgewerkt.items() if known is section), None)
        if section.diepte >= 2 or of:
            self.key, self.kerntaak = of, None
        if of:
            self.named.append(mention(section.place, "uitstroom", of, "C-kop", self.kenmerken.titel(of, section)))
        elements = whole(section.elements)
        for element, after in zip_longest(elements, elements[1:]):
            if isinstance(element, Table):
                self._table(element)
            elif element:
                # 'Kerntaak 2 ...' above 'x.y werkproces: ...' repeats the title of a table that a page broke.
                repeats = isinstance(after, Heading | Paragraph) and bool(werkproces(after.text))
                self._line(element, repeats=repeats)

    def _table(self, table: Table) -> None:
        if is_matrix(table):
            read = matrix_table(table)
            number = read.kerntaak_nr or read.kerntaak_of_rows or self.kerntaak
            if self.key and number is not None:
                self.found.pieces.setdefault((self.key, number), []).append(read)
                self.named += matrix_mentions(read, "C-matrix")
        elif self.key and (is_detaillering(table) or self._goes_on(table)):
            self._worked_out(self.key).table(table)

    def _worked_out(self, key: str) -> Reader:
        return self.found.readers.setdefault(key, Reader(key))

    def _goes_on(self, table: Table) -> bool:
        """Whether a table goes on with a detaillering that a page broke: it has her columns, or begins with a gap."""
        reader = self.found.readers.get(self.key or "")
        width, first = len(table.rows[0].cells), table.rows[0].cells[0].text
        return bool(reader and reader.uitwerkingen and (width >= COLUMNS or (width > 1 and not first)))

    def _line(self, element: Heading | Paragraph, *, repeats: bool) -> None:
        text, place = element.text, element.place
        matrix, detail = _MATRIX_OF.match(text), _DETAIL_OF.match(text)
        if matrix:
            self._headed(matrix[1], "C-matrix", place)
        elif detail:
            self._headed(detail[1], "C-detaillering", place)
        elif self.key and (isinstance(element, Heading) or element.bold):
            titled = kerntaak(text)
            if titled and not repeats:
                self.named.append(mention(place, "kerntaak", titled.nummer, "C-kop", titled.titel))
                self.named.append(Fact("kop", place))
                self.kerntaak = int(titled.nummer)
            elif unnumbered_kerntaak(text):
                # The werkprocessen below it tell which kerntaak it is.
                self.named.append(Fact("kop", place))
                self.kerntaak = None
            else:
                self._worked_out(self.key).title(text, place)

    def _headed(self, naam: str, plaats: str, place: Place) -> None:
        """The heading of a matrix or a detaillering, which names its uitstroom."""
        key = self.kenmerken.uitstroom(naam)
        if key and key != self.key:
            self.key, self.kerntaak = key, None
        if self.key:
            self.named.append(mention(place, "uitstroom", self.key, plaats, naam))
        self.named.append(Fact("kop", place))

    def unit(self, section: Section) -> None:
        """Read a paragraph of the chapter on certificeerbare eenheden, which may be that of an eenheid."""
        key = self.kenmerken.eenheid(section.titel) if section.diepte >= 2 else None
        if not key:
            return
        self.found.units.add(key)
        self.named_units.append(mention(section.place, "eenheid", key, "C3-kop", UNIT_TITLE.sub("", section.titel)))
        for element in whole(section.elements):
            if isinstance(element, Table) and is_matrix(element):
                read = matrix_table(element)
                self.found.unit_pieces.setdefault(key, []).append(read)
                self.named_units += matrix_mentions(read, "C3-matrix")
            elif isinstance(element, Heading) or (isinstance(element, Paragraph) and not element.bullet):
                named = _MATRIX_OF.match(element.text)
                if named:
                    self.named_units.append(mention(element.place, "eenheid", key, "C3-matrix", named[1]))
                    self.named_units.append(Fact("kop", element.place))
