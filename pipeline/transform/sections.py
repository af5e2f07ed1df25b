"""The sections of a document: its cover, its parts and numbered paragraphs, each with the elements under it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Place, Row, Table
from pipeline.transform.contents_entry import entry, has_leader
from pipeline.transform.titles import LONGEST_TITLE, is_title
from pipeline.transform.wordings import meaning, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.document import Document, Element

OMSLAG, INHOUD, INLEIDING = "omslag", "inhoudsopgave", "Inleiding"
_FRONT = {"inhoudsopgave": INHOUD, "inleiding": INLEIDING}
_DEEL = re.compile(r"Deel\s+([A-D])(?![^\W_])\s*([:.=–-]?)\s*(.*)", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\.?\s+(\S.*)", re.DOTALL)


@dataclass(slots=True)
class Section:
    """A part (`nummer` is empty) or a numbered paragraph of a part, with the elements under it.

    `deel` is omslag, inhoudsopgave, Inleiding or a letter; `naam` is the title as comparisons see it
    (`wordings.same`); `elements` holds no sections.
    """

    deel: str
    nummer: str
    titel: str
    place: Place
    elements: list[Element] = field(default_factory=list)
    naam: str = field(init=False)

    def __post_init__(self) -> None:
        self.naam = same(self.titel)

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
    elements = _without_margin(document.elements)
    contents = _contents(elements)
    sections = [Section(OMSLAG, "", "", Place())]
    for element in elements:
        opened = None if isinstance(element, Table | Furniture) else _opened(element, sections[-1], contents)
        if opened:
            sections.append(opened)
        else:
            sections[-1].elements.append(element)
    return tuple(sections)


def _without_margin(elements: Sequence[Element]) -> Sequence[Element]:
    """The elements with their tables as they are without the columns that are empty in every table of the document.

    Some converters give each table a column for the margin of the page.
    """
    rows = [row for element in elements if isinstance(element, Table) for row in element.rows]
    starts = (next((at for at, cell in enumerate(row.cells) if cell.blocks), None) for row in rows)
    margin = min((start for start in starts if start is not None), default=0)
    return [_cut(item, margin) if isinstance(item, Table) else item for item in elements] if margin else elements


def _cut(table: Table, margin: int) -> Table:
    return Table(tuple(Row(row.cells[margin:], row.place) for row in table.rows), table.place)


def _contents(elements: Iterable[Element]) -> set[str]:
    """The entries of the contents as comparisons see them, to recognise a heading that lost its markup."""
    lines = (element.text for element in elements if isinstance(element, Paragraph) and has_leader(element.text))
    return {same(f"{found.nummer} {found.titel}") for line in lines if (found := entry(line))}


def _opened(element: Heading | Paragraph, current: Section, contents: set[str]) -> Section | None:
    text = element.text
    if len(text) > LONGEST_TITLE or has_leader(text):
        return None
    is_heading = isinstance(element, Heading) or element.bold
    named = part_of(text)
    if named and (is_heading or same(text) in contents) and _comes_after(named[0], current.deel):
        return Section(named[0], "", named[1], element.place)
    if is_heading and current.deel in (OMSLAG, INHOUD) and (what := meaning("voorwerk", text)):
        return Section(_FRONT[what], "", text, element.place)
    return _numbered(element, current, contents) if len(current.deel) == 1 else None


def part_of(text: str) -> tuple[str, str] | None:
    """The letter and the title of a part; without a sign between them the title is one that parts are known by."""
    found = _DEEL.match(text)
    if not found or not (found[2] or not found[3] or meaning("deel", found[3]) or found[3][0].isupper()):
        return None
    return found[1].upper(), found[3]


def _comes_after(deel: str, current: str) -> bool:
    return len(current) > 1 or deel > current


def _numbered(element: Heading | Paragraph, current: Section, contents: set[str]) -> Section | None:
    found = _NUMBERED.match(element.text)
    if not found or is_title(element.text):
        return None
    is_heading = isinstance(element, Heading) or element.bold
    if not is_heading and (_is_bullet(element) or same(element.text) not in contents):
        return None
    return Section(current.deel, found[1], found[2], element.place)


def _is_bullet(element: Heading | Paragraph) -> bool:
    return isinstance(element, Paragraph) and element.bullet
