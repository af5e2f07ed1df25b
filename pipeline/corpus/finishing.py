"""Makes what is made last of a corpus: its description and the database that questions it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.names import DATABASE, PACKAGE
from pipeline.errors import OutputError


@dataclass(frozen=True, slots=True)
class Finish:
    """The folder of a corpus in the making, the Parquet files in it, and the database of before where the same program made it.

    The database holds views only, so that the same program makes the same for whatever dossiers.
    """

    into: str
    files: tuple[str, ...]
    before: str = ""


def finish(job: Finish) -> None:
    """Write the data package and, last, the database. OSError or OutputError when the disk refuses."""
    from pipeline.corpus.package import corpus_package
    from pipeline.publish.datapackage import package_text

    into = Path(job.into)
    (into / PACKAGE).write_text(package_text(corpus_package(job.files)), encoding="utf-8", newline="")
    if job.before:
        shutil.copyfile(job.before, into / DATABASE)
    else:
        _database(into / DATABASE)


def _database(place: Path) -> None:
    import duckdb

    from pipeline.corpus.database import write_database

    try:
        write_database(place)
    except duckdb.Error as error:
        why = str(error).partition("\n")[0]
        raise OutputError(f"{place}: kan niet worden geschreven ({why})") from error
