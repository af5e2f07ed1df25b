"""Deel B 3: the overview of kerntaken and werkprocessen by uitstroom, and its legend."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.notation import KERNTAAK, UITSTROOM_ID, is_cross
from pipeline.transform.outline import chapter

if TYPE_CHECKING:
    from pipeline.document import Row, Table
    from pipeline.transform.skeleton import Skeleton

UNDER = "werkproces onder kerntaak"
"""A pseudo-table: under which kerntaak the overview lists a werkproces, whatever its number says."""
_WERKPROCES = re.compile(r"^(\d{1,2}\.\d{1,2})(?!\d)\.?\s*(.*)$")


@dataclass(slots=True)
class _Reading:
    """Where the overview is being read: the column of each uitstroom, and the kerntaak of the row."""

    columns: dict[int, str] = field(default_factory=dict)
    kerntaak: str = ""


def overzicht(skeleton: Skeleton) -> Facts:
    """The marks of the overview (`overzicht`), and how it names kerntaken and werkprocessen."""
    reading = _Reading()
    for section in chapter(skeleton.sections, "B", "overzicht", default="3"):
        for table in section.tables:
            if _is_overview(table, reading):
                for row in table.rows:
                    yield from _row(row, reading, skeleton)
    for naming in skeleton.legend:
        yield mention(naming.place, "uitstroom", naming.sleutel, "legenda", naming.naam)


def _is_overview(table: Table, reading: _Reading) -> bool:
    """Whether a table is the overview: its head names it, or it goes on with one that was begun."""
    head = {squash(cell.text) for row in table.rows[:2] for cell in row.cells}
    return "werkproces" in head or "kerntaak" in head or bool(_columns(table.rows[0])) or bool(reading.columns)


def _columns(row: Row) -> dict[int, str]:
    return {index: cell.text.upper() for index, cell in enumerate(row.cells) if UITSTROOM_ID.match(cell.text)}


def _row(row: Row, reading: _Reading, skeleton: Skeleton) -> Facts:
    columns = _columns(row)
    texts = [cell.text for cell in row.cells]
    kerntaak = next((found for text in texts[:2] if (found := KERNTAAK.match(text))), None)
    werkproces = _named(texts)
    if columns:
        reading.columns = columns
        yield Fact("overzicht", row.place)
    elif kerntaak:
        reading.kerntaak = kerntaak[1]
        yield mention(row.place, "kerntaak", kerntaak[1], "B3", kerntaak[2])
    elif werkproces:
        number, title = werkproces
        for uitstroom in _marked(texts, reading, skeleton):
            yield fact("overzicht", row.place, uitstroom_id=uitstroom, werkproces_id=number)
        yield mention(row.place, "werkproces", number, "B3", title)
        yield fact(UNDER, row.place, werkproces_id=number, kerntaak_nr=reading.kerntaak)
    elif any(squash(text) in ("kerntaak", "werkproces", "uitstroom") for text in texts):
        _single_column(texts, reading, skeleton)
        yield Fact("overzicht", row.place)


def _named(texts: list[str]) -> tuple[str, str] | None:
    """The number and the title of a werkproces, in one cell (`1.1 Verkoopt`) or in two."""
    for index, text in enumerate(texts):
        found = _WERKPROCES.match(text)
        if found:
            title = found[2] or next((later for later in texts[index + 1 :] if later and not is_cross(later)), "")
            return found[1], title
    return None


def _single_column(texts: list[str], reading: _Reading, skeleton: Skeleton) -> None:
    """With one uitstroom the overview may have one column that no U1 stands above."""
    if len(skeleton.uitstromen) == 1 and squash(texts[-1]) == "uitstroom":
        reading.columns = {len(texts) - 1: next(iter(skeleton.uitstromen))}


def _marked(texts: list[str], reading: _Reading, skeleton: Skeleton) -> list[str]:
    columns = reading.columns
    if not columns:
        last = len(skeleton.uitstromen)
        columns = dict(zip(range(len(texts) - last, len(texts)), skeleton.uitstromen, strict=True))
    return [uitstroom for index, uitstroom in columns.items() if index < len(texts) and is_cross(texts[index])]
