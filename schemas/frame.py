"""Makes the typed frame of a table from rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from pipeline.comparing import natural
from schemas.competentielijst import competenties
from schemas.tables import TABLES, Field, fields, primary_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

DTYPES = {"string": "str", "integer": "Int64", "boolean": "boolean"}
_LARGEST = 2**63 - 1


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The frame of the table `name`: its columns in order and typed, its rows in key order.

    Takes and raises what `typed` does.
    """
    return in_key_order(name, typed(name, rows))


def typed(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The frame of the table `name` with its rows as given.

    A key that a row lacks, None and empty text are a missing value; numbers and flags may be
    given as text. KeyError names a table or column that is not declared; ValueError names the
    column and the value that is not of its type.
    """
    columns = {field.name: field for field in fields(name)}
    given = list(rows)
    for row in given:
        if unknown := row.keys() - columns.keys():
            raise KeyError(f"{name}: no column {', '.join(sorted(unknown))}")
    arrays = {
        column: pd.Series(_values(name, field, given), dtype=DTYPES[field.type]) for column, field in columns.items()
    }
    return pd.DataFrame(arrays)


def in_key_order(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame of the table `name` in the order of its primary key, numbers in text as numbers."""
    ranks = [_ranks(frame[column]) for column in primary_key(name)]
    order = sorted(range(len(frame)), key=lambda row: [rank[row] for rank in ranks])
    if order == list(range(len(frame))):
        return frame
    return frame.take(order).reset_index(drop=True)


def empty_tables() -> dict[str, pd.DataFrame]:
    """Every table without rows; only the fixed list of `competenties` is filled."""
    return {name: frame(name, competenties() if name == "competenties" else ()) for name in TABLES}


def parse(field: Field, value: object) -> object:
    """The value as its column holds it, None when missing; ValueError when it is not of the type."""
    if value is None or value == "" or value is pd.NA or value != value:
        return None
    return _PARSERS[field.type](value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return str(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,19}", value)):
        raise ValueError(f"{value!r} is not a whole number")
    number = int(value)
    if abs(number) > _LARGEST or (number != value and not isinstance(value, str)):
        raise ValueError(f"{value!r} is not a whole number")
    return number


def _flag(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    if not isinstance(value, bool | np.bool):
        raise ValueError(f"{value!r} is not true or false")
    return bool(value)


_PARSERS: dict[str, Callable[[Any], object]] = {"string": _text, "integer": _whole, "boolean": _flag}


def _values(name: str, field: Field, rows: Sequence[Mapping[str, object]]) -> list[object]:
    try:
        return [parse(field, row.get(field.name)) for row in rows]
    except ValueError as error:
        raise ValueError(f"{name}.{field.name}: {error}") from None


def _ranks(values: pd.Series[Any]) -> list[int]:
    """The place of each value among the different ones; a missing value comes last."""
    known = sorted(values.dropna().unique().tolist(), key=_rank)
    rank = {value: number for number, value in enumerate(known)}
    return [rank.get(value, len(rank)) for value in values]


def _rank(value: object) -> tuple[object, ...]:
    return natural(value) if isinstance(value, str) else (value,)
