"""The file that the reading of one source gives: a line of JSON about its dossiers, then their tables in Arrow.

The line says where in the file each table stands, so that one table is read without the others; the
length of the whole tells a file that was cut off. Nothing in it depends on when or where it was made,
save the seconds and the memory that the reading took.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

_MARK = b"dossier-result-1 "
_LARGEST_HEAD = 1 << 28


@dataclass(frozen=True, slots=True)
class Entry:
    """A dossier in a source: which it is, and what was counted in it.

    `tables` says of each table that has rows where it begins and ends in the file, and the digest of what stands there.
    """

    dossier_id: str
    cohort: str
    vastgesteld_op: str
    rows: int
    fouten: int
    waarschuwingen: int
    adviezen: int
    niet_te_beoordelen: int
    crashed: str = ""
    tables: Mapping[str, tuple[int, int, str]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What reading a source gave: its dossiers, or the reason that it cannot be used.

    `beside` are the names of the settings of single dossiers that were looked for beside the source, each with the
    digest of what stood in it ('' where there was none). `seconds` and `memory` (megabytes) are what the reading took.
    """

    sha256: str
    reason: str = ""
    seconds: float = 0.0
    memory: int = 0
    beside: Mapping[str, str] = field(default_factory=dict)
    dossiers: tuple[Entry, ...] = ()
    bounds: tuple[float, int] | None = None
    """Of a reading that was ended: the seconds and megabytes that it had."""

    def holds_under(self, bounds: tuple[float, int]) -> bool:
        """Whether reading under these bounds could give nothing else."""
        return self.bounds is None or all(now <= then for now, then in zip(bounds, self.bounds, strict=True))

    def without_tables(self) -> Result:
        """The same without the whereabouts of tables, which are many."""
        return replace(self, dossiers=tuple(replace(entry, tables={}) for entry in self.dossiers))


class Blobs:
    """The tables of a result as they are added, one after the other."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.size = 0

    def add(self, table: pa.Table) -> tuple[int, int, str]:
        """Where a table begins and ends among the others, and the digest of its bytes."""
        import pyarrow as pa

        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_stream(sink, table.schema.remove_metadata(), options=options) as writer:
            writer.write_table(table)
        data = sink.getvalue().to_pybytes()
        start, self.size = self.size, self.size + len(data)
        self.parts.append(data)
        return start, self.size, hashlib.sha256(data).hexdigest()[:32]


def write_result(path: Path, result: Result, blobs: Blobs | None = None) -> None:
    """Write a result beside its place and move it there whole. OSError when the disk refuses."""
    parts = blobs.parts if blobs else []
    head = json.dumps(asdict(result), ensure_ascii=True).encode()
    beside = path.with_name(f".{os.getpid()}-{secrets.token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with beside.open("wb") as file:
            file.write(_MARK + b"%d %d\n" % (len(head), blobs.size if blobs else 0) + head)
            file.writelines(parts)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_result(path: Path) -> tuple[Result, int] | None:
    """The result in a file and where its tables begin; None when there is none or it is not whole."""
    try:
        with path.open("rb") as file:
            first = file.readline(len(_MARK) + 48)
            if not first.startswith(_MARK):
                return None
            head, blobs = map(int, first[len(_MARK) :].split())
            said = json.loads(file.read(min(head, _LARGEST_HEAD)))
            start = len(first) + head
            if file.seek(0, 2) != start + blobs:
                return None
    except (OSError, ValueError):
        return None
    return _result(said), start


def _result(said: dict[str, Any]) -> Result:
    entries = (
        Entry(**entry | {"tables": {name: tuple(at) for name, at in entry["tables"].items()}})
        for entry in said["dossiers"]
    )
    bounds = said["bounds"] and tuple(said["bounds"])
    return Result(**said | {"dossiers": tuple(entries), "bounds": bounds})


def read_table(path: Path, start: int, entry: Entry, name: str) -> pa.Table:
    """One table of a dossier in a result; without rows where the result holds none."""
    import pyarrow as pa

    from pipeline.corpus.columns import arrow_schemas

    schema = arrow_schemas()[name]
    if name not in entry.tables:
        return schema.empty_table()
    first, last, _ = entry.tables[name]
    with path.open("rb") as file:
        file.seek(start + first)
        data = file.read(last - first)
    return pa.ipc.open_stream(data).read_all().cast(schema)
