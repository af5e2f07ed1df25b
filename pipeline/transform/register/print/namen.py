"""The profielen of a printed dossier by number and by name, wherever it names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.contents_entry import entry, has_leader
from pipeline.transform.register.print.codes import coded, profiel_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.transform.register.print.blocks import Blok
    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.codes import Code
    from pipeline.transform.register.print.lines import Line

_CREBO = re.compile(r"crebo(?:nr|nummer|code)?s?\s?[.:]?\s?(?P<crebo>[0-9]{4,6})\s?\)?$", re.IGNORECASE)
_END = 40
"""Characters of a line in which its crebonummer ends it: 'Crebonummer: 23181)' has 20."""


ROW = re.compile(
    r"\s(?P<niveau>[1-4])\s+(?:[1-8]\s+)?(?P<vereisten>Ja|Nee)\b(?:\s+(?P<soort>[a-z]+opleiding|entreeopleiding)\b)?",
    re.IGNORECASE,
)
"""The level, vereisten and soort opleiding of a profiel in a line of the overview whose columns ran together."""


@dataclass(slots=True)
class Namen:
    """The profielen: the line, name and number of each, by number in the order of their numbers."""

    profielen: dict[int, tuple[str, Line]] = field(default_factory=dict)

    def uitstroom(self, nummer: int) -> str | None:
        """The key of the profiel with this number (U2)."""
        return f"U{nummer}" if nummer in self.profielen else None

    def named(self, naam: str | None) -> str | None:
        """The key of the profiel with this name, whatever its case and spaces, None when none bears it."""
        wanted = squash(naam or "")
        return next((f"U{nummer}" for nummer, (own, _) in self.profielen.items() if squash(own) == wanted), None)


def namen_of(chapters: Chapters, blocks: list[Blok]) -> Namen:
    """The profielen: their own chapter tells their names best, then the contents, the overview and the cover."""
    found: dict[int, tuple[str, Line]] = {}
    for block in blocks:
        if block.profiel is not None:
            found.setdefault(block.profiel, (block.titel, block.koppen[0]))
    for key, titel, line in named_in_contents(chapters):
        if isinstance(key, int):
            found.setdefault(key, (titel, line))
    for nummer, naam, line in overview_profielen(chapters):
        found.setdefault(nummer, (naam, line))
    return Namen(dict(sorted(found.items())))


def named_in_contents(chapters: Chapters) -> Iterator[tuple[Code | int, str, Line]]:
    """The code, or the number of a profiel, and the title of each entry of the contents that has one."""
    for line in chapters.of("inhoudsopgave"):
        listed = entry(line.text) if has_leader(line.text) else None
        named = (coded(listed.titel) or profiel_in(listed.titel)) if listed else None
        if named:
            yield named[0], named[1], line


def overview_profielen(chapters: Chapters) -> list[tuple[int, str, Line]]:
    """The number and name of each profiel as the table of profielen in the overview names it."""
    found = []
    for line in chapters.of("overzicht"):
        profiel = profiel_in(line.cells[0] if line.cells else line.text)
        if profiel and (
            len([cell for cell in line.cells if cell]) > 2 or (not line.cells and not ROW.search(line.text))
        ):
            found.append((*profiel, line))
        elif len(line.cells) > 1 and re.fullmatch(r"P\s?[0-9]{1,2}", line.cells[0]) and line.cells[1]:
            found.append((int(line.cells[0].lstrip("P ")), line.cells[1], line))
    return found


def overview_rows(chapters: Chapters) -> dict[int, Line]:
    """The line of the table of profielen in the overview that tells the level of each profiel, by its number."""
    found: dict[int, Line] = {}
    for line in chapters.of("overzicht"):
        profiel = profiel_in(line.cells[0] if line.cells else line.text)
        if profiel and (len([cell for cell in line.cells if cell]) > 2 or ROW.search(line.text)):
            found.setdefault(profiel[0], line)
    return found


def crebo_in(text: str) -> tuple[str, str] | None:
    """The name (may be empty) and the crebonummer of a line of the cover."""
    plain = text.strip()
    found = _CREBO.search(plain, max(0, len(plain) - _END))
    return (plain[: found.start()].strip(" »("), found["crebo"]) if found else None
