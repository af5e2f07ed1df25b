"""The description of the published tables as a Frictionless Data Package, derived from the schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0"


def datapackage(dossiers: pd.DataFrame, run: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The Data Package v2 descriptor of the tables of one dossier; `dossiers` is its one row.

    `run` says what the run was made of (source, program, settings), for whoever holds tables and report together.
    """
    dossier = dossiers.iloc[0]
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": dossier["dossier_id"],
        "title": f"Kwalificatiedossier {dossier['dossier_id']}",
        "sources": [{"title": dossier["bron_bestand"]}],
        **({"run": dict(run)} if run else {}),
        "resources": [resource(name) for name in schemas.TABLES],
    }


def resource(name: str) -> dict[str, Any]:
    """The description of one table: its file, fields, primary key and foreign keys."""
    return {
        "name": name,
        "type": "table",
        "path": schemas.path(name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": schemas.description(name),
        "schema": {
            "$schema": f"{PROFILE}/tableschema.json",
            "fields": [field(item) for item in schemas.fields(name)],
            "missingValues": [""],
            "primaryKey": list(schemas.primary_key(name)),
            "foreignKeys": [
                {
                    "fields": list(reference.columns),
                    "reference": {"resource": reference.target, "fields": list(reference.target_columns)},
                }
                for reference in schemas.references(name)
            ],
        },
    }


def field(item: schemas.Field) -> dict[str, Any]:
    """The description of one column."""
    described: dict[str, Any] = {"name": item.name, "type": item.type, "description": item.description}
    return described | ({"constraints": item.constraints} if item.constraints else {})


def package_text(package: dict[str, Any]) -> str:
    """A descriptor as it is published."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
