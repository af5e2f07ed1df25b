"""The declaration of the tables in SQL, made of the schemas, in the words of one kind of database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.publish.walk import Column, Declared, Kind


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between databases.

    `matches` is the test of a pattern with places for column and pattern, '' where there is none;
    `checks` are tests of a kind of column that its type does not make; `strict` follows a table.
    """

    types: Mapping[Kind, str]
    matches: str = ""
    checks: Mapping[Kind, str] | None = None
    strict: str = ""
    described: bool = False


def create(table: Declared, dialect: Dialect, schema: str = "") -> str:
    """The statement that makes a table, with its keys and checks; descriptions as remarks where `described`."""
    lines = [(_column(column, dialect), column.description) for column in table.columns]
    lines.append((f"PRIMARY KEY ({names(table.key)})", ""))
    for reference in table.references:
        target = f"{qualified(reference.target, schema)} ({names(reference.target_columns)})"
        lines.append((f"FOREIGN KEY ({names(reference.columns)}) REFERENCES {target}", ""))
    commas = [","] * (len(lines) - 1) + [""]
    said = [f" -- {remark}" if remark and dialect.described else "" for _, remark in lines]
    parts = [f"  {line}{comma}{remark}" for (line, _), comma, remark in zip(lines, commas, said, strict=True)]
    about = [f"  -- {table.description}"] if dialect.described else []
    return "\n".join([f"CREATE TABLE {qualified(table.name, schema)} (", *about, *parts, f"){dialect.strict}"])


def _column(column: Column, dialect: Dialect) -> str:
    required = " NOT NULL" if column.required else ""
    tests = " AND ".join(_tests(column, dialect))
    return f"{quoted(column.name)} {dialect.types[column.kind]}{required}" + (f" CHECK ({tests})" if tests else "")


def _tests(column: Column, dialect: Dialect) -> Iterator[str]:
    name = quoted(column.name)
    if column.values:
        yield f"{name} IN ({', '.join(literal(value) for value in column.values)})"
    if column.least is not None:
        yield f"{name} >= {column.least}"
    if column.most is not None:
        yield f"{name} <= {column.most}"
    if column.pattern and dialect.matches:
        yield dialect.matches.format(name, literal(f"^(?:{column.pattern})$"))
    if dialect.checks and column.kind in dialect.checks:
        yield dialect.checks[column.kind].format(name)


def comments(table: Declared, schema: str = "") -> Iterator[str]:
    """The statements that describe a table and each of its columns, where a database has COMMENT ON."""
    place = qualified(table.name, schema)
    yield f"COMMENT ON TABLE {place} IS {literal(table.description)}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {place}.{quoted(column.name)} IS {literal(column.description)}"


def qualified(name: str, schema: str = "") -> str:
    """A name between quotes, with its schema where there is one."""
    return f"{quoted(schema)}.{quoted(name)}" if schema else quoted(name)


def quoted(name: str) -> str:
    """A name as SQL takes any name."""
    return '"' + name.replace('"', '""') + '"'


def names(columns: tuple[str, ...]) -> str:
    """Names with commas between them."""
    return ", ".join(quoted(column) for column in columns)


def literal(text: str) -> str:
    """A text as a value in SQL."""
    return "'" + text.replace("'", "''") + "'"
