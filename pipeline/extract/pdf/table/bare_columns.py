"""Tables without a ruled line or a colour: columns of text with white between them that no line crosses."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipeline.document import Block, Cell, Place, Row, Table, around
from pipeline.extract.pdf.table.gutter import ALIGNED, FEWEST_SHARED, MARK, NARROW, Gutter
from pipeline.extract.pdf.text.blocks import Measure, texts
from pipeline.extract.pdf.text.bullets import listed
from pipeline.extract.pdf.text.lines import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.extract.pdf.page.runs import Run
    from pipeline.extract.pdf.text.lines import Line
    from pipeline.extract.pdf.text.measures import Measures
    from pipeline.extract.pdf.text.wraps import Words

_FEWEST_LINES = 3
_MOST_COLUMNS = 6
_STEP = 2.6
"""Lines further apart than this, in sizes of the letter, are not of one table."""
_LONGEST = 2_000
"""Lines of one table at most."""


def known_sides(groups: Iterable[Sequence[Line]]) -> frozenset[int]:
    """Where columns begin in the tables of a document (whole points): there a single row is one of such a table."""
    return frozenset(round(side) for group in groups for _, _, sides in bare_runs(group) for side in sides)


def bare_runs(found: Sequence[Line], known: frozenset[int] = frozenset()) -> list[tuple[int, int, tuple[float, ...]]]:
    """Where successive lines are a table: its first line, the one after its last, and where its columns begin but the first.

    One that is too short to tell is one where its columns begin where others of the document do (`known`).
    """
    made: list[tuple[int, int, tuple[float, ...]]] = []
    at = 0
    while at < len(found):
        stop, sides = _run(found, at, known)
        if sides:
            made.append((at, stop, sides))
        at = stop if sides else at + 1
    return made


def list_runs(found: Sequence[Line]) -> list[tuple[int, int, tuple[float, ...]]]:
    """As `bare_runs`, the lists that are set in columns alone."""
    if not any(listed(line.text) and len(_pieces(line)) > 1 for line in found):
        return []
    return [run for run in bare_runs(found) if list_columns(found[run[0] : run[1]], run[2])]


def _run(found: Sequence[Line], at: int, known: frozenset[int]) -> tuple[int, tuple[float, ...]]:
    pieces = _pieces(found[at])
    if not 2 <= len(pieces) <= _MOST_COLUMNS or found[at].turn != 0:
        return at, ()
    gutters = _gutters(pieces)
    stop = at
    while stop < min(len(found), at + _LONGEST):
        line = found[stop]
        if stop > at and (line.turn != 0 or _step(found[stop - 1], line) > _STEP):
            break
        there = _pieces(line)
        open_ = [gutter for gutter in gutters if gutter.takes(there, line.style.size)]
        closed = [gutter for gutter in gutters if not any(gutter is other for other in open_)]
        if not open_ or any(len(gutter.gaps) >= FEWEST_SHARED for gutter in closed):
            break
        gutters = open_
        stop += 1
    if all(listed(_text(piece)) for piece in pieces):
        return _list_end(found, at, stop), tuple(gutter.start for gutter in gutters)
    if stop - at >= _FEWEST_LINES and any(gutter.stands() for gutter in gutters):
        return stop, _sides(found[at:stop])
    usual = tuple(gutter.start for gutter in gutters if gutter.is_at(known))
    return (stop, usual) if usual else (at, ())


def _list_end(found: Sequence[Line], at: int, stop: int) -> int:
    """Where a list in columns ends: at a line that stands left of the texts of its items and is none."""
    inner = found[at].runs[0].extent.u0 + 0.3 * found[at].style.size
    ends = (
        number for number in range(at + 1, stop) if found[number].extent.u0 < inner and not listed(found[number].text)
    )
    return next(ends, stop)


def _text(piece: Sequence[Run]) -> str:
    return " ".join(run.text for run in piece)


def list_columns(found: Sequence[Line], sides: Sequence[float]) -> list[list[Line]]:
    """The columns of a list that is set in columns, each of its own lines; none for a table."""
    columns: list[list[Line]] = [[] for _ in range(len(sides) + 1)]
    for line in found:
        for number, part in _parted(line, sides).items():
            columns[number].append(part)
    return columns if all(column and listed(column[0].text) for column in columns) else []


def _sides(found: Sequence[Line]) -> tuple[float, ...]:
    """Where the columns of a table begin, as the line of most texts shows them."""
    rows = [(_pieces(line), line.style.size) for line in found]
    fullest = max((pieces for pieces, _ in rows), key=len)
    gutters = _gutters(fullest)
    for pieces, size in rows:
        gutters = [gutter for gutter in gutters if gutter.takes(pieces, size)]
    return tuple(gutter.start for gutter in gutters if gutter.stands())


def _gutters(pieces: Sequence[Sequence[Run]]) -> list[Gutter]:
    return [Gutter(a[-1].extent.u1, b[0].extent.u0, b[0].extent.u0, [], [], []) for a, b in pairwise(pieces)]


def _step(last: Line, line: Line) -> float:
    return abs(line.extent.v0 - last.extent.v0) / max(line.style.size, 1.0)


def _pieces(line: Line) -> list[list[Run]]:
    """The runs of a line by stretches with white between them; those of a bullet and its item are one."""
    made: list[list[Run]] = []
    for run in line.runs:
        near = made and run.extent.u0 - made[-1][-1].extent.u1 <= NARROW * line.style.size
        if made and (near or MARK.fullmatch(made[-1][-1].text)):
            made[-1].append(run)
        else:
            made.append([run])
    return made


def bare_table(
    found: Sequence[Line], sides: Sequence[float], measures: Measures, words: Words, numbers: Mapping[Line, int]
) -> Table:
    """The table of lines whose columns but the first begin at `sides`.

    `numbers` holds the place of each line among the document's.
    """
    parted = [(line, _parted(line, sides)) for line in found]
    rights = [
        max((part.extent.u1 for _, parts in parted if (part := parts.get(column))), default=0.0)
        for column in range(len(sides) + 1)
    ]
    rows = tuple(_row(group, rights, measures, words, numbers) for group in _rows(parted, measures.flow_apart))
    return Table(rows, Place(page=found[0].page, box=around(line.box for line in found)))


def _parted(line: Line, sides: Sequence[float]) -> dict[int, Line]:
    """The pieces of a line by their column."""

    def column(run: Run) -> int:
        return sum(run.extent.u0 >= side - ALIGNED for side in sides)

    return {number: part_of(line, list(runs)) for number, runs in groupby(line.runs, column)}


Parted = list[tuple["Line", "dict[int, Line]"]]


def _rows(parted: Parted, apart: float) -> Iterator[Parted]:
    group: Parted = []
    for line, parts in parted:
        if group and _begins(group, line, parts, apart):
            yield group
            group = []
        group.append((line, parts))
    yield group


def _begins(group: Parted, line: Line, parts: dict[int, Line], apart: float) -> bool:
    """Whether a line begins a row: below more white than usual, or with texts in columns of which the first is no rest of one."""
    first, *others = sorted(parts)
    above = next((there[first].text for _, there in reversed(group) if first in there), "")
    if parts[first].text[:1].islower() or above.endswith("-"):
        return False
    if _step(group[-1][0], line) > apart:
        return True
    return bool(others) and not all(parts[column].text[:1].islower() for column in others)


def _row(group: Parted, rights: Sequence[float], measures: Measures, words: Words, numbers: Mapping[Line, int]) -> Row:
    cells = []
    for column, right in enumerate(rights):
        inner = [parts[column] for _, parts in group if column in parts]
        made = texts(inner, Measure(right, measures.flow_apart, spaced=measures.spaced), words) if inner else []
        blocks = tuple(Block(text.text, text.bullet) for text in made)
        cells.append(
            Cell(
                blocks,
                (),
                around(line.box for line in inner) if inner else None,
                bool(made) and all(text.bold for text in made),
            )
        )
    lines = tuple(sorted(numbers[line] for line, _ in group))
    return Row(tuple(cells), Place(page=group[0][0].page, box=around(line.box for line, _ in group), lines=lines))
