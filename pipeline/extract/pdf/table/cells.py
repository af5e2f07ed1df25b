"""Grids and runs to tables: each run in the cell that holds its middle, each filled area in its cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.document import Block, Box, Cell, Fill, Place, Row, Table
from pipeline.extract.pdf.page.marks import marked
from pipeline.extract.pdf.table.bare_columns import list_columns, list_runs
from pipeline.extract.pdf.table.cell_margins import cell_measures
from pipeline.extract.pdf.text.blocks import Text, texts
from pipeline.extract.pdf.text.lines import Line, lines, unstacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.extract.pdf.page.content import Page
    from pipeline.extract.pdf.page.runs import Run
    from pipeline.extract.pdf.page.shapes import Area
    from pipeline.extract.pdf.table.grid import Grid
    from pipeline.extract.pdf.text.blocks import Measure
    from pipeline.extract.pdf.text.measures import Measures
    from pipeline.extract.pdf.text.wraps import Words


_LABEL_AND_TEXT = 2
"""Columns of a table of labels and texts."""


@dataclass(slots=True)
class Sheet:
    """A table as it lies on a page: per cell of its grid the lines of text and the filled areas."""

    grid: Grid
    page: int
    lines: list[list[Line]]
    fills: list[list[Fill]] = field(default_factory=list)

    def second_column(self) -> float | None:
        """Where the texts of the second of two columns begin, in points; None for any other table."""
        if len(self.grid.xs) != _LABEL_AND_TEXT + 1:
            return None
        starts = (
            line.extent.u0
            for span, found in zip(self.grid.spans, self.lines, strict=True)
            for line in found
            if span.column == 1 and line.turn == 0
        )
        return min(starts, default=None)

    def numbered(self) -> Iterator[list[list[Line]]]:
        """Row by row the groups of lines that stand at one height (to 2 points), each one line of the print."""
        for row in range(len(self.grid.ys) - 1):
            found = [
                line for number, span in enumerate(self.grid.spans) if span.row == row for line in self.lines[number]
            ]
            yield _level(found)


def _level(found: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    upright = sorted((line for line in found if line.turn == 0), key=lambda line: line.box.bottom)
    for line in upright:
        if groups and abs(groups[-1][-1].box.bottom - line.box.bottom) <= 2:
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        group.sort(key=lambda line: line.box.x0)
    return groups + [[line] for line in found if line.turn != 0]


def sheet(grid: Grid, runs: list[Run], page: Page, areas: list[Area]) -> Sheet:
    """The table of a grid with the runs that lie in it and the filled areas of its page."""
    cells: list[list[Run]] = [[] for _ in grid.spans]
    for run in runs:
        for piece in _divided(run, grid, page):
            cells[grid.at(*piece.center)].append(piece)
    found = [unstacked(lines(marked(cell), page.number)) for cell in cells]
    return Sheet(grid, page.number, found, fills(grid, areas))


def _divided(run: Run, grid: Grid, page: Page) -> list[Run]:
    """A run as the pieces that stand in different cells: at a word's end, or where letters part at a line."""
    x0, _, x1, _ = run.box
    y = run.center[1]
    if run.turn != 0 or run.stop - run.start < 2 or grid.at(x0 + 0.5, y) == grid.at(x1 - 0.5, y):
        return [run]
    glyphs = page.glyphs
    begin, end = glyphs.u0, glyphs.u1
    pieces: list[tuple[int, int, int]] = []
    for start, stop in _atoms(run, grid, page):
        cell = grid.at(float(begin[start] + end[stop - 1]) / 2, y)
        if pieces and pieces[-1][2] == cell:
            pieces[-1] = pieces[-1][0], stop, cell
        else:
            pieces.append((start, stop, cell))
    made = (glyphs.run(start, stop, run.style) for start, stop, _ in pieces)
    return [piece for piece in made if piece is not None]


def _atoms(run: Run, grid: Grid, page: Page) -> Iterator[tuple[int, int]]:
    """The stretches of glyphs that are not to be divided: words, or what stands between lines."""
    glyphs = page.glyphs
    y, start = run.center[1], run.start
    for index in range(run.start + 1, run.stop):
        gap = float(glyphs.u0[index] - glyphs.u1[index - 1])
        parted = gap > 0.08 * (run.extent.v1 - run.extent.v0) and grid.at(float(glyphs.u1[index - 1]), y) != grid.at(
            float(glyphs.u0[index]), y
        )
        if glyphs.text[index] == " " or glyphs.text[index - 1] == " " or glyphs.gap[index] or parted:
            yield start, index
            start = index
    yield start, run.stop


