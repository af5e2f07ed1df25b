"""A small model of a kwalificatiedossier: every place that names a thing holds its own copy.

A consistent dossier says the same in all of them; a fault is put in by changing one place.
`tests.dossiers.build` fills the model from a short description, `tests.dossiers.text` and
`tests.dossiers.print` write it as a text conversion and as a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
TAALNIVEAUS = ("C2", "C1", "B2", "B1", "A2", "A1")
REKENNIVEAUS = ("Z2", "Z1", "Y2", "Y1", "X2", "X1")
VAARDIGHEDEN = ("Luisteren", "Lezen", "Gesprekken voeren", "Spreken", "Schrijven")
DOMEINEN = ("Getallen", "Ruimte en vorm", "Gegevens verwerking", "Verbanden")


@dataclass
class Regel:
    """A line of the contents: number (empty for a part), title, page."""

    nummer: str
    titel: str
    pagina: int


@dataclass
class Genummerd:
    """A number and a title: a werkproces in a list, an uitstroom in the legend."""

    nummer: str
    titel: str


@dataclass
class Rij:
    """A row of a matrix: werkproces, and per letter the sign in its cell; `kerntaak` opens a group (C 3)."""

    nummer: str
    titel: str
    tekens: dict[str, str] = field(default_factory=dict)
    kerntaak: str = ""


@dataclass
class Matrix:
    """A proces-competentie-matrix; `sleutel` is B-1, C-U1-1 or CE-E1, `titel` its first cell."""

    sleutel: str
    titel: str
    rijen: list[Rij]


@dataclass
class OverzichtGroep:
    """A kerntaak in the overview of B 3 with its werkprocessen and the uitstromen marked for each."""

    titel: str
    rijen: list[tuple[Genummerd, list[str]]]


@dataclass
class Niveaus:
    """A level matrix: title, columns, rows from high to low, the marked (row, column) pairs and those marked twice."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[str, ...]
    kruisjes: set[tuple[str, str]]
    dubbel: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Uitstroom:
    """Chapter B 4.n: heading, the rows of the table, the level matrices."""

    nummer: str
    naam: str
    rijen: list[tuple[str, list[str]]]
    niveaus: list[Niveaus]


@dataclass
class Kerntaak:
    """Chapter B 5.n: the title in the heading and in the table, the description, the werkprocessen."""

    nummer: int
    kop: str
    titel: str
    beschrijving: list[str]
    werkprocessen: list[Genummerd]


@dataclass
class Detaillering:
    """A row of the detaillering; `vakkennis` None refers to the first competentie."""

    competentie: str
    componenten: list[str]
    indicator: str
    vakkennis: list[str] | None = None


@dataclass
class Uitwerking:
    """A werkproces of an uitstroom in Deel C, with the titles as they stand above its table."""

    nummer: str
    titel: str
    kerntaak: str
    omschrijving: list[str]
    resultaten: list[str]
    detailleringen: list[Detaillering]


@dataclass
class KerntaakC:
    """A kerntaak of an uitstroom in Deel C: heading, matrix title, matrix, werkprocessen."""

    nummer: int
    kop: str
    matrixkop: str
    detailkop: str
    matrix: Matrix | None
    uitwerkingen: list[Uitwerking]


@dataclass
class UitstroomC:
    """Chapter C 2.n."""

    nummer: str
    naam: str
    kerntaken: list[KerntaakC]


@dataclass
class Eenheid:
    """Chapter C 3.n: a certificeerbare eenheid."""

    nummer: str
    kop: str
    naam: str
    toelichting: list[str]
    matrix: Matrix


@dataclass
class Commissie:
    """A committee of D 2.1: the sentence above the table, and (group, delegated by, role) rows."""

    aanhef: str
    leden: list[tuple[str, str, str]]


@dataclass
class Categorie:
    """A row of the change table in D 2.5, and what is explained below it."""

    nummer: int
    naam: str
    omschrijving: str
    aangekruist: bool
    toelichting: list[str]


@dataclass
class Versie:
    """A row of the version history; `crebo` as printed between the brackets, empty for none."""

    naam: str
    crebo: str
    reden: list[str]


@dataclass
class Paragraaf:
    """A numbered paragraph of running text; a text that begins with `• ` is an item of a list."""

    nummer: str
    titel: str
    alineas: list[str]


@dataclass
class Dossier:
    """A whole dossier, place by place in reading order."""

    organisatie: str
    titel: str
    crebocodes: list[str]
    sector: str
    branches: list[str]
    cohort: str
    inhoud: list[Regel]
    inleiding: list[str]
    beeldkop: str
    beeldtitel: str
    beeld: list[tuple[str, list[str]]]
    in_beeld: list[tuple[int, list[str], list[str]]]
    b1: Paragraaf
    colofon: list[tuple[str, str]]
    diplomas: list[tuple[str, int]]
    eenheden_b2: list[str]
    wettelijk: str
    branche: str
    profielen: list[str]
    typering: Paragraaf
    loopbaan: list[tuple[str, str]]
    trends: list[tuple[str, str]]
    perspectieven: list[tuple[str, str, str]]
    legenda: list[Genummerd]
    overzicht: list[OverzichtGroep]
    lijst_b4: list[str]
    uitstromen: list[Uitstroom]
    kerntaken: list[Kerntaak]
    totaal: list[tuple[Genummerd, Matrix]]
    inleiding_c: list[str]
    uitwerking: list[UitstroomC]
    lijst_c3: list[str]
    eenheden: list[Eenheid]
    inleiding_d: list[str]
    commissies: list[Commissie]
    slot_betrokkenen: str
    verwantschap: list[str]
    vertaling: list[str]
    discussie: list[str]
    categorieen: list[Categorie]
    versietitel: str
    versies: list[Versie]
    perspectief: list[str]
    agenda: list[tuple[str, list[str], str, str]]
    heeft_c3: bool = True
    koppen: dict[str, str] = field(default_factory=dict)
    weggelaten: set[str] = field(default_factory=set)
