"""Whether tables keep their declaration, quickly: the answer of `breaches` without its explanation.

`dossier check` asks this of every source, and pandera takes longer than reading the dossier. A test
holds the two answers against each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schemas.collection import content, names
from schemas.collection import values as _values
from schemas.tables import TABLES, fields, primary_key, references

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from schemas.field import Field, Reference

DTYPES = {"string": "str", "integer": "Int64", "boolean": "boolean"}
Columns = dict[str, list[Any]]
"""The values of each column of a table; None where one is missing."""


def sound(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Whether the tables of one dossier have no breach: `tables` maps every name of `TABLES` to its frame."""
    if tables.keys() != TABLES.keys():
        return False
    values: dict[str, Columns] = {}
    for name, table in content(tables).items():
        if names(table) != tuple(field.name for field in fields(name)):
            return False
        values[name] = {column: _values(table, column) for column in names(table)}
        if not _has_shape(name, table, values[name]):
            return False
    return all(
        _has_key(name, values[name]) and all(_resolves(values, name, reference) for reference in references(name))
        for name in TABLES
    )


def _has_shape(name: str, table: Any, values: Columns) -> bool:
    """Whether the columns have the declared types, and values that are allowed; columns that are no frame are typed."""
    if not any(values.values()):
        return True
    framed = not isinstance(table, dict)
    return all(
        (not framed or str(table[field.name].dtype) == DTYPES[field.type]) and _allowed(field, values[field.name])
        for field in fields(name)
    )


def _allowed(field: Field, values: Sequence[Any]) -> bool:
    limits = field.constraints
    different = set(values)
    if None in different:
        if "required" in limits:
            return False
        different.discard(None)
    if "enum" in limits and not different <= set(limits["enum"]):
        return False
    if "pattern" in limits:
        matches = re.compile(limits["pattern"]).fullmatch
        if not all(matches(value) for value in different):
            return False
    least, most = limits.get("minimum"), limits.get("maximum")
    return all((least is None or value >= least) and (most is None or value <= most) for value in different)


def _has_key(name: str, columns: Columns) -> bool:
    keys = list(zip(*(columns[column] for column in primary_key(name)), strict=True))
    return len(set(keys)) == len(keys)


def _resolves(values: Mapping[str, Columns], name: str, reference: Reference) -> bool:
    """Whether every row that refers to another table, with no part of the reference missing, finds its row there."""
    own, target = values[name], values[reference.target]
    known = set(zip(*(target[column] for column in reference.target_columns), strict=True))
    wanted = set(zip(*(own[column] for column in reference.columns), strict=True))
    return all(key in known or None in key for key in wanted)
