"""Makes the files of one part of a corpus from the results of its dossiers; what did not change is taken over."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.columns import arrow_schemas, shared
from pipeline.corpus.names import part_of
from pipeline.corpus.result import read_result, read_table
from pipeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from pipeline.corpus.parts import Part
    from pipeline.corpus.result import Entry

MADE_OF = "gemaakt_van"
"""Where the metadata of a file says of which rows it was made."""
_ROWS = 100_000
Whence = tuple[Path, int, "Entry"]
"""A dossier in a result: the file, where its tables begin, and which they are."""


@dataclass(frozen=True, slots=True)
class Compaction:
    """A part to make in the folder `into`, and the folder of the corpus of before."""

    part: Part
    into: str
    before: str


def compact(job: Compaction) -> list[str]:
    """Write the file of every table for the dossiers of a part, and give their paths inside the folder.

    The same dossiers give the same bytes. OSError when the disk refuses; OutputError when a result is gone.
    """
    dossiers = [_found(Path(path), number) for path, number in job.part.dossiers]
    made = []
    for name, schema in arrow_schemas().items():
        if (name in shared()) is (job.part.cohort == ""):
            path = part_of(name, job.part.cohort, job.part.number)
            _write(name, schema, dossiers, Path(job.into, path), Path(job.before, path))
            made.append(path)
    return made


def _found(path: Path, number: int) -> Whence:
    found = read_result(path)
    if found is None:
        raise OutputError(f"{path}: is niet meer te lezen; bouw opnieuw")
    result, start = found
    return path, start, result.dossiers[number]


def _write(name: str, schema: pa.Schema, dossiers: Sequence[Whence], target: Path, before: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    target.parent.mkdir(parents=True, exist_ok=True)
    kenmerk = _made_of(name, schema, dossiers)
    if _says(before) == kenmerk:
        _take_over(before, target)
        return
    rows = [read_table(path, start, entry, name) for path, start, entry in dossiers if name in entry.tables]
    table = pa.concat_tables(rows or [schema.empty_table()]).combine_chunks()
    table = table.replace_schema_metadata({**(schema.metadata or {}), MADE_OF: kenmerk})
    parquet.write_table(table, target, compression="zstd", row_group_size=_ROWS)


def _made_of(name: str, schema: pa.Schema, dossiers: Sequence[Whence]) -> str:
    """The digest of the rows that a file is made of, in order, of their columns and of the library that writes them."""
    import pyarrow as pa

    made_of = hashlib.sha256(f"{pa.__version__} {schema.to_string(show_schema_metadata=True)}".encode())
    for _, _, entry in dossiers:
        if name in entry.tables:
            made_of.update(f"{entry.dossier_id} {entry.tables[name][2]}\n".encode())
    return made_of.hexdigest()


def _says(before: Path) -> str:
    """Of which rows a file of the corpus of before was made; '' when there is none, or none that can be read."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        metadata = parquet.read_schema(before).metadata or {}
    except (OSError, pa.ArrowException):
        return ""
    return bytes(metadata.get(MADE_OF.encode(), b"")).decode(errors="replace")


def _take_over(before: Path, target: Path) -> None:
    try:
        os.link(before, target)
    except OSError:  # a disk without hard links
        shutil.copyfile(before, target)
