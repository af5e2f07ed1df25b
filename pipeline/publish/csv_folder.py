"""The folder of a dossier: a CSV per table and the data package that describes them.

UTF-8, LF, RFC 4180, a header row. A missing value is an empty cell. A cell that begins with `=`,
`+`, `-` or `@` is data and is written as it is.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

import schemas
from pipeline.errors import SourceError
from pipeline.publish.datapackage import NAME, datapackage, package_text
from pipeline.writing import replacing
from schemas.breach import KINDS
from schemas.columns import parse
from schemas.frames import in_key_order, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from pipeline.publish.publication import Publication

_QUOTED = re.compile(r'[",\r\n]')
_LARGEST_CELL = 2**31 - 1
Records = list[dict[str, str]]


def write(publications: Iterable[Publication], place: Path) -> None:
    """Publish the tables of one dossier in `place`, as `write_tables` does."""
    (publication,) = publications
    write_tables(publication.tables, place)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path, run: Mapping[str, str] | None = None) -> None:
    """Publish the tables of one dossier in `folder`, which is replaced whole or not at all.

    `tables` maps every name of `schemas.TABLES` to its frame; `run` says what the run was made of
    and stands in the data package. OutputError when the disk refuses.
    """
    with replacing(folder, NAME) as beside:
        for name in schemas.TABLES:
            file = beside / schemas.path(name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(csv_text(tables[name]), encoding="utf-8", newline="")
        package = package_text(datapackage(tables["dossiers"], run))
        (beside / NAME).write_text(package, encoding="utf-8", newline="")


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV: a header row, then a line per row; true and false in small letters."""
    columns = [[_cell(value) for value in _objects(frame[name])] for name in frame.columns]
    lines = [",".join(str(name) for name in frame.columns)]
    lines += [",".join(row) for row in zip(*columns, strict=True)]
    return "\n".join(lines) + "\n"


def _objects(column: pd.Series[Any]) -> list[object]:
    return column.astype(object).where(column.notna(), None).tolist()


def _cell(value: object) -> str:
    # csv.writer is no use here: before Python 3.13 it leaves a lone carriage return unquoted,
    # and its own reader then takes it for the end of the row.
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of one dossier, read from the folder in which they were published.

    A column that is not declared is left out. SourceError, one line with file, line, column and
    value, for a table or column that is missing and a value that breaks the declaration.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: map niet gevonden")
    lines: dict[str, list[int]] = {}
    tables: dict[str, pd.DataFrame] = {}
    for name in schemas.TABLES:
        tables[name], lines[name] = read_table(name, folder / schemas.path(name))
    _refuse_breaches(tables, lines, folder)
    if len(tables["dossiers"]) != 1:
        raise SourceError(f"{folder / 'dossiers.csv'}: hier hoort één dossier te staan, niet {len(tables['dossiers'])}")
    return {name: in_key_order(name, frame) for name, frame in tables.items()}


def read_table(name: str, path: Path) -> tuple[pd.DataFrame, list[int]]:
    """The rows of one CSV as they stand there, typed, and the line on which each begins.

    SourceError as of `read_tables`, but values are held against their type only.
    """
    records, lines = _records(name, path)
    try:
        return typed(name, records), lines
    except ValueError:
        raise SourceError(f"{path}: {_untyped(name, records, lines)}") from None


def _records(name: str, path: Path) -> tuple[Records, list[int]]:
    """The rows of a CSV as column to text, and the line of the file on which each begins."""
    csv.field_size_limit(_LARGEST_CELL)
    columns = [field.name for field in schemas.fields(name)]
    records, lines = [], []
    rows = _rows(path)
    _, header = next(rows, (1, []))
    if missing := [column for column in columns if column not in header]:
        raise SourceError(f"{path}: kolom {', '.join(missing)} ontbreekt in de kopregel")
    for line, row in rows:
        if len(row) != len(header):
            raise SourceError(f"{path}: regel {line} heeft {len(row)} cellen, de kopregel {len(header)}")
        values = dict(zip(header, row, strict=True))
        records.append({column: values[column] for column in columns})
        lines.append(line)
    return records, lines


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line on which it begins; a byte order mark and blank lines are passed over."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            line = 1
            for row in reader:
                if row:
                    yield line, row
                line = reader.line_num + 1
    except FileNotFoundError:
        raise SourceError(f"{path}: bestand niet gevonden") from None
    except OSError as error:
        raise SourceError(f"{path}: kan niet worden gelezen ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SourceError(f"{path}: geen UTF-8; sla het bestand op als UTF-8") from None
    except csv.Error as error:
        raise SourceError(f"{path}: regel {line} is geen geldige CSV ({error})") from None


def _untyped(name: str, records: Records, lines: Sequence[int]) -> str:
    """Where the first value stands that is not of the type of its column."""
    for record, line in zip(records, lines, strict=True):
        for field in schemas.fields(name):
            try:
                parse(field, record[field.name])
            except ValueError:
                breach = schemas.Breach(name, None, field.name, record[field.name], None, "")
                return f"regel {line}, kolom {field.name}: {breach.quoted}is niet {KINDS[field.type]}"
    raise AssertionError(f"every value of {name} has its type")


def _refuse_breaches(tables: Mapping[str, pd.DataFrame], lines: Mapping[str, Sequence[int]], folder: Path) -> None:
    found = schemas.breaches(tables)
    if not found:
        return
    first = found[0]
    place = str(folder / schemas.path(first.table))
    if first.row is not None:
        place += f": regel {lines[first.table][first.row]}, kolom {first.column}"
    more = f" (en nog {len(found) - 1} afwijkingen)" if len(found) > 1 else ""
    raise SourceError(f"{place}: {first.quoted}{first.uitleg}{more}")
