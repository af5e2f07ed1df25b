"""Deel A's related qualifications and the tables of Deel D."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.labels import labelled_cells
from pipeline.transform.notation import is_tick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Cell, Element, Row
    from pipeline.transform.outline import Section
    from pipeline.transform.skeleton import Skeleton

_NIVEAU = re.compile(r"^Niveau\s+(\d)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(\S.*?)\s*\(([^()]*)\)$")
_PROFIEL = re.compile(r"^(.+?)\s+\(([^()]+)\)\s*,?\s*(.*)$")
_DATUM = re.compile(r"\b\d{1,2}(?:\s+[a-z]+\s+|-\d{1,2}-)\d{4}\b", re.IGNORECASE)
_COMMISSIE = re.compile(r"^(?:De|Het)\s+(.*?)\s+bestaat\b", re.IGNORECASE)
_CATEGORIE = re.compile(r"^Categorie\s+([1-4])\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
_VERSIE = re.compile(r"^(.*?)\s+(\d{4}\s*[-–/]\s*\d{2,4})\b\s*(?:\(?\s*crebo[^:]*:\s*([^)]*)\)?)?\s*$", re.IGNORECASE)
_NOTHING = {"nietvantoepassing", "nvt", "geen"}


def verwante_kwalificaties(skeleton: Skeleton) -> Facts:
    """The qualifications of 'Kwalificaties in beeld' (Deel A) by level, and the levels of the uitstromen there."""
    for section in skeleton.sections:
        if section.deel != "A":
            continue
        levels: dict[int, int] = {}
        for row in (row for table in section.tables for row in table.rows):
            found = {i: int(m[1]) for i, cell in enumerate(row.cells) if (m := _NIVEAU.match(cell.text))}
            if found:
                levels = found
            if levels:
                yield Fact("verwante_kwalificaties", row.place)
                yield from _related(row, {} if found else levels, skeleton)


def _related(row: Row, levels: dict[int, int], skeleton: Skeleton) -> Facts:
    for index, niveau in levels.items():
        for text in row.cells[index].items if index < len(row.cells) else ():
            if text.endswith(":"):
                continue
            centra = _IN_BRACKETS.match(text)
            naam = centra[1] if centra else text
            key = skeleton.uitstroom(text) or skeleton.uitstroom(naam)
            if key and skeleton.uitstroom(text):
                naam, centra = text, None
            yield fact("verwante_kwalificaties", row.place, niveau=niveau, naam=naam,
                       kenniscentra=centra[2] if centra else None)  # fmt: skip
            if key:
                yield fact("niveauvermeldingen", row.place, uitstroom_id=key, plaats="kwalificaties-in-beeld",
                           naam=naam, niveau=niveau)  # fmt: skip


def beroepscompetentieprofielen(skeleton: Skeleton) -> Facts:
    """The profiles that B 2.2 names as the base of the dossier."""
    for cell, place in labelled_cells(skeleton.sections, "bronenreferentiedocumenten"):
        for text in _after(cell, "beroepscompetentieprofiel"):
            found = _PROFIEL.match(text)
            datum = _DATUM.search(found[3]) if found else _DATUM.search(text)
            yield fact("beroepscompetentieprofielen", place, naam=found[1] if found else text,
                       organisatie=found[2] if found else None, datum=datum and datum[0])  # fmt: skip
        yield Fact("beroepscompetentieprofielen", place)


def _after(cell: Cell, word: str) -> Iterator[str]:
    """The bullets that follow the block in which `word` stands."""
    begun = False
    for block in cell.blocks:
        if block.bullet and begun:
            yield block.text
        elif not block.bullet:
            begun = word in squash(block.text)


def betrokkenen(skeleton: Skeleton) -> Facts:
    """The members of the committees in D 2.1."""
    commissie = groep = None
    for section in _of_deel_d(skeleton, "betrokkenen"):
        for element in section.elements:
            if isinstance(element, Table):
                for row in element.rows:
                    first, second = row.cells[0].text, row.cells[1].text if len(row.cells) > 1 else ""
                    if squash(second) in ("rol", "") and first:
                        groep = first.rstrip(": ")
                    elif first:
                        yield fact("betrokkenen", row.place, commissie=commissie, groep=groep, afvaardiging=first,
                                   rol=second)  # fmt: skip
                    yield Fact("betrokkenen", row.place)
            elif isinstance(element, Paragraph | Heading) and (named := _COMMISSIE.match(element.text)):
                commissie, groep = named[1], None


def wijzigingen(skeleton: Skeleton) -> Facts:
    """The table of categories, the list of changes and the version history of D 2.5."""
    for section in _of_deel_d(skeleton, "wijzigingen"):
        categorie = None
        for element in section.elements:
            if isinstance(element, Table):
                yield from _rows(element)
                continue
            if not isinstance(element, Paragraph | Heading):
                continue
            headed = _CATEGORIE.match(element.text)
            if headed:
                categorie = int(headed[1])
            elif squash(element.text).startswith("versiebeheer"):
                categorie = None
            elif categorie and _is_change(element):
                yield fact("wijzigingen", element.place, categorie=categorie, wijziging=element.text)


def _is_change(element: Element) -> bool:
    if not isinstance(element, Paragraph):
        return False
    return element.bullet or (not element.text.endswith(":") and squash(element.text) not in _NOTHING)


def _rows(table: Table) -> Facts:
    versions = any(squash(cell.text) == "redennieuweversie" for cell in table.rows[0].cells)
    for row in table.rows:
        first, rest = row.cells[0].text, row.cells[1:]
        categorie, versie = _CATEGORIE.match(first), _VERSIE.match(first)
        if categorie and rest:
            ticked = any(is_tick(cell.text) for cell in rest[:-1])
            yield fact("wijzigingscategorieen", row.place, categorie=int(categorie[1]), naam=categorie[2],
                       aangekruist=ticked, omschrijving=rest[-1].text or None)  # fmt: skip
        elif squash(first) == "categorie":
            yield Fact("wijzigingscategorieen", row.place)
        elif versie and rest:
            codes = re.findall(r"\d+", versie[3] or "")
            yield fact("versies", row.place, naam=versie[1], cohort=versie[2], crebocodes=", ".join(codes) or None,
                       reden=" ".join(cell.text for cell in rest if cell.blocks) or None)  # fmt: skip
        elif versions:
            yield Fact("versies", row.place)


def onderhoudsagenda(skeleton: Skeleton) -> Facts:
    """The agenda of D 3, which may go on in tables without a head of their own."""
    begun = False
    for section in (item for item in skeleton.sections if item.deel == "D" and item.nummer):
        for table in section.tables:
            for row in table.rows:
                texts = [cell.text for cell in row.cells]
                if [squash(text) for text in texts[:2]] == ["onderwerp", "actie"]:
                    begun = True
                    yield Fact("onderhoudsagenda", row.place)
                elif begun and len(texts) >= 4 and texts[0] and any(texts[1:]):
                    yield fact("onderhoudsagenda", row.place, onderwerp=texts[0], actie=texts[1], wie=texts[2],
                               wanneer=texts[3])  # fmt: skip
        begun = begun and section.hoofdstuk == "3"


def _of_deel_d(skeleton: Skeleton, word: str) -> Iterator[Section]:
    return (
        section
        for section in skeleton.sections
        if section.deel == "D" and section.nummer and squash(section.titel).startswith(word)
    )
