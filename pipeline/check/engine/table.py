"""A published table as a rule sees it: rows with attributes, and groups of rows by key."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

Row = Any
"""One row of a table: an attribute per column; a missing value is None."""


class Table:
    """A table as a rule reads it.

    `rows` are named tuples in key order with an attribute per column; an empty cell is None,
    whatever the type of the column. Iterating gives the rows; `len` counts them.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows as named tuples, made once."""
        frame = self.frame
        arrays = (frame[name].array for name in frame.columns)
        columns = [array.to_numpy(dtype=object, na_value=None).tolist() for array in arrays]
        make = NamedTuple("Row", [(str(name), Any) for name in frame.columns])  # type: ignore[misc]
        return [make(*values) for values in zip(*columns, strict=True)]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.frame)

    def by(self, *columns: str) -> dict[Any, list[Row]]:
        """Rows grouped by the value of one column, or by the tuple of several; kept after the first call."""
        if columns not in self._groups:
            groups: defaultdict[Any, list[Row]] = defaultdict(list)
            for row in self.rows:
                key = tuple(getattr(row, column) for column in columns)
                groups[key if len(columns) > 1 else key[0]].append(row)
            self._groups[columns] = dict(groups)
        return self._groups[columns]

    @cached_property
    def _groups(self) -> dict[tuple[str, ...], dict[Any, list[Row]]]:
        return {}
