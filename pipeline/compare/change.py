"""What a comparison says: changes, what could not be compared, and what they mean for D 2.5."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.compare.case import Case


class Soort(StrEnum):
    """What happened to a thing."""

    TOEGEVOEGD = "toegevoegd"
    VERWIJDERD = "verwijderd"
    HERNOEMD = "hernoemd"
    HERNUMMERD = "hernummerd"
    GEWIJZIGD = "gewijzigd"
    VERPLAATST = "verplaatst"
    SAMENGEVOEGD = "samengevoegd"
    GESPLITST = "gesplitst"


class Gewicht(StrEnum):
    """How much a change weighs, from heavy to light."""

    INHOUD = "inhoud"
    """What a graduate must know or do."""
    REDACTIE = "redactie"
    """Spelling, punctuation, case, spaces, numbering, wording of no consequence."""
    BEHEER = "beheer"
    """Version, dates, committees, agenda: what is about the dossier and not about the profession."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """Where something stands in a source, and the text that stands there."""

    bestand: str = ""
    regel: int | None = None
    pagina: int | None = None
    pad: str | None = None
    tekst: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The place as it stands in the JSON form."""
        return {
            "bestand": self.bestand,
            "regel": self.regel,
            "pagina": self.pagina,
            "pad": self.pad,
            "tekst": self.tekst,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """One change between two versions.

    The keys are those of the new version, else of the old. `oud` and `nieuw` are the values as
    they stand, None where there is none; of merged and split things all names, parted by `; `.
    `onderdeel` says which part of the thing changed (`omschrijving`, `context`), `waar` names the thing
    for people, `gevolgen` what changed with it. `gelijkenis` (0 to 1) is set where likeness matched.
    """

    soort: Soort
    onderwerp: str
    gewicht: Gewicht
    oud: str | None = None
    nieuw: str | None = None
    uitstroom_id: str | None = None
    kerntaak_nr: int | None = None
    werkproces_id: str | None = None
    competentie_code: str | None = None
    onderdeel: str = ""
    waar: str = ""
    plaats_oud: Plek | None = None
    plaats_nieuw: Plek | None = None
    gelijkenis: float | None = None
    gevolgen: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The change as it stands in the JSON form."""
        return {
            "soort": self.soort.value,
            "onderwerp": self.onderwerp,
            "onderdeel": self.onderdeel or None,
            "waar": self.waar,
            "uitstroom_id": self.uitstroom_id,
            "kerntaak_nr": self.kerntaak_nr,
            "werkproces_id": self.werkproces_id,
            "competentie_code": self.competentie_code,
            "oud": self.oud,
            "nieuw": self.nieuw,
            "gewicht": self.gewicht.value,
            "plaats_oud": self.plaats_oud and self.plaats_oud.as_dict(),
            "plaats_nieuw": self.plaats_nieuw and self.plaats_nieuw.as_dict(),
            "gelijkenis": self.gelijkenis,
            "gevolgen": list(self.gevolgen),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NietVergeleken:
    """What could not be compared, where, and why, in Dutch."""

    onderwerp: str
    reden: str
    waar: str = ""
    uitstroom_id: str | None = None
    kerntaak_nr: int | None = None
    werkproces_id: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The entry as it stands in the JSON form."""
        return {
            "onderwerp": self.onderwerp,
            "waar": self.waar,
            "uitstroom_id": self.uitstroom_id,
            "kerntaak_nr": self.kerntaak_nr,
            "werkproces_id": self.werkproces_id,
            "reden": self.reden,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """The category of D 2.5 that the changes ask for; None when the two are not versions of one dossier.

    `mogelijk` holds categories that the commission may choose instead; each reason quotes what it rests on.
    """

    categorie: int | None
    mogelijk: tuple[int, ...] = ()
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """Which dossier a side is, and of which file its tables were read."""

    dossier_id: str
    bestand: str
    sha256: str
    titel: str = ""
    cohort: str = ""
    formaat: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The side as it stands in the JSON form."""
        return {"dossier_id": self.dossier_id, "bestand": self.bestand, "sha256": self.sha256}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """The whole comparison of two dossiers; `case` is what was matched, for the lists and grids made of it."""

    oud: Bron
    nieuw: Bron
    oordeel: Oordeel
    wijzigingen: tuple[Wijziging, ...]
    niet_vergeleken: tuple[NietVergeleken, ...] = ()
    d25: str = ""
    tellingen: dict[str, dict[str, int]] = field(default_factory=dict)
    case: Case | None = field(default=None, repr=False, compare=False)

    @property
    def of_content(self) -> bool:
        """Whether anything but `beheer` differs."""
        return any(item.gewicht is not Gewicht.BEHEER for item in self.wijzigingen)

    def as_dict(self) -> dict[str, Any]:
        """The comparison in the shape of the contract."""
        return {
            "oud": self.oud.as_dict(),
            "nieuw": self.nieuw.as_dict(),
            "categorie": self.oordeel.categorie,
            "mogelijke_categorie": list(self.oordeel.mogelijk),
            "redenen": list(self.oordeel.redenen),
            "wijzigingen": [item.as_dict() for item in self.wijzigingen],
            "niet_vergeleken": [item.as_dict() for item in self.niet_vergeleken],
            "tellingen": self.tellingen,
            "d25": self.d25,
        }
