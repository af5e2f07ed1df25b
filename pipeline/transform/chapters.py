"""The chapters of a dossier of the format of 2009, by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.transform.labels import Labelled, labelled_rows
from pipeline.transform.sections import INHOUD, INLEIDING, Section
from pipeline.transform.wordings import meaning, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Chapter = tuple[Section, ...]
"""The sections of a chapter, that of its own heading first; empty when the dossier has no such chapter."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The sections of a dossier, cut into its chapters once.

    `sections` are all of them in reading order. Of Deel B: `inleiding_b` (1), `algemeen` (2, general
    information), `overzicht` (3), `uitstromen` (4), `kerntaken` (5), `totaaloverzicht` (6); of Deel C:
    `uitwerking` (2) and `eenheden` (3); of Deel D the chapter on the `proces` (2) and its paragraphs on `betrokkenen` and `wijzigingen`.
    `gegevens` are the labelled rows of the general information.
    """

    sections: Chapter
    inhoudsopgave: Chapter
    inleiding: Chapter
    deel_a: Chapter
    inleiding_b: Chapter
    algemeen: Chapter
    gegevens: tuple[Labelled, ...]
    overzicht: Chapter
    uitstromen: Chapter
    kerntaken: Chapter
    totaaloverzicht: Chapter
    uitwerking: Chapter
    eenheden: Chapter
    betrokkenen: Chapter
    wijzigingen: Chapter
    proces: Chapter
    deel_d: Chapter

    @property
    def read(self) -> tuple[Chapter, ...]:
        """The chapters that readers look into."""
        return (
            self.inleiding_b,
            self.algemeen,
            self.overzicht,
            self.uitstromen,
            self.kerntaken,
            self.totaaloverzicht,
            self.uitwerking,
            self.eenheden,
            self.betrokkenen,
            self.wijzigingen,
        )

    @property
    def omslag(self) -> Section:
        """The cover: whatever stands before the contents."""
        return self.sections[0]

    def labelled(self, betekenis: str) -> list[Labelled]:
        """The rows of the general information (B 2) whose label has this meaning."""
        return [found for found in self.gegevens if meaning("gegeven", found.label) == betekenis]


def chapters_of(sections: Sequence[Section]) -> Chapters:
    """Cut the sections of a document, the cover first, into the chapters of the format of 2009."""
    parts = {deel: _part(sections, deel) for deel in (INHOUD, INLEIDING, *"ABCD")}
    b, c = (_by_chapter(deel, parts[deel]) for deel in "BC")
    algemeen = b.get("algemeen", ())
    return Chapters(
        sections=tuple(sections),
        inhoudsopgave=parts[INHOUD],
        inleiding=parts[INLEIDING],
        deel_a=parts["A"],
        inleiding_b=b.get("inleiding", ()),
        algemeen=algemeen,
        gegevens=tuple(found for section in algemeen for found in labelled_rows(section)),
        overzicht=b.get("overzicht", ()),
        uitstromen=b.get("uitstromen", ()),
        kerntaken=b.get("kerntaken", ()),
        totaaloverzicht=b.get("totaaloverzicht", ()),
        uitwerking=c.get("uitwerking", ()),
        eenheden=c.get("eenheden", ()),
        betrokkenen=_meaning(parts["D"], "betrokkenen"),
        wijzigingen=_meaning(parts["D"], "wijzigingen"),
        proces=_by_chapter("D", parts["D"]).get("proces", ()),
        deel_d=tuple(section for section in parts["D"] if section.nummer),
    )


def _part(sections: Iterable[Section], deel: str) -> Chapter:
    return tuple(section for section in sections if section.deel == deel)


def _meaning(part: Chapter, betekenis: str) -> Chapter:
    """The numbered paragraphs of Deel D whose title has this meaning, however deep they stand."""
    return tuple(section for section in part if section.nummer and meaning("D.proces", section.titel) == betekenis)


def _by_chapter(deel: str, part: Chapter) -> dict[str, Chapter]:
    """The sections of each chapter of a part, by what the chapter is.

    The title counts first, so that a dossier that renumbers its chapters is read all the same; a chapter that no
    title names is that of its usual number, unless the title there means another chapter.
    """
    named: dict[str, str] = {}
    for section in part:
        what = meaning(deel, section.titel) if section.diepte == 1 else None
        if what:
            named.setdefault(what, section.nummer)
    taken = set(named.values())
    for wording in wordings("nummer"):
        of, _dot, what = wording.betekenis.partition(".")
        if of == deel and what not in named and wording.schrijfwijze not in taken:
            named[what] = wording.schrijfwijze
    return {what: tuple(item for item in part if item.nummer and item.hoofdstuk == nr) for what, nr in named.items()}
