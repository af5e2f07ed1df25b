"""What a dossier is about: its uitstromen and certificeerbare eenheden, and how each place names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.labels import labelled_cells
from pipeline.transform.outline import Section, chapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.document import Cell, Place

_LEGEND = re.compile(r"^(U\d{1,2})\s*[:.–-]\s*(\S.*)$", re.IGNORECASE)
_DIPLOMA = re.compile(r"(\S.*?)\s+[-–]\s+(?:niveau\s+)?(\d)(?=\s|$)", re.IGNORECASE)
_NO_UNITS = frozenset({"", "nvt", "niet van toepassing", "nietvantoepassing", "geen", "nee", "niet"})
UNIT_TITLE = re.compile(r"^Nadere specificatie\s+(?:van\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing as a place names it; `niveau` is given in Diploma(s)."""

    sleutel: str
    naam: str
    place: Place
    niveau: int | None = None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The sections of a dossier, and its uitstromen and eenheden by their key (U1.., E1..)."""

    sections: list[Section]
    uitstromen: dict[str, Naming]
    eenheden: dict[str, Naming]
    legend: tuple[Naming, ...]
    diplomas: tuple[Naming, ...]
    units: tuple[Naming, ...]
    unit_list: tuple[Naming, ...]

    def uitstroom(self, naam: str) -> str | None:
        """The key of the uitstroom with this name, whatever its case and spacing, or None."""
        return _key(self.uitstromen, naam)

    def eenheid(self, naam: str) -> str | None:
        """The key of the certificeerbare eenheid with this name, or None."""
        return _key(self.eenheden, UNIT_TITLE.sub("", naam))

    def uitstroom_of(self, sections: Sequence[Section]) -> dict[str, Section]:
        """The section of each uitstroom among the paragraphs of a chapter: by name, else by what is left over."""
        return _assign(self.uitstromen, [section for section in sections if section.diepte == 2])


def skeleton(sections: list[Section]) -> Skeleton:
    """Find the uitstromen (legend of B 3, else Diploma(s), B 4, C 2) and the eenheden (B 2.2, C 3)."""
    legend = tuple(_legend(sections))
    diplomas = tuple(_diplomas(sections))
    headed = [
        section
        for deel, word, number in (("B", "beschrijvingvandeuitstromen", "4"), ("C", "uitstromen", "2"))
        for section in chapter(sections, deel, word, default=number)
        if section.diepte == 2
    ]
    uitstromen = {naming.sleutel: naming for naming in legend}
    if not uitstromen:
        named = diplomas or tuple(Naming("", section.titel, section.place) for section in headed)
        uitstromen = _numbered("U", named)
    units = tuple(_units(sections))
    unit_list = tuple(_unit_list(sections))
    return Skeleton(sections, uitstromen, _numbered("E", (*units, *unit_list)), legend, diplomas, units, unit_list)


def _key(known: dict[str, Naming], naam: str) -> str | None:
    wanted = squash(naam)
    return next((key for key, naming in known.items() if squash(naming.naam) == wanted), None) if wanted else None


def _numbered(letter: str, named: Iterable[Naming]) -> dict[str, Naming]:
    found: dict[str, Naming] = {}
    for naming in named:
        found.setdefault(squash(naming.naam), naming)
    return {f"{letter}{number}": naming for number, naming in enumerate(found.values(), 1)}


def _assign(known: dict[str, Naming], sections: list[Section]) -> dict[str, Section]:
    found: dict[str, Section] = {}
    left: list[Section] = []
    for section in sections:
        key = _key(known, section.titel)
        if key and key not in found:
            found[key] = section
        else:
            left.append(section)
    for section in left:
        # A name that differs from the legend is the dossier's (KD201); its turn among the others tells which it is.
        turn = f"U{section.nummer.rpartition('.')[2]}"
        if turn in known and turn not in found:
            found[turn] = section
    return found


def _legend(sections: list[Section]) -> Iterable[Naming]:
    for section in chapter(sections, "B", "overzicht", default="3"):
        for paragraph in section.paragraphs:
            named = _LEGEND.match(paragraph.text)
            if named:
                yield Naming(named[1].upper(), named[2], paragraph.place)


def _diplomas(sections: list[Section]) -> Iterable[Naming]:
    for cell, place in labelled_cells(sections, "diplomas"):
        for number, (naam, niveau) in enumerate(_names_and_levels(cell), 1):
            yield Naming(f"U{number}", naam, place, niveau)


def _names_and_levels(cell: Cell) -> list[tuple[str, int]]:
    return [(match[1], int(match[2])) for text in cell.items for match in _DIPLOMA.finditer(text)]


def _units(sections: list[Section]) -> Iterable[Naming]:
    for cell, place in labelled_cells(sections, "certificeerbareeenheden"):
        for text in cell.items:
            if squash(text) not in _NO_UNITS:
                yield Naming("", text, place)


def _unit_list(sections: list[Section]) -> Iterable[Naming]:
    for section in chapter(sections, "C", "certificeerbareeenheden"):
        if section.diepte == 1:
            for paragraph in section.paragraphs:
                if paragraph.bullet:
                    yield Naming("", paragraph.text, paragraph.place)
        elif section.diepte == 2:
            yield Naming("", UNIT_TITLE.sub("", section.titel), section.place)
