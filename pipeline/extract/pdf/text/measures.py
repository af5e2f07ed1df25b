"""What a document is set in: the size of its text, the distance of its lines, its right margin, its headings."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.pdf.text.bullets import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.page.fonts import Style
    from pipeline.extract.pdf.text.lines import Line

_USUAL_PITCH = 1.35
_FEWEST_STEPS = 20
_MORE = 0.17
"""Sizes of the letter between paragraphs, above the distance of their lines; Word's smallest usual space is 0.3."""
_LOOSE = 1.2
"""Lines this much further apart than the closest ones are of two paragraphs."""
_HALFWAY, _FEWEST_PARAGRAPHS = 0.4, 5
"""Share of its width that the last line of a paragraph leaves free, and how many such tell how paragraphs are set."""
_GREY = 40
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a document; pitches are in sizes of the letter, margins in points per page width.

    Lines outside the tables that are `flow_apart` or more apart are of two paragraphs, in sizes of the letter. `paragraph`
    is how far apart paragraphs are, in sizes, where white parts all of them; None where their first or last line tells.
    """

    body: float
    color: tuple[int, int, int]
    flow_apart: float
    cell_pitch: float
    margins: dict[int, float]
    ranks: tuple[tuple[float, bool], ...]
    paragraph: float | None = None

    @property
    def spaced(self) -> bool:
        """Whether white parts all paragraphs."""
        return self.paragraph is not None

    def cell_apart(self, pitch: float) -> float:
        """From how far apart lines of a cell are of two paragraphs where they are usually `pitch` apart, in sizes of the letter."""
        if self.paragraph is None:
            return apart(pitch)
        return min(apart(pitch), max((pitch + self.paragraph) / 2, pitch + _MORE / 2))

    def right(self, width: float) -> float:
        """Where the longest lines of pages of a width end."""
        return self.margins.get(round(width), 0.9 * width)

    def level(self, style: Style) -> int:
        """The level of a heading in a style, 1 for the largest."""
        rank = self._rank(style)
        return min(self.ranks.index(rank) + 1, _DEEPEST) if rank in self.ranks else _DEEPEST

    def _rank(self, style: Style) -> tuple[float, bool]:
        return _rank(style, self.color)


def _rank(style: Style, body: tuple[int, int, int]) -> tuple[float, bool]:
    colored = any(abs(a - b) > _GREY for a, b in zip(style.color, body, strict=True))
    return style.size, colored


def body_size(pages: Sequence[Layout]) -> float:
    """The size, in points, in which most of the text outside the tables is set; 10 where there is none."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[line.style.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 10.0


def measures(pages: Sequence[Layout], furniture: set[Line]) -> Measures:
    """The measures of a document's pages, leaving its furniture out."""
    flow = [line for page in pages for line in page.lines if line not in furniture]
    body = body_size(pages)
    colors: Counter[tuple[int, int, int]] = Counter()
    for line in flow:
        if line.style.size == body and not line.style.bold:
            colors[line.style.color] += len(line.text)
    color = colors.most_common(1)[0][0] if colors else (0, 0, 0)
    margins: dict[int, float] = {}
    for page in pages:
        ends = [line.extent.u1 for line in page.lines if line.turn == 0 and line not in furniture]
        width = round(page.width)
        margins[width] = max([margins.get(width, 0.0), *(end for end in ends if end < page.width)])
    margins = {width: min(max(end, 0.75 * width), 0.97 * width) for width, end in margins.items()}
    ranks = {_rank(line.style, color) for line in flow if line.style.bold or line.style.size > 1.08 * body}
    cells = [cell for page in pages for item in page.items if not isinstance(item, list) for cell in item.lines]
    texts = [
        [line for line in item if line not in furniture]
        for page in pages
        for item in page.items
        if isinstance(item, list)
    ]
    steps = _steps(item for page in pages for item in page.items if isinstance(item, list))
    in_flow, in_cells = _pitch(steps), _pitch(_steps(cells))
    return Measures(
        body,
        color,
        _apart(steps, in_flow),
        in_cells,
        margins,
        tuple(sorted(ranks, reverse=True)),
        _paragraph([*cells, *texts], max(in_flow, in_cells)),
    )


def _paragraph(groups: Iterable[Sequence[Line]], pitch: float) -> float | None:
    """How far apart paragraphs are at least, in sizes, where nearly all are further apart than lines (`pitch`); None where not.

    Those that end halfway their line and are followed by a capital are sure to be paragraphs.
    """
    sure: list[float] = []
    for group in groups:
        right = max((line.extent.u1 for line in group), default=0.0)
        for line, after in itertools.pairwise(group):
            halfway = right - line.extent.u1 > _HALFWAY * (right - line.extent.u0)
            alike = line.turn == after.turn == 0 and line.style == after.style and not listed(after.text)
            if alike and halfway and line.text.endswith(".") and after.text[:1].isupper():
                sure.append((after.extent.v0 - line.extent.v0) / max(after.style.size, 1.0))
    sure.sort()
    lowest = sure[len(sure) // 10] if len(sure) >= _FEWEST_PARAGRAPHS else 0.0
    return lowest if lowest > pitch + _MORE else None


def _steps(groups: Iterable[list[Line]]) -> list[float]:
    """The distances of successive lines of which the second goes on in small letters, in sizes of the letter."""
    return [
        step
        for group in groups
        for line, after in itertools.pairwise(group)
        if line.turn == after.turn
        and after.text[:1].islower()
        and 0.95 <= (step := (after.extent.v0 - line.extent.v0) / max(after.style.size, 1.0)) <= 2.2
    ]


def _pitch(steps: Iterable[float]) -> float:
    """The usual distance of successive lines that wrapped, in sizes of the letter."""
    counted = Counter(round(step, 1) for step in steps)
    return counted.most_common(1)[0][0] if counted else _USUAL_PITCH


def apart(pitch: float) -> float:
    """From how far apart lines are of two paragraphs where they are usually `pitch` apart, in sizes of the letter."""
    return pitch * _LOOSE + 0.05


def _apart(steps: list[float], pitch: float) -> float:
    """From how far apart lines are of two paragraphs: somewhat more than nearly all that wrapped.

    Browsers set lines at whole pixels, so that the distances of one text differ by a pixel.
    """
    usual = sorted(step for step in steps if step <= pitch + 0.15)
    if len(usual) < _FEWEST_STEPS:
        return apart(pitch)
    return usual[int(0.95 * len(usual))] + _MORE
