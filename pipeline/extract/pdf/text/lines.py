"""Runs to lines: what stands on one line of one cell, or of the page outside the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract.pdf.page.coordinates import Extent, across
from pipeline.extract.pdf.page.fonts import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.document import Box
    from pipeline.extract.pdf.page.runs import Run

_SPACE = 0.13
"""A gap of this share of the line's height between two runs is a space."""
_WIDE = 1.3
"""A gap of this share of the line's height divides a line into parts."""
_FEWEST_STACKED = 4
_STACKABLE = re.compile(r"[\w\"'“”‘’/,.()-]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line without a wide gap."""

    text: str
    u0: float
    u1: float


@dataclass(slots=True, eq=False)
class Line:
    """A line of text; `parts` are its stretches, `head` and `letter` the width of its first word and letter.

    Each is itself alone, whatever its text, so that what is known of a line can be kept by it.
    Widths are in points; `page` is the page it stands on (from 1); `leader` tells that a dotted or ruled line leads to its last part;
    `runs` are what it was made of, from left to right.
    """

    text: str
    turn: int
    extent: Extent
    style: Style
    parts: tuple[Part, ...]
    head: float
    letter: float
    page: int
    leader: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def box(self) -> Box:
        """The box on the page."""
        return across(self.extent, self.turn if self.turn > 0 else 0)

    @property
    def height(self) -> float:
        """From the top of its highest letter to the bottom of its lowest."""
        return self.extent.v1 - self.extent.v0


def lines(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines that runs form, those read upright first, each direction from its top down."""
    by_turn: dict[int, list[Run]] = {}
    for run in runs:
        by_turn.setdefault(run.turn, []).append(run)
    found: list[Line] = []
    for turn in sorted(by_turn, key=lambda turn: turn % 4):
        found += [_line(group, page) for group in _rows(by_turn[turn])]
    return found


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs whose heights overlap by half, in the order of reading."""
    if len(runs) == 1:
        yield runs
        return
    row: list[Run] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda run: (run.extent.v0 + run.extent.v1, run.extent.u0)):
        _, v0, _, v1 = run.extent
        shared = min(bottom, v1) - max(top, v0)
        if row and shared >= 0.5 * min(bottom - top, v1 - v0):
            row.append(run)
            # The tallest run keeps the row: a raised note must not pull it upwards.
            if v1 - v0 > bottom - top:
                top, bottom = v0, v1
            continue
        if row:
            yield sorted(row, key=lambda run: run.extent.u0)
        row, top, bottom = [run], v0, v1
    yield sorted(row, key=lambda run: run.extent.u0)


def _line(runs: list[Run], page: int) -> Line:
    first = runs[0]
    if len(runs) == 1:
        part = Part(first.text, first.extent.u0, first.extent.u1)
        return Line(
            first.text, first.turn, first.extent, first.style, (part,), first.head, first.letter, page, runs=(first,)
        )
    pieces, parts = [first.text], []
    begin, end, text = first.extent.u0, first.extent.u1, first.text
    for last, run in pairwise(runs):
        if _same(last, run):
            continue
        gap, height = run.extent.u0 - end, run.extent.v1 - run.extent.v0
        joint = " " if gap > _SPACE * height else ""
        pieces += [joint, run.text]
        if gap > _WIDE * height:
            parts.append(Part(text, begin, end))
            begin, text = run.extent.u0, run.text
        else:
            text += joint + run.text
        end = max(end, run.extent.u1)
    parts.append(Part(text, begin, end))
    extent = Extent(first.extent.u0, min(run.extent.v0 for run in runs), end, max(run.extent.v1 for run in runs))
    return Line(
        "".join(pieces),
        first.turn,
        extent,
        _style(runs),
        tuple(parts),
        _head(runs),
        first.letter,
        page,
        runs=tuple(runs),
    )


def part_of(line: Line, runs: Sequence[Run]) -> Line:
    """The line that some of the runs of a line are by themselves."""
    return _line(list(runs), line.page)


def _same(last: Run, run: Run) -> bool:
    """Whether a run was printed over the one before it, as some programs make bold."""
    return last.text == run.text and all(abs(a - b) < 1 for a, b in zip(last.extent, run.extent, strict=True))


def _style(runs: list[Run]) -> Style:
    """The style of most of the text; bold and italic only when all of it is."""
    letters = [run for run in runs if any(letter.isalnum() for letter in run.text)] or runs
    main = max(letters, key=lambda run: len(run.text)).style
    bold, italic = all(run.style.bold for run in letters), all(run.style.italic for run in letters)
    return Style(main.size, bold, italic, main.color, min(run.style.weight for run in letters))


def _head(runs: list[Run]) -> float:
    """The width of the first word, past a bullet; a ligature may have parted it into runs."""
    marked = len(runs) > 1 and len(runs[0].text) == 1 and not runs[0].text.isalnum() and _is_apart(runs[0], runs[1])
    words = runs[1:] if marked else runs
    for run, after in zip(words, [*words[1:], None], strict=True):
        if after is None or " " in run.text or _is_apart(run, after):
            return run.extent.u0 + run.head - words[0].extent.u0
    return words[0].head


def _is_apart(run: Run, after: Run) -> bool:
    """Whether a space parts two runs."""
    return after.extent.u0 - run.extent.u1 > _SPACE * (after.extent.v1 - after.extent.v0)


def unstacked(found: list[Line]) -> list[Line]:
    """Lines of a cell in which letters stand upright under each other, read as the words they spell."""
    letters = [line.text for line in found]
    if len(found) < _FEWEST_STACKED or any(not _STACKABLE.fullmatch(text) for text in letters):
        return found
    middles = [line.extent.u0 + line.extent.u1 for line in found]
    if max(middles) - min(middles) > 6 or letters == sorted(letters) or len(set(letters)) == 1:
        return found
    steps = [b.extent.v0 - a.extent.v0 for a, b in pairwise(found)]
    usual = sorted(steps)[len(steps) // 2]
    text = letters[0] + "".join(
        (" " if step > 1.5 * usual else "") + letter for step, letter in zip(steps, letters[1:], strict=True)
    )
    extent = Extent(
        min(line.extent.u0 for line in found),
        found[0].extent.v0,
        max(line.extent.u1 for line in found),
        found[-1].extent.v1,
    )
    part = Part(text, extent.u0, extent.u1)
    first = found[0]
    return [Line(text, 0, extent, first.style, (part,), first.head, first.letter, first.page)]
