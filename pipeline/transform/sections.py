"""The sections of a document: its cover, its parts and numbered paragraphs, each with the elements under it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Furniture, Heading, Paragraph, Place, Table
from pipeline.transform.titles import KERNTAAK, WERKPROCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.document import Document, Element

OMSLAG, INHOUD, INLEIDING = "omslag", "inhoudsopgave", "Inleiding"
_DEEL = re.compile(r"^Deel\s+([A-D])\s*(?:[:.–-]\s*(.*))?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.*)$")
_ENTRY = re.compile(r"\.{3,}\s*\d+\s*$")
LONGEST_TITLE = 200
"""Characters; a longer line that begins with a number is a sentence. The longest real title has 83."""


@dataclass(slots=True)
class Section:
    """A part (`nummer` is empty) or a numbered paragraph of a part, with the elements under it.

    `deel` is omslag, inhoudsopgave, Inleiding or a letter; `naam` is the title as comparisons see it
    (`squash`); `elements` holds no sections.
    """

    deel: str
    nummer: str
    titel: str
    place: Place
    elements: list[Element] = field(default_factory=list)
    naam: str = field(init=False)

    def __post_init__(self) -> None:
        self.naam = squash(self.titel)

    @property
    def hoofdstuk(self) -> str:
        """The first component of the number."""
        return self.nummer.partition(".")[0]

    @property
    def diepte(self) -> int:
        """0 for a part, 1 for `2`, 2 for `2.1`."""
        return self.nummer.count(".") + 1 if self.nummer else 0

    @property
    def tables(self) -> Iterator[Table]:
        """The tables directly under this heading."""
        return (element for element in self.elements if isinstance(element, Table))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs directly under this heading."""
        return (element for element in self.elements if isinstance(element, Paragraph))


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections of a document in reading order; the first is the cover.

    The words and the number of a heading tell its level, not its markup: in the conversions the
    depth of a heading varies (`#### 2.1 Colofon`, `## 2.2 Formele vereisten`), some are only
    bold, and some sentences became headings by accident of the page.
    """
    contents = _contents(document.elements)
    sections = [Section(OMSLAG, "", "", Place())]
    for element in document.elements:
        opened = None if isinstance(element, Table | Furniture) else _opened(element, sections[-1], contents)
        if opened:
            sections.append(opened)
        else:
            sections[-1].elements.append(element)
    return tuple(sections)


def _contents(elements: Iterable[Element]) -> set[str]:
    """The entries of the contents, squashed, to recognise a heading that lost its markup."""
    entries = (element.text for element in elements if isinstance(element, Paragraph) and _ENTRY.search(element.text))
    return {squash(_ENTRY.sub("", entry)) for entry in entries}


def _opened(element: Heading | Paragraph, current: Section, contents: set[str]) -> Section | None:
    text = element.text
    if _ENTRY.search(text) or len(text) > LONGEST_TITLE:
        return None
    is_heading = isinstance(element, Heading) or element.bold
    deel = _DEEL.match(text)
    if deel and (is_heading or squash(text) in contents) and _comes_after(deel[1].upper(), current.deel):
        return Section(deel[1].upper(), "", deel[2] or "", element.place)
    if is_heading and current.deel in (OMSLAG, INHOUD) and squash(text) in ("inhoudsopgave", "inhoud"):
        return Section(INHOUD, "", text, element.place)
    if is_heading and current.deel in (OMSLAG, INHOUD) and squash(text) == "inleiding":
        return Section(INLEIDING, "", text, element.place)
    return _numbered(element, current, contents) if len(current.deel) == 1 else None


def _comes_after(deel: str, current: str) -> bool:
    return len(current) > 1 or deel > current


def _numbered(element: Heading | Paragraph, current: Section, contents: set[str]) -> Section | None:
    found = _NUMBERED.match(element.text)
    if not found or WERKPROCES.match(element.text) or KERNTAAK.match(element.text):
        return None
    is_heading = isinstance(element, Heading) or element.bold
    if not is_heading and (_is_bullet(element) or squash(element.text) not in contents):
        return None
    return Section(current.deel, found[1], found[2], element.place)


def _is_bullet(element: Heading | Paragraph) -> bool:
    return isinstance(element, Paragraph) and element.bullet
