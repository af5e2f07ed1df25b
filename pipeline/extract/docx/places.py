"""The places of a Word file: what the path of a place names, and which paragraphs stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TYPE_CHECKING

from pipeline.extract.docx.table import blocks_in, cells_in, continues, rows_in
from pipeline.extract.docx.tree import child

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

PARAGRAPH, TABLE = "paragraaf", "tabel"
_STEP = re.compile(r"(paragraaf|tabel|rij|cel) ([0-9]{1,7})")
_MOST_STEPS = 60
"""Steps of a path: a table in a table adds three."""


def numbered(body: Element, within: str = "") -> Iterator[tuple[str, Element]]:
    """The paragraphs outside tables and the tables of a body, each with its path: `paragraaf 112`, `tabel 7`.

    Of a cell it is what stands in the cell, with paths that begin with `within`.
    """
    paragraphs, tables = count(1), count(1)
    for item in blocks_in(body):
        number = f"{TABLE} {next(tables)}" if item.tag == "tbl" else f"{PARAGRAPH} {next(paragraphs)}"
        yield f"{within}{number}", item


@dataclass(slots=True)
class Places:
    """The paragraphs and tables of a body by their path; `body` is one of `tree.parse`."""

    body: Element
    elements: dict[str, Element] = field(init=False)

    def __post_init__(self) -> None:
        self.elements = dict(numbered(self.body))

    def paragraphs(self, path: str | None) -> list[Element]:
        """The paragraphs at the path of a place, in reading order; none for a path that the file does not have."""
        steps = [_STEP.fullmatch(step) for step in (path or "").split(", ")[:_MOST_STEPS]]
        element = self.elements.get(steps[0][0]) if steps[0] else None
        for step in steps[1:] if element is None or element.tag != "p" else ():  # a text box is of its paragraph
            element = _within(element, step[1], int(step[2])) if element is not None and step else None
        return [] if element is None else list(paragraphs_in(element))

    def first(self) -> Element | None:
        """The first paragraph of the file, that of a table where it begins with one."""
        return next((paragraph for element in self.elements.values() for paragraph in paragraphs_in(element)), None)


def paragraphs_in(element: Element) -> Iterator[Element]:
    """The paragraphs of a table, a row or a cell as a reader meets them; not those of cells that another spans."""
    match element.tag:
        case "p":
            yield element
        case "tbl":
            for row in rows_in(element):
                yield from paragraphs_in(row)
        case "tr":
            for cell in cells_in(element):
                if not continues(cell):
                    yield from paragraphs_in(cell)
        case _:
            for item in blocks_in(element):
                yield from paragraphs_in(item)


def places_of(document: Element) -> Places | None:
    """The places of the main part of a file; None for one without a body."""
    body = child(document, "body")
    return None if body is None else Places(body)


def _within(element: Element, kind: str, number: int) -> Element | None:
    """The row, the cell, or what stands in the cell, with that number; None where there is none."""
    found: Iterator[Element] = iter(())
    match kind, element.tag:
        case "rij", "tbl":
            found = rows_in(element)
        case "cel", "tr":
            found = cells_in(element)
        case _, "tc":
            found = (item for item in blocks_in(element) if item.tag == ("tbl" if kind == TABLE else "p"))
    return next(islice(found, number - 1, None), None) if number else None
