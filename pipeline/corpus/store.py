"""Opens a corpus that was built: every table, the findings, the outcomes and the build as views of DuckDB."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.corpus.database import declare, search_in
from pipeline.corpus.names import DATABASE, usable
from pipeline.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb


@contextmanager
def open_store(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a corpus that only reads, wherever its folder was moved to.

    Every table of the schemas is there by its name, with the cohort of its dossier as last column
    (`dossiers` has its own: as on the cover), and `bevindingen`, `uitkomsten` and `build`.
    SourceError, one Dutch line, when no whole corpus stands there.
    """
    import duckdb

    if not usable(folder):
        raise SourceError(f"{folder}: hier staat geen corpus (zonder {DATABASE}); maak het met: dossier corpus build")
    place = folder.resolve()
    try:
        if "," in str(place):  # DuckDB takes a comma for the end of a path to search in
            connection = duckdb.connect()
            declare(connection, f"{place}/")
        else:
            connection = duckdb.connect(place / DATABASE, read_only=True)
            search_in(connection, place)
    except duckdb.Error as error:
        raise SourceError(f"{folder}: het corpus is niet te openen ({str(error).splitlines()[0]})") from None
    with connection:
        yield connection
