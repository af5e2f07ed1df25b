"""Labels and values set in two columns without a ruled line, as on a cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Block, Cell, Place, Row, Table, around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.extract.pdf.text.lines import Line

_FEWEST = 3


def pair_runs(found: Sequence[Line]) -> list[tuple[int, int]]:
    """Where successive lines are a label and a value, the values below each other: first and after last."""
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and _aligned(found[start], found[stop]):
            stop += 1
        labelled = all(line.parts[0].text.endswith(":") for line in found[start:stop])
        if stop - start >= (2 if labelled else _FEWEST):
            runs.append((start, stop))
        start = max(stop, start + 1)
    return runs


def _aligned(first: Line, line: Line) -> bool:
    return (
        len(first.parts) == 2
        and len(line.parts) == 2
        and abs(first.parts[1].u0 - line.parts[1].u0) < 2
        and abs(first.parts[0].u0 - line.parts[0].u0) < 2
    )


def pair_table(found: Sequence[Line], numbers: Mapping[Line, int]) -> Table:
    """The table of lines of labels and values; `numbers` holds the place of each among the document's lines."""
    rows = tuple(
        Row(
            tuple(Cell((Block(part.text),)) for part in line.parts),
            Place(page=line.page, box=line.box, lines=(numbers[line],)),
        )
        for line in found
    )
    return Table(rows, Place(page=found[0].page, box=around(line.box for line in found)))
