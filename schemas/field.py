"""What a declared table is made of, without the library that judges it: its columns, its key, its references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["string", "integer", "boolean"]
DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"


class Reference(NamedTuple):
    """A foreign key: `columns` of a table point to `target_columns` of the table `target`."""

    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: name, type, constraints (in the words of Frictionless Table Schema), Dutch description."""

    name: str
    type: Kind
    constraints: dict[str, Any]
    description: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A table: what it holds (Dutch), the file in the folder of its dossier, its key, references and columns."""

    description: str
    path: str
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...]
    fields: tuple[Field, ...]
