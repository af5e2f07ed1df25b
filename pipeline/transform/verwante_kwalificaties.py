"""The qualifications of 'Kwalificaties in beeld' (Deel A): `verwante_kwalificaties`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from pipeline.document import Row
    from pipeline.transform.chapters import Chapter
    from pipeline.transform.kenmerken import Kenmerken

_NIVEAU = re.compile(r"^Niveau\s+([0-9])$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(\S.*?)\s*\(([^()]*)\)$")


def level_of(text: str) -> int | None:
    """The niveau that stands above a column: 3 for 'Niveau 3'."""
    found = _NIVEAU.match(text)
    return int(found[1]) if found else None


def verwante_kwalificaties(deel_a: Chapter, kenmerken: Kenmerken) -> Facts:
    """The rows of `verwante_kwalificaties`, and those of `niveauvermeldingen` for the dossier's own uitstromen there."""
    for section in deel_a:
        levels: dict[int, int] = {}
        for row in (row for table in section.tables for row in table.rows):
            found = {i: niveau for i, cell in enumerate(row.cells) if (niveau := level_of(cell.text)) is not None}
            if found:
                levels = found
            if levels:
                yield Fact("verwante_kwalificaties", row.place)
                yield from _related(row, {} if found else levels, kenmerken)


def _related(row: Row, levels: dict[int, int], kenmerken: Kenmerken) -> Facts:
    for index, niveau in levels.items():
        for text in row.cells[index].items if index < len(row.cells) else ():
            if text.endswith(":"):
                continue
            centra = _IN_BRACKETS.match(text)
            naam = centra[1] if centra else text
            key = kenmerken.uitstroom(text) or kenmerken.uitstroom(naam)
            if key and kenmerken.uitstroom(text):
                naam, centra = text, None
            yield fact(
                "verwante_kwalificaties",
                row.place,
                niveau=niveau,
                naam=naam,
                kenniscentra=centra[2] if centra else None,
            )
            if key:
                yield fact(
                    "niveauvermeldingen",
                    row.place,
                    uitstroom_id=key,
                    plaats="kwalificaties-in-beeld",
                    naam=naam,
                    niveau=niveau,
                )
