"""Tables to export, and what must be read back of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

import schemas
from pipeline.check.engine.finding import Report
from pipeline.extract import read
from pipeline.publish.publication import Publication
from pipeline.transform import transform
from tests.small_tables import DOSSIER_ID, ROWS, small_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(__file__).parents[2] / "raw" / "commercieel-medewerker-2009-2010.txt"
DATES = {"vastgesteld_op", "geldig_van", "datum_iso"}
"""The columns that hold a date, by name and not by what the code under test thinks."""
HOSTILE = (
    "=1+1", "+31 6", "-", "@SUM(A1)", "'=1", '"', '""', 'a"b', "a;b", "a,b", "a\tb", "a\nb", "a\n\nb", " voor en na ",
    "NULL", "null", "NA", "nan", "None", "\\N", "\\.", "\\", "0123", "1.10", "1e5", "2009-02-31", "WAAR", "true",
    "é•✓", "👩‍🏫 emoji 🎓", "\ufeffbom", "\u202eomgekeerd", "\u00a0", "<b>&amp;</b>", "_x0041_", "{s} :kerntaken %s $1",
    "'; DROP TABLE dossiers; --", "http://voorbeeld.nl", "file://x", "#N/A", "ا", "a\u0301", "\x7f",
)  # fmt: skip
CONTROL = ("a\rb", "a\r\nb", "\x01", "\x0b")
"""What a text source cannot hold, but a folder of published tables can."""


def shipped() -> dict[str, pd.DataFrame]:
    """The tables of the dossier in raw/."""
    return dict(_shipped())


@cache
def _shipped() -> dict[str, pd.DataFrame]:
    return transform(read(SOURCE))


def hostile(*more: str) -> dict[str, pd.DataFrame]:
    """Small tables with text that a form may take for something else, dates, flags, and ten werkprocessen."""
    texts = (*HOSTILE, *CONTROL, *more)
    werkprocessen = [
        {"werkproces_id": f"1.{nr}", "kerntaak_nr": 1, "volgnr": nr, "titel": f"W{nr}"} for nr in range(12)
    ]
    dossier = ROWS["dossiers"][0] | {"vastgesteld_op": "2009-12-16", "wettelijke_beroepsvereisten": True}
    return small_tables(
        dossiers=[dossier],
        werkprocessen=werkprocessen,
        paragrafen=[{"volgnr": nr, "tekst": text, "titel": None} for nr, text in enumerate(texts, 1)],
        branches=[{"branche": text} for text in sorted(set(texts))],
        wijzigingscategorieen=[{"categorie": 1, "aangekruist": True}, {"categorie": 2}],
    )


def another(number: int) -> dict[str, pd.DataFrame]:
    """The small tables under an identifier of their own."""
    tables = small_tables()
    for frame in tables.values():
        if "dossier_id" in frame:
            frame["dossier_id"] = f"{DOSSIER_ID}-{number}"
    return tables


def publication(tables: Mapping[str, pd.DataFrame], report: Report | None = None) -> Publication:
    return Publication(tables, lambda: report or Report())


def cells(tables: Mapping[str, pd.DataFrame], name: str) -> list[tuple[Any, ...]]:
    """The rows of a table as plain values: None where nothing is stated, a date where it is one."""
    frame = tables[name]
    rows = []
    for row in frame.itertuples(index=False):
        values = (None if pd.isna(value) else value for value in row)
        rows.append(tuple(_plain(column, value) for column, value in zip(frame.columns, values, strict=True)))
    return rows


def _plain(column: str, value: Any) -> Any:
    if value is None:
        return None
    if column in DATES:
        return date.fromisoformat(value)
    return value.item() if hasattr(value, "item") else value


def names() -> list[str]:
    return list(schemas.TABLES)
