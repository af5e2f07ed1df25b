"""A small model of a dossier of 2015 and later; `write` gives everything its number."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Aanvulling:
    """What a profiel adds: None where it has no element for it, empty where the element says nothing."""

    omschrijving: str | None = None
    resultaat: str | None = None
    gedrag: str | None = None
    competenties: str | None = None
    complexiteit: str | None = None
    verantwoordelijkheid: str | None = None
    kennis: list[str] | None = None


@dataclass
class Werkproces:
    """A werkproces: `gedrag` is an opening and items, `competenties` letters; additions by number of the profiel."""

    titel: str
    omschrijving: str
    resultaat: str
    gedrag: str
    competenties: str
    aan: dict[int, Aanvulling] = field(default_factory=dict)


@dataclass
class Kerntaak:
    """A kerntaak: `kennis` are texts of the list of the dossier."""

    titel: str
    complexiteit: str
    verantwoordelijkheid: str
    kennis: list[str]
    werkprocessen: list[Werkproces]
    aan: dict[int, Aanvulling] = field(default_factory=dict)


@dataclass
class Profiel:
    """A profiel; `talen` maps a language to its skills and levels."""

    naam: str
    niveau: int
    soort: str
    crebo: str
    typering: str
    kerntaken: list[Kerntaak]
    bijzonder: str = "Nee"
    wettelijk: str = "Nee"
    talen: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass
class Dossier:
    """A whole dossier."""

    titel: str
    crebo: str
    kerntaken: list[Kerntaak]
    profielen: list[Profiel]
    nr: int = 9001
    versie: str = ""
    vorige: str = "8001"
    wettelijk: str = "Nee"
    geldig: str = "01-08-2016"
    vastgesteld: str = "26-11-2015"
    categorie: int = 3
    wijzigingen: str = "Mutaties:\n- In B1-K1-W1 is de tekst verduidelijkt.\n- De kennis van de was is aangescherpt."
    kennis: list[str] = field(default_factory=list)
    agenda: list[tuple[str, str, str, str]] = field(default_factory=list)
    betrokkenen: str = ""
