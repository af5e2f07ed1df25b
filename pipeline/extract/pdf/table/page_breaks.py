"""Tables that a page break cut: a row of which the rest stands on the next page, and matrices that go on there.

Only geometry and repetition tell: the columns of both halves lie at the same places, and nothing but
furniture stands between them. A table that merely goes on stays a table a page, since what its rows
mean tells how they belong together; a table of many narrow columns means nothing without its head, so
that one becomes one table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Place, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Block, Cell, Element, Row
    from pipeline.extract.pdf.text.wraps import Words

_SAME = 3.0
"""Columns of two halves lie within so many points of each other."""
_MANY_COLUMNS = 20
_LONGEST_HEAD = 4
_TELLING = 5
"""A row with so many texts that comes again is a head."""
_OWN_START = re.compile(r"^(?:\d+\.\d|[xX☒☐●]$|[A-Z]\d?$|\d+$)")
"""What begins a row of its own: a number, a mark, a level."""
_BROKEN_CODE, _REST_OF_CODE = re.compile(r"[BP]\d{1,2}-(?:K\d{1,2}-)?$"), re.compile(r"[KW]\d{1,2}(?!\d)")
"""'P1-K1-' on a page and 'W4' on the next: a narrow column broke the code."""
_ENDS = (".", "!", "?", ":", ";")


def joined(before: Sequence[Element], after: Sequence[Element], words: Words) -> tuple[list[Element], list[Element]]:
    """The elements of a page and of the next one, with what the break between them cut put together.

    Both are in reading order. What comes again above the second half is furniture then.
    """
    first, second = _last(before), _first(after)
    if first is None or second is None:
        return list(before), list(after)
    upper, lower = before[first], after[second]
    if not isinstance(upper, Table) or not isinstance(lower, Table) or not _aligned(upper, lower):
        return list(before), list(after)
    again = _repeated(upper, lower)
    rest = list(lower.rows[again:])
    rows = list(upper.rows)
    cut = bool(rest) and _cut(rows[-1], rest[0])
    if cut:
        rows[-1] = _whole(rows[-1], rest.pop(0), words)
    wide = len(upper.rows[0].cells) >= _MANY_COLUMNS and (again or not _headed(upper, lower))
    if not cut and not wide:
        return list(before), list(after)
    head = [_aside(row) for row in lower.rows[:again]]
    if wide:
        whole = replace(upper, rows=(*rows, *rest))
        return [*before[:first], whole, *before[first + 1 :]], [*after[:second], *head, *after[second + 1 :]]
    goes_on = [replace(lower, rows=(*lower.rows[:again], *rest))] if rest else head
    upper = replace(upper, rows=tuple(rows))
    return [*before[:first], upper, *before[first + 1 :]], [*after[:second], *goes_on, *after[second + 1 :]]


def _first(elements: Sequence[Element]) -> int | None:
    return next((i for i, element in enumerate(elements) if not isinstance(element, Furniture)), None)


def _last(elements: Sequence[Element]) -> int | None:
    return next((i for i in reversed(range(len(elements))) if not isinstance(elements[i], Furniture)), None)


def _aligned(upper: Table, lower: Table) -> bool:
    """Whether two tables have the same columns at the same places."""
    if len(upper.rows[0].cells) != len(lower.rows[0].cells) or not upper.place.box or not lower.place.box:
        return False
    sides = upper.place.box.x0 - lower.place.box.x0, upper.place.box.x1 - lower.place.box.x1
    return all(abs(gap) <= _SAME for gap in sides) and all(
        abs(a - b) <= _SAME for a, b in zip(_edges(upper), _edges(lower), strict=True) if a and b
    )


def _edges(table: Table) -> list[float | None]:
    """Where each column begins, as far as a cell begins there."""
    edges: list[float | None] = [None] * len(table.rows[0].cells)
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if cell.box is not None:
                edges[column] = cell.box.x0
    return edges


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _repeated(upper: Table, lower: Table) -> int:
    """How many rows at the top of the lower half repeat the head of the upper one."""
    again = 0
    for one, other in zip(upper.rows[:_LONGEST_HEAD], lower.rows, strict=False):
        if _texts(one) != _texts(other) or not any(_texts(one)):
            break
        again += 1
    return again if again < len(upper.rows) else 0


def _headed(upper: Table, lower: Table) -> bool:
    """Whether the lower half has a head of its own: a row of the other's head under another title."""
    known = [_texts(row) for row in upper.rows[:_LONGEST_HEAD] if sum(map(bool, _texts(row))) >= _TELLING]
    return any(_texts(row) in known for row in lower.rows[:_LONGEST_HEAD])


def _cut(upper: Row, lower: Row) -> bool:
    """Whether a row holds the rest of the texts of the row before it.

    Its first cell is empty where that of the other is not, or every text goes on in small letters.
    """
    pairs = [(a, b) for a, b in zip(upper.cells, lower.cells, strict=True) if b.blocks]
    if pairs and all(_BROKEN_CODE.search(a.text) and _REST_OF_CODE.match(b.text) for a, b in pairs):
        return True
    if not pairs or any(not a.blocks or _OWN_START.match(b.text) for a, b in pairs):
        return False
    if not lower.cells[0].blocks and lower.cells[0].box is not None and upper.cells[0].blocks:
        return True
    return all(b.text[0].islower() and not a.text.endswith(_ENDS) for a, b in pairs)


def _whole(upper: Row, lower: Row, words: Words) -> Row:
    cells = tuple(_one(a, b, words) for a, b in zip(upper.cells, lower.cells, strict=True))
    lines = (*upper.place.lines, *lower.place.lines)
    return replace(upper, cells=cells, place=replace(upper.place, lines=lines))


def _one(upper: Cell, lower: Cell, words: Words) -> Cell:
    """A cell with the rest of its text: within a paragraph or an item, or after it."""
    if not lower.blocks:
        return replace(upper, fills=(*upper.fills, *lower.fills))
    if not upper.blocks:
        return replace(upper, blocks=lower.blocks)
    last, first = upper.blocks[-1], lower.blocks[0]
    if first.bullet or not _goes_on(last, first):
        return replace(upper, blocks=(*upper.blocks, *lower.blocks))
    whole = replace(last, text=words.joined(last.text, first.text))
    return replace(upper, blocks=(*upper.blocks[:-1], whole, *lower.blocks[1:]))


def _goes_on(last: Block, first: Block) -> bool:
    return first.text[:1].islower() or (not last.text.endswith(_ENDS) and last.text.count(" ") > 3)


def _aside(row: Row) -> Furniture:
    """A row of a head that comes again, as furniture."""
    return Furniture(
        " ".join(filter(None, _texts(row))), Place(page=row.place.page, box=row.place.box, lines=row.place.lines)
    )
