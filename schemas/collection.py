"""The tables of a dossier as the stages hand them on: columns, of which a frame is made when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from schemas.columns import Columns


class Tables(MutableMapping[str, "pd.DataFrame"]):
    """The tables of one dossier by name, in the order of `schemas.TABLES`.

    Asking for a table gives its frame, the same one every time: that can be changed, so from then on it
    is the frame that counts. Until then a rule reads the columns that it would be made of, and
    checking a dossier neither makes a frame nor loads pandas.
    """

    def __init__(self, columns: Mapping[str, Columns]) -> None:
        self._content: dict[str, Columns | pd.DataFrame] = dict(columns)

    def __getitem__(self, name: str) -> pd.DataFrame:
        content = self._content[name]
        if isinstance(content, dict):
            from schemas.frames import frame_of

            content = self._content[name] = frame_of(name, content)
        return content

    def __setitem__(self, name: str, frame: pd.DataFrame) -> None:
        self._content[name] = frame

    def __delitem__(self, name: str) -> None:
        del self._content[name]

    def __contains__(self, name: object) -> bool:
        return name in self._content

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)

    def content(self) -> Mapping[str, Columns | pd.DataFrame]:
        """What each table is now: its columns while no frame of it was asked for, else its frame."""
        return self._content


def content(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    """The columns or the frame of every table, whichever there is, of a mapping that may be of frames alone."""
    return tables.content() if isinstance(tables, Tables) else tables


def values(table: Any, column: str) -> list[Any]:
    """The values of a column of a frame or of columns; None where one is missing."""
    if isinstance(table, Mapping):
        return list(table[column])
    found: list[Any] = table[column].array.to_numpy(dtype=object, na_value=None).tolist()
    return found


def names(table: Any) -> tuple[str, ...]:
    """The names of the columns of a frame or of columns, in order."""
    return tuple(str(name) for name in (table if isinstance(table, Mapping) else table.columns))


def first(tables: Mapping[str, Any], name: str, column: str) -> Any:
    """The value of a column in the first row of a table, None without one."""
    return next(iter(values(content(tables)[name], column)), None)
