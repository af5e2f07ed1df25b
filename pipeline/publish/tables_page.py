"""The page docs/tables.md: every published table and column, derived from the schemas.

`python -m pipeline.publish.tables_page` writes it to standard output.
"""

from __future__ import annotations

import sys

import schemas

INTRODUCTION = """# The published tables

<!-- Generated from schemas/ by `make docs`; do not edit. -->

Every dossier is published in `processed/<dossier_id>/`: a CSV per table (UTF-8, LF, RFC 4180, a
header row, rows in key order) and `datapackage.json`, a Frictionless Data Package that says the
same as this page. An empty cell means that the source does not state it. A cell that begins with
`=`, `+`, `-` or `@` is data and stands as it was read: import the file as text in a spreadsheet.

The descriptions are Dutch, as published. A key column is marked with *.
"""


def tables_page() -> str:
    """The whole page, in Markdown."""
    overview = ["", "| table | holds |", "|---|---|"]
    overview += [f"| [{name}](#{name}) | {schemas.description(name)} |" for name in schemas.TABLES]
    return "\n".join([INTRODUCTION.rstrip(), *overview, *(section(name) for name in schemas.TABLES)]) + "\n"


def section(name: str) -> str:
    """The chapter of one table: what it holds, its columns, what it refers to."""
    key = schemas.primary_key(name)
    lines = ["", f"## {name}", "", schemas.description(name), "", "| column | type | values | description |"]
    lines.append("|---|---|---|---|")
    for field in schemas.fields(name):
        mark = "*" if field.name in key else ""
        lines.append(f"| {field.name}{mark} | {field.type} | {values(field)} | {_cell(field.description)} |")
    references = schemas.references(name)
    lines += ["", "Refers to:", ""] if references else []
    lines += [
        f"- ({', '.join(item.columns)}) to [{item.target}](#{item.target}) ({', '.join(item.target_columns)})"
        for item in references
    ]
    return "\n".join(lines)


def values(field: schemas.Field) -> str:
    """What the values of a column must be; empty when anything of its type will do."""
    wanted = field.constraints
    said = ["required"] if wanted.get("required") else []
    if "enum" in wanted:
        said.append(", ".join(wanted["enum"]))
    if "pattern" in wanted:
        said.append(f"`{_cell(wanted['pattern'])}`")
    if "maximum" in wanted:
        said.append(f"{wanted['minimum']} to {wanted['maximum']}")
    elif "minimum" in wanted:
        said.append(f"{wanted['minimum']} or more")
    return "; ".join(said)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(tables_page())
