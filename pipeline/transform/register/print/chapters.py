"""The chapters of a printed dossier: cover, contents, Leeswijzer, overview, and what follows by code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.contents_entry import has_leader
from pipeline.transform.register.print.codes import CODE, coded, labelled, profiel_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pipeline.transform.register.print.lines import Line

OMSLAG, INHOUD, LEESWIJZER, OVERZICHT = "omslag", "inhoudsopgave", "leeswijzer", "overzicht"
BASIS, GENERIEK, PROFIELEN, KEUZEDEEL = "basis", "generiek", "profielen", "keuzedeel"
_OPENING = {
    "inhoudsopgave": INHOUD,
    "inhoud": INHOUD,
    "leeswijzer": LEESWIJZER,
    "overzichtvanhetkwalificatiedossier": OVERZICHT,
    "overzicht": OVERZICHT,
    "basisdeel": BASIS,
    "beroepsspecifiekeonderdelen": BASIS,
    "1beroepsspecifiekeonderdelen": BASIS,
    "typeringvandeberoepengroep": BASIS,
    "typeringvandeberoepsgroep": BASIS,
    "genericonderdelen": GENERIEK,
    "generiekeonderdelen": GENERIEK,
    "2generiekeonderdelen": GENERIEK,
    "profieldeel": PROFIELEN,
    "keuzedeel": KEUZEDEEL,
    "keuzedelen": KEUZEDEEL,
}
"""The lines that open a chapter, by their letters."""
_ORDER = (OMSLAG, INHOUD, LEESWIJZER, OVERZICHT, BASIS, GENERIEK, PROFIELEN, KEUZEDEEL)
_EARLY = (LEESWIJZER, OVERZICHT)
_LONGEST_HEADING = 60
"""Characters; the longest line that opens a chapter has 36."""


@dataclass(slots=True)
class Chapters:
    """The lines of each chapter in reading order; `koppen` are the lines that opened one."""

    lines: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in _ORDER})
    koppen: list[tuple[str, Line]] = field(default_factory=list)

    def of(self, name: str) -> list[Line]:
        """The lines of a chapter, none when the dossier has no such chapter."""
        return self.lines[name]


def chapters_of(lines: Iterable[Line]) -> Chapters:
    """Cut a dossier into its chapters.

    'Basisdeel' and 'Profieldeel' stand in contents and overview as well: there a chapter ends only at a
    line that no contents or overview has, or at the label that follows the first code.
    """
    chapters, current = Chapters(), OMSLAG
    found = list(_paged(lines))
    for number, line in enumerate(found):
        opened = _opened(line, current, found, number)
        if opened:
            current = opened
            chapters.koppen.append((opened, line))
        else:
            chapters.lines[current].append(line)
    return chapters


def _opened(line: Line, current: str, lines: list[Line], number: int) -> str | None:
    meant = _OPENING.get(squash(line.text)) if len(line.text) <= _LONGEST_HEADING else None
    if meant is None or has_leader(line.text) or line.bullet:
        return None
    if meant == current:
        return meant if current in (BASIS, PROFIELEN) else None
    if _ORDER.index(meant) < _ORDER.index(current):
        return None
    if current == INHOUD and _comes_again((meant,) if meant in _EARLY else _EARLY, lines, number):
        return None  # the contents list their chapters without a page
    if current in (INHOUD, OVERZICHT) and meant in (BASIS, PROFIELEN, GENERIEK, KEUZEDEEL):
        return meant if _is_worked_out(lines, number, in_contents=current == INHOUD) else None
    return meant


def _comes_again(chapters: Collection[str], lines: list[Line], number: int) -> bool:
    later = (lines[at].text for at in range(number + 1, len(lines)))
    return any(len(text) <= _LONGEST_HEADING and _OPENING.get(squash(text)) in chapters for text in later)


def _paged(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those of a contents that is a table as entries: `title ..... page`."""
    inside, page = False, ""
    for line in lines:
        if page and line.text == page and not line.cells:
            page = ""
            continue
        meant = _OPENING.get(squash(line.text)) if not line.cells and len(line.text) <= _LONGEST_HEADING else None
        inside = meant == INHOUD or (inside and meant is None)
        filled = [cell for cell in line.cells if cell]
        if inside and len(filled) > 1 and filled[-1].isdecimal():
            page = filled[-1]
            yield replace(line, text=f"{' '.join(filled[:-1])} ..... {page}", cells=())
        else:
            yield line


def _is_worked_out(lines: list[Line], number: int, *, in_contents: bool) -> bool:
    """Whether what follows a heading is text under labels, and not a list of codes or of pages."""
    for line in lines[number + 1 : number + 12]:
        if has_leader(line.text):
            return False
        if labelled(line.text) or _OPENING.get(squash(line.text[:_LONGEST_HEADING])) in (BASIS, GENERIEK):
            return True
        if not in_contents and (CODE.search(line.text) or _OPENING.get(squash(line.text)) == PROFIELEN):
            code = coded(line.text)
            return bool(code and code[1] and ":" in line.text[:16])
        if profiel_in(line.text) and ":" in line.text[:5]:
            return True
    return not in_contents
