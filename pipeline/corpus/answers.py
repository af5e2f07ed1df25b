"""The answer to a question about a corpus, as a table for a person, or as CSV or JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from pipeline.report.formats.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

PIECE = 1_000
"""Rows that are fetched at a time."""
WIDEST = 60
"""Characters of a cell of a table for a person; CSV and JSON give it whole."""


class AnswerForm(StrEnum):
    """The forms of an answer, as the command line names them."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def lines(answer: duckdb.DuckDBPyConnection, form: AnswerForm) -> Iterator[str]:
    """The answer in a form, line by line; of a table its columns are as wide as its first rows ask for."""
    columns = [str(column[0]) for column in answer.description]
    rows = chain.from_iterable(iter(lambda: answer.fetchmany(PIECE), []))
    match form:
        case AnswerForm.TABLE:
            yield from _table(columns, rows)
        case AnswerForm.CSV:
            yield from map(_csv, chain([columns], rows))
        case AnswerForm.JSON:
            yield from _json(columns, rows)


def _table(columns: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    given = iter(rows)
    first = [[_cell(value) for value in row] for row in islice(given, PIECE)]
    heads = [_cell(name) for name in columns]
    widths = [max(map(len, cells)) for cells in zip(heads, *first, strict=True)]
    yield _row(heads, widths)
    yield "  ".join("-" * width for width in widths)
    number = 0
    for cells in chain(first, ([_cell(value) for value in row] for row in given)):
        number += 1
        yield _row(cells, widths)
    yield f"({number} {'rij' if number == 1 else 'rijen'})"


def _row(cells: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cell(value: Any) -> str:
    text = "" if value is None else one_line(str(value))
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def _csv(values: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(["" if value is None else value for value in values])
    return line.getvalue()


def _json(columns: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """An array with an object per row, a row per line."""
    before = "["
    for row in rows:
        yield f"{before}{json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str)}"
        before = ","
    yield "[]" if before == "[" else "]"
