"""The line or page on which what a finding quotes stands, where a table only knows that of the head of a block.

The description of a kerntaak runs over many lines of a source, and its row bears the first. A quotation
is sought from there on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Finding, Plaats
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronverantwoording

FURTHEST = 120
"""Lines of the source that a block may run on: the description of a kerntaak takes 60 in the longest dossier seen."""
LEAST = 12
"""Letters of a quotation below which it may stand anywhere."""
_PLAIN = re.compile(r"<[^>]{0,80}>|&#?\w{1,8};|[\W_]+")


class _Line(NamedTuple):
    regel: int
    pagina: int | None
    tekst: str


class Lines:
    """The lines of a source as letters alone, to find in which of them a quotation stands."""

    def __init__(self, account: Table[Bronverantwoording] | Iterable[Bronverantwoording]) -> None:
        self._account = account
        self._made: dict[_Line, str] = {}

    def placed(self, finding: Finding) -> Finding:
        """The finding with each of its places at the line, or on the page, where what it quotes stands."""
        places = tuple(self._placed(place) for place in finding.plaatsen)
        return finding if places == finding.plaatsen else replace(finding, plaatsen=places)

    def _placed(self, place: Plaats) -> Plaats:
        if place.pad is not None or (place.regel is None and place.pagina is None) or not self._lines:
            return place
        for wanted in self._wanted(place):
            found = self._find(place, wanted)
            if found is not None:
                on_page = place.regel is None
                return replace(place, pagina=found.pagina) if on_page else replace(place, regel=found.regel)
        return place

    def _wanted(self, place: Plaats) -> list[str]:
        """The letters to look for: the words that matter with those around them, then those words alone."""
        text = place.tekst.strip("… ")
        wanted = []
        for words in place.nadruk[:1]:
            at = text.find(words)
            if at >= 0:
                wanted += [
                    letters(text[max(at - 30, 0) : at + len(words) + 30]),
                    letters(text[max(at - 12, 0) : at + len(words)]),
                ]
            wanted.append(letters(words))
        whole = [letters(text[:60]), letters(text[:35])]
        return [part for part in wanted if len(part) >= LEAST] + [part for part in whole if len(part) >= 2 * LEAST]

    def _find(self, place: Plaats, wanted: str) -> _Line | None:
        start = self._first(place)
        return next((line for line in self._lines[start : start + FURTHEST] if wanted in self._letters(line)), None)

    def _letters(self, line: _Line) -> str:
        """The letters of a line, made when it is first looked at: most lines never are."""
        if line not in self._made:
            self._made[line] = letters(line.tekst)
        return self._made[line]

    def _first(self, place: Plaats) -> int:
        if place.regel is not None:
            return self._by_line.get(place.regel, len(self._lines))
        return self._by_page.get(place.pagina, len(self._lines))

    @cached_property
    def _lines(self) -> list[_Line]:
        return [_Line(row.regel, row.pagina, row.tekst) for row in self._account if row.tekst]

    @cached_property
    def _by_line(self) -> dict[int, int]:
        return {line.regel: number for number, line in reversed(list(enumerate(self._lines)))}

    @cached_property
    def _by_page(self) -> dict[int | None, int]:
        return {line.pagina: number for number, line in reversed(list(enumerate(self._lines)))}


def letters(text: str) -> str:
    """The letters and figures of a text in lower case, without markup."""
    return _PLAIN.sub("", text).lower()
