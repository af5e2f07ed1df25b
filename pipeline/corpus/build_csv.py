"""`build.csv`: what became of every source, in the order of their paths."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pipeline.corpus.columns import BUILD
from pipeline.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.corpus.taken import Line


def build_csv(lines: Iterable[Line]) -> str:
    """The lines as CSV (RFC 4180, LF), a row for each, in the columns of `columns.BUILD`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in BUILD.columns)
    writer.writerows(_row(line) for line in lines)
    return text.getvalue()


def _row(line: Line) -> list[object]:
    result, entry = line.result, line.entry
    of_dossier: list[object] = [""] * 5
    if entry:
        of_dossier = [entry.rows, entry.fouten, entry.waarschuwingen, entry.adviezen, entry.niet_te_beoordelen]
    return [
        one_line(line.source),
        result.sha256,
        entry.dossier_id if entry else "",
        entry.cohort if entry else "",
        line.status,
        one_line(line.reason or (f"vastgelopen: {entry.crashed}" if entry and entry.crashed else "")),
        f"{result.seconds:.3f}",
        result.memory,
        *of_dossier,
    ]
