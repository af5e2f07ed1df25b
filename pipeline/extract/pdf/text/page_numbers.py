"""The numbers printed on the pages, and what their order tells: pages that are missing, doubled or out of place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.text.lines import Line

_NUMBER = re.compile(r"\d{1,4}(?!\d)")
_FEWEST, _SHARE = 3, 0.5
_MOST_MISSING = 400
_MOST_BEFORE = 5
"""A print that begins at a later number than this many more is an excerpt, which misses nothing."""


@dataclass(frozen=True)
class Numbering:
    """The number printed on each page (by its place in the file, from 1), and how many there are to be, if that is said."""

    printed: Mapping[int, int]
    total: int | None = None

    @cached_property
    def doubled(self) -> frozenset[int]:
        """The pages that bear a number that a page before them bears."""
        seen: set[int] = set()
        found: set[int] = set()
        for page, number in sorted(self.printed.items()):
            (found if number in seen else seen).add(page if number in seen else number)
        return frozenset(found)

    @cached_property
    def misplaced(self) -> frozenset[int]:
        """The fewest pages without which the numbers run up; doubled ones apart."""
        pages = [page for page in sorted(self.printed) if page not in self.doubled]
        return frozenset(pages) - frozenset(_longest_rise(pages, self.printed))

    def order(self, count: int) -> list[int]:
        """All of `count` pages in the order of their numbers; one without a number follows the page before it."""
        key, last = {}, 0
        for page in range(1, count + 1):
            last = self.printed.get(page, last)
            key[page] = last
        return sorted(key, key=lambda page: key[page]) if self.misplaced else list(key)

    def missing(self, count: int) -> list[tuple[int, int]]:
        """The numbers of the pages that are not there, each with the page (0 for none) that it would follow."""
        ordered = self.order(count)
        known = [(at, self.printed[page]) for at, page in enumerate(ordered) if page in self.printed]
        known = [
            item for item, before in zip(known, [None, *known], strict=False) if not before or item[1] != before[1]
        ]
        if not known:
            return []
        found: list[tuple[int, int]] = []
        first_at, first = known[0]
        if 0 < first - first_at - 1 <= _MOST_BEFORE:
            found += [(number, ordered[first_at - 1] if first_at else 0) for number in range(first_at + 1, first)]
        for (at, number), (next_at, following) in pairwise(known):
            unnumbered = next_at - at - 1
            found += [(gone, ordered[next_at - 1]) for gone in range(number + 1 + unnumbered, following)]
        last_at, last = known[-1]
        end = last + len(ordered) - last_at
        found += [(gone, ordered[-1]) for gone in range(end, (self.total or 0) + 1)]
        return found if len(found) <= _MOST_MISSING else []


def _longest_rise(pages: Sequence[int], printed: Mapping[int, int]) -> list[int]:
    """The most pages of which the numbers run up in the order of the file."""
    ends: list[int] = []
    last_of: list[int] = []
    before: dict[int, int | None] = {}
    for page in pages:
        at = bisect_left(ends, printed[page])
        ends[at : at + 1] = [printed[page]]
        last_of[at : at + 1] = [page]
        before[page] = last_of[at - 1] if at else None
    found: list[int] = []
    page_or_none = last_of[-1] if last_of else None
    while page_or_none is not None:
        found.append(page_or_none)
        page_or_none = before[page_or_none]
    return found


def numbering(pages: Sequence[Layout], furniture: set[Line]) -> Numbering:
    """The numbering of a document's pages, by the number in their headers or footers that counts on."""
    places: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for page in pages:
        strange = set(page.aside)
        for line in page.lines:
            if line in furniture and line not in strange:
                words = _NUMBER.sub("#", line.text)
                for at, found in enumerate(_NUMBER.findall(line.text)):
                    places[words, at].setdefault(page.number, int(found))
    best = max(places, key=lambda place: _steps(places[place]), default=None)
    if best is None or _steps(places[best]) < max(_FEWEST, _SHARE * len(pages)):
        return Numbering({})
    totals = {
        value
        for (words, at), found in places.items()
        if words == best[0] and at == best[1] + 1
        for value in found.values()
    }
    highest = max(places[best].values())
    total = next(iter(totals)) if len(totals) == 1 else 0
    return Numbering(places[best], total if total >= highest else None)


def _steps(found: Mapping[int, int]) -> int:
    """How often the number of the next page is one more."""
    return sum(found[b] - found[a] == b - a for a, b in pairwise(sorted(found)))
