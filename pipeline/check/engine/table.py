"""A published table as a rule sees it: rows with attributes, and groups of rows by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast

from schemas.collection import names, values

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

    def __init__(self, content: pd.DataFrame | Mapping[str, Sequence[Any]]) -> None:
        self._content = content

    @cached_property
    def rows(self) -> Sequence[R]:
        """The rows as named tuples, made once."""
        columns = (values(self._content, name) for name in self.columns)
        return [cast("R", row) for row in map(_row_type(self.columns)._make, zip(*columns, strict=True))]

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table as a frame, for a rule that looks at all dossiers of a corpus at once; it must not be changed."""
        if isinstance(self._content, Mapping):
            import pandas as pd

            return pd.DataFrame({name: values(self._content, name) for name in self.columns})
        return self._content

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return names(self._content)

    def __len__(self) -> int:
        return len(self.rows)

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


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    """The named tuple of the rows of a table with these columns: making one takes longer than reading a small table."""
    return NamedTuple("Row", [(name, Any) for name in columns])
