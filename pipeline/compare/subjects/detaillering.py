"""Deel C 2: the competenties of each werkproces of each uitstroom, and what is written at each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.order import reordered
from pipeline.compare.subjects.items import Item, Lists, item_changes, items, texts
from pipeline.compare.subjects.uitwerking import KEY
from pipeline.compare.text.tokens import clean
from pipeline.comparing import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.compare.case import Case, Unit
    from pipeline.compare.side import Row, Side

SAME = 85
"""Least likeness (0 to 100) of two prestatie-indicatoren at which a competentie took the place of another.
Of two competenties of one werkproces they are alike to 75 at most (docs/verschil.md)."""


def details(case: Case) -> Iterator[Wijziging]:
    """The changes in the detaillering of each werkproces that both versions work out for an uitstroom."""
    if not case.both("detailleringen"):
        return
    old, new = case.old.by("detailleringen", *KEY), case.new.by("detailleringen", *KEY)
    for unit in case.units():
        before, after = _by_competentie(old.get(unit.old, ())), _by_competentie(new.get(unit.new, ()))
        if not before or not after:
            continue
        joined = {code for key in unit.joined for code in _by_competentie(old.get(key, ()))}
        parted = {code for key in unit.parted for code in _by_competentie(new.get(key, ()))}
        gone = [code for code in before if code not in after and code not in parted]
        come = [code for code in after if code not in before and code not in joined]
        exchanged = _exchanged(before, after, gone, come)
        yield from _competenties(case, unit, before, after, gone, come, exchanged)
        same = {code: code for code in before if code in after} | exchanged
        back = {now: was for was, now in same.items()}
        for was, now in same.items():
            yield from _detail(case, unit, before[was], after[now])
        order = {code: at for at, code in enumerate(before)}
        kept = [
            (order[was], before[was], _named(case.old, before[was]), after[now], _named(case.new, after[now]))
            for now in after
            for was in [back.get(now)]
            if was is not None
        ]
        yield from reordered(case, "competentie", kept, waar=case.where(unit), **unit.keys)
        dropped = {before[code].volgnr for code in gone if code not in exchanged}
        added = {after[code].volgnr for code in come if code not in exchanged.values()}
        yield from _vakkennis(case, unit, dropped, added)


def _by_competentie(rows: Any) -> dict[str, Row]:
    """The rows by competentie; one that is not of the 25 by its name."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.competentie_code or squash(row.competentie_gelezen or ""), row)
    return found


def _exchanged(before: Mapping[str, Row], after: Mapping[str, Row], gone: list[str], come: list[str]) -> dict[str, str]:
    """Old to new competentie where a row kept its prestatie-indicator under another name."""
    found: dict[str, str] = {}
    for was in gone:
        text = fold(before[was].prestatie_indicator or "")
        for now in come:
            other = fold(after[now].prestatie_indicator or "")
            if text and now not in found.values() and fuzz.ratio(text, other) >= SAME:
                found[was] = now
                break
    return found


def _competenties(
    case: Case,
    unit: Unit,
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    gone: list[str],
    come: list[str],
    exchanged: Mapping[str, str],
) -> Iterator[Wijziging]:
    keys = {"onderwerp": "competentie", "gewicht": Gewicht.INHOUD, "waar": case.where(unit), **unit.keys}
    for was, now in exchanged.items():
        yield _competentie(case, Soort.GEWIJZIGD, before[was], after[now], keys)
    for code in gone:
        if code not in exchanged:
            yield _competentie(case, Soort.VERWIJDERD, before[code], None, keys)
    for code in come:
        if code not in exchanged.values():
            yield _competentie(case, Soort.TOEGEVOEGD, None, after[code], keys)


def _competentie(case: Case, soort: Soort, old: Row | None, new: Row | None, keys: dict[str, Any]) -> Wijziging:
    was, now = (row and _named(side, row) for side, row in ((case.old, old), (case.new, new)))
    last = new or old
    return Wijziging(
        soort=soort,
        competentie_code=last.competentie_code if last is not None else None,
        oud=was,
        nieuw=now,
        plaats_oud=case.old.plek(old, was),
        plaats_nieuw=case.new.plek(new, now),
        **keys,
    )


def _named(side: Side, row: Row) -> str:
    name = side.competenties.get(row.competentie_code or "") or clean(row.competentie_gelezen)
    return f"{row.competentie_code} {name}" if row.competentie_code else str(name)


def _detail(case: Case, unit: Unit, old: Row, new: Row) -> Iterator[Wijziging]:
    """The prestatie-indicator and the componenten of one competentie."""
    keys = {"competentie_code": new.competentie_code, **unit.keys}
    where = f"{case.where(unit)}, competentie {_named(case.new, new)}"
    if unit.joined or unit.parted:
        return
    yield from case.text_change("prestatie-indicator", old, new, "prestatie_indicator", waar=where, **keys)
    if case.both("componenten") and old.competentie_code == new.competentie_code:
        column = ("uitstroom_id", "werkproces_id", "detaillering_volgnr")
        lists = Lists(
            items(case.old.by("componenten", *column).get((*unit.old, old.volgnr), ()), "component"),
            items(case.new.by("componenten", *column).get((*unit.new, new.volgnr), ()), "component"),
        )
        yield from item_changes(case, "component", lists, waar=where, **keys)


def _vakkennis(case: Case, unit: Unit, dropped: set[Any], added: set[Any]) -> Iterator[Wijziging]:
    """The vakkennis of the werkproces as one list: it stands at the first competentie, whichever that is.

    What goes and comes with a competentie is told with that.
    """
    old, new = case.old.by("vakkennis", *KEY), case.new.by("vakkennis", *KEY)
    before, after = items(old.get(unit.old, ()), "vakkennis"), items(new.get(unit.new, ()), "vakkennis")
    stays, stayed = {squash(item.text) for item in after}, {squash(item.text) for item in before}
    before = [item for item in before if item.row.detaillering_volgnr not in dropped or squash(item.text) in stays]
    after = [item for item in after if item.row.detaillering_volgnr not in added or squash(item.text) in stayed]
    joined = {text for key in unit.joined for text in texts(old.get(key, ()), "vakkennis")}
    parted = {text for key in unit.parted for text in texts(new.get(key, ()), "vakkennis")}
    lists = Lists(_once(before), _once(after), joined, parted)
    yield from item_changes(case, "vakkennis", lists, waar=case.where(unit), **unit.keys)


def _once(group: list[Item]) -> list[Item]:
    """Items of which the same text stands at several competenties count once."""
    found: dict[str, Item] = {}
    for item in group:
        found.setdefault(item.text, item)
    return list(found.values())
