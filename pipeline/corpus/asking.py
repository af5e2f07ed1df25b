"""Answers a question in SQL about a corpus: reading alone, of the corpus alone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.corpus.database import declare
from pipeline.corpus.names import DATABASE, usable
from pipeline.errors import SettingsError, SourceError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

MEMORY = "2GB"
"""What a question may take; nothing goes over to the disk."""
READS_ONLY = "een vraag leest alleen: één SELECT over het corpus, zonder andere bestanden, schijven of instellingen"


@contextmanager
def answer(folder: Path, sql: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The columns (`description`) and rows (`fetchmany`) that answer one SELECT on the corpus in a folder.

    SettingsError, one Dutch line, for SQL that does anything but read the tables and views of the corpus, or
    that cannot be run; SourceError without a corpus.
    """
    import duckdb

    _refuse_but_select(sql)
    with _closed(folder) as connection, _told():
        try:
            yield connection.execute(sql)
        except duckdb.PermissionException:
            raise SettingsError(READS_ONLY) from None


@contextmanager
def _closed(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views of a corpus, that can read the folder of it and can do nothing else.

    The database in the folder is not opened: what it makes of its views is not taken on trust.
    """
    import duckdb

    from pipeline.publish.database.ddl import literal

    if not usable(folder):
        raise SourceError(f"{folder}: hier staat geen corpus (zonder {DATABASE}); maak het met: dossier corpus build")
    place = f"{folder.resolve()}/"
    with duckdb.connect(config={"memory_limit": MEMORY, "max_temp_directory_size": "0MB"}) as connection:
        try:
            declare(connection, place)
        except duckdb.Error as error:
            raise SourceError(f"{folder}: het corpus is niet te openen ({str(error).splitlines()[0]})") from None
        for setting in (
            f"allowed_directories = [{literal(place)}]",
            "enable_external_access = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        yield connection


def _refuse_but_select(sql: str) -> None:
    import duckdb

    with _told():
        statements = duckdb.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise SettingsError(READS_ONLY)


@contextmanager
def _told() -> Iterator[None]:
    """What DuckDB says of SQL that it cannot run, in one line."""
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException:
        raise SettingsError(f"de vraag vraagt meer geheugen dan {MEMORY}; vraag minder tegelijk") from None
    except duckdb.Error as error:
        first = next(iter(str(error).splitlines()), "")
        raise SettingsError(f"de vraag is niet te beantwoorden: {one_line(first)}") from None
