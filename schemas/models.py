"""The pandera model of every table by name, and what a model declares: columns, key, references, description."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from schemas import bron, detaillering, dossier, matrices, register, uitstromen, verantwoording
from schemas.base import DossierTable, Model, within
from schemas.field import Declared, Field, Kind, Reference

if TYPE_CHECKING:
    import pandera.pandas as pa

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


MODELS: dict[str, type[Model]] = {_name(model): model for model in _MODELS}
"""Every model by the name of its table, in the order of publication."""


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """The pandera schema of a table; KeyError for an unknown table."""
    return MODELS[name].to_schema()


def declared(name: str) -> Declared:
    """What the model of a table declares, in the form of `schemas.tables`."""
    model = MODELS[name]
    described = " ".join(inspect.cleandoc(model.__doc__ or "").split())
    folder = _metadata(model).get("folder")
    path = f"{folder}/{name}.csv" if folder else f"{name}.csv"
    own = (within("dossiers"),) if issubclass(model, DossierTable) and name != "dossiers" else ()
    references: tuple[Reference, ...] = own + tuple(_metadata(model).get("references", ()))
    columns = schema(name).columns.values()
    return Declared(described, path, tuple(schema(name).unique), references, tuple(map(_field, columns)))


def _metadata(model: type[Model]) -> dict[str, Any]:
    return (model.__config__ and model.__config__.metadata) or {}


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
