"""Writes what is made from the models: schemas/rows.py, a typed row per table, and schemas/tables.json.

`python -m schemas.row_types` renews both.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import tables
from schemas.models import MODELS, declared

if TYPE_CHECKING:
    from schemas.field import Declared, Field

PAGE = Path(__file__).with_name("rows.py")
TYPES = {"string": "str", "integer": "int", "boolean": "bool"}
LONGEST = 100
"""Characters of a type; up to there the values of a closed list stand in it, and another word fails the type checker."""
HEAD = '''"""A row of each table as a rule or the report reads it: an attribute per column, None for what is missing.

Made from the schemas by `python -m schemas.row_types` (`make docs`); a test fails while it is stale.
The rules name these types for the type checker alone; the report also asks for a table by its type.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple
'''


def page() -> str:
    """The text of schemas/rows.py."""
    rows = "".join(f"\n\n{_row(model.__name__, declared(name))}" for name, model in MODELS.items())
    names = "".join(f'    {model.__name__}: "{name}",\n' for name, model in MODELS.items())
    return f'{HEAD}{rows}\n\nNAMES: dict[type[tuple[Any, ...]], str] = {{\n{names}}}\n"""The name of the table of each."""\n'


def declarations() -> str:
    """The text of schemas/tables.json."""
    made = {name: asdict(declared(name)) for name in MODELS}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _row(name: str, table: Declared) -> str:
    first = table.description.partition(". ")[0].rstrip(".")
    lines = [f"class {name}(NamedTuple):", f'    """{first}."""', ""]
    return "\n".join([*lines, *(f"    {field.name}: {_type(field)}" for field in table.fields)]) + "\n"


def _type(field: Field) -> str:
    values = field.constraints.get("enum", ())
    missing = "" if field.constraints.get("required") else " | None"
    told = f"Literal{list(values)!r}{missing}".replace("'", '"')
    return told if values and len(told) < LONGEST else f"{TYPES[field.type]}{missing}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    tables.PAGE.write_text(declarations(), encoding="utf-8", newline="\n")
