"""One DuckDB file with the tables of any number of dossiers, as in SQLite, with a comment on every table and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.publish.database import ddl, views
from pipeline.publish.walk import Kind, in_reference_order
from pipeline.writing import replacing_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from pipeline.publish.publication import Publication
    from pipeline.publish.walk import Declared, Value

DIALECT = ddl.Dialect(
    types={Kind.TEXT: "VARCHAR", Kind.WHOLE: "BIGINT", Kind.FLAG: "BOOLEAN", Kind.DATE: "DATE"},
    matches="regexp_full_match({0}, {1})",
)


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write a new DuckDB file with these dossiers at `place`, whole or not at all.

    OutputError in one line when the disk refuses, or when a dossier breaks its declaration.
    """
    import duckdb

    with replacing_file(place) as beside:
        try:
            with duckdb.connect(beside) as connection:
                _declare(connection)
                for number, publication in enumerate(publications):
                    _add(connection, publication, first=number == 0)
        except duckdb.Error as error:
            raise OutputError(f"{place}: kan niet worden geschreven ({str(error).splitlines()[0]})") from None
        finally:
            beside.with_name(f"{beside.name}.wal").unlink(missing_ok=True)


def _declare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    for table in in_reference_order():
        connection.execute(ddl.create(table, DIALECT))
        for comment in ddl.comments(table):
            connection.execute(comment)
    for view in views.views():
        connection.execute(views.create(view))
        connection.execute(views.comment(view))
    connection.execute("COMMIT")


def _add(connection: duckdb.DuckDBPyConnection, publication: Publication, *, first: bool) -> None:
    """Add a dossier; the rows of a reference table are the same for every dossier, and come with the first."""
    connection.execute("BEGIN")
    for table in in_reference_order():
        rows = publication.rows(table)
        if rows and (first or table.of_dossier()):
            _insert(connection, table, rows)
    connection.execute("COMMIT")


def _insert(connection: duckdb.DuckDBPyConnection, table: Declared, rows: list[tuple[Value, ...]]) -> None:
    """Add rows, a list per column in one statement: row by row takes a hundred times as long."""
    lists = ", ".join(f"unnest(?::{DIALECT.types[column.kind]}[])" for column in table.columns)
    values = [list(column) for column in zip(*rows, strict=True)]
    connection.execute(f"INSERT INTO {ddl.quoted(table.name)} SELECT {lists}", values)
