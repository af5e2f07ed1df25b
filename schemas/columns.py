"""The values of a table, column by column and typed, from rows; what a frame is made of and a rule can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.comparing import natural
from schemas.tables import fields, primary_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from schemas.field import Field

_LARGEST = 2**63 - 1
Columns = dict[str, list[Any]]
"""The values of each column of a table, of one length; None where one is missing."""


def columns(name: str, rows: Iterable[Mapping[str, object]]) -> Columns:
    """The columns of the table `name` in their order, the rows in key order.

    Takes and raises what `parsed` does.
    """
    values = parsed(name, rows)
    order = key_order([values[key] for key in primary_key(name)])
    if order == list(range(len(order))):
        return values
    return {column: [given[row] for row in order] for column, given in values.items()}


def parse(field: Field, value: object) -> object:
    """The value as its column holds it, None when missing; ValueError when it is not of the type."""
    if value is None or type(value).__name__ == "NAType" or value == "" or value != value:
        return None
    return _PARSERS[field.type](value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return str(value)


def _is_whole(value: object) -> bool:
    return type(value) is int and -_LARGEST <= value <= _LARGEST


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
    if not isinstance(value, bool) and type(value).__name__ != "bool":
        raise ValueError(f"{value!r} is not true or false")
    return bool(value)


_PARSERS: dict[str, Callable[[Any], object]] = {"string": _text, "integer": _whole, "boolean": _flag}


def parsed(name: str, rows: Iterable[Mapping[str, object]]) -> Columns:
    """The columns of the table `name` with its rows as given.

    A key that a row lacks, None and empty text are a missing value; numbers and flags may be
    given as text. KeyError names a table or column that is not declared; ValueError names the
    column and the value that is not of its type.
    """
    columns = {field.name: field for field in fields(name)}
    given = list(rows)
    if not given:
        return {column: [] for column in columns}
    for row in given:
        if not row.keys() <= columns.keys():
            raise KeyError(f"{name}: no column {', '.join(sorted(row.keys() - columns.keys()))}")
    return {column: _values(name, field, given) for column, field in columns.items()}


def _values(name: str, field: Field, rows: Sequence[Mapping[str, object]]) -> list[object]:
    try:
        values = [row.get(field.name) for row in rows]
        if field.type == "string":
            return [value if type(value) is str and value else parse(field, value) for value in values]
        if field.type == "integer":
            return [value if value is None or _is_whole(value) else parse(field, value) for value in values]
        return [None if value is None else parse(field, value) for value in values]
    except ValueError as error:
        raise ValueError(f"{name}.{field.name}: {error}") from None


def key_order(keys: Sequence[Sequence[object]]) -> list[int]:
    """The numbers of the rows in the order of their keys, given column by column; a missing value comes last."""
    ranked = list(zip(*(_ranks(values) for values in keys), strict=True))
    return sorted(range(len(ranked)), key=ranked.__getitem__)


def _ranks(values: Sequence[object]) -> list[int]:
    known: list[object] = sorted({value for value in values if value is not None}, key=_rank)
    rank = {value: number for number, value in enumerate(known)}
    return [len(rank) if value is None else rank[value] for value in values]


def _rank(value: object) -> tuple[object, ...]:
    return natural(value) if isinstance(value, str) else (value,)
