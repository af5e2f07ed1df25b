"""Layouts to a Document: lines numbered through, paragraphs whole over page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Document, Furniture, Paragraph
from pipeline.extract.pdf.table.bare_columns import known_sides
from pipeline.extract.pdf.table.cells import table
from pipeline.extract.pdf.table.page_breaks import joined
from pipeline.extract.pdf.text.furniture import furniture
from pipeline.extract.pdf.text.measures import body_size, measures
from pipeline.extract.pdf.text.page_numbers import numbering
from pipeline.extract.pdf.text.page_order import in_order
from pipeline.extract.pdf.text.paragraphs import Flow, continued
from pipeline.extract.pdf.text.weights import weighed
from pipeline.extract.pdf.text.wraps import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Element, Source
    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.text.lines import Line


def assemble(source: Source, pages: Sequence[Layout]) -> Document:
    """The Document of a source's pages, given in their order."""
    pages = weighed(pages)
    pages, known = in_order(pages, numbering(pages, furniture(pages, body_size(pages))))
    words = Words()
    for page in pages:
        words.learn(page.lines)
        for item in page.items:
            if not isinstance(item, list):
                for cell in item.lines:
                    words.learn(cell)
    numbers, lines, line_pages = _numbered(pages)
    aside = furniture(pages, body_size(pages))
    measured = measures(pages, aside)
    flow = Flow(measured, words, aside, numbers, _sides(pages, aside))
    elements: list[Element] = []
    bottom: Line | None = None
    for page in pages:
        made: list[Element] = []
        for item in page.items:
            if isinstance(item, list):
                made += flow.elements(item, page.width)
            else:
                made.append(table(item, measured, words, numbers))
        tail = _last(elements)
        if tail is not None:
            elements[tail:], made = joined(elements[tail:], made, words)
        top = _edge(page, aside, 0)
        full = top is not None and bottom is not None and flow.fills(bottom, top, page.width)
        _append(elements, made, words, full=full)
        bottom = _edge(page, aside, -1) if any(line not in aside for line in page.every_line) else bottom
    return Document(source, tuple(elements), lines, line_pages, known)


def _sides(pages: Sequence[Layout], aside: set[Line]) -> frozenset[int]:
    """Where columns begin in the tables of a document, those of labels and texts among the ruled ones too, in whole points."""
    items = [item for page in pages for item in page.items]
    bare = known_sides([line for line in item if line not in aside] for item in items if isinstance(item, list))
    ruled = (item.second_column() for item in items if not isinstance(item, list))
    return bare | {round(side) for side in ruled if side is not None}


def _numbered(pages: Sequence[Layout]) -> tuple[dict[Line, int], dict[int, str], dict[int, int]]:
    """The number of each line, counted from 1 through the document, and the text and page of each number.

    Lines of one row of a table that stand at one height are one line of the print, and share a number.
    """
    numbers: dict[Line, int] = {}
    texts: dict[int, str] = {}
    on: dict[int, int] = {}
    number = 0
    for page in pages:
        for item in page.items:
            rows = [[line] for line in item] if isinstance(item, list) else [g for row in item.numbered() for g in row]
            for group in rows:
                number += 1
                numbers |= dict.fromkeys(group, number)
                texts[number] = " ".join(line.text for line in group)
                on[number] = page.number
    return numbers, texts, on


def _last(elements: Sequence[Element]) -> int | None:
    return next((i for i in reversed(range(len(elements))) if not isinstance(elements[i], Furniture)), None)


def _edge(page: Layout, aside: set[Line], at: int) -> Line | None:
    """The first (0) or last (-1) line of a page that is no furniture; None where that is in a table."""
    items = [[line for line in item if line not in aside] if isinstance(item, list) else None for item in page.items]
    filled = [item for item in items if item is None or item]
    edge = filled[at] if filled else None
    return edge[at] if edge else None


def _append(elements: list[Element], made: list[Element], words: Words, *, full: bool) -> None:
    """Adds the elements of a page; a paragraph that the break cut is joined to its first half.

    `full` tells that the last line before the break had no room for the first word after it.
    """
    first = next((i for i, element in enumerate(made) if not isinstance(element, Furniture)), None)
    last = _last(elements)
    if first is not None and last is not None:
        before, after = elements[last], made[first]
        if isinstance(before, Paragraph) and isinstance(after, Paragraph):
            whole = continued(before, after, words, full=full)
            if whole is not None:
                elements[last] = whole
                del made[first]
    elements += made
