"""The profiles that B 2.2 names as the base of the dossier: `beroepscompetentieprofielen`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.dutch_dates import iso_date
from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.document import Cell
    from pipeline.transform.labels import Labelled

_PROFIEL = re.compile(r"^(.+?)\s+\(([^()]+)\)\s*,?\s*(.*)$")
_DATUM = re.compile(r"\b[0-9]{1,2}(?:\s+[a-z]+\s+|-[0-9]{1,2}-)[0-9]{4}\b", re.IGNORECASE)


def beroepscompetentieprofielen(documenten: Iterable[Labelled]) -> Facts:
    """The rows of `beroepscompetentieprofielen` in the cells 'Bron- en referentiedocumenten' of B 2.2."""
    for cell in documenten:
        for text in _after(cell.cell, "beroepscompetentieprofiel"):
            found = _PROFIEL.match(text)
            datum = _DATUM.search(found[3]) if found else _DATUM.search(text)
            yield fact(
                "beroepscompetentieprofielen",
                cell.place,
                naam=found[1] if found else text,
                organisatie=found[2] if found else None,
                datum=datum and datum[0],
                datum_iso=iso_date(datum and datum[0]),
            )
        yield Fact("beroepscompetentieprofielen", cell.place)


def _after(cell: Cell, word: str) -> Iterator[str]:
    """The bullets that follow the block in which `word` stands."""
    begun = False
    for block in cell.blocks:
        if block.bullet and begun:
            yield block.text
        elif not block.bullet:
            begun = word in squash(block.text)
