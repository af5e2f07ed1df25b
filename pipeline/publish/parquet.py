"""A folder with a Parquet file per table: typed columns, and descriptions and data package in the metadata."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import schemas
from pipeline.publish import arrow, walk
from pipeline.publish.datapackage import NAME, datapackage, package_text
from pipeline.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyarrow as pa

    from pipeline.publish.publication import Publication


def write(publications: Iterable[Publication], place: Path) -> None:
    """Write the tables of one dossier to the folder `place`, which is replaced whole or not at all.

    `datapackage.json` describes the files; each holds what it says of its own table under the key
    `datapackage` of its metadata, and the description of a column in that of the column.
    OutputError in one line when the disk refuses.
    """
    from pyarrow import parquet

    (publication,) = publications
    package = _package(publication)
    with replacing(place, NAME) as beside:
        for table in walk.declared():
            path = beside / _path(table.name)
            path.parent.mkdir(exist_ok=True)
            parquet.write_table(_arrow(table, publication, package), path)
        (beside / NAME).write_text(package_text(package), encoding="utf-8", newline="")


def _path(name: str) -> str:
    return schemas.path(name).removesuffix(".csv") + ".parquet"


def _package(publication: Publication) -> dict[str, Any]:
    package = datapackage(publication.tables["dossiers"])
    as_parquet = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    for resource in package["resources"]:
        resource |= as_parquet | {"path": _path(resource["name"])}
        del resource["encoding"]
    return package


def _arrow(table: walk.Declared, publication: Publication, package: dict[str, Any]) -> pa.Table:
    own = package | {"resources": [item for item in package["resources"] if item["name"] == table.name]}
    metadata = {"datapackage": json.dumps(own, ensure_ascii=False)}
    return arrow.arrow_table(table, publication.tables, arrow.schema(table, metadata))
