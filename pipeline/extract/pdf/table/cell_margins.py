"""What the text of each cell of a table is set to: its margins, its pitch, whether it is centred."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.pdf.text.blocks import Measure, fit_of
from pipeline.extract.pdf.text.bullets import listed
from pipeline.extract.pdf.text.wraps import Fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Box
    from pipeline.extract.pdf.text.lines import Line
    from pipeline.extract.pdf.text.measures import Measures

_WIDEST_PAD = 12.0
_INDENT = 6.0
_ENOUGH = 6


def cell_measures(cells: Sequence[list[Line]], boxes: Sequence[Box], measures: Measures) -> list[Measure]:
    """Per cell the measure of its lines; `measures` are those of the document.

    The right margin is as wide as the left one, but where six or more lines of a column stay
    clear of it, the longest of those tells how far they may go.
    """
    step = measures.cell_apart(_pitch(cells, measures.cell_pitch))
    pad = _pad(cells, boxes)
    ends: dict[int, list[float]] = defaultdict(list)
    begins: dict[int, list[float]] = defaultdict(list)
    for found, box in zip(cells, boxes, strict=True):
        upright = [line.extent for line in found if line.turn == 0]
        ends[round(box.x1)] += [extent.u1 for extent in upright]
        begins[round(box.x0)] += [min(extent.u0 for extent in upright)] if upright else []
    made = [
        _measure(found, box, (_pad_of(begins[round(box.x0)], box, pad), pad), step, ends[round(box.x1)])
        if found
        else Measure(box.x1, step)
        for found, box in zip(cells, boxes, strict=True)
    ]
    breaking = {
        round(box.x1) for found, box, measure in zip(cells, boxes, made, strict=True) if _breaks(found, measure)
    }
    return [
        replace(measure, breaks=round(box.x1) in breaking, spaced=measures.spaced)
        for box, measure in zip(boxes, made, strict=True)
    ]


def _breaks(found: list[Line], measure: Measure) -> bool:
    """Whether a word of a cell goes on where its line has less room than its next letter takes, but some."""
    return any(
        fit_of(line, after, measure) is Fit.FULL and after.text[:1].islower()
        for line, after in itertools.pairwise(found)
    )


def _pad_of(begins: list[float], box: Box, pad: float) -> float:
    """The left margin of a column: where no line is ruled between columns, the border that is taken for one lies in their white."""
    level = [begin for begin in begins if begin - min(begins) < 1]
    return min(begins) - box.x0 if len(level) > 1 and 2 * len(level) > len(begins) else pad


def _measure(found: list[Line], box: Box, pads: tuple[float, float], step: float, ends: list[float]) -> Measure:
    x0, top, x1, bottom = box
    own, pad = pads
    turn = found[0].turn
    if turn != 0:
        return Measure(-top if turn == 1 else bottom, step)
    left, right = found[0].extent.u0 - x0, x1 - found[0].extent.u1
    offsets = [abs(line.extent.u0 + line.extent.u1 - x0 - x1) for line in found]
    if max(offsets) < 2.5 and left > pad + 1 and right > pad + 1:
        return Measure(x1 - pad, step, (x0 + x1) / 2)
    limit, longest = x1 - pad, max(ends)
    if len(ends) >= _ENOUGH and longest < limit:
        limit = max(longest, limit - _WIDEST_PAD)
    indent = min(line.extent.u0 for line in found) - x0
    items = indent > max(own, pad) + _INDENT and not any(listed(line.text) for line in found)
    return Measure(max(limit, *(line.extent.u1 for line in found)), step, listed=items)


def _pad(cells: Sequence[list[Line]], boxes: Sequence[Box]) -> float:
    """The distance between border and text: the least on the left side of a cell."""
    found = [
        line.extent.u0 - box.x0
        for lines, box in zip(cells, boxes, strict=True)
        for line in lines
        if line.turn == 0 and line.extent.u0 >= box.x0
    ]
    return min(min(found, default=2.0), _WIDEST_PAD)


def _pitch(cells: Sequence[list[Line]], usual: float) -> float:
    """How far apart the lines of this table are: the least, when there are enough to tell."""
    steps = sorted(
        (after.extent.v0 - line.extent.v0) / max(after.style.size, 1.0)
        for cell in cells
        for line, after in itertools.pairwise(cell)
        if line.turn == after.turn and after.extent.v0 - line.extent.v0 > 0.9 * after.style.size
    )
    return steps[len(steps) // 8] if len(steps) >= 3 else usual
