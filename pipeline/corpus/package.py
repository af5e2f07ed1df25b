"""The data package of a corpus: what stands in which files, for Frictionless and whoever else reads it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.corpus.columns import BUILD, OWN, PLACE, Own
from pipeline.corpus.names import BUILD as BUILD_FILE
from pipeline.corpus.names import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPES = {"places": "array", "texts": "array"}
_PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}


def corpus_package(files: Iterable[str]) -> dict[str, Any]:
    """The Data Package v2 descriptor of a corpus of these Parquet files (paths inside its folder)."""
    import schemas
    from pipeline.publish.datapackage import PROFILE, resource

    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(files):
        found[_folder(file)].append(file)
    resources = []
    for name in schemas.TABLES:
        described = resource(name) | _PARQUET | {"path": found[folder_of(name)]}
        del described["encoding"]
        resources.append(described)
    own = [_own(item) | _PARQUET | {"path": found[folder_of(item.name)]} for item in OWN]
    build = _own(BUILD) | {"path": BUILD_FILE, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "kwalificatiedossiers",
        "title": "Kwalificatiedossiers bij elkaar",
        "resources": [*resources, *own, build],
    }


def _folder(file: str) -> str:
    """The folder of the table that a file is of."""
    parents = [part for part in PurePosixPath(file).parts[:-1] if not part.startswith("cohort=")]
    return "/".join(parents)


def _own(table: Own) -> dict[str, Any]:
    from pipeline.publish.datapackage import PROFILE

    fields: list[dict[str, Any]] = [
        {"name": name, "type": _TYPES.get(kind, kind), "description": description}
        for name, kind, description in table.columns
    ]
    for field in fields:
        if field["name"] == "plaatsen":
            field["description"] += f" Elk heeft {', '.join(PLACE)}."
    keys = {"primaryKey": list(table.key), "missingValues": [""]}
    schema = {"$schema": f"{PROFILE}/tableschema.json", "fields": fields, **keys}
    return {"name": table.name, "type": "table", "description": table.description, "schema": schema}
