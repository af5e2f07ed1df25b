"""One SQLite file with the tables of any number of dossiers: strict types, keys, checks and views.

Rows stand in key order, so that the same dossiers give the same bytes. A flag is 1 or 0, a date the
text of its ISO form. The descriptions are remarks in the declarations (`.schema` shows them).
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.publish.database import ddl, views
from pipeline.publish.walk import Kind, in_reference_order
from pipeline.writing import replacing_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.publish.publication import Publication
    from pipeline.publish.walk import Declared, Value

DIALECT = ddl.Dialect(
    types={Kind.TEXT: "TEXT", Kind.WHOLE: "INTEGER", Kind.FLAG: "INTEGER", Kind.DATE: "TEXT"},
    checks={Kind.FLAG: "{0} IN (0, 1)", Kind.DATE: "{0} = date({0}, '+0 days')"},
    strict=" STRICT",
    described=True,
)


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write a new SQLite file with these dossiers at `place`, whole or not at all.

    OutputError in one line when the disk refuses, or when a dossier breaks its declaration.
    """
    with replacing_file(place) as beside:
        try:
            connection = sqlite3.connect(beside, isolation_level=None)
            try:
                _fill(connection, publications)
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise OutputError(f"{place}: kan niet worden geschreven ({error})") from None


def _fill(connection: sqlite3.Connection, publications: Iterable[Publication]) -> None:
    for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    tables = in_reference_order()
    for table in tables:
        connection.execute(ddl.create(table, DIALECT))
    for view in views.views():
        connection.execute(views.create(view, described=True))
    for publication in publications:
        for table in tables:
            connection.executemany(_insert(table), _cells(table, publication.rows(table)))
    connection.execute("COMMIT")


def _insert(table: Declared) -> str:
    """The statement that adds a row; the rows of a reference table are the same for every dossier."""
    again = "" if table.of_dossier() else " OR IGNORE"
    places = ", ".join("?" * len(table.columns))
    return f"INSERT{again} INTO {ddl.quoted(table.name)} VALUES ({places})"


def _cells(table: Declared, rows: list[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """The rows as SQLite takes them: a date as text."""
    if all(column.kind is not Kind.DATE for column in table.columns):
        return rows
    return [tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in rows]
