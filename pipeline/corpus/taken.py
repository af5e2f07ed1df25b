"""Which dossiers a corpus takes: one of each; of two sources of one dossier the newer, or neither."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.corpus.result import Entry, Result

READ, OLDER, DOUBLE, FAILED = "gelezen", "ouder", "dubbel", "mislukt"
"""What became of a dossier, as build.csv says it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a dossier in a source, or of a source that cannot be used (`entry` is None)."""

    source: str
    result: Result
    entry: Entry | None
    place: Path
    """The file of the result."""
    number: int = 0
    """Which of the dossiers in the result it is."""
    status: str = READ
    reason: str = ""


def lines_of(source: str, result: Result, place: Path) -> list[Line]:
    """A line per dossier in a source, or one for a source that cannot be used or holds none."""
    if not result.dossiers:
        return [Line(source, result, None, place, status=FAILED, reason=result.reason or "hierin staat geen dossier")]
    return [Line(source, result, entry, place, number) for number, entry in enumerate(result.dossiers)]


def judged(lines: Iterable[Line]) -> list[Line]:
    """The lines, with what becomes of those that are of one dossier: the newest is taken, else none of them."""
    alike: dict[str, list[Line]] = {}
    done = []
    for line in lines:
        if line.entry is None:
            done.append(line)
        else:
            alike.setdefault(line.entry.dossier_id, []).append(line)
    for same in alike.values():
        done += same if len(same) == 1 else _chosen(same)
    return sorted(done, key=lambda line: (line.source, line.number))


def _chosen(same: list[Line]) -> list[Line]:
    dates = [line.entry.vastgesteld_op if line.entry else "" for line in same]
    newest = max(dates)
    if all(dates) and dates.count(newest) == 1:
        first = same[dates.index(newest)]
        why = f"nieuwer is {first.source}, vastgesteld op {newest}"
        return [line if line is first else replace(line, status=OLDER, reason=why) for line in same]
    return [replace(line, status=DOUBLE, reason=_told(line, same, newest)) for line in same]


def _told(line: Line, same: list[Line], newest: str) -> str:
    others = ", ".join(dict.fromkeys(other.source for other in same if other is not line))
    dated = all(other.entry and other.entry.vastgesteld_op for other in same)
    why = (
        f"meer dan één is vastgesteld op {newest}"
        if dated
        else "niet van elke bron is de datum van vaststelling bekend"
    )
    return f"hetzelfde dossier als in {others}, en {why}; geef er één van"
