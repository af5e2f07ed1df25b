"""The tables of a kwalificatiedossier: the only place where a table is declared.

A table is a pandera model (`schemas.models`); `TABLES` says what each declares, in the order of publication.
The data package, the reference of tables, the expectations and the checks of keys and references are derived
from it. pandas and pandera are loaded when a frame is made or explained, not when this package is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.breach import Breach
from schemas.collection import Tables
from schemas.competentielijst import competenties
from schemas.field import Field
from schemas.sound import sound
from schemas.tables import TABLES, description, fields, path, primary_key, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

__all__ = [
    "TABLES",
    "Breach",
    "Field",
    "Tables",
    "breaches",
    "competenties",
    "description",
    "empty_tables",
    "fields",
    "frame",
    "path",
    "primary_key",
    "references",
    "sound",
]


def breaches(tables: Mapping[str, pd.DataFrame]) -> list[Breach]:
    """Every departure of the tables of one dossier from their declaration: see `schemas.judgement`."""
    from schemas import judgement

    return judgement.breaches(tables)


def empty_tables() -> dict[str, pd.DataFrame]:
    """Every table without rows; only the fixed list of `competenties` is filled."""
    return {name: frame(name, competenties() if name == "competenties" else ()) for name in TABLES}


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The frame of the table `name`: its columns in order and typed, its rows in key order.

    KeyError names a table or column that is not declared, ValueError the column and the value that is not of its type.
    """
    from schemas.columns import columns
    from schemas.frames import frame_of

    return frame_of(name, columns(name, rows))