def fills(grid: Grid, areas: list[Area]) -> list[list[Fill]]:
    """Per cell the areas filled in it (given in the order of painting), cut to the cell.

    White, and what is painted over, is left out.
    """
    found: list[list[Fill]] = [[] for _ in grid.spans]
    x0, top, x1, bottom = grid.box
    boxes = [grid.cell_box(span) for span in grid.spans]
    for area in areas:
        if area.box.x0 >= x1 or area.box.x1 <= x0 or area.box.top >= bottom or area.box.bottom <= top:
            continue
        for number in _touched(grid, area.box):
            cut = _common(boxes[number], area.box)
            if cut is not None:
                kept = [fill for fill in found[number] if not _covers(cut, fill.box)]
                found[number] = [*kept, Fill(area.color, cut)]
    return [[fill for fill in cell if min(fill.color) < 0.985] for cell in found]


def _touched(grid: Grid, box: Box) -> set[int]:
    columns = [c for c in range(len(grid.xs) - 1) if grid.xs[c] < box.x1 and grid.xs[c + 1] > box.x0]
    rows = [r for r in range(len(grid.ys) - 1) if grid.ys[r] < box.bottom and grid.ys[r + 1] > box.top]
    return {grid.owner[row][column] for row in rows for column in columns}


def _common(cell: Box, area: Box) -> Box | None:
    box = Box(max(cell.x0, area.x0), max(cell.top, area.top), min(cell.x1, area.x1), min(cell.bottom, area.bottom))
    return box if box.width > 1.2 and box.height > 1.2 else None


def _covers(over: Box, under: Box) -> bool:
    left, above = over.x0 <= under.x0 + 0.5, over.top <= under.top + 0.5
    return left and above and over.x1 >= under.x1 - 0.5 and over.bottom >= under.bottom - 0.5


def table(made: Sheet, measures: Measures, words: Words, numbers: Mapping[Line, int]) -> Table:
    """The Table of a sheet.

    `measures` are those of the document; `numbers` holds the place of each line among its lines.
    """
    grid = made.grid
    boxes = [grid.cell_box(span) for span in grid.spans]
    cells: list[Cell] = []
    for found, fills_in, box, measure in zip(
        made.lines, made.fills, boxes, cell_measures(made.lines, boxes, measures), strict=True
    ):
        inner = _texts(found, measure, words) if found else []
        blocks = tuple(Block(text.text, text.bullet) for text in inner)
        bold = bool(inner) and all(text.bold for text in inner)
        cells.append(Cell(blocks, tuple(fills_in), box, bold))
    rows = tuple(_row(made, row, cells, numbers) for row in range(len(grid.ys) - 1))
    return Table(rows, Place(page=made.page, box=grid.box))


def _texts(found: list[Line], measure: Measure, words: Words) -> list[Text]:
    """The texts of a cell, those of a list in columns column by column."""
    made: list[Text] = []
    start = 0
    for begin, end, sides in list_runs(found):
        made += texts(found[start:begin], measure, words) if begin > start else []
        for column in list_columns(found[begin:end], sides):
            made += texts(column, replace(measure, right=max(line.extent.u1 for line in column)), words)
        start = end
    return made + (texts(found[start:], measure, words) if found[start:] else [])


def _row(made: Sheet, row: int, cells: list[Cell], numbers: Mapping[Line, int]) -> Row:
    grid = made.grid
    found: list[Cell] = []
    inside: set[int] = set()
    for column, owner in enumerate(grid.owner[row]):
        span = grid.spans[owner]
        first = span.row == row and span.column == column
        found.append(cells[owner] if first else Cell())
        if first:
            inside.update(numbers[line] for line in made.lines[owner])
    box = Box(grid.xs[0], grid.ys[row], grid.xs[-1], grid.ys[row + 1])
    return Row(tuple(found), Place(page=made.page, box=box, lines=tuple(sorted(inside))))
