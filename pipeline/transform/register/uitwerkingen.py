"""A werkproces as it holds for each uitstroom: its omschrijving, resultaten, gedragingen and competenties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, fact
from pipeline.transform.register.eisen import added, called_for, whole
from pipeline.vocabulary import AANVULLING, BASIS, PROFIEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.elements import Line
    from pipeline.transform.register.model import Onderdeel, Tekst, Werkproces
    from pipeline.transform.register.numbering import Genummerd

_END = re.compile(r"(?<![\s;])\s*;+\s*$")


def uitwerkingen(kerntaak_nr: int, turn: int, found: Genummerd[Werkproces], profiel: str | None) -> Facts:
    """The rows of a werkproces: of itself, and per uitstroom of the overview and of what it asks there."""
    item = found.item
    key = f"{kerntaak_nr}.{found.nummer}"
    yield fact(
        "werkprocessen",
        item.place,
        werkproces_id=key,
        kerntaak_nr=kerntaak_nr,
        volgnr=turn,
        titel=item.titel,
        code=found.code,
        uitstroom_id=profiel,
        register_nr=item.register_nr,
        onder_code=item.onder,
    )
    for uitstroom_id in found.uitstromen:
        keys = {"uitstroom_id": uitstroom_id, "werkproces_id": key}
        yield fact("overzicht", item.place, **keys)
        yield fact(
            "uitwerkingen",
            item.place,
            **keys,
            titel=item.titel,
            omschrijving=whole(item.omschrijving, uitstroom_id),
            aanvulling=added(item.omschrijving, uitstroom_id),
        )
        yield from _resultaten(keys, item.resultaat, profiel)
        yield from _gedragingen(keys, item.gedrag, profiel)
        for volgnr, (named, origin) in enumerate(called_for(item.competenties, uitstroom_id, profiel), 1):
            yield fact(
                "werkproces_competenties",
                named.place,
                **keys,
                volgnr=volgnr,
                competentie_code=named.sleutel,
                competentie_gelezen=None if named.sleutel else named.gelezen,
                herkomst=origin,
            )


def _texts(part: Onderdeel, uitstroom_id: str, profiel: str | None) -> Iterator[tuple[Tekst, str]]:
    """The texts that hold for an uitstroom and where each comes from."""
    if part.tekst:
        yield part.tekst, PROFIEL if profiel else BASIS
    yield from ((text, AANVULLING) for text in part.of(uitstroom_id))


def _resultaten(keys: dict[str, str], part: Onderdeel, profiel: str | None) -> Facts:
    """One row per paragraph or item, those of the addition after those of the basis."""
    rows = (
        (text.place, line, origin)
        for text, origin in _texts(part, keys["uitstroom_id"], profiel)
        for line in text.lines
    )
    for volgnr, (place, line, origin) in enumerate(rows, 1):
        yield fact("resultaten", place, **keys, volgnr=volgnr, resultaat=line.text, herkomst=origin)


def _gedragingen(keys: dict[str, str], part: Onderdeel, profiel: str | None) -> Facts:
    """One row per item, with the words that its list begins with ('De pedagogisch werker:')."""
    volgnr = 0
    for text, origin in _texts(part, keys["uitstroom_id"], profiel):
        for aanhef, gedrag in behaviours(text):
            volgnr += 1
            yield fact("gedragingen", text.place, **keys, volgnr=volgnr, aanhef=aanhef, gedrag=gedrag, herkomst=origin)


def behaviours(text: Tekst) -> Iterator[tuple[str | None, str | None]]:
    """The items of a list of behaviour, each with the opening above it or None.

    A line without hyphen that ends in a colon opens the list, and so does the first line with one: in
    dossier 2635 the list of P1-K1-W6 begins with '-De pedagogisch medewerker kinderopvang:'. A first line
    that is no sentence opens the items below it without a colon too. An opening without items is a row
    without behaviour.
    """
    aanhef, open_list = None, False
    for number, line in enumerate(text.lines):
        if _opens(text.lines, number):
            if open_list:
                yield aanhef, None
            aanhef, open_list = line.text.rstrip(": ") or None, True
        elif gedrag := _END.sub("", line.text):
            yield aanhef, gedrag
            open_list = False
    if open_list:
        yield aanhef, None


def _opens(lines: Sequence[Line], number: int) -> bool:
    """Whether a line opens a list of behaviour."""
    line = lines[number]
    if line.text.endswith(":"):
        return not line.bullet or number == 0
    follows = number == 0 and len(lines) > 1 and lines[1].bullet
    return follows and not line.bullet and line.text[-1] not in ".;,"
