"""The blocks that make up a page: what both writers, of text and of PDF, lay out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.dossiers.model import Commissie, Dossier, Kerntaak, Matrix, Niveaus, OverzichtGroep, Regel, Uitwerking


@dataclass
class Kop:
    """A heading: rank 0 a part, 1 a chapter, 2 a paragraph, 3 below it; `nummer` as in the contents."""

    tekst: str
    rang: int
    nummer: str = ""
    sleutel: str = ""


@dataclass
class Alinea:
    """A paragraph; `stijl` is empty, `vet` or `cursief`."""

    tekst: str
    stijl: str = ""


@dataclass
class Lijst:
    """A list of items; `link` says that the conversion made links of them."""

    items: list[str]
    link: bool = False


@dataclass
class Cel:
    """A cell: paragraphs, then items; `plat` are lines that the text conversion joined."""

    alineas: list[str] = field(default_factory=list)
    punten: list[str] = field(default_factory=list)
    vet: bool = False
    plat: bool = False


@dataclass
class Tabel:
    """A plain table; `kop` counts its header rows."""

    rijen: list[list[Cel]]
    kop: int = 0


@dataclass
class Omslag:
    """The cover."""

    dossier: Dossier


@dataclass
class Inhoud:
    """The contents."""

    regels: list[Regel]


@dataclass
class Overzicht:
    """The overview of B 3."""

    groepen: list[OverzichtGroep]
    uitstromen: list[str]


@dataclass
class Niveaumatrix:
    """A level matrix of B 4."""

    niveaus: Niveaus


@dataclass
class Beschrijving:
    """The table of B 5."""

    kerntaak: Kerntaak


@dataclass
class Matrixblok:
    """A proces-competentie-matrix; those of Deel B are coloured in a PDF, `gebruikt` per werkproces and letter."""

    matrix: Matrix
    deel: str
    gebruikt: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    uitstromen: list[str] = field(default_factory=list)


@dataclass
class Detailblok:
    """The detaillering of a werkproces."""

    uitwerking: Uitwerking


@dataclass
class Commissieblok:
    """The members of a committee."""

    commissie: Commissie


Blok = (
    Kop
    | Alinea
    | Lijst
    | Tabel
    | Omslag
    | Inhoud
    | Overzicht
    | Niveaumatrix
    | Beschrijving
    | Matrixblok
    | Detailblok
    | Commissieblok
)


def cel(*alineas: str, vet: bool = False) -> Cel:
    """A cell of paragraphs."""
    return Cel(list(alineas), vet=vet)


def running(alineas: list[str]) -> Iterator[Blok]:
    """Running text: paragraphs, and lists of the texts that begin with `• `."""
    items: list[str] = []
    for alinea in alineas:
        if alinea.startswith("• "):
            items.append(alinea[2:])
            continue
        if items:
            yield Lijst(items)
            items = []
        yield Alinea(alinea)
    if items:
        yield Lijst(items)
