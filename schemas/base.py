"""What every table declaration is made of: column types, a column, a reference, the base models.

A table is a pandera model. Its docstring is the description of the table, the columns marked
`key` are its primary key, `Config.metadata["references"]` its foreign keys. Descriptions are
Dutch: they are published with the data.
"""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera import dtypes
from pandera.engines import pandas_engine
from pandera.typing.pandas import Series

from schemas.field import Reference


@pandas_engine.Engine.register_dtype
@dtypes.immutable
class PlainText(pandas_engine.STRING):
    """The text type of pandas, judged by the type of a whole column.

    pandera's own looks at every value and formats those that fail even when none does, which
    takes a third of the time of a validation.
    """

    def check(self, pandera_dtype: dtypes.DataType, data_container: Any | None = None) -> bool:  # noqa: ARG002
        """Whether a column has the text type."""
        return isinstance(pandera_dtype, pandas_engine.STRING)


Text = Series[PlainText]
"""Text; a missing value is NaN."""
Whole = Series[pd.Int64Dtype]
"""A whole number, or missing."""
Flag = Series[pd.BooleanDtype]
"""True, false, or missing."""

UITSTROOM_ID = r"U[0-9]+"
WERKPROCES_ID = r"[0-9]+\.[0-9]+"
EENHEID_ID = r"E[0-9]+"
MATRIX_ID = r"(B|C|CE)(-[UE]?[0-9]+)+"
PROVENANCE = ("bron_regel", "bron_pagina", "bron_pad")
"""The columns that every table of a dossier ends with."""


def column(
    description: str,
    *,
    key: bool = False,
    required: bool = False,
    pattern: str | None = None,
    values: tuple[str, ...] | None = None,
    least: int | None = None,
    most: int | None = None,
) -> Any:
    """Declare a column.

    `description` is Dutch; `pattern` must match the whole text; `values` is the domain; `least`
    and `most` bound a number. A `required` column has no missing values, nor has a `key`: the
    primary key of a table is the columns so marked, in their order.
    """
    limits = {"isin": values, "ge": least, "le": most, "str_matches": pattern and rf"(?:{pattern})\Z"}
    given: dict[str, Any] = {name: limit for name, limit in limits.items() if limit is not None}
    return pa.Field(
        description=description,
        nullable=not (required or key),
        metadata={"pattern": pattern, "key": key},
        **given,
    )


def volgnr(list_name: str) -> Any:
    """Declare the 1-based position of a row in a list of the dossier."""
    return column(f"Plaats in de lijst van {list_name}, te beginnen bij 1.", key=True, least=1)


def within(target: str, *same: str, **renamed: str) -> Reference:
    """A reference to a table of the same dossier: columns with the `same` name there, and `renamed` ones."""
    return Reference(("dossier_id", *same, *renamed), target, ("dossier_id", *same, *renamed.values()))


def refers(*references: Reference) -> dict[str, tuple[Reference, ...]]:
    """The `Config.metadata` of a table with these foreign keys."""
    return {"references": references}


def about_source() -> dict[str, str]:
    """The `Config.metadata` of a table that tells of the source and not of the dossier; it is published in `bron/`."""
    return {"folder": "bron"}


class Model(pa.DataFrameModel):
    """Grondvorm van elke tabel."""

    class Config:
        """Exactly the declared columns, in the declared order."""

        strict = True
        ordered = True

    @classmethod
    def to_schema(cls) -> pa.DataFrameSchema:
        """The pandera schema: the provenance columns last, the primary key unique."""
        schema = super().to_schema()
        last = [name for name in PROVENANCE if name in schema.columns]
        schema = schema.select_columns([name for name in schema.columns if name not in last] + last)
        schema.unique = [str(name) for name, column in schema.columns.items() if column.metadata["key"]]
        return schema


class DossierTable(Model):
    """Grondvorm van een tabel van een dossier."""

    dossier_id: Text = column(
        "Kenmerk van het dossier: titel en cohort in kleine letters, met streepjes; "
        "vanaf 2015 titel, crebonummer en versie.",
        key=True,
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
    )


class SourcedTable(DossierTable):
    """Grondvorm van een tabel waarvan elke rij op een plaats in de bron staat."""

    bron_regel: Whole = column("Regel van de tekstbron waar dit staat; leeg bij een PDF.", least=1)
    bron_pagina: Whole = column("Bladzijde van de PDF waar dit staat; leeg bij een tekstbron.", least=1)
    bron_pad: Text = column(
        "Pad van het element waar dit staat, bijvoorbeeld dossier/profielen/profiel[2]; leeg bij een bron zonder paden."
    )
