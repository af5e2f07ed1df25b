"""Reads one source: from its path to a result in a file, of which only a line goes back."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corpus import memory
from pipeline.corpus.columns import BEVINDINGEN, UITKOMSTEN, arrow_schemas, shared
from pipeline.corpus.names import NO_COHORT
from pipeline.corpus.program import program
from pipeline.corpus.result import Blobs, Entry, Result, read_result, write_result
from pipeline.errors import DossierError, SettingsError, SourceError, one_line
from schemas.collection import first

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.check.engine.finding import Report
    from pipeline.dossiers import Dossier, Tables


_LONGEST = 200
"""Characters of the message of a fault that are told."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source to read: its path, the folder in which results are kept, and the digest of the program that reads it."""

    path: str
    kept: str
    program: str
    bounds: tuple[float, int]
    """The seconds and megabytes that the reading may take."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a source: its result without the whereabouts of tables, and the file in which it stands."""

    result: Result
    place: str
    anew: bool = True
    """Whether the source was read for it, and it was not kept from before."""


def read_source(source: Source) -> Read:
    """The result of a source that was kept, or else of reading it: the tables, findings and outcomes of its dossiers.

    What is wrong with the source is the `reason` of the result. SourceError, and nothing is kept, when
    the file changes under the reading; OSError when the disk refuses.
    """
    if source.program != program():
        raise SettingsError(
            "een werkproces heeft een andere versie van het programma, van Python of van een bibliotheek"
        )
    path = Path(source.path)
    sha256 = digest(path)
    place = place_of(source, sha256)
    found = read_result(place)
    if found and _holds(path, found[0], source.bounds):
        return Read(found[0].without_tables(), str(place), anew=False)
    return Read(_read_anew(path, sha256, place).without_tables(), str(place))


def place_of(source: Source, sha256: str) -> Path:
    """Where the result of a source with these bytes is kept: by its bytes, its name, its settings and the program."""
    path = Path(source.path)
    settings = digest(path.with_name(f"{path.stem}.waivers.toml"))
    made_of = "\n".join((sha256, path.name, settings, source.program))
    key = hashlib.sha256(made_of.encode(errors="surrogateescape")).hexdigest()
    return Path(source.kept, source.program[:16], key[:2], key[2:])


def keep_ended(source: Source, why: str) -> Read:
    """Keep that the reading of a source came to its end before it was done, for builds with the same bounds."""
    sha256 = digest(Path(source.path))
    place = place_of(source, sha256)
    result = Result(sha256, why, bounds=source.bounds)
    if sha256:
        write_result(place, result)
    return Read(result, str(place))


def _holds(path: Path, result: Result, bounds: tuple[float, int]) -> bool:
    """Whether a result that was kept is what reading would give now: under these settings of single dossiers, and bounds."""
    same = all(digest(path.with_name(name)) == said for name, said in result.beside.items())
    return same and result.holds_under(bounds)


def _read_anew(path: Path, sha256: str, place: Path) -> Result:
    started, blobs = time.perf_counter(), Blobs()
    memory.forget()
    try:
        result = _result(path, sha256, blobs)
    except DossierError as error:
        if digest(path) != sha256:
            raise
        blobs, result = Blobs(), Result(sha256, one_line(str(error)).removeprefix(f"{path}: "))
    except (MemoryError, OSError):
        raise
    except Exception as error:  # whatever the program does wrong with a source is told of that source
        told = " ".join(str(error).split())[:_LONGEST]
        blobs, result = (
            Blobs(),
            Result(sha256, one_line(f"een fout van dit programma zelf: {type(error).__name__}: {told}")),
        )
    result = replace(result, seconds=round(time.perf_counter() - started, 3), memory=memory.peak())
    if sha256:
        write_result(place, result, blobs)
    return result


def _result(path: Path, sha256: str, blobs: Blobs) -> Result:
    from pipeline.dossiers import dossiers_in

    entries, beside = [], {}
    for dossier in dossiers_in(path):
        if dossier.run["bron_sha256"] != sha256:
            raise SourceError(f"{path}: veranderde terwijl zij werd gelezen")
        entries.append(_entry(dossier, blobs))
        if dossier.among:
            name = f"{dossier.dossier_id}.waivers.toml"
            beside[name] = digest(path.with_name(name))
    return Result(sha256, beside=beside, dossiers=tuple(entries))


def _entry(dossier: Dossier, blobs: Blobs) -> Entry:
    from pipeline.check.engine.finding import Ernst, Uitkomst
    from pipeline.interface import check_dossier

    report = check_dossier(dossier.tables, dossier.settings)
    standing = [finding.ernst for finding in report.findings if finding.aanvaard is None]
    outcomes = [outcome.uitkomst for outcome in report.outcomes]
    of_dossier = _tables(dossier.tables)
    tables = of_dossier | _report(dossier.dossier_id, report)
    return Entry(
        dossier_id=dossier.dossier_id,
        cohort=cohort_of(dossier.tables),
        vastgesteld_op=_text(dossier.tables, "vastgesteld_op"),
        rows=sum(table.num_rows for name, table in of_dossier.items() if name not in shared()),
        fouten=standing.count(Ernst.FOUT),
        waarschuwingen=standing.count(Ernst.WAARSCHUWING),
        adviezen=standing.count(Ernst.ADVIES),
        niet_te_beoordelen=outcomes.count(Uitkomst.NIET_TE_BEOORDELEN),
        crashed="; ".join(f"{failure.code} {failure.regel}: {failure.fout}" for failure in report.failures),
        tables={name: blobs.add(table) for name, table in tables.items() if table.num_rows},
    )


def cohort_of(tables: Tables) -> str:
    """The cohort under which a dossier is kept: its years, the year from which it holds, or that it names none."""
    years = [_text(tables, name) for name in ("cohort_van", "cohort_tot")]
    return "-".join(filter(None, years)) or _text(tables, "geldig_van")[:4] or NO_COHORT


def _text(tables: Tables, column: str) -> str:
    value = first(tables, "dossiers", column)
    return "" if value is None else str(value)


def _tables(tables: Tables) -> dict[str, pa.Table]:
    from pipeline.publish.arrow import arrow_table
    from pipeline.publish.walk import declared

    return {table.name: arrow_table(table, tables, arrow_schemas()[table.name]) for table in declared()}


def _report(dossier_id: str, report: Report) -> dict[str, pa.Table]:
    findings = [{"dossier_id": dossier_id, **finding.as_dict()} for finding in report.findings]
    outcomes = [
        {
            "dossier_id": dossier_id,
            **{name: getattr(outcome, name) for name in ("code", "regel", "beoordeeld", "bevindingen")},
            "uitkomst": outcome.uitkomst.value,
            "redenen": list(outcome.redenen),
            "door_bron": sorted(outcome.door_bron),
        }
        for outcome in report.outcomes
    ]
    return {BEVINDINGEN.name: _rows(BEVINDINGEN.name, findings), UITKOMSTEN.name: _rows(UITKOMSTEN.name, outcomes)}


def _rows(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(_encodable(rows), schema=arrow_schemas()[name])


def _encodable(value: Any) -> Any:
    """The same with the mark for half a character, which a broken PDF can hold, in the place of each."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode() if not value.isascii() else value
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return {key: _encodable(item) for key, item in value.items()} if isinstance(value, dict) else value


def digest(path: Path) -> str:
    """The SHA-256 of a file, '' when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
