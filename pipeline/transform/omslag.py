"""The cover of a dossier: its title, and what its labels say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph, Table
from pipeline.transform.wordings import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Element, Place
    from pipeline.transform.sections import Section

_UNSIGNED = re.compile(r"(\S{4,40})\s+([0-9].*)", re.DOTALL)
_RIGHTS = re.compile(r"\s*(?:©|\(c\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CoverLine:
    """What stands behind a label of the cover; `betekenis` is crebo, sector, branche, cohort or status."""

    betekenis: str
    text: str
    place: Place


def cover_lines(omslag: Section) -> dict[str, CoverLine]:
    """The lines of the cover that a label explains, by the meaning of the label; of two alike the last."""
    return {found.betekenis: found for element in omslag.elements for found in _read(element)}


def labelled_lines(omslag: Section) -> Iterator[tuple[str, str, Place]]:
    """Each label of the cover, known or not, with the text behind it ("" without a colon or a second cell)."""
    for element in omslag.elements:
        yield from _labelled(element)


def cover_title(omslag: Section) -> Heading | None:
    """The heading of the cover that is the title: the largest that is no label, no name of a series, no copyright."""
    headings = [element for element in omslag.elements if isinstance(element, Heading) and _may_be_title(element.text)]
    return min(headings, key=lambda heading: heading.level, default=None)


def _may_be_title(text: str) -> bool:
    label = text.partition(":")[0]
    return not (_RIGHTS.match(text) or meaning("omslagtekst", text) or meaning("omslag", label))


def _read(element: Element) -> Iterator[CoverLine]:
    for label, text, place in _labelled(element):
        betekenis = meaning("omslag", label)
        if betekenis:
            yield CoverLine(betekenis, text.strip(), place)


def _labelled(element: Element) -> Iterator[tuple[str, str, Place]]:
    """A label, the text behind it and their place: in two cells, with a colon between them, or before a number."""
    if isinstance(element, Table):
        for row in element.rows:
            filled = [cell.text for cell in row.cells if cell.blocks]
            if len(filled) > 1:
                yield filled[0], " ".join(filled[1:]), row.place
            elif filled:
                yield *_parted(filled[0]), row.place
    elif isinstance(element, Paragraph | Heading):
        yield *_parted(element.text), element.place


def _parted(text: str) -> tuple[str, str]:
    label, colon, rest = text.partition(":")
    found = None if colon else _UNSIGNED.match(text)
    return (found[1], found[2]) if found else (label, rest)
