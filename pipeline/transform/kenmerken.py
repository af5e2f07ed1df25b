"""What a dossier is about: its uitstromen and certificeerbare eenheden by their key (U1, E1), and who names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Paragraph, Table
from pipeline.transform.titles import legend_entry, uitstroom_letters
from pipeline.transform.wordings import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.document import Cell, Place
    from pipeline.transform.chapters import Chapter, Chapters
    from pipeline.transform.sections import Section

_LEVEL = re.compile(r"\s[-–]\s(?:\s?niveau\s)?\s?([0-9])(?=\s|$)", re.IGNORECASE)
_NO_UNITS = frozenset({"", "nvt", "nietvantoepassing", "geen", "nee", "niet"})
UNIT_TITLE = re.compile(r"^Nadere specificatie\s+(?:van\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing as a place names it; `niveau` is given in Diploma(s), `kop` tells that the place is a heading.

    `gelijk` is the name as comparisons see it (`wordings.same`).
    """

    sleutel: str
    naam: str
    place: Place
    niveau: int | None = None
    kop: bool = False
    gelijk: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gelijk", same(self.naam))


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """The uitstromen (U1..) and eenheden (E1..) of a dossier by their key, and the places that list them.

    `beschreven` and `uitgewerkt` are the paragraphs of B 4 and C 2 by uitstroom.
    """

    uitstromen: dict[str, Naming]
    eenheden: dict[str, Naming]
    legenda: tuple[Naming, ...]
    diplomas: tuple[Naming, ...]
    eenheden_b2: tuple[Naming, ...]
    eenheden_c3: tuple[Naming, ...]
    beschreven: dict[str, Section]
    uitgewerkt: dict[str, Section]

    def uitstroom(self, naam: str) -> str | None:
        """The key of the uitstroom with this name, whatever its case and spacing, or None."""
        return _key(self.uitstromen, same(naam))

    def titel(self, key: str, section: Section) -> str:
        """The name that a paragraph of an uitstroom bears; its own where it stands straight under a chapter."""
        return section.titel if section.diepte > 1 else self.uitstromen[key].naam

    def eenheid(self, naam: str) -> str | None:
        """The key of the certificeerbare eenheid with this name, or None."""
        return _key(self.eenheden, same(UNIT_TITLE.sub("", naam)))


def kenmerken(chapters: Chapters) -> Kenmerken:
    """Find the uitstromen (legend of B 3, else Diploma(s), B 4, C 2) and the eenheden (B 2.2, C 3)."""
    legenda, diplomas = tuple(_legend(chapters.overzicht)), tuple(_diplomas(chapters))
    uitstromen = {naming.sleutel: naming for naming in legenda}
    if not uitstromen:
        headed = (*_paragraphs(chapters.uitstromen), *_paragraphs(chapters.uitwerking))
        uitstromen = _numbered("U", diplomas or [Naming("", item.titel, item.place) for item in headed])
    units, unit_list = tuple(_units(chapters)), tuple(_unit_list(chapters.eenheden))
    return Kenmerken(
        uitstromen=uitstromen,
        eenheden=_numbered("E", (*units, *unit_list)),
        legenda=legenda,
        diplomas=diplomas,
        eenheden_b2=units,
        eenheden_c3=unit_list,
        beschreven=_assigned(uitstromen, chapters.uitstromen),
        uitgewerkt=_assigned(uitstromen, chapters.uitwerking),
    )


def _paragraphs(chapter: Chapter) -> list[Section]:
    return [section for section in chapter if section.diepte == 2]


def _key(known: dict[str, Naming], gelijk: str) -> str | None:
    return next((key for key, naming in known.items() if naming.gelijk == gelijk), None) if gelijk else None


def _numbered(letter: str, named: Sequence[Naming]) -> dict[str, Naming]:
    found: dict[str, Naming] = {}
    for naming in named:
        found.setdefault(naming.gelijk, naming)
    return {f"{letter}{number}": naming for number, naming in enumerate(found.values(), 1)}


def _assigned(known: dict[str, Naming], chapter: Chapter) -> dict[str, Section]:
    """The paragraph of each uitstroom in a chapter: by name, else by its turn.

    A lone uitstroom may stand straight under the heading of the chapter.
    """
    found: dict[str, Section] = {}
    left: list[Section] = []
    paragraphs = _paragraphs(chapter)
    if len(known) == 1 and chapter and not paragraphs:
        return dict.fromkeys(known, chapter[0])
    for section in paragraphs:
        key = _key(known, section.naam)
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


def _legend(chapter: Chapter) -> list[Naming]:
    """The entries of the legend: those with the letter of an uitstroom when it explains other letters too."""
    found = [
        (text[:1].upper(), Naming(named.nummer, named.titel, place))
        for section in chapter
        for text, place in _legend_lines(section)
        if (named := legend_entry(text))
    ]
    letters = [letter for letter, _naming in found]
    letter = next((known for known in uitstroom_letters() if known in letters), "")
    return [naming for own, naming in found if own == letter]


def _legend_lines(section: Section) -> Iterator[tuple[str, Place]]:
    """The paragraphs of a section, and the rows of a table of two columns: a legend may be either."""
    for element in section.elements:
        if isinstance(element, Paragraph):
            yield element.text, element.place
        elif isinstance(element, Table):
            for row in element.rows:
                filled = [cell.text for cell in row.cells if cell.blocks]
                if len(filled) <= 2:
                    yield " ".join(filled), row.place


def _diplomas(chapters: Chapters) -> Iterator[Naming]:
    for found in chapters.labelled("diplomas"):
        for number, (naam, niveau) in enumerate(_names_and_levels(found.cell), 1):
            yield Naming(f"U{number}", naam, found.place, niveau)


def _names_and_levels(cell: Cell) -> list[tuple[str, int]]:
    """Each name in a cell and the level behind it: 'Rotorbladmonteur - 2 Molenmonteur op land - niveau 3'."""
    found: list[tuple[str, int]] = []
    for text in cell.items:
        position = 0
        for level in _LEVEL.finditer(text):
            naam = text[position : level.start()].strip()
            position = level.end()
            if naam:
                found.append((naam, int(level[1])))
    return found


def _units(chapters: Chapters) -> Iterator[Naming]:
    for found in chapters.labelled("eenheden"):
        for text in found.cell.items:
            if squash(text) not in _NO_UNITS:
                yield Naming("", text, found.place)


def _unit_list(chapter: Iterable[Section]) -> Iterator[Naming]:
    for section in chapter:
        if section.diepte == 1:
            for paragraph in section.paragraphs:
                if paragraph.bullet:
                    yield Naming("", paragraph.text, paragraph.place)
        elif section.diepte == 2:
            yield Naming("", UNIT_TITLE.sub("", section.titel), section.place, kop=True)
