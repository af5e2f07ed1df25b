"""Tables ruled in one direction only: columns where the texts of the rows stand below each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract.pdf.text.bullets import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.pdf.page.ink import Rule
    from pipeline.extract.pdf.page.runs import Run

Stretch = tuple[float, float]
Band = tuple[float, float, list[Stretch]]
"""A row: its top, its bottom, and the stretches of its width that hold text."""

_FEWEST_RULES = 3
_FEWEST_ROWS = 2
_NEAR = 4.0
_HIGHEST_ROW = 60.0
_INDENT = 15.0
_WHITE = 25.0
"""Points between the last line of a row and the rule below it, at most."""


def river_rules(horizontal: Sequence[Rule], vertical: Sequence[Rule], runs: Sequence[Run]) -> list[Rule]:
    """Vertical rules for the tables that have horizontal ones only.

    Such a table is three or more equally long lines that no vertical line meets, with two or more
    rows of several texts between them. The row of most texts gives the columns; a text of another
    row that lies over two of them spans them.
    """
    made: list[Rule] = []
    for group in _groups(horizontal, vertical, runs):
        _, x0, x1 = group[0]
        level = [run for run in runs if x0 - _NEAR <= run.box.x0 and run.box.x1 <= x1 + _NEAR]
        inner = [_band(level, a, b) for (a, *_), (b, *_) in pairwise(group)]
        height = max(bottom - top for top, bottom, _ in inner)
        outer = (_outer(level, inner, group[0][0], -height), _outer(level, inner, group[-1][0], height))
        bands = [*inner, *(band for band in outer if band)]
        if sum(len(texts) > 1 for _, _, texts in inner) >= _FEWEST_ROWS:
            made += _verticals(bands, _sides(bands), x0, x1)
    return made


def _groups(horizontal: Sequence[Rule], vertical: Sequence[Rule], runs: Sequence[Run]) -> Iterator[list[Rule]]:
    free = [
        rule
        for rule in sorted(horizontal)
        if not any(
            rule[1] - _NEAR <= x <= rule[2] + _NEAR and begin - _NEAR <= rule[0] <= end + _NEAR
            for x, begin, end in vertical
        )
    ]
    while free:
        first = free[0]
        group = [rule for rule in free if abs(rule[1] - first[1]) < _NEAR and abs(rule[2] - first[2]) < _NEAR]
        free = [rule for rule in free if rule not in group]
        yield from (part for part in _apart(group, runs) if len(part) >= _FEWEST_RULES)


def _apart(group: list[Rule], runs: Sequence[Run]) -> Iterator[list[Rule]]:
    """Rules as stretches without a gap much wider than the others: a table ends where the page goes on.

    A gap is no end of it when the texts in it stand in the columns of the other rows.
    """
    if len(group) < _FEWEST_RULES:
        return
    steps = sorted(b - a for (a, *_), (b, *_) in pairwise(group))
    widest = max(8 * steps[len(steps) // 4], _HIGHEST_ROW)
    if steps[-1] <= widest:
        yield group
        return
    bands = [_band(runs, a, b) for (a, *_), (b, *_) in pairwise(group)]
    usual = [band for band in bands if band[1] - band[0] <= widest and len(band[2]) > 1]
    part = group[:1]
    for band, rule in zip(bands, group[1:], strict=True):
        goes_on = len(usual) >= _FEWEST_ROWS and _fits(band, usual) and _is_filled(band, runs)
        if band[1] - band[0] > widest and not goes_on:
            yield part
            part = []
        part.append(rule)
    yield part


def _is_filled(band: Band, runs: Sequence[Run]) -> bool:
    """Whether text stands in a row down to its end."""
    top, bottom, _ = band
    lowest = max((run.box.bottom for run in runs if top < run.center[1] < bottom), default=top)
    return bottom - lowest < _WHITE


def _band(runs: Sequence[Run], top: float, bottom: float) -> Band:
    texts: list[Stretch] = []
    for run in sorted(runs, key=lambda run: run.box.x0):
        begin, _, end, _ = run.box
        if not top < run.center[1] < bottom:
            continue
        if listed(run.text + " x") and len(run.text) == 1:
            end += _INDENT
        if texts and begin <= texts[-1][1] + 2:
            texts[-1] = texts[-1][0], max(texts[-1][1], end)
        else:
            texts.append((begin, end))
    return top, bottom, texts


def _columns(bands: Sequence[Band]) -> list[Stretch]:
    """The stretch of each column, from the row of most texts on."""
    columns: list[Stretch] = []
    for _, _, texts in sorted(bands, key=lambda band: -len(band[2])):
        for begin, end in texts:
            over = [column for column in columns if begin < column[1] and end > column[0]]
            if len(over) > 1:
                continue
            columns = [column for column in columns if column not in over]
            columns.append((min([begin, *(a for a, _ in over)]), max([end, *(b for _, b in over)])))
    return sorted(columns)


def _sides(bands: Sequence[Band]) -> list[float]:
    """Where columns meet: in the middle of the white between them."""
    return [(end + begin) / 2 for (_, end), (begin, _) in pairwise(_columns(bands))]


def _outer(runs: Sequence[Run], inner: Sequence[Band], edge: float, height: float) -> Band | None:
    """The row above the first line (`height` below zero) or below the last, or its line of text nearest to that."""
    top, bottom = sorted((edge, edge + height))
    near = [run for run in runs if top < run.center[1] < bottom]
    if not near:
        return None
    first = min(near, key=lambda run: abs(run.center[1] - edge))
    level = [run for run in near if first.box.top < run.center[1] < first.box.bottom]
    for found in (near, level):
        band = _band(found, min(run.box.top for run in found) - 1, max(run.box.bottom for run in found) + 1)
        if _fits(band, inner):
            return min(band[0], edge), max(band[1], edge), band[2]
    return None


def _fits(band: Band, inner: Sequence[Band]) -> bool:
    """Whether what stands above the first line or below the last is a row: texts apart, none over two columns."""
    columns = _columns([*inner, band])
    over = [sum(begin < b and end > a for a, b in columns) for begin, end in band[2]]
    return len(band[2]) > 1 and max(over) == 1 and len(columns) <= len(_columns(inner)) + 1


def _verticals(bands: Sequence[Band], sides: Sequence[float], x0: float, x1: float) -> Iterator[Rule]:
    for top, bottom, texts in bands:
        crossed = [side for side in sides if any(begin < side < end for begin, end in texts)]
        yield from ((x, top, bottom) for x in (x0, *sides, x1) if x not in crossed)
