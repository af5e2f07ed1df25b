"""What was printed over the pages of a document and is no part of it: watermarks, stamps, numbers of lines.

A watermark returns at one place of the pages and lies across smaller text, or is set far larger; numbers of
lines stand in the margin, one beside every line or every fifth. Both show by repetition and geometry alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Box
    from pipeline.extract.pdf.page.content import Page
    from pipeline.extract.pdf.page.runs import Run

Key = tuple[str, int, int, float]

_DIGITS = re.compile(r"\d+")
_FEWEST_PAGES, _SHARE, _NEARLY_ALL = 3, 0.5, 0.8
_ACROSS = 1 / 3
"""Share of its pages on which a watermark lies across other text."""
_FAR_LARGER, _LARGER = 2.0, 1.3
_EDGE = 0.13
_FEWEST_NUMBERS = 5
_STEPS = frozenset({1, 2, 5, 10})
_MOST_PAGES = 1000
"""Pages from which the habits of a document are learnt."""


@dataclass(slots=True)
class Overprint:
    """Learns from each page of a document, then takes what was printed over it out of a page."""

    pages: int = 0
    _seen: Counter[Key] = field(default_factory=Counter)
    _across: Counter[Key] = field(default_factory=Counter)
    _edge: Counter[Key] = field(default_factory=Counter)
    _boxes: dict[Key, Box] = field(default_factory=dict)
    _numbered: int = 0
    _sizes: Counter[float] = field(default_factory=Counter)

    def learn(self, page: Page) -> None:
        """Counts what stands where on a page."""
        if self.pages >= _MOST_PAGES:
            return
        self.pages += 1
        self._numbered += bool(line_numbers(page.runs))
        doubtful: list[tuple[Key, Run]] = []
        for run in page.runs:
            self._sizes[run.style.size] += len(run.text)
            key = _key(run)
            self._seen[key] += 1
            self._boxes.setdefault(key, run.box)
            if self._seen[key] > 1:
                doubtful.append((key, run))
        if doubtful:
            boxes = np.array([run.box for run in page.runs])
            sizes = np.array([run.style.size for run in page.runs])
            for key, run in doubtful:
                self._across[key] += _lies_across(run, boxes[sizes < run.style.size])
                self._edge[key] += not _EDGE * page.height < run.center[1] < (1 - _EDGE) * page.height

    @property
    def marks(self) -> frozenset[Key]:
        """The texts that are watermarks or stamps."""
        if self.pages < _FEWEST_PAGES:
            return frozenset()
        body = self._sizes.most_common(1)[0][0] if self._sizes else 10.0
        least = max(_FEWEST_PAGES, _SHARE * self.pages)
        return frozenset(key for key, count in self._seen.items() if count >= least and self._foreign(key, count, body))

    def _foreign(self, key: Key, count: int, body: float) -> bool:
        size = key[3]
        stamp = count >= _NEARLY_ALL * self.pages and size > _LARGER * body and self._edge[key] >= count - 1
        return self._across[key] >= _ACROSS * count or size >= _FAR_LARGER * body or stamp

    @property
    def numbers_lines(self) -> bool:
        """Whether the lines of most pages are numbered in the margin."""
        return self.pages > 1 and self._numbered > _SHARE * self.pages

    def __bool__(self) -> bool:
        return self.numbers_lines or bool(self.marks)

    def without(self, page: Page) -> Page:
        """The page with what was printed over it set `aside`."""
        marks = [(self._boxes[key], key[3]) for key in self.marks]
        strange = {id(run) for run in (*page.runs, *page.erased) if _part(run, marks)}
        if self.numbers_lines:
            strange |= {id(run) for run in line_numbers(page.runs)}
        aside = tuple(run for run in page.runs if id(run) in strange)
        kept, erased = ([run for run in runs if id(run) not in strange] for runs in (page.runs, page.erased))
        return replace(page, runs=kept, erased=tuple(erased), aside=aside)


def _key(run: Run) -> Key:
    text = run.text
    if not text.isalpha() and not text.isdigit():
        text = _DIGITS.sub("#", text)
    return text, round(run.extent.u0 / 3), round(run.extent.v0 / 3), run.style.size


def _part(run: Run, marks: Sequence[tuple[Box, float]]) -> bool:
    """Whether a run is one of the marks, or what is left of it where cells were painted over it."""
    x, y = run.center
    inside = (box for box, size in marks if size == run.style.size and box.holds(x, y))
    return any(run.box.x0 > box.x0 - 2 and run.box.x1 < box.x1 + 2 for box in inside)


def _lies_across(run: Run, boxes: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> bool:
    """Whether a run lies over one of other boxes: by two fifths of the lower of both, and more than a touch."""
    x0, top, x1, bottom = run.box
    shared = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    low = np.minimum(boxes[:, 3] - boxes[:, 1], bottom - top)
    beside = np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0)
    return bool(((shared > 0.4 * low) & (beside > 2)).any())


def line_numbers(runs: Sequence[Run]) -> list[Run]:
    """The numbers of lines in the margin of a page: a column outside all else that counts on by an even step."""
    numbers = [run for run in runs if run.turn == 0 and run.text.isdigit() and len(run.text) <= 5]
    if len(numbers) < _FEWEST_NUMBERS:
        return []
    others = [run.box for run in runs if run.turn == 0 and not run.text.isdigit()]
    if not others:
        return []
    left, right = min(box.x0 for box in others), max(box.x1 for box in others)
    for margin in ([n for n in numbers if n.box.x1 <= left], [n for n in numbers if n.box.x0 >= right]):
        column = sorted(margin, key=lambda run: run.extent.v0)
        steps = {int(b.text) - int(a.text) for a, b in pairwise(column)}
        if len(column) >= _FEWEST_NUMBERS and len(steps) == 1 and steps <= _STEPS:
            return column
    return []
