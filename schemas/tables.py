"""The tables by name, and what their declarations tell: columns, keys, references, descriptions."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from schemas import bron, detaillering, dossier, matrices, register, uitstromen, verantwoording
from schemas.base import DossierTable, Model, Reference, within

if TYPE_CHECKING:
    import pandera.pandas as pa

Kind = Literal["string", "integer", "boolean"]
KINDS: dict[str, Kind] = {"Int64": "integer", "boolean": "boolean"}

_MODELS: tuple[type[Model], ...] = (
    dossier.Dossiers,
    dossier.Crebocodes,
    dossier.Branches,
    uitstromen.Uitstromen,
    uitstromen.Kerntaken,
    register.KerntaakEisen,
    uitstromen.Werkprocessen,
    matrices.Competenties,
    uitstromen.Overzicht,
    dossier.Vermeldingen,
    uitstromen.Niveauvermeldingen,
    matrices.Matrices,
    matrices.MatrixKruisjes,
    matrices.MatrixRijen,
    matrices.MatrixNamen,
    matrices.MatrixTekens,
    detaillering.Uitwerkingen,
    detaillering.Resultaten,
    register.Gedragingen,
    register.WerkprocesCompetenties,
    detaillering.Detailleringen,
    detaillering.Componenten,
    detaillering.Vakkennis,
    register.Kennis,
    register.KerntaakKennis,
    register.Aanvullingen,
    uitstromen.Taaleisen,
    register.Taaleisvermeldingen,
    uitstromen.Rekeneisen,
    uitstromen.CertificeerbareEenheden,
    dossier.Inhoudsopgave,
    dossier.Paragrafen,
    verantwoording.VerwanteKwalificaties,
    verantwoording.Beroepscompetentieprofielen,
    register.Brondocumenten,
    verantwoording.Betrokkenen,
    verantwoording.Wijzigingscategorieen,
    verantwoording.Wijzigingen,
    verantwoording.Versies,
    verantwoording.Onderhoudsagenda,
    dossier.Verwijzingen,
    register.Registernummers,
    register.Registerverwijzingen,
    bron.Bronverantwoording,
    bron.Bronnen,
    bron.Herstellingen,
    bron.Bladzijden,
    bron.NietHerkend,
    bron.OnbekendeLabels,
)


def _name(model: type[Model]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()


TABLES: dict[str, type[Model]] = {_name(model): model for model in _MODELS}
"""Every table by name, in the order of publication."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: name, type, constraints (in the words of Frictionless Table Schema), Dutch description."""

    name: str
    type: Kind
    constraints: dict[str, Any]
    description: str


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """The pandera schema of a table; KeyError for an unknown table."""
    return TABLES[name].to_schema()


def primary_key(name: str) -> tuple[str, ...]:
    """The columns of the primary key of a table."""
    return tuple(schema(name).unique)


@cache
def references(name: str) -> tuple[Reference, ...]:
    """The foreign keys of a table, that to its dossier first."""
    model = TABLES[name]
    own = (within("dossiers"),) if issubclass(model, DossierTable) and name != "dossiers" else ()
    return own + tuple(_metadata(model).get("references", ()))


def path(name: str) -> str:
    """The file of a table inside the folder of its dossier: `kerntaken.csv`, `bron/bronnen.csv`.

    What is known of the source and not of the dossier stands in a folder of its own, so that two
    sources of one dossier give the same files everywhere else.
    """
    folder = _metadata(TABLES[name]).get("folder")
    return f"{folder}/{name}.csv" if folder else f"{name}.csv"


def _metadata(model: type[Model]) -> dict[str, Any]:
    return (model.__config__ and model.__config__.metadata) or {}


def description(name: str) -> str:
    """What a table holds, in Dutch."""
    return " ".join(inspect.cleandoc(TABLES[name].__doc__ or "").split())


@cache
def fields(name: str) -> tuple[Field, ...]:
    """The columns of a table in the order of publication."""
    return tuple(_field(column) for column in schema(name).columns.values())


def _field(column: pa.Column) -> Field:
    limits: dict[str, Any] = {} if column.nullable else {"required": True}
    for check in column.checks:
        limits |= {_LIMITS[key]: value for key, value in check.statistics.items() if key in _LIMITS}
    if "enum" in limits:
        limits["enum"] = list(limits["enum"])
    if pattern := column.metadata["pattern"]:
        limits["pattern"] = pattern
    return Field(str(column.name), KINDS.get(str(column.dtype), "string"), limits, column.description or "")


_LIMITS = {"allowed_values": "enum", "min_value": "minimum", "max_value": "maximum"}
