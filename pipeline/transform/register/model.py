"""A kwalificatiedossier of 2015 and later, as its parts: what a reader of XML or of a print fills.

Everything that becomes a row has its `place`. What a source does not show is None or empty. Texts are
lines (paragraphs and items) free of markup. Facts are made of this alone (`pipeline.transform.register`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.document import Place
    from pipeline.elements import Line


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text of one or more lines, and where it stands."""

    lines: tuple[Line, ...]
    place: Place

    @property
    def tekst(self) -> str:
        """The text as a column holds it: paragraphs and items apart by a line break."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """What a profiel adds to a text of the basis; `uitstroom_id` is None for a profiel that is not there, and `gelezen` its name."""

    uitstroom_id: str | None
    place: Place
    tekst: Tekst | None
    gelezen: str | None = None


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A text that holds for all who have the kerntaak, and what each profiel adds to it."""

    tekst: Tekst | None = None
    aanvullingen: tuple[Aanvulling, ...] = ()

    def of(self, uitstroom_id: str) -> tuple[Tekst, ...]:
        """The additions of one profiel that say something."""
        return tuple(
            item.tekst for item in self.aanvullingen if item.tekst is not None and item.uitstroom_id == uitstroom_id
        )


@dataclass(frozen=True, slots=True)
class Genoemd:
    """A kennis or competentie that is called for: its number or letter (None when it is unknown), and where.

    `gelezen` is how a print names it.
    """

    sleutel: str | None
    place: Place
    gelezen: str | None = None


@dataclass(frozen=True, slots=True)
class LijstAanvulling:
    """What a profiel adds to a list of the basis."""

    uitstroom_id: str | None
    place: Place
    items: tuple[Genoemd, ...]
    gelezen: str | None = None


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of kennis or competenties, and what each profiel adds to it."""

    items: tuple[Genoemd, ...] = ()
    aanvullingen: tuple[LijstAanvulling, ...] = ()


@dataclass(frozen=True, slots=True)
class Werkproces:
    """A werkproces; `hoofdstuk` is the number in its code (`W2`), None when it has none.

    `onder` is the code of the kerntaak under which a print shows it, when that is not its own.
    """

    place: Place
    titel: str | None
    hoofdstuk: int | None
    register_nr: str | None = None
    omschrijving: Onderdeel = Onderdeel()
    resultaat: Onderdeel = Onderdeel()
    gedrag: Onderdeel = Onderdeel()
    competenties: Lijst = Lijst()
    onder: str | None = None


@dataclass(frozen=True, slots=True)
class Kerntaak:
    """A kerntaak of the basis, or of the profiel `uitstroom_id`."""

    place: Place
    titel: str | None
    hoofdstuk: int | None
    uitstroom_id: str | None = None
    register_nr: str | None = None
    complexiteit: Onderdeel = Onderdeel()
    verantwoordelijkheid: Onderdeel = Onderdeel()
    kennis: Lijst = Lijst()
    werkprocessen: tuple[Werkproces, ...] = ()


@dataclass(frozen=True, slots=True)
class Profiel:
    """A profiel; `waarden` are the columns of `uitstromen` that it states itself."""

    place: Place
    uitstroom_id: str
    hoofdstuk: int | None
    waarden: Mapping[str, object]
    kerntaken: tuple[Kerntaak, ...] = ()


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of a table that needs nothing but its own columns."""

    tabel: str
    place: Place
    waarden: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading over running text: the part of the dossier, its number and title, and how deep it is."""

    deel: str
    titel: str | None = None
    nummer: str | None = None
    diepte: int = 0


@dataclass(frozen=True, slots=True)
class Lopend:
    """Running text under a heading."""

    kop: Kop
    tekst: Tekst


@dataclass(slots=True)
class Dossier:
    """A whole dossier; `waarden` are the columns of `dossiers` that it states.

    `beroepshouding` and `resultaat` are of the basis and hold for every profiel. `rijen` are of the
    tables that only list: crebocodes, kennis, brondocumenten, onderhoudsagenda and their like.
    """

    place: Place
    waarden: Mapping[str, object]
    crebo: str | None = None
    beroepshouding: Tekst | None = None
    resultaat: Tekst | None = None
    kerntaken: tuple[Kerntaak, ...] = ()
    profielen: tuple[Profiel, ...] = ()
    rijen: list[Rij] = field(default_factory=list)
    lopend: list[Lopend] = field(default_factory=list)
