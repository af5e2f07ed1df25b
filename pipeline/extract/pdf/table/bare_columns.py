"""Tables without a ruled line or a colour: columns of text with white between them that no line crosses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipeline.document import Block, Cell, Place, Row, Table, around
from pipeline.extract.pdf.text.blocks import Measure, texts
from pipeline.extract.pdf.text.bullets import listed
from pipeline.extract.pdf.text.lines import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.extract.pdf.page.runs import Run
    from pipeline.extract.pdf.text.lines import Line
    from pipeline.extract.pdf.text.wraps import Words

_NARROW, _WIDE = 0.4, 0.75
"""White between columns: at least, and in half of the lines, in sizes of the letter."""
_FEWEST_LINES, _FEWEST_SHARED = 3, 2
_ALIGNED = 2.0
_MOST_COLUMNS = 6
_STEP = 2.6
"""Lines further apart than this, in sizes of the letter, are not of one table."""
_MARK = re.compile(
    r"\W{1,2}|\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?|[a-zA-Z][.)]|[o*]|[BP]?[0-9](?:-K[0-9]{1,2}(?:-W[0-9]{1,2})?)?:"
)
"""What stands before a text and is no column: a bullet, a number, the code of a heading."""
_LONGEST = 2_000
"""Lines of one table at most."""


@dataclass(slots=True)
class _Gutter:
    """White between two columns: where the texts left of it end and those right of it begin, line by line."""

    end: float
    start: float
    gaps: list[float]
    starts: list[float]
    lefts: list[str]

    def takes(self, pieces: Sequence[Sequence[Run]], size: float) -> bool:
        """Whether a line leaves the white open; it is counted then."""
        end, start, lefts = self.end, self.start, ""
        firsts: list[float] = []
        for piece in pieces:
            u0, u1 = piece[0].extent.u0, piece[-1].extent.u1
            if u0 >= self.start - _ALIGNED:
                firsts.append(u0)
            elif u1 <= self.start - _NARROW * size:
                end, lefts = max(end, u1), "".join(run.text for run in piece)
            else:
                return False
        start = min([start, *firsts])
        if start - end < _NARROW * size:
            return False
        if firsts and lefts:
            self.gaps.append(
                (min(firsts) - max(p[-1].extent.u1 for p in pieces if p[0].extent.u0 < self.start - _ALIGNED)) / size
            )
            self.lefts.append(lefts)
        if firsts:
            self.starts.append(min(firsts))
        self.end, self.start = end, start
        return True

    def is_at(self, known: frozenset[int]) -> bool:
        """Whether its right side is where columns are known to begin, with more than a mark on its left."""
        near = {round(self.start) + off for off in (-1, 0, 1)}
        return not known.isdisjoint(near) and bool(self.lefts) and not all(map(_MARK.fullmatch, self.lefts))

    def stands(self) -> bool:
        """Whether it parts columns: texts on both sides of it, level on the right, with ample white and no mere bullets on the left."""
        level = sum(start - self.start < _ALIGNED for start in self.starts)
        wide = sum(gap > _WIDE for gap in self.gaps)
        return (
            len(self.gaps) >= _FEWEST_SHARED
            and level >= _FEWEST_SHARED
            and 2 * wide >= len(self.gaps)
            and not all(_MARK.fullmatch(text) for text in self.lefts)
        )


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
        if not open_ or any(len(gutter.gaps) >= _FEWEST_SHARED for gutter in closed):
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


def _gutters(pieces: Sequence[Sequence[Run]]) -> list[_Gutter]:
    return [_Gutter(a[-1].extent.u1, b[0].extent.u0, [], [], []) for a, b in pairwise(pieces)]


def _step(last: Line, line: Line) -> float:
    return abs(line.extent.v0 - last.extent.v0) / max(line.style.size, 1.0)


def _pieces(line: Line) -> list[list[Run]]:
    """The runs of a line by stretches with white between them; those of a bullet and its item are one."""
    made: list[list[Run]] = []
    for run in line.runs:
        near = made and run.extent.u0 - made[-1][-1].extent.u1 <= _NARROW * line.style.size
        if made and (near or _MARK.fullmatch(made[-1][-1].text)):
            made[-1].append(run)
        else:
            made.append([run])
    return made


def bare_table(
    found: Sequence[Line], sides: Sequence[float], apart: float, words: Words, numbers: Mapping[Line, int]
) -> Table:
    """The table of lines whose columns but the first begin at `sides`.

    `apart` is from how far apart lines are of two paragraphs (sizes of the letter), `numbers` holds the place of each
    line among the document's.
    """
    parted = [(line, _parted(line, sides)) for line in found]
    rights = [
        max((part.extent.u1 for _, parts in parted if (part := parts.get(column))), default=0.0)
        for column in range(len(sides) + 1)
    ]
    rows = tuple(_row(group, rights, apart, words, numbers) for group in _rows(parted, apart))
    return Table(rows, Place(page=found[0].page, box=around(line.box for line in found)))


def _parted(line: Line, sides: Sequence[float]) -> dict[int, Line]:
    """The pieces of a line by their column."""

    def column(run: Run) -> int:
        return sum(run.extent.u0 >= side - _ALIGNED for side in sides)

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


def _row(group: Parted, rights: Sequence[float], apart: float, words: Words, numbers: Mapping[Line, int]) -> Row:
    cells = []
    for column, right in enumerate(rights):
        inner = [parts[column] for _, parts in group if column in parts]
        made = texts(inner, Measure(right, apart), words) if inner else []
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
