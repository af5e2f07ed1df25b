"""The one walk over the schemas that every form of the tables takes: what is declared, and the values row by row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import schemas
from pipeline.errors import SourceError
from schemas.collection import content as content_of
from schemas.collection import values as values_of
from schemas.field import DATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from schemas.field import Reference

Value = str | int | bool | date | None
"""A cell as a form writes it; None is what the source does not state."""


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    DATE = "date"


_KINDS = {"string": Kind.TEXT, "integer": Kind.WHOLE, "boolean": Kind.FLAG}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its kind, what its values must be, and its Dutch description."""

    name: str
    kind: Kind
    required: bool
    values: tuple[str, ...]
    pattern: str | None
    least: int | None
    most: int | None
    description: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A table as it is declared: its Dutch description, columns, primary key and foreign keys."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    def of_dossier(self) -> bool:
        """Whether its rows are of a dossier; a reference table is the same for all."""
        return "dossier_id" in self.key


@cache
def declared() -> tuple[Declared, ...]:
    """Every table in the order of publication."""
    return tuple(
        Declared(
            name,
            schemas.description(name),
            tuple(_column(field) for field in schemas.fields(name)),
            schemas.primary_key(name),
            schemas.references(name),
        )
        for name in schemas.TABLES
    )


@cache
def in_reference_order() -> tuple[Declared, ...]:
    """Every table after those that it refers to, else in the order of publication."""
    placed: dict[str, Declared] = {}
    waiting = {table.name: table for table in declared()}
    while waiting:
        ready = [table for table in waiting.values() if _targets(table) <= placed.keys()]
        if not ready:
            raise ValueError(f"tables refer to each other in a circle: {', '.join(waiting)}")
        placed[ready[0].name] = waiting.pop(ready[0].name)
    return tuple(placed.values())


def _targets(table: Declared) -> set[str]:
    return {reference.target for reference in table.references} - {table.name}


def _column(field: schemas.Field) -> Column:
    limits = field.constraints
    kind = Kind.DATE if limits.get("pattern") == DATE else _KINDS[field.type]
    return Column(
        field.name,
        kind,
        bool(limits.get("required")),
        tuple(limits.get("enum", ())),
        None if kind is Kind.DATE else limits.get("pattern"),
        limits.get("minimum"),
        limits.get("maximum"),
        field.description,
    )


def rows(table: Declared, tables: Mapping[str, pd.DataFrame]) -> list[tuple[Value, ...]]:
    """The rows of one table in key order: a value per column, in the order of the columns.

    `tables` maps every name of `schemas.TABLES` to its frame. SourceError for a date that is in no calendar.
    """
    return list(zip(*columns(table, tables), strict=True))


def columns(table: Declared, tables: Mapping[str, pd.DataFrame]) -> list[list[Value]]:
    """The same values column by column: a list per column, in the order of the columns, its rows in key order."""
    content = content_of(tables)[table.name]
    return [_values(table, column, values_of(content, column.name)) for column in table.columns]


def _values(table: Declared, column: Column, values: list[Any]) -> list[Value]:
    if column.kind is Kind.TEXT:
        return _encodable(values)
    if column.kind is Kind.DATE:
        return [None if value is None else _date(table, column, value) for value in values]
    return values


def _encodable(values: list[Any]) -> list[Value]:
    """The texts as any form can write them: half a character, which a broken PDF can hold, becomes the mark for one."""
    try:
        "".join(value for value in values if value is not None).encode()
    except UnicodeEncodeError:
        return [value and value.encode(errors="surrogatepass").decode(errors="replace") for value in values]
    return values


def _date(table: Declared, column: Column, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SourceError(f"tabel {table.name}, kolom {column.name}: {text!r} is geen dag van de kalender") from None
