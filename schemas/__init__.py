"""The tables of a kwalificatiedossier: the only place where a table is declared.

`TABLES` holds a pandera model per table in the order of publication. The data package, the
reference of tables, the expectations and the checks of keys and references are derived from it.
"""

from __future__ import annotations

from schemas.breach import Breach, breaches
from schemas.competentielijst import competenties
from schemas.frame import empty_tables, frame
from schemas.sound import sound
from schemas.tables import TABLES, Field, description, fields, path, primary_key, references

__all__ = [
    "TABLES",
    "Breach",
    "Field",
    "breaches",
    "competenties",
    "description",
    "empty_tables",
    "fields",
    "frame",
    "path",
    "primary_key",
    "references",
    "sound",
]
