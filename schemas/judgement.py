"""Holds tables against their declaration and lists every departure: shape by pandera, keys and references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrorReason as Reason

from schemas.breach import KINDS, Breach
from schemas.models import schema
from schemas.tables import TABLES, fields, primary_key, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pandera.errors import SchemaError

    from schemas.field import Field, Reference


def breaches(tables: Mapping[str, pd.DataFrame]) -> list[Breach]:
    """Every departure of the tables of one dossier from their declaration, table by table.

    `tables` maps every name of `TABLES` to its frame; one that lacks or is not declared is a breach.
    """
    found = [Breach(name, None, None, None, None, "deze tabel bestaat niet") for name in tables if name not in TABLES]
    for name in TABLES:
        if name not in tables:
            found.append(Breach(name, None, None, None, None, "deze tabel ontbreekt"))
            continue
        shape = list(_shape(name, tables[name]))
        found += shape
        if not any(breach.row is None for breach in shape):
            found += (breach for reference in references(name) for breach in _dangling(name, reference, tables))
    return found


def _shape(name: str, frame: pd.DataFrame) -> Iterator[Breach]:
    """Columns, types, patterns, domains, missing values and keys of one table."""
    declared = schema(name)
    if frame.empty and list(frame.columns) == list(declared.columns):
        return
    try:
        declared.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        untyped = {error.schema.name for error in errors.schema_errors if error.reason_code is Reason.WRONG_DATATYPE}
        for error in errors.schema_errors:
            if error.reason_code is Reason.WRONG_DATATYPE or error.schema.name not in untyped:
                yield from _explain(name, frame, error)


def _explain(name: str, frame: pd.DataFrame, error: SchemaError) -> Iterator[Breach]:
    """One breach per row, or one for the column or the table, of what pandera found."""
    column = str(error.schema.name)
    declared = {field.name: field for field in fields(name)}
    match error.reason_code:
        case Reason.COLUMN_NOT_IN_DATAFRAME:
            yield Breach(name, None, _only(error), None, None, "deze kolom ontbreekt")
        case Reason.COLUMN_NOT_IN_SCHEMA:
            yield Breach(name, None, _only(error), None, None, "deze kolom hoort niet in de tabel")
        case Reason.COLUMN_NOT_ORDERED:
            yield Breach(name, None, _only(error), None, None, "deze kolom staat niet op haar plaats")
        case Reason.WRONG_DATATYPE:
            yield Breach(name, None, column, None, None, f"deze kolom bevat niet alleen {KINDS[declared[column].type]}")
        case Reason.DUPLICATES:
            yield from _repeated(name, frame)
        case Reason.SERIES_CONTAINS_NULLS:
            for row in error.failure_cases["index"]:
                yield _at(name, frame, row, column, None, "hier moet iets staan")
        case _:
            why = _limits(declared[column])
            for row, value in error.failure_cases[["index", "failure_case"]].itertuples(index=False):
                yield _at(name, frame, row, column, value, why)


def _only(error: SchemaError) -> str:
    return str(error.failure_cases if isinstance(error.failure_cases, str) else error.failure_cases.iloc[0, -1])


def _limits(field: Field) -> str:
    """What a value of the column must be, in Dutch, to follow a value that is not."""
    wanted = field.constraints
    if "enum" in wanted:
        return f"is geen van {', '.join(wanted['enum'])}"
    if "pattern" in wanted:
        return f"heeft niet de vorm {wanted['pattern']}"
    if "maximum" in wanted:
        return f"ligt niet tussen {wanted['minimum']} en {wanted['maximum']}"
    return f"is kleiner dan {wanted['minimum']}"


def _repeated(name: str, frame: pd.DataFrame) -> Iterator[Breach]:
    key = list(primary_key(name))
    again = frame.duplicated(key)
    for row in frame.index[again]:
        value = ", ".join(str(part) for part in frame.loc[row, key])
        yield _at(name, frame, row, key[-1], value, f"staat er vaker: {' + '.join(key)} moet uniek zijn")


def _dangling(name: str, reference: Reference, tables: Mapping[str, pd.DataFrame]) -> Iterator[Breach]:
    """Rows that refer to a row that the target table does not have; a missing value refers to nothing."""
    frame, target = tables[name], tables.get(reference.target)
    if target is None or frame.empty:
        return
    known = set(_tuples(target, reference.target_columns))
    why = f"staat niet in tabel {reference.target} ({' + '.join(reference.target_columns)})"
    for row, key in enumerate(_tuples(frame, reference.columns)):
        if key not in known and None not in key:
            value = ", ".join(str(part) for part in key)
            yield _at(name, frame, row, reference.columns[-1], value, why)


def _tuples(frame: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    lists = [frame[column].astype(object).where(frame[column].notna(), None).tolist() for column in columns]
    return zip(*lists, strict=True)


def _at(name: str, frame: pd.DataFrame, row: Any, column: str, value: object, uitleg: str) -> Breach:
    line = frame["bron_regel"].iloc[int(row)] if "bron_regel" in frame else None
    number = None if line is None or pd.isna(line) else int(line)
    return Breach(name, int(row), column, None if value is None else str(value), number, uitleg)
