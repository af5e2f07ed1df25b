"""The views of every database: the questions that people ask of the tables, in the SQL of `views.sql`.

A test makes and reads each of them in every database.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.publish.database.ddl import literal, qualified

_HEAD = re.compile(r"^-- (\w+)\n((?:--   .*\n)+)", re.MULTILINE)
_TABLE = re.compile(r"(?<=[\s(]):(?=[a-z])")


class View(NamedTuple):
    """A view: its name, what it answers (Dutch), and its query, with a colon before the name of a table."""

    name: str
    description: str
    query: str


@cache
def views() -> tuple[View, ...]:
    """Every view, after those that it reads."""
    return parsed(files("pipeline.publish.database").joinpath("views.sql").read_text(encoding="utf-8"))


def parsed(text: str) -> tuple[View, ...]:
    """The views in a text of SQL: of each its name, a line or more of what it answers, and its query."""
    _, *parts = _HEAD.split(text)
    heads = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return tuple(
        View(name, " ".join(said.replace("--", "").split()), query.strip(" \n;")) for name, said, query in heads
    )


def create(view: View, schema: str = "", *, described: bool = False) -> str:
    """The statement that makes a view, with its description as a remark where `described`."""
    prefix = f"{qualified(schema)}." if schema else ""
    remark = f" -- {view.description}" if described else ""
    return f"CREATE VIEW {qualified(view.name, schema)} AS{remark}\n{_TABLE.sub(lambda _: prefix, view.query)}"


def comment(view: View, schema: str = "") -> str:
    """The statement that describes a view, where a database has COMMENT ON."""
    return f"COMMENT ON VIEW {qualified(view.name, schema)} IS {literal(view.description)}"
