"""The tables of dossiers in a PostgreSQL server: keys, checks and comments, and each load whole or not at all.

One transaction holds a load: a dossier that is there is replaced whole, and a failure, of a dossier, of
the server or of this process, leaves what was there. Loads into one schema wait for each other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.publish.database import ddl, views
from pipeline.publish.walk import Kind, in_reference_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    import psycopg

    from pipeline.publish.publication import Publication
    from pipeline.publish.walk import Declared

DIALECT = ddl.Dialect(
    types={Kind.TEXT: "text", Kind.WHOLE: "bigint", Kind.FLAG: "boolean", Kind.DATE: "date"},
    matches="{0} ~ {1}",
)
SCHEMA = "kwalificatiedossier"
"""The schema of a load that names none."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a load goes: a connection string, which may hold a password and is never shown, and a schema."""

    dsn: str = field(repr=False)
    schema: str = SCHEMA


def write(publications: Iterable[Publication], place: Server) -> None:
    """Load these dossiers into the schema of a server, all of them or none.

    The schema, its tables and its views are made where they are not there. OutputError in one line
    when the server cannot be reached or refuses, or when its tables are of another version.
    """
    import psycopg

    try:
        connection = psycopg.connect(place.dsn)
    except psycopg.OperationalError as error:
        raise OutputError(f"postgresql: geen verbinding ({_line(error)})") from None
    except psycopg.ProgrammingError:  # its text quotes the connection string, and so a password
        raise OutputError("--dsn: geen geldige verbinding; verwacht postgresql://gebruiker@machine/database") from None
    try:
        with connection:
            _prepare(connection, place.schema)
            for publication in publications:
                _replace(connection, publication, place.schema)
    except psycopg.Error as error:
        raise OutputError(f"postgresql, schema {place.schema}: niet geladen ({_line(error)})") from None


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _prepare(connection: psycopg.Connection, schema: str) -> None:
    """Wait for other loads into this schema, and make what is not there."""
    number = int.from_bytes(hashlib.sha256(schema.encode()).digest()[:8], signed=True)
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (number,))
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {ddl.quoted(schema)}".encode())
    there = _columns(connection, schema)
    statements: list[str] = []
    for table in in_reference_order():
        if table.name not in there:
            statements += (ddl.create(table, DIALECT, schema), *ddl.comments(table, schema))
        elif there[table.name] != {column.name for column in table.columns}:
            raise OutputError(
                f"postgresql, schema {schema}: tabel {table.name} is van een andere versie van dit programma; "
                "kies met --schema een andere naam"
            )
    for view in views.views():
        if view.name not in there:
            statements += (views.create(view, schema), views.comment(view, schema))
    if statements:
        connection.execute(";\n".join(statements).encode())


def _columns(connection: psycopg.Connection, schema: str) -> dict[str, set[str]]:
    """The columns of every table and view that the schema has."""
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s"
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(query, (schema,)):
        found.setdefault(table, set()).add(column)
    return found


def _replace(connection: psycopg.Connection, publication: Publication, schema: str) -> None:
    """Put a dossier in the place of the one of that name."""
    tables = in_reference_order()
    for table in reversed(tables):
        if table.of_dossier():
            delete = f"DELETE FROM {ddl.qualified(table.name, schema)} WHERE dossier_id = %s"  # noqa: S608 - quoted
            connection.execute(delete.encode(), (publication.dossier_id,))
    for table in tables:
        _add(connection, table, publication, schema)


def _add(connection: psycopg.Connection, table: Declared, publication: Publication, schema: str) -> None:
    place = ddl.qualified(table.name, schema)
    rows = publication.rows(table)
    with connection.cursor() as cursor:
        if not table.of_dossier():
            marks = ", ".join(["%s"] * len(table.columns))
            insert = f"INSERT INTO {place} VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 - quoted
            cursor.executemany(insert.encode(), rows)
            return
        columns = ddl.names(tuple(column.name for column in table.columns))
        with cursor.copy(f"COPY {place} ({columns}) FROM STDIN".encode()) as copy:
            for row in rows:
                copy.write_row(row)
