"""The tables of a corpus besides those of the dossiers: its findings, its outcomes, and how it was built."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa


class Column(NamedTuple):
    """A column: its name, what its values are (a type of Frictionless; `places` and `texts` are lists), what it says."""

    name: str
    kind: str
    description: str


class Own(NamedTuple):
    """A table that the corpus itself makes: what it holds, its columns and its key."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


_DOSSIER = Column("dossier_id", "string", "Kenmerk van het dossier.")

BEVINDINGEN = Own(
    "bevindingen",
    "Wat de regels bij elk dossier vonden, ook wat met reden is aanvaard.",
    (
        _DOSSIER,
        Column("code", "string", "Code van de regel."),
        Column("regel", "string", "Naam van de regel."),
        Column("ernst", "string", "fout, waarschuwing of advies."),
        Column("eigenaar", "string", "Wie iets moet doen: dossier (de auteurs) of bron (de conversie)."),
        Column("bericht", "string", "Wat er aan de hand is."),
        Column("voorstel", "string", "Wat het zou verhelpen."),
        Column("uitstroom_id", "string", "Uitstroom waar het om gaat."),
        Column("kerntaak_nr", "integer", "Kerntaak waar het om gaat."),
        Column("werkproces_id", "string", "Werkproces waar het om gaat."),
        Column("competentie_code", "string", "Competentie waar het om gaat."),
        Column("plaatsen", "places", "Elke plaats die het bewijst: bestand, regel, pagina, pad en tekst."),
        Column("vingerafdruk", "string", "Kenmerk van de bevinding, dat een wijziging elders overleeft."),
        Column("aanvaard", "string", "Waarom de bevinding is aanvaard; leeg als zij staat."),
    ),
    ("dossier_id", "vingerafdruk"),
)
UITKOMSTEN = Own(
    "uitkomsten",
    "Het oordeel van elke regel over elk dossier.",
    (
        _DOSSIER,
        Column("code", "string", "Code van de regel."),
        Column("regel", "string", "Naam van de regel."),
        Column("uitkomst", "string", "voldoet, voldoet niet of niet te beoordelen."),
        Column("beoordeeld", "integer", "Hoeveel er is bekeken."),
        Column("bevindingen", "integer", "Hoeveel bevindingen de regel heeft."),
        Column("redenen", "texts", "Waarom (een deel) niet te beoordelen was."),
        Column("door_bron", "texts", "Welke van die redenen aan de bron liggen en niet aan het dossier."),
    ),
    ("dossier_id", "code"),
)
BUILD = Own(
    "build",
    "Wat er van elke bron is geworden: een rij per dossier dat erin staat, en een voor een bron die niet te lezen is.",
    (
        Column("source", "string", "De bron, zoals opgegeven."),
        Column("sha256", "string", "SHA-256 van de bron; leeg als hij niet te openen is."),
        Column("dossier_id", "string", "Kenmerk van het dossier; leeg als de bron niet te lezen is."),
        Column("cohort", "string", "Het cohort waaronder het dossier staat."),
        Column("status", "string", "gelezen, ouder (een nieuwere is genomen), dubbel (geen is genomen) of mislukt."),
        Column("reason", "string", "Waarom het dossier niet is genomen, of welke regel vastliep."),
        Column("seconds", "number", "Seconden die het lezen van de bron kostte, toen zij werd gelezen."),
        Column("memory", "integer", "Megabytes die het lezen van de bron ten hoogste vroeg, toen zij werd gelezen."),
        Column("rows", "integer", "Rijen in de tabellen van het dossier."),
        Column("fouten", "integer", "Fouten die staan: niet aanvaard."),
        Column("waarschuwingen", "integer", "Waarschuwingen die staan."),
        Column("adviezen", "integer", "Adviezen die staan."),
        Column("niet_te_beoordelen", "integer", "Regels die niet te beoordelen waren."),
    ),
    ("source", "dossier_id"),
)
OWN = (BEVINDINGEN, UITKOMSTEN)
"""Those that stand beside the tables, as Parquet."""


@cache
def arrow_schemas() -> dict[str, pa.Schema]:
    """The Arrow schema of everything that a corpus keeps as Parquet, by name, in the order of publication."""
    from pipeline.publish import arrow
    from pipeline.publish.walk import declared

    return {table.name: arrow.schema(table) for table in declared()} | {own.name: _schema(own) for own in OWN}


@cache
def shared() -> frozenset[str]:
    """The tables that are the same for every dossier."""
    from pipeline.publish.walk import declared

    return frozenset(table.name for table in declared() if not table.of_dossier())


PLACE = ("bestand", "regel", "pagina", "pad", "tekst")
"""What a place of a finding tells, by the contract of the findings."""


def _schema(own: Own) -> pa.Schema:
    import pyarrow as pa

    texts = ("bestand", "pad", "tekst")
    place = pa.struct([(name, pa.string() if name in texts else pa.int64()) for name in PLACE])
    types = {"string": pa.string(), "integer": pa.int64(), "places": pa.list_(place), "texts": pa.list_(pa.string())}
    fields = [pa.field(item.name, types[item.kind], metadata={"description": item.description}) for item in own.columns]
    return pa.schema(fields, {"description": own.description})
