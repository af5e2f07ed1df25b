"""The numbered titles of a dossier: the entries of its contents and the headings that answer to them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Inhoudsopgave, Vermeldingen

PARTS = ("A", "B", "C", "D")
"""The lettered parts of a dossier."""
NO_CONTENTS = "de inhoudsopgave ontbreekt in de bron"
"""Why a rule on the contents had nothing to look at."""

_PART = re.compile(r"^deel\s+([a-z])\b\s*[:.\-–]?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?(?=\s|$)\s*")
_CODE = re.compile(r"P\d{1,2}|[BP]\d{1,2}-K\d{1,2}(?:-W\d{1,2})?")
_CONTINUED = re.compile(r"(?<!\s)\s*\(?vervolg\)?\s*$", re.IGNORECASE)
_FIXED_PREFIX = re.compile(r"^nadere specificatie\b\s*(?:van\s+)?:?\s*", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry of the contents: the key of what it names (`B 2.1`, `A`, `Inleiding`) and its row."""

    sleutel: str
    row: Inhoudsopgave


def entries(inhoudsopgave: Table[Inhoudsopgave]) -> list[Entry]:
    """The entries of the contents that name a part or a numbered paragraph, in their order.

    The contents give a paragraph no letter (`2.1 Colofon`): that is the part named last above it.
    """
    found: list[Entry] = []
    part = ""
    for row in inhoudsopgave:
        line = f"{row.nummer or ''} {row.titel or ''}".strip()
        if letter := _PART.match(line):
            part = letter[1].upper()
            found.append(Entry(part, row))
        elif number := _NUMBER.match(line):
            if part:
                found.append(Entry(f"{part} {number[1]}", row))
        elif line.casefold() == "inleiding":
            found.append(Entry("Inleiding", row))
    return found


def headings(vermeldingen: Table[Vermeldingen]) -> dict[str, Sequence[Vermeldingen]]:
    """The headings of parts and numbered paragraphs: key (`B 2.1`, `A`) to its rows, mostly one."""
    rows = [row for row in vermeldingen if row.soort in ("deel", "paragraaf") and row.plaats == "kop"]
    found: dict[str, list[Vermeldingen]] = {}
    for row in rows:
        found.setdefault(str(row.sleutel), []).append(row)
    return dict(found)


class CodedEntry(NamedTuple):
    """An entry of the contents that names a profiel or a code: the code, its row, and what it is a mention of (None when nothing bears it)."""

    code: str
    row: Inhoudsopgave
    mention: Vermeldingen | None


def coded_entries(inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen]) -> Iterator[CodedEntry]:
    """The entries of the contents of 2015 and later that name a profiel or a code.

    Two entries of one title on one page of the contents are left out: which of the two a name is of is not known.
    """
    listed: dict[tuple[object, ...], list[Vermeldingen]] = {}
    for said in vermeldingen:
        if said.plaats == "inhoudsopgave":
            listed.setdefault((said.titel, said.bron_regel, said.bron_pagina), []).append(said)
    rows = [row for row in inhoudsopgave if row.nummer and _CODE.fullmatch(row.nummer)]
    titles = Counter((row.titel, row.bron_regel, row.bron_pagina) for row in rows)
    for row in rows:
        key = row.titel, row.bron_regel, row.bron_pagina
        if titles[key] == 1:
            yield CodedEntry(row.nummer or "", row, next(iter(listed.get(key, [])), None))


def coded(
    inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen]
) -> list[tuple[str, Inhoudsopgave, Vermeldingen]]:
    """The coded entries of the contents with the heading of the same profiel, kerntaak or werkproces."""
    kop: dict[tuple[object, ...], Vermeldingen] = {}
    for said in vermeldingen:
        if said.plaats == "kop":
            kop.setdefault((said.soort, said.sleutel), said)
    found = []
    for code, row, mention in coded_entries(inhoudsopgave, vermeldingen):
        heading = kop.get((mention.soort, mention.sleutel)) if mention else None
        if heading is not None:
            found.append((code, row, heading))
    return found


def split_key(sleutel: str) -> tuple[str, tuple[int, ...]]:
    """Part and number of a key: `B 2.1` is ('B', (2, 1)); a part itself has the number ()."""
    part, _, number = sleutel.partition(" ")
    return part, tuple(int(step) for step in number.split(".") if step.isdigit())


@lru_cache(maxsize=20_000)
def words(title: str | None) -> str:
    """The words of a title alone: no number, `Deel X:` or fixed words of the format, no case, space or sign.

    The contents leave out 'Nadere specificatie', which the format puts before the heading of
    every certificeerbare eenheid: `3.1 Contactcenter medewerker verkoop` there is
    `3.1 Nadere specificatie Contactcenter medewerker verkoop` in Deel C. A table or heading that goes
    on over a page can have '(vervolg)' behind its title.
    """
    text = _CONTINUED.sub("", _NUMBER.sub("", _PART.sub("", (title or "").strip())))
    text = unicodedata.normalize("NFKD", _FIXED_PREFIX.sub("", text))
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def named(row: Inhoudsopgave) -> str:
    """An entry of the contents as it stands there: number and title."""
    return " ".join(str(part) for part in (row.nummer, row.titel) if part)
