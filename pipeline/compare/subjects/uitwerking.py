"""Deel C 2: the omschrijving, resultaten and gedragingen of each werkproces of each uitstroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import NietVergeleken, Wijziging
from pipeline.compare.subjects.items import Lists, item_changes, items, texts
from pipeline.compare.text.tokens import clean
from pipeline.comparing import sentences, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.compare.case import Case, Unit
    from pipeline.compare.side import Row, Side

LISTS = (("resultaten", "resultaat", "resultaat"), ("gedragingen", "gedrag", "gedrag"))
"""Table, column and subject of the lists below a werkproces."""


def elaboration(case: Case) -> Iterator[Wijziging | NietVergeleken]:
    """The changes in what is written of each werkproces that both versions have for an uitstroom."""
    for unit in case.units():
        old, new = (
            _row(case.old.by("uitwerkingen", *KEY).get(unit.old)),
            _row(case.new.by("uitwerkingen", *KEY).get(unit.new)),
        )
        if old is None or new is None:
            yield from _lost(case, unit, old, new)
            continue
        if unit.joined or unit.parted:
            yield from _joined_text(case, unit, old, new)
        else:
            yield from case.text_change(
                "werkproces", old, new, "omschrijving", onderdeel="omschrijving", waar=case.where(unit), **unit.keys
            )
        for table, column, onderwerp in LISTS:
            if case.both(table):
                yield from item_changes(
                    case, onderwerp, unit_lists(case, unit, table, column), waar=case.where(unit), **unit.keys
                )


KEY = ("uitstroom_id", "werkproces_id")


def unit_lists(case: Case, unit: Unit, table: str, column: str) -> Lists:
    """A list of a unit in both versions, with the items of what joined and parted."""
    old, new = case.old.by(table, *KEY), case.new.by(table, *KEY)
    return Lists(
        items(old.get(unit.old, ()), column),
        items(new.get(unit.new, ()), column),
        {text for key in unit.joined for text in texts(old.get(key, ()), column)},
        {text for key in unit.parted for text in texts(new.get(key, ()), column)},
    )


def _row(rows: Sequence[Row] | None) -> Row | None:
    return rows[0] if rows else None


def _lost(case: Case, unit: Unit, old: Row | None, new: Row | None) -> Iterator[NietVergeleken]:
    """What one source does not show though both versions say that the uitstroom has the werkproces."""
    covered = unit.old[1] in case.old.covered.get(unit.old[0], ()) and unit.new[1] in case.new.covered.get(
        unit.new[0], ()
    )
    if (old is None) == (new is None) or not covered:
        return
    yield NietVergeleken(
        onderwerp="werkproces",
        reden=f"de uitwerking staat niet in de {'nieuwe' if new is None else 'oude'} versie zoals gelezen,"
        " terwijl het overzicht het werkproces in beide noemt",
        waar=case.where(unit),
        **unit.keys,
    )


def _joined_text(case: Case, unit: Unit, old: Row, new: Row) -> Iterator[Wijziging]:
    """The omschrijving of what was merged or split: a change only where a sentence is in none of the others."""
    joined = {text for key in unit.joined for text in _sentences(case.old, key)}
    parted = {text for key in unit.parted for text in _sentences(case.new, key)}
    before, after = _sentences(case.old, unit.old), _sentences(case.new, unit.new)
    gone = _untitled(before - after - parted, case.old, unit.old, unit.joined)
    come = _untitled(after - before - joined, case.new, unit.new, unit.parted)
    if gone or come:
        yield from case.text_change(
            "werkproces", old, new, "omschrijving", onderdeel="omschrijving", waar=case.where(unit), **unit.keys
        )


def _untitled(group: set[str], side: Side, own: tuple[str, str], others: tuple[tuple[str, str], ...]) -> set[str]:
    """The sentences that do not just say the title of the werkproces."""
    titles = [squash(side.werkprocessen.get(key[1], "")) for key in (own, *others)]
    return {text for text in group if not any(title and title in text for title in titles)}


def _sentences(side: Side, key: tuple[str, str]) -> set[str]:
    """The sentences of an omschrijving as they compare, without the name of the uitstroom."""
    name = squash(side.uitstromen.get(key[0], ""))
    rows = side.by("uitwerkingen", *KEY).get(key, ())
    return {squash(text).replace(name, "") for row in rows for text in sentences(clean(row.omschrijving))}
