"""Deel B 5: the description of each kerntaak and the list of its werkprocessen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.document import Block, Cell, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import joined
from pipeline.transform.titles import LONGEST_TITLE, Titled, kerntaak, numbered, unnumbered_kerntaak
from pipeline.transform.wordings import meaning, unlabelled

if TYPE_CHECKING:
    from pipeline.document import Row
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.sections import Section


def kerntaken(chapter: Chapter) -> Facts:
    """The rows of `kerntaken`, and how the headings and tables of B 5 name kerntaken and werkprocessen."""
    for section in chapter:
        headed = _headed(section)
        if not headed:
            continue
        number, title = headed
        description, facts = _read(section, number)
        yield mention(section.place, "kerntaak", number, "B5", title)
        beschrijving = description.lines or None
        yield fact("kerntaken", section.place, kerntaak_nr=int(number), titel=title, beschrijving=beschrijving)
        yield from facts


def _headed(section: Section) -> Titled | None:
    """The kerntaak of a paragraph; one that names no number has the turn of the paragraph: 5.2 is the second."""
    named = kerntaak(section.titel)
    if named or section.diepte != 2:
        return named
    unnumbered = unnumbered_kerntaak(section.titel)
    return Titled(section.nummer.partition(".")[2], unnumbered.titel if unnumbered else section.titel)


def _read(section: Section, number: str) -> tuple[Cell, list[Fact]]:
    """The description, which goes on in the paragraphs below the table when a page broke it."""
    description = Cell()
    facts: list[Fact] = []
    for element in section.elements:
        if isinstance(element, Paragraph):
            description = joined(description, Cell((Block(element.text),)))
            facts.append(Fact("kerntaken", element.place))
        elif isinstance(element, Table):
            for row in element.rows:
                text, found = _row(row, number)
                description = joined(description, text)
                facts += found
    return description, facts


def _row(row: Row, number: str) -> tuple[Cell, list[Fact]]:
    cells = [cell for cell in row.cells if cell.blocks]
    facts: list[Fact] = [Fact("kerntaken", row.place)]
    head = _title(row.cells[0].text) if len(row.cells[0].text) < LONGEST_TITLE else None
    if head and head.nummer in (number, ""):
        facts.append(mention(row.place, "kerntaak", number, "B5", head.titel))
        return Cell(), facts
    facts += (mention(row.place, "werkproces", key, "B5", title) for key, title in _listed(cells))
    return _description(row.cells[0]), facts


def _title(text: str) -> Titled | None:
    return kerntaak(text) or unnumbered_kerntaak(text)


def _description(cell: Cell) -> Cell:
    """The description in a first cell, without its label; empty when the cell lists werkprocessen."""
    blocks = cell.blocks
    if not blocks or _is_number(blocks[0].text):
        return Cell() if blocks else cell
    if meaning("kerntaak", blocks[0].text) == "beschrijving":
        return Cell(blocks[1:])
    rest = unlabelled("kerntaak", "beschrijving", blocks[0].text)
    return cell if rest is None else Cell((Block(rest), *blocks[1:]))


def _is_number(text: str) -> bool:
    found = numbered(text)
    return bool(found and not found.titel)


def _listed(cells: list[Cell]) -> list[tuple[str, str]]:
    """The numbers and titles in a row: side by side in two cells, or together in one."""
    for numbers, titles in pairwise(cells):
        found = [numbered(text) for text in numbers.items]
        if found and all(item and not item.titel for item in found):
            ids = [item.nummer for item in found if item]
            named = titles.items if len(titles.items) == len(ids) else (titles.text,)
            return list(zip(ids, named, strict=False))
    for cell in cells[-1:]:
        found = [numbered(text) for text in cell.items]
        if found and all(item and item.titel for item in found):
            return [(item.nummer, item.titel) for item in found if item]
    return []
