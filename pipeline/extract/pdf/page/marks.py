"""Drawn marks as text: a cross reads as x, a box to tick as ☐ or ☒, a bullet as •, a lone dot as ●."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.pdf.page.coordinates import Extent
from pipeline.extract.pdf.page.fonts import Style
from pipeline.extract.pdf.page.runs import Run
from pipeline.vocabulary import CROSSES, TICKED, TICKED_BOXES, UNTICKED, UNTICKED_BOXES

if TYPE_CHECKING:
    from pipeline.document import Box
    from pipeline.extract.pdf.page.ink import Ink
    from pipeline.extract.pdf.page.shapes import Area

DOT = "●"
_SMALLEST_SQUARE, _LARGEST_SQUARE, _SMALLEST_DOT = 1.8, 5.0, 3.0


def drawn(ink: Ink, runs: list[Run]) -> tuple[list[Run], list[Area]]:
    """`runs` with the marks that are drawn as runs of their own, and the areas of `ink` that are no mark.

    A tick in a box is taken with its box: both are one run. A filled square just before a text is a
    bullet and no area.
    """
    boxes, left = [], list(runs)
    crosses = list(ink.crosses)
    for box in ink.boxes:
        inside = [run for run in left if run.text in CROSSES and box.holds(*run.center)]
        crossed = [cross for cross in crosses if box.holds(*cross.middle)]
        left = [run for run in left if run not in inside]
        crosses = [cross for cross in crosses if cross not in crossed]
        boxes.append(_mark(TICKED if inside or crossed else UNTICKED, box))
    squares = {area.box: area for area in ink.areas if _small(area.box)}
    bullets = [box for box in [*ink.bullets, *squares] if _before_text(box, left)]
    areas = [area for area in ink.areas if area.box not in bullets]
    dots = [box for box in ink.bullets if box not in bullets and box.width >= _SMALLEST_DOT]
    drawings = (("x", crosses), ("•", bullets), (DOT, dots))
    return [*left, *boxes, *(_mark(text, box) for text, found in drawings for box in found)], areas


def _small(box: Box) -> bool:
    return _SMALLEST_SQUARE <= box.width <= _LARGEST_SQUARE and abs(box.width - box.height) < 0.5


def _mark(text: str, box: Box) -> Run:
    return Run(text, 0, Extent(*box), Style(box.height), box.width, box.width)


def _before_text(box: Box, runs: list[Run]) -> bool:
    """Whether a blob stands just left of a text, at the height of its small letters."""
    _, middle = box.middle
    return any(
        run.turn == 0
        and run.extent.v0 < middle < run.extent.v1
        and -1 < run.extent.u0 - box.x1 < 25
        and box.height < 0.8 * (run.extent.v1 - run.extent.v0)
        for run in runs
    )


def marked(cell: list[Run]) -> list[Run]:
    """The runs of a cell, a lone tick of any form as x, a ticked or open box of any form as ☒ or ☐.

    A dot that is drawn counts only where nothing else stands.
    """
    if len(cell) > 1:
        cell = undotted(cell) or cell[:1]
    if len(cell) == 1:
        run = cell[0]
        text = run.text
        if text in CROSSES and text not in "xX":
            text = "x"
        elif text in TICKED_BOXES:
            text = TICKED
        elif text in UNTICKED_BOXES:
            text = UNTICKED
        if text is not run.text:
            return [Run(text, run.turn, run.extent, run.style, run.head, run.letter, run.start, run.stop)]
    return cell


def undotted(runs: list[Run]) -> list[Run]:
    """The runs without the dots that are drawn: beside a text they are ornament."""
    return [run for run in runs if run.text != DOT or run.stop]
