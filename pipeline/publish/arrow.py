"""The tables as Arrow has them: typed columns, with their descriptions where a file is to tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish import walk
from pipeline.publish.walk import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import pyarrow as pa


def schema(table: walk.Declared, metadata: Mapping[str, str] | None = None) -> pa.Schema:
    """The columns of a table with their types and descriptions, and `metadata` beside its own description."""
    import pyarrow as pa

    types = {Kind.TEXT: pa.string(), Kind.WHOLE: pa.int64(), Kind.FLAG: pa.bool_(), Kind.DATE: pa.date32()}
    fields = [
        pa.field(column.name, types[column.kind], not column.required, {"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, {"description": table.description, **(metadata or {})})


def arrow_table(table: walk.Declared, tables: Mapping[str, pd.DataFrame], of: pa.Schema) -> pa.Table:
    """The rows of one table of a dossier in key order, in the columns `of` its schema. Raises what `walk.columns` does."""
    import pyarrow as pa

    values = walk.columns(table, tables)
    arrays = [pa.array(column, field.type) for column, field in zip(values, of, strict=True)]
    return pa.Table.from_arrays(arrays, schema=of)
