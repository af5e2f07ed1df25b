"""Holds the dossiers of a corpus against each other: the rules of family 0 on the tables of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.engine.run_tables import RUN_TABLES
from pipeline.check.run import run_rules
from pipeline.check.settings.file import Settings
from pipeline.corpus.store import open_store
from pipeline.corpus.taken import READ
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb
    import pandas as pd

    from pipeline.check.engine.finding import Report
    from pipeline.check.engine.rule import Rule

_WHERE = {
    "paragrafen": "deel = 'D' AND nummer = '2.2'",
    "matrix_kruisjes": "starts_with(matrix_id, 'C-')",
}
"""The part of a large table that the rules between dossiers read."""


def rules_between() -> list[Rule]:
    """The rules between dossiers, by code."""
    return [CATALOGUE[code] for code in sorted(CATALOGUE) if CATALOGUE[code].tussen]


def chosen_between(select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules between dossiers that options of the command line leave; SettingsError for a selector that means none."""
    names = {item.code for item in rules_between()}
    settings = Settings(select=frozenset(names)).narrowed(select, ignore, grondig=True)
    chosen = [item for item in settings.chosen(CATALOGUE) if item.code in names]
    if not chosen:
        raise SettingsError("--select: dat zijn geen regels tussen dossiers (zie: dossier rules)")
    return chosen


def check_between(folder: Path, rules: Iterable[Rule] | None = None) -> Report:
    """The findings and outcomes of the rules between dossiers on the corpus in a folder.

    Each finding names its dossiers, and a place in the file of each. SourceError without a corpus.
    """
    chosen = rules_between() if rules is None else list(rules)
    asked = dict.fromkeys(["dossiers", *(name for item in chosen for name in item.tables)])
    names = [name for name in asked if name not in RUN_TABLES]
    with open_store(folder) as connection:
        frames = {name: _frame(connection, name) for name in names}
        left = connection.execute("SELECT source, dossier_id FROM build WHERE status <> ?", [READ]).fetchall()
        sources = dict(connection.execute("SELECT dossier_id, source FROM build WHERE status = ?", [READ]).fetchall())
    dossiers = frames["dossiers"]
    frames["dossiers"] = dossiers.assign(
        bron_bestand=dossiers["dossier_id"].map(sources).fillna(dossiers["bron_bestand"])
    )
    columns = zip(RUN_TABLES["niet_genomen"], zip(*left, strict=True) if left else ((), ()), strict=True)
    return run_rules({**frames, "niet_genomen": {name: list(values) for name, values in columns}}, chosen)


def _frame(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    """A table of all dossiers, in the order of dossiers and of its own rows, with the types of its schema."""
    import schemas
    from pipeline.publish.database.ddl import names

    types = {"string": "str", "integer": "Int64", "boolean": "boolean"}
    fields = schemas.fields(name)
    found = connection.table(name)
    if name in _WHERE:
        found = found.filter(_WHERE[name])
    frame: pd.DataFrame = found.project(names(tuple(field.name for field in fields))).to_arrow_table().to_pandas()
    return frame.astype({field.name: types[field.type] for field in fields})
