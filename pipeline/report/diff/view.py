"""What the page of a comparison needs, laid out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.compare.grids import Raster, grids
from pipeline.compare.was_wordt import WHOLE, Regel, sheets
from pipeline.report.diff.marks import Part, marks
from pipeline.report.diff.words import heading, maybe, place, subject, tally
from pipeline.report.dossier import clip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.compare.change import Bron, Vergelijking, Wijziging

DOSSIER = "Het hele dossier"


@dataclass(frozen=True, slots=True)
class Kaart:
    """A change on the page; `oud` and `nieuw` are stretches of text, each marked or not."""

    soort: str
    onderwerp: str
    gewicht: str
    uitstroom: str
    naam: str
    oud: tuple[Part, ...]
    nieuw: tuple[Part, ...]
    plaats_oud: str
    plaats_nieuw: str
    gevolgen: tuple[str, ...]
    gelijkenis: str


@dataclass(frozen=True, slots=True)
class Plek:
    """What the changes below one heading are about."""

    naam: str
    kaarten: tuple[Kaart, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """The changes of one uitstroom, or of what is of none."""

    anker: str
    naam: str
    plekken: tuple[Plek, ...]

    @property
    def aantal(self) -> int:
        """How many changes it holds."""
        return sum(len(plek.kaarten) for plek in self.plekken)


@dataclass(frozen=True, slots=True)
class View:
    """A whole page, ready to be rendered."""

    kop: str
    stijl: str
    mogelijk: str
    telling: str
    redenen: tuple[str, ...]
    oud: Bron
    nieuw: Bron
    d25: str
    groepen: tuple[Groep, ...]
    uitstromen: dict[str, str]
    onderwerpen: tuple[str, ...]
    rasters: tuple[Raster, ...]
    competenties: dict[str, str]
    was_wordt: tuple[tuple[str, tuple[Regel, ...]], ...]
    niet_vergeleken: tuple[tuple[str, str], ...]
    aantal: int
    versie: str


def view(found: Vergelijking, version: str) -> View:
    """Lay out a comparison; `version` is that of this program."""
    case = found.case
    names = {**case.old.uitstromen, **case.new.uitstromen} if case else {}
    lists = sheets(found)
    return View(
        heading(found),
        {1: "let", 2: "let", 3: "let", 4: "goed"}.get(found.oordeel.categorie or 0, "slecht"),
        maybe(found),
        tally(found),
        tuple(clip(reason, 400) for reason in found.oordeel.redenen),
        found.oud,
        found.nieuw,
        found.d25,
        _groups(found.wijzigingen, names),
        {key: clip(name, 80) for key, name in names.items()},
        tuple(sorted({item.onderwerp for item in found.wijzigingen})),
        grids(found),
        (case.new.competenties or case.old.competenties) if case else {},
        tuple((name, tuple(lists[name])) for name in WHOLE.values() if name in lists),
        tuple((clip(item.waar, 200), clip(item.reden, 400)) for item in found.niet_vergeleken),
        len(found.wijzigingen),
        version,
    )


def _groups(changes: Iterable[Wijziging], names: dict[str, str]) -> tuple[Groep, ...]:
    """First what is of no uitstroom, then by uitstroom; below each by what the change is about, as it was told."""
    by_owner: dict[str, dict[str, list[Wijziging]]] = {}
    for change in changes:
        owner = change.uitstroom_id or ""
        by_owner.setdefault(owner, {}).setdefault(_about(change), []).append(change)
    return tuple(
        Groep(
            f"groep-{owner or 'dossier'}",
            f"Uitstroom {owner} {clip(names.get(owner, ''), 120)}" if owner else DOSSIER,
            tuple(Plek(clip(name, 240) or DOSSIER, tuple(map(card, group))) for name, group in places.items()),
        )
        for owner, places in sorted(by_owner.items(), key=lambda item: (len(item[0]), item[0]))
    )


def _about(change: Wijziging) -> str:
    """What a change is about, without the uitstroom that stands above it."""
    return change.waar.split(", uitstroom ")[0] if change.uitstroom_id and change.werkproces_id else change.waar


def card(change: Wijziging) -> Kaart:
    """A change for the page, its differing words marked."""
    old, new = marks(change)
    return Kaart(
        change.soort.value,
        _subject(change),
        change.gewicht.value,
        change.uitstroom_id or "",
        change.onderwerp,
        old,
        new,
        place(change.plaats_oud),
        place(change.plaats_nieuw),
        tuple(clip(text, 200) for text in change.gevolgen),
        f"{change.gelijkenis:.0%}" if change.gelijkenis is not None else "",
    )


def _subject(change: Wijziging) -> str:
    """What a change is about, without what the heading above it says already."""
    if change.onderdeel and change.onderdeel == change.waar:
        return change.onderwerp
    _, comma, competentie = change.waar.partition(", competentie ")
    return f"{subject(change)} bij de competentie {clip(competentie, 80)}" if comma else subject(change)
