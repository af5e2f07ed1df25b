"""Deel B 5: the description of each kerntaak and the list of its werkprocessen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Block, Cell, Paragraph, Table
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import joined
from pipeline.transform.titles import KERNTAAK, WERKPROCES_ID

if TYPE_CHECKING:
    from pipeline.document import Row
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.sections import Section

_LABEL = "beschrijvingkerntaak"
_WERKPROCES = re.compile(r"^(\d{1,2}\.\d{1,2})\.?\s+(\S.*)$")


def kerntaken(chapter: Chapter) -> Facts:
    """The rows of `kerntaken`, and how the headings and tables of B 5 name kerntaken and werkprocessen."""
    for section in chapter:
        headed = KERNTAAK.match(section.titel)
        if not headed:
            continue
        number, title = headed[1], headed[2]
        description, facts = _read(section, number)
        yield mention(section.place, "kerntaak", number, "B5", title)
        beschrijving = description.text or None
        yield fact("kerntaken", section.place, kerntaak_nr=int(number), titel=title, beschrijving=beschrijving)
        yield from facts


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
    head = KERNTAAK.match(row.cells[0].text)
    if head and head[1] == number and len(head[2]) < 200:
        facts.append(mention(row.place, "kerntaak", number, "B5", head[2]))
        return Cell(), facts
    facts += (mention(row.place, "werkproces", key, "B5", title) for key, title in _listed(cells))
    return _description(row.cells[0]), facts


def _description(cell: Cell) -> Cell:
    blocks = cell.blocks
    if blocks and WERKPROCES_ID.match(blocks[0].text):
        return Cell()
    if blocks and squash(blocks[0].text) == _LABEL:
        return Cell(blocks[1:])
    if blocks and squash(blocks[0].text).startswith(_LABEL):
        return Cell((Block(re.sub(r"^Beschrijving kerntaak:?\s*", "", blocks[0].text)), *blocks[1:]))
    return cell


def _listed(cells: list[Cell]) -> list[tuple[str, str]]:
    """The numbers and titles in a row: side by side in two cells, or together in one."""
    for numbers, titles in pairwise(cells):
        if numbers.blocks and all(WERKPROCES_ID.match(text) for text in numbers.items):
            ids = [text.rstrip(".") for text in numbers.items]
            named = titles.items if len(titles.items) == len(ids) else (titles.text,)
            return list(zip(ids, named, strict=False))
    for cell in cells[-1:]:
        found = [_WERKPROCES.match(text) for text in cell.items]
        if found and all(found):
            return [(match[1], match[2]) for match in found if match]
    return []
