"""The tables by name, and what their models declare: columns, keys, references, descriptions.

Read from tables.json, which is made from the models (`make docs`); so that who only needs to know what a
table is made of need not wait for the library that judges it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from schemas.field import Declared, Field, Reference

PAGE = Path(__file__).with_name("tables.json")


def _declared(given: dict[str, Any]) -> Declared:
    return Declared(
        given["description"],
        given["path"],
        tuple(given["primary_key"]),
        tuple(Reference(tuple(own), target, tuple(there)) for own, target, there in given["references"]),
        tuple(Field(**field) for field in given["fields"]),
    )


TABLES = {name: _declared(given) for name, given in json.loads(PAGE.read_text(encoding="utf-8")).items()}
"""What every table is made of, by name, in the order of publication."""


def primary_key(name: str) -> tuple[str, ...]:
    """The columns of the primary key of a table; KeyError for an unknown table, as of all functions here."""
    return TABLES[name].primary_key


def references(name: str) -> tuple[Reference, ...]:
    """The foreign keys of a table, that to its dossier first."""
    return TABLES[name].references


def path(name: str) -> str:
    """The file of a table inside the folder of its dossier: `kerntaken.csv`, `bron/bronnen.csv`.

    What is known of the source and not of the dossier stands in a folder of its own, so that two
    sources of one dossier give the same files everywhere else.
    """
    return TABLES[name].path


def description(name: str) -> str:
    """What a table holds, in Dutch."""
    return TABLES[name].description


def fields(name: str) -> tuple[Field, ...]:
    """The columns of a table in the order of publication."""
    return TABLES[name].fields
