"""The cover and the colofon of a printed dossier: its title, numbers, dates, and who established it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.dutch_dates import iso_date
from pipeline.transform.register.model import Rij
from pipeline.transform.register.print.lines import place_of
from pipeline.transform.register.print.namen import crebo_in
from pipeline.vocabulary import DOSSIER, UITSTROOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.transform.register.print.lines import Line
    from pipeline.transform.register.print.namen import Namen

_SERIES = re.compile(r"(?:landelijk(?:e)?\s+)?kwalificatie(?:dossier|structuur)?s?(?:\s+mbo)?\s*:?", re.IGNORECASE)
_VALID = re.compile(r"geldig (?:vanaf|per|met ingang van)\s*:?\s*(?P<dag>.+)", re.IGNORECASE)
_DOMAIN = re.compile(r"opleidingsdomein\s*:?\s*(?P<naam>\S.*)", re.IGNORECASE)
_CHANGED = re.compile(r"gewijzigd\s+(?:in\s+)?[0-9]{4}", re.IGNORECASE)
_TITLED = re.compile(r"(?:naam|titel)\s*:\s*(?P<naam>\S.*)", re.IGNORECASE)
_COLOFON = {
    "penvoerder": "sector",
    "ontwikkelddoor": "ontwikkeld_door",
    "vastgestelddoor": "vastgesteld_door",
    "gevalideerddoor": "vastgesteld_door",
    "gelegitimeerddoor": "vastgesteld_door",
    "op": "vastgesteld_op_gelezen",
    "te": "vastgesteld_te",
}
"""The labels of the colofon and the column that each fills."""


def titel(lines: Sequence[Line]) -> Line | None:
    """The line of the title: the first of the cover that is a heading and no other part of it."""
    candidates = [line for line in lines if _is_title(line.text)]
    return next((line for line in candidates if line.heading), candidates[0] if candidates else None)


def _is_title(text: str) -> bool:
    if _SERIES.fullmatch(text) or crebo_in(text) or _CHANGED.fullmatch(text):
        return False
    return not (_VALID.match(text) or _DOMAIN.match(text) or squash(text.partition(":")[0]) in _COLOFON)


def waarden(lines: Sequence[Line]) -> dict[str, object]:
    """The columns of `dossiers` that cover and colofon state."""
    columns: dict[str, object] = dict(_colofon(lines))
    title = titel(lines)
    columns["titel"] = title and title.text
    for line in lines:
        if found := _VALID.fullmatch(line.text):
            day = iso_date(found["dag"])
            columns |= {
                "geldig_van": day,
                "geldig_van_gelezen": found["dag"],
                "cohort_van": int(day[:4]) if day else None,
            }
        elif found := _DOMAIN.fullmatch(line.text):
            columns["domein"] = found["naam"]
        elif _CHANGED.fullmatch(line.text):
            columns["versie"] = line.text
    columns["vastgesteld_op"] = iso_date(str(columns.get("vastgesteld_op_gelezen") or ""))
    return columns


def _colofon(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Each column that a label of the colofon states; the value stands behind it or on the next line."""
    for number, line in enumerate(lines):
        head, colon, rest = line.text.partition(":")
        column = _COLOFON.get(squash(head)) if colon or squash(line.text) in _COLOFON else None
        if column is None:
            continue
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        value = rest.strip() or ("" if squash(following.partition(":")[0]) in _COLOFON else following)
        if value:
            yield column, value


def crebocodes(lines: Sequence[Line], namen: Namen) -> Iterator[Rij]:
    """The rows of `crebocodes`: the number behind the name of a profiel is its own, one alone is the dossier's."""
    for line in lines:
        found = crebo_in(line.text)
        if found:
            key = namen.named(found[0]) if found[0] else None
            soort = UITSTROOM if found[0] and not _is_dossier(found[0]) else DOSSIER
            yield Rij("crebocodes", place_of([line]), {"crebocode": found[1], "soort": soort, "uitstroom_id": key})


def _is_dossier(naam: str) -> bool:
    return squash(naam) in ("kwalificatiedossier", "dossier", "dossiercrebo")


def names_on_cover(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The names of profielen on the cover, each with its line."""
    listed = False
    for line in lines:
        found = crebo_in(line.text)
        if found and found[0]:
            yield found[0], line
        elif squash(line.text) in ("kwalificaties", "kwalificatie", "profielen"):
            listed = True
        elif listed and (line.bullet or line.text.startswith("»")):
            yield line.text.lstrip("» "), line
