"""Makes what is made last of a corpus: its description and the database that questions it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.names import DATABASE, PACKAGE
from pipeline.errors import OutputError


@dataclass(frozen=True, slots=True)
class Finish:
    """The folder of a corpus in the making, and the Parquet files in it."""

    into: str
    files: tuple[str, ...]


def finish(job: Finish) -> None:
    """Write the data package and, last, the database. OSError or OutputError when the disk refuses."""
    import duckdb

    from pipeline.corpus.database import write_database
    from pipeline.corpus.package import corpus_package
    from pipeline.publish.datapackage import package_text

    into = Path(job.into)
    (into / PACKAGE).write_text(package_text(corpus_package(job.files)), encoding="utf-8", newline="")
    try:
        write_database(into / DATABASE)
    except duckdb.Error as error:
        why = str(error).partition("\n")[0]
        raise OutputError(f"{into / DATABASE}: kan niet worden geschreven ({why})") from error
