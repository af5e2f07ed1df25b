"""`corpus.duckdb`: a view over the files of each table, by which a corpus is questioned in SQL."""

from __future__ import annotations

from contextlib import chdir
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.corpus.columns import BUILD, OWN, Own
from pipeline.corpus.names import BUILD as BUILD_FILE
from pipeline.corpus.names import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

    from pipeline.publish.database.views import View

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def write_database(place: Path) -> None:
    """Make a DuckDB file at `place` with every view; the files that they read stand beside it. duckdb.Error when that fails."""
    import duckdb

    whole = place.resolve()
    with chdir(whole.parent), duckdb.connect(whole) as connection:  # a path to search in may hold no comma
        declare(connection)
    place.with_name(f"{place.name}.wal").unlink(missing_ok=True)


def declare(connection: duckdb.DuckDBPyConnection, folder: str = "") -> None:
    """Make every view; `folder` comes before the paths of the files, which are else sought from where the corpus stands."""
    connection.execute("BEGIN")
    for statement in _statements(folder):
        connection.execute(statement)
    connection.execute("COMMIT")


def search_in(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let a connection seek the files of its views in the folder of the corpus, wherever that was moved."""
    from pipeline.publish.database.ddl import literal

    connection.execute(f"SET file_search_path = {literal(str(folder.resolve()))}")


def _statements(folder: str) -> Iterator[str]:
    from pipeline.publish.database import views
    from pipeline.publish.walk import declared

    for table in declared():
        columns = tuple(column.name for column in table.columns)
        descriptions = {column.name: column.description for column in table.columns}
        yield from _view(table.name, columns, table.description, folder, by_cohort=table.of_dossier())
        yield from _comments(table.name, descriptions)
    for own in OWN:
        yield from _view(
            own.name, tuple(column.name for column in own.columns), own.description, folder, by_cohort=True
        )
        yield from _comments(own.name, {column.name: column.description for column in own.columns})
    yield from _build(BUILD, folder)
    for view in (*views.views(), *questions()):
        yield views.create(view)
        yield views.comment(view)


@cache
def questions() -> tuple[View, ...]:
    """The views by which a corpus is questioned, besides those of every database."""
    from pipeline.publish.database.views import parsed

    return parsed(files("pipeline.corpus").joinpath("views.sql").read_text(encoding="utf-8"))


def _view(name: str, columns: tuple[str, ...], description: str, folder: str, *, by_cohort: bool) -> Iterator[str]:
    """A view with the columns of a table and, where it has none of that name itself, the cohort of the dossier."""
    from pipeline.publish.database.ddl import literal, names, quoted

    partitioned = by_cohort and "cohort" not in columns
    files = literal(f"{folder}{folder_of(name)}/{'cohort=*/' if by_cohort else ''}part-*.parquet")
    options = (
        ", hive_partitioning = true, hive_types = {'cohort': 'VARCHAR'}"
        if partitioned
        else ", hive_partitioning = false"
    )
    shown = names((*columns, "cohort") if partitioned else columns)
    yield f"CREATE VIEW {quoted(name)} AS SELECT {shown} FROM read_parquet({files}{options})"  # noqa: S608 - of names in the schemas
    yield f"COMMENT ON VIEW {quoted(name)} IS {literal(description)}"


def _comments(name: str, descriptions: dict[str, str]) -> Iterator[str]:
    from pipeline.publish.database.ddl import literal, quoted

    for column, description in descriptions.items():
        yield f"COMMENT ON COLUMN {quoted(name)}.{quoted(column)} IS {literal(description)}"


def _build(own: Own, folder: str) -> Iterator[str]:
    from pipeline.publish.database.ddl import literal, names, quoted

    types = ", ".join(f"{literal(column.name)}: {literal(_TYPES[column.kind])}" for column in own.columns)
    read = f"read_csv({literal(folder + BUILD_FILE)}, header = true, auto_detect = false, columns = {{{types}}})"
    shown = names(tuple(column.name for column in own.columns))
    yield f"CREATE VIEW {quoted(own.name)} AS SELECT {shown} FROM {read}"  # noqa: S608 - of names that stand here
    yield f"COMMENT ON VIEW {quoted(own.name)} IS {literal(own.description)}"
    yield from _comments(own.name, {column.name: column.description for column in own.columns})
