"""Ruled lines to edges: snapped onto each other, dashes and pieces joined end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.pdf.page.ink import Rule

SNAP = 3.0
"""Lines at most this far apart are one line drawn double, in points."""
_SHORTEST = 4.0


def merge(rules: list[Rule], snap: float = SNAP) -> list[Rule]:
    """Rules of one direction as edges: one per line, from where it begins to where it ends.

    Lines within `snap` of each other (a double line, the two borders of neighbouring cells) become
    one, at their mean; pieces with a gap of at most `snap`, or of the length of the dashes around it, become one.
    """
    edges: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule[0] - group[0][0] > snap:
            edges += _joined(group, snap)
            group = []
        group.append(rule)
    if group:
        edges += _joined(group, snap)
    return edges


def _joined(group: list[Rule], snap: float) -> list[Rule]:
    weight = sum(end - begin for _, begin, end in group) or 1.0
    at = sum(position * (end - begin) for position, begin, end in group) / weight
    pieces = sorted((begin, end) for _, begin, end in group)
    edges: list[Rule] = []
    begin, end = pieces[0]
    last = end - begin
    for start, stop in pieces[1:]:
        length = stop - start
        if start - end <= max(snap, _dash(last, length)):
            end = max(end, stop)
        else:
            edges.append((at, begin, end))
            begin, end = start, stop
        last = length
    edges.append((at, begin, end))
    return [edge for edge in edges if edge[2] - edge[1] >= _SHORTEST]


def _dash(one: float, other: float) -> float:
    """The widest gap between two dashes of these lengths; none when they are not of one length."""
    return 1.5 * min(one, other) if one < 12 and abs(one - other) < 1 else 0.0
