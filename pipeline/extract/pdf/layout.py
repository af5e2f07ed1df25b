"""A page to its layout: tables and the lines of text between them, from the top down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.extract.pdf.page.marks import drawn, undotted
from pipeline.extract.pdf.table.bands import white_rows
from pipeline.extract.pdf.table.cells import Sheet, sheet
from pipeline.extract.pdf.table.edges import merge
from pipeline.extract.pdf.table.grid import Grid, find_grids
from pipeline.extract.pdf.table.unruled_columns import river_rules
from pipeline.extract.pdf.text.lines import Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Box
    from pipeline.extract.pdf.page.content import Page
    from pipeline.extract.pdf.page.ink import Rule
    from pipeline.extract.pdf.page.runs import Run
    from pipeline.extract.pdf.page.shapes import Area

_FEWEST_CELLS, _MOST_BOXES = 4, 5000
_MOST_BANDED = 600
_WIDEST_GAP = 7.0
"""Cells set further apart than this, in points, are no table."""
_FEWEST_LETTERS = 40
_LARGEST_FRAME, _LARGEST_CELL = 0.7, 0.2
"""Shares of the page: a frame of two or three cells, and one framed text of a table set apart."""


@dataclass(slots=True)
class Layout:
    """What stands on a page, in reading order: a table, or lines with no table between them.

    `scanned` tells of a page without a letter that holds a picture, `recognised` of one whose text a
    program read from a picture. `erased` holds the texts that were painted over, `unmapped` counts the
    characters that are no known letter. `aside` holds the lines of what was printed over the page;
    `sheet` is the page of the file of which it is one of two halves.
    """

    number: int
    width: float
    height: float
    items: list[Sheet | list[Line]] = field(default_factory=list)
    scanned: bool = False
    recognised: bool = False
    erased: tuple[str, ...] = ()
    unmapped: int = 0
    aside: list[Line] = field(default_factory=list)
    sheet: int | None = None

    @property
    def lines(self) -> list[Line]:
        """The lines outside the tables."""
        return [line for item in self.items if isinstance(item, list) for line in item]

    @property
    def every_line(self) -> Iterator[Line]:
        """The lines of the page, those in cells too."""
        for item in self.items:
            if isinstance(item, list):
                yield from item
            else:
                yield from (line for cell in item.lines for line in cell)


def layout(page: Page) -> Layout:
    """The layout of a page; `page` is left as it is."""
    horizontal, vertical = merge(page.ink.horizontal), merge(page.ink.vertical)
    runs, areas = drawn(page.ink, page.runs)
    vertical = vertical + river_rules(horizontal, vertical, runs)
    grids = _grids(areas, runs, horizontal, vertical, page.width * page.height)
    inside: list[list[Run]] = [[] for _ in grids]
    outside: list[Run] = []
    for run in runs:
        at = _innermost(run, grids)
        (outside if at is None else inside[at]).append(run)
    sheets = [sheet(grid, found, page, areas) for grid, found in zip(grids, inside, strict=True)]
    sheets = [made for made in sheets if any(made.lines) or any(made.fills)]
    flow = [_led(line, horizontal) for line in lines(undotted(outside), page.number)]
    erased = tuple(run.text for run in page.erased)
    aside = lines(page.aside, page.number)
    items = [*_ordered(sheets, flow), *([aside] if aside else [])]
    return Layout(
        page.number, page.width, page.height, items, _scanned(page), page.recognised, erased, page.unmapped, aside
    )


def _scanned(page: Page) -> bool:
    """Whether a page is a picture with no more text than a stamp or a page number on it."""
    letters = sum(len(run.text) for run in page.runs)
    if letters == 0:
        return bool(page.images)
    largest = max((image.surface for image in page.images), default=0.0)
    return letters < _FEWEST_LETTERS and largest > 0.7 * page.width * page.height


def _grids(
    areas: list[Area], runs: list[Run], horizontal: list[Rule], vertical: list[Rule], whole: float
) -> list[Grid]:
    """The tables of a page whose surface is `whole`; a frame around the whole page is none."""
    found = find_grids(horizontal, vertical)
    most = _LARGEST_FRAME * whole
    grids = [grid for grid in found if len(grid.spans) > 3 or (len(grid.spans) > 1 and grid.box.surface < most)]
    lone = [grid.box for grid in found if len(grid.spans) == 1 and grid.box.surface < _LARGEST_CELL * whole]
    boxes = [box for box in [*(area.box for area in areas), *lone] if not _inside(box, grids)]
    return sorted([*grids, *_apart(boxes, runs)], key=lambda grid: (grid.ys[0], grid.xs[0]))


def _inside(box: Box, grids: list[Grid]) -> bool:
    return any(grid.holds(*box.middle, 2.0) for grid in grids)


def _apart(boxes: list[Box], runs: list[Run]) -> list[Grid]:
    """Tables of cells set apart: filled or framed each, or of rows that are filled by turns."""
    if not 2 <= len(boxes) <= _MOST_BOXES:
        return []
    if len(boxes) <= _MOST_BANDED:
        boxes = [*boxes, *white_rows(boxes, runs)]
    horizontal = merge([(y, x0, x1) for x0, top, x1, bottom in boxes for y in (top, bottom)], _WIDEST_GAP)
    vertical = merge([(x, top, bottom) for x0, top, x1, bottom in boxes for x in (x0, x1)], _WIDEST_GAP)
    found = [grid for grid in find_grids(horizontal, vertical) if len(grid.spans) >= _FEWEST_CELLS and len(grid.xs) > 2]
    return found or find_grids(horizontal, river_rules(horizontal, [], runs))


def _innermost(run: Run, grids: list[Grid]) -> int | None:
    x, y = run.center
    around = [number for number, grid in enumerate(grids) if grid.holds(x, y)]
    if len(around) > 1:
        return min(around, key=lambda number: grids[number].box.surface)
    return around[0] if around and run.turn >= 0 else None


def _led(line: Line, horizontal: list[Rule]) -> Line:
    """The line, with its mark when a ruled line leads to the number at its end."""
    if len(line.parts) < 2 or not line.parts[-1].text.isdigit():
        return line
    begin, end = line.parts[-2].u1, line.parts[-1].u0
    leader = any(
        line.extent.v0 <= y <= line.extent.v1 + 2 and min(x1, end) - max(x0, begin) > 0.5 * (end - begin)
        for y, x0, x1 in horizontal
    )
    return replace(line, leader=leader)


def _ordered(sheets: list[Sheet], flow: list[Line]) -> list[Sheet | list[Line]]:
    items: list[Sheet | list[Line]] = []
    left = sorted(flow, key=lambda line: line.box.top)
    for made in sheets:
        top = made.grid.ys[0]
        before = [line for line in left if line.box.top < top]
        if before:
            items.append(before)
            left = left[len(before) :]
        items.append(made)
    return [*items, left] if left else items
