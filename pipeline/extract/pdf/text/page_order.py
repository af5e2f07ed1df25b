"""The pages of a document in the order of their printed numbers, none of them twice, and what is known of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.document import Page, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.text.page_numbers import Numbering

_FEWEST_LINES = 4
_MOST_DOUBLED = 3
"""More pages that bear the number of another are those of a print that counts anew in each part."""


def in_order(pages: Sequence[Layout], numbers: Numbering) -> tuple[list[Layout], tuple[Page, ...]]:
    """The layouts as they are to be read, and what is known of each page, missing ones at their place.

    Pages out of place are read where their number puts them. A page that is there twice, letter for
    letter, is read once: the lines of the second are set aside.
    """
    twice = repeated(pages)
    by_number = {page.number: page for page in pages}
    ordered = [by_number[number] for number in numbers.order(len(pages))]
    missing = numbers.missing(len(pages))
    known = [Page(None, number, "ontbreekt") for number, after in missing if after == 0]
    for page in ordered:
        known.append(_page(page, numbers, twice))
        known += [Page(None, number, "ontbreekt") for number, after in missing if after == page.number]
    return [_unread(page) if page.number in twice else page for page in ordered], tuple(known)


def _page(page: Layout, numbers: Numbering, twice: set[int]) -> Page:
    printed = numbers.printed.get(page.number)
    erased = " ".join(page.erased)
    doubled = page.number in numbers.doubled and len(numbers.doubled) <= _MOST_DOUBLED
    states: tuple[tuple[bool, State], ...] = (
        (page.scanned, "beeld"),
        (page.number in twice or doubled, "dubbel"),
        (page.recognised, "tekstherkenning"),
        (page.number in numbers.misplaced, "verplaatst"),
        (bool(erased), "overgeplakt"),
    )
    found: list[State] = [state for true, state in states if true]
    return Page(page.number, printed, found[0] if found else "gelezen", erased, page.sheet)


def repeated(pages: Sequence[Layout]) -> set[int]:
    """The pages of which every line stands on a page before them."""
    seen: set[tuple[str, ...]] = set()
    found: set[int] = set()
    for page in pages:
        text = tuple(line.text for line in page.every_line)
        if len(text) >= _FEWEST_LINES and text in seen:
            found.add(page.number)
        seen.add(text)
    return found


def _unread(page: Layout) -> Layout:
    found = list(page.every_line)
    return replace(page, items=[found], aside=found)
