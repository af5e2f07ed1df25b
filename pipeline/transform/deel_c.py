"""Deel C: which uitstroom or eenheid each table and heading belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, mention
from pipeline.transform.matrix.table import MatrixTable, is_matrix, matrix_table
from pipeline.transform.notation import KERNTAAK, WERKPROCES
from pipeline.transform.outline import Section, chapter
from pipeline.transform.skeleton import UNIT_TITLE
from pipeline.transform.uitwerkingen import Reader, is_detaillering, uitwerkingen

if TYPE_CHECKING:
    from pipeline.transform.skeleton import Skeleton

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


@dataclass(slots=True)
class _Where:
    """The uitstroom that is being read, and the kerntaak that a heading announced."""

    key: str | None
    kerntaak: int | None = None


def deel_c(skeleton: Skeleton) -> DeelC:
    """Read chapter 2 (uitstromen) and the chapter on certificeerbare eenheden of Deel C."""
    found = DeelC()
    chapters = chapter(skeleton.sections, "C", "uitstromen", default="2")
    assigned = {id(section): key for key, section in skeleton.uitstroom_of(chapters).items()}
    where = _Where(None)
    for section in chapters:
        if section.diepte >= 2:
            where = _Where(assigned.get(id(section)))
            if where.key:
                found.facts.append(mention(section.place, "uitstroom", where.key, "C-kop", section.titel))
        _section(section, where, found, skeleton)
    for reader in found.readers.values():
        found.facts += uitwerkingen(reader)
    found.facts += _units(skeleton, found)
    return found


def _section(section: Section, where: _Where, found: DeelC, skeleton: Skeleton) -> None:
    elements = [element for element in section.elements if not isinstance(element, Furniture)]
    for element, after in zip_longest(elements, elements[1:]):
        if isinstance(element, Table):
            _table(element, where, found)
        elif element:
            # 'Kerntaak 2 ...' above 'x.y werkproces: ...' repeats the title of a table that a page broke.
            repeats = isinstance(after, Heading | Paragraph) and bool(WERKPROCES.match(after.text))
            _line(element, where, found, skeleton, repeats=repeats)


def _table(table: Table, where: _Where, found: DeelC) -> None:
    if is_matrix(table):
        read = matrix_table(table)
        number = read.kerntaak_nr or _kerntaak_of_rows(read) or where.kerntaak
        if where.key and number is not None:
            found.pieces.setdefault((where.key, number), []).append(read)
            found.facts += matrix_mentions(read, "C-matrix")
    elif where.key and (is_detaillering(table) or _goes_on(table, where, found)):
        found.readers.setdefault(where.key, Reader(where.key)).table(table)


def _goes_on(table: Table, where: _Where, found: DeelC) -> bool:
    """Whether a table goes on with the detaillering that a page broke: it has her four columns, or begins with a gap."""
    reader = found.readers.get(where.key or "")
    width, first = len(table.rows[0].cells), table.rows[0].cells[0].text
    return bool(reader and reader.uitwerkingen and (width >= COLUMNS or (width > 1 and not first)))


def _kerntaak_of_rows(read: MatrixTable) -> int | None:
    numbers = {row.werkproces_id.partition(".")[0] for row in read.rows}
    return int(numbers.pop()) if len(numbers) == 1 else None


def _line(element: Heading | Paragraph, where: _Where, found: DeelC, skeleton: Skeleton, *, repeats: bool) -> None:
    text, place = element.text, element.place
    matrix, detail = _MATRIX_OF.match(text), _DETAIL_OF.match(text)
    if matrix or detail:
        named = (matrix or detail)[1]  # type: ignore[index]
        key = skeleton.uitstroom(named)
        if key and key != where.key:
            where.key, where.kerntaak = key, None
        if where.key:
            plaats = "C-matrix" if matrix else "C-detaillering"
            found.facts.append(mention(place, "uitstroom", where.key, plaats, named))
        found.facts.append(Fact("kop", place))
        return
    kerntaak = KERNTAAK.match(text)
    if not (isinstance(element, Heading) or element.bold) or not where.key:
        return
    if kerntaak and not repeats:
        found.facts.append(mention(place, "kerntaak", kerntaak[1], "C-kop", kerntaak[2]))
        found.facts.append(Fact("kop", place))
        where.kerntaak = int(kerntaak[1])
    else:
        found.readers.setdefault(where.key, Reader(where.key)).title(text, place)


def matrix_mentions(read: MatrixTable, plaats: str) -> Facts:
    """How the head and the rows of a matrix name kerntaken and werkprocessen."""
    for number, titel, place in read.kerntaken:
        yield mention(place, "kerntaak", number, plaats, titel)
    for row in read.rows:
        yield mention(row.place, "werkproces", row.werkproces_id, plaats, row.titel)


def _units(skeleton: Skeleton, found: DeelC) -> Facts:
    for section in chapter(skeleton.sections, "C", "certificeerbareeenheden"):
        if section.diepte < 2:
            continue
        key = skeleton.eenheid(section.titel)
        if not key:
            continue
        found.units.add(key)
        yield mention(section.place, "eenheid", key, "C3-kop", UNIT_TITLE.sub("", section.titel))
        yield from _unit(section, key, found)


def _unit(section: Section, key: str, found: DeelC) -> Facts:
    for element in section.elements:
        if isinstance(element, Table) and is_matrix(element):
            read = matrix_table(element)
            found.unit_pieces.setdefault(key, []).append(read)
            yield from matrix_mentions(read, "C3-matrix")
        elif isinstance(element, Heading) or (not isinstance(element, Table | Furniture) and not element.bullet):
            named = _MATRIX_OF.match(element.text)
            if named:
                yield mention(element.place, "eenheid", key, "C3-matrix", named[1])
                yield Fact("kop", element.place)
