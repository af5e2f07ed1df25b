"""A published table as a rule sees it: rows with attributes, and groups of rows by key."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

R = TypeVar("R", covariant=True)
"""The type of the rows of a table, out of `schemas.rows`: an attribute per column; a missing value is None."""


class Sourced(Protocol):
    """A row that says where in the source it stands."""

    @property
    def bron_regel(self) -> int | None:
        """The 1-based line of a text."""

    @property
    def bron_pagina(self) -> int | None:
        """The 1-based page of a PDF."""

    @property
    def bron_pad(self) -> str | None:
        """The path of an element of XML, or of a cell in a word processor's file."""


class OfWerkproces(Sourced, Protocol):
    """A row of a werkproces of an uitstroom."""

    @property
    def uitstroom_id(self) -> str:
        """The uitstroom: U2."""

    @property
    def werkproces_id(self) -> str:
        """The werkproces: 3.4."""


class InRow(Protocol):
    """A row that may be of a werkproces."""

    @property
    def werkproces_id(self) -> str | None:
        """The werkproces: 3.4; None where the source does not say."""


class OfDetaillering(OfWerkproces, Protocol):
    """A row of a detaillering of a werkproces."""

    @property
    def detaillering_volgnr(self) -> int:
        """The number of the detaillering within its werkproces."""


class Table(Generic[R]):
    """A table as a rule reads it.

    `rows` are named tuples in key order with an attribute per column; an empty cell is None,
    whatever the type of the column. Iterating gives the rows; `len` counts them.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    @cached_property
    def rows(self) -> Sequence[R]:
        """The rows as named tuples, made once."""
        frame = self.frame
        arrays = (frame[name].array for name in frame.columns)
        columns = [array.to_numpy(dtype=object, na_value=None).tolist() for array in arrays]
        make = NamedTuple("Row", [(str(name), Any) for name in frame.columns])  # type: ignore[misc]
        return [cast("R", make(*values)) for values in zip(*columns, strict=True)]

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(str(name) for name in self.frame.columns)

    def __len__(self) -> int:
        return len(self.frame)

    def by(self, *columns: str) -> dict[Any, list[R]]:
        """Rows grouped by the value of one column, or by the tuple of several; kept after the first call.

        Raises AttributeError for a column that the table has not, also when it has no rows.
        """
        if columns not in self._groups:
            if unknown := set(columns) - set(self.columns):
                raise AttributeError(f"no column {', '.join(sorted(unknown))}")
            groups: defaultdict[Any, list[R]] = defaultdict(list)
            for row in self.rows:
                key = tuple(getattr(row, column) for column in columns)
                groups[key if len(columns) > 1 else key[0]].append(row)
            self._groups[columns] = dict(groups)
        return self._groups[columns]

    @cached_property
    def _groups(self) -> dict[tuple[str, ...], dict[Any, list[R]]]:
        return {}
