"""The chapters of a dossier of the format of 2009, by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.transform.labels import Labelled, labelled_rows
from pipeline.transform.sections import INHOUD, INLEIDING, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Chapter = tuple[Section, ...]
"""The sections of a chapter, that of its own heading first; empty when the dossier has no such chapter."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The sections of a dossier, cut into its chapters once.

    `sections` are all of them in reading order. Of Deel B: `inleiding_b` (1), `algemeen` (2, general
    information), `overzicht` (3), `uitstromen` (4), `kerntaken` (5), `totaaloverzicht` (6); of Deel C:
    `uitwerking` (2) and `eenheden` (3); of Deel D the paragraphs on `betrokkenen` and `wijzigingen`.
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
    deel_d: Chapter

    @property
    def omslag(self) -> Section:
        """The cover: whatever stands before the contents."""
        return self.sections[0]

    def labelled(self, label: str) -> list[Labelled]:
        """The rows of the general information (B 2) behind `label` (squashed)."""
        return [found for found in self.gegevens if found.label == label]


def chapters_of(sections: Sequence[Section]) -> Chapters:
    """Cut the sections of a document, the cover first, into the chapters of the format of 2009."""
    parts = {deel: _part(sections, deel) for deel in (INHOUD, INLEIDING, *"ABCD")}
    numbered = {deel: tuple(section for section in parts[deel] if section.nummer) for deel in "ABCD"}
    b, c, d = numbered["B"], numbered["C"], numbered["D"]
    algemeen = _chapter(b, "algemeneinformatie", number="2")
    return Chapters(
        sections=tuple(sections),
        inhoudsopgave=parts[INHOUD],
        inleiding=parts[INLEIDING],
        deel_a=parts["A"],
        inleiding_b=tuple(section for section in b if section.nummer == "1"),
        algemeen=algemeen,
        gegevens=tuple(found for section in algemeen for found in labelled_rows(section)),
        overzicht=_chapter(b, "overzicht", number="3"),
        uitstromen=_chapter(b, "beschrijvingvandeuitstromen", number="4"),
        kerntaken=_chapter(b, "beschrijvingvandekerntaken", number="5"),
        totaaloverzicht=_chapter(b, "totaaloverzicht", "procescompetentie", number="6"),
        uitwerking=_chapter(c, "uitstromen", number="2"),
        eenheden=_chapter(c, "certificeerbareeenheden"),
        betrokkenen=_beginning(d, "betrokkenen"),
        wijzigingen=_beginning(d, "wijzigingen"),
        deel_d=d,
    )


def _part(sections: Iterable[Section], deel: str) -> Chapter:
    return tuple(section for section in sections if section.deel == deel)


def _beginning(sections: Iterable[Section], word: str) -> Chapter:
    return tuple(section for section in sections if section.naam.startswith(word))


def _chapter(part: Chapter, *words: str, number: str = "") -> Chapter:
    """The sections of the chapter of a part whose title has one of `words`, or else that has this `number`.

    The title counts first, so that a dossier that renumbers its chapters is read all the same.
    """
    tops = (section for section in part if section.diepte == 1)
    named = next((top.nummer for top in tops if any(word in top.naam for word in words)), number)
    return tuple(section for section in part if section.hoofdstuk == named)
