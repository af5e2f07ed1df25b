"""Deel B 5: the description of each kerntaak; and, since 2015, what the basisdeel and profielen ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.compare.subjects.items import Item, Lists, item_changes, items
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.change import Wijziging

REQUIREMENTS = {"complexiteit": "complexiteit", "verantwoordelijkheid": "verantwoordelijkheid en zelfstandigheid"}
KEY = ("uitstroom_id", "kerntaak_nr")


def descriptions(case: Case) -> Iterator[Wijziging]:
    """The changes in the description of each kerntaak that both versions have (kd-2009)."""
    rows = {side: {int(row.kerntaak_nr): row for row in side.rows("kerntaken")} for side in (case.old, case.new)}
    for item in sorted(case.parts.kerntaken.pairs, key=lambda one: one.new):
        old, new = rows[case.old][item.old], rows[case.new][item.new]
        if old.beschrijving and new.beschrijving:
            yield from case.text_change(
                "kerntaak",
                old,
                new,
                "beschrijving",
                onderdeel="beschrijving",
                kerntaak_nr=item.new,
                waar=f"kerntaak {case.kerntaak(item.new)}",
            )


def requirements(case: Case) -> Iterator[Wijziging]:
    """The changes in what is asked per uitstroom and kerntaak, and in its kennis (sbb-2015)."""
    tables = [
        {(row.uitstroom_id, int(row.kerntaak_nr)): row for row in side.rows("kerntaak_eisen")}
        for side in (case.old, case.new)
    ]
    knowledge = [_kennis(case, new=False), _kennis(case, new=True)]
    for uit in sorted(case.parts.uitstromen.pairs, key=lambda one: natural(one.new)):
        for taak in sorted(case.parts.kerntaken.pairs, key=lambda one: one.new):
            keys: dict[str, Any] = {"uitstroom_id": uit.new, "kerntaak_nr": taak.new}
            where = f"kerntaak {case.kerntaak(taak.new)}, uitstroom {case.uitstroom(uit.new)}"
            old, new = tables[0].get((uit.old, taak.old)), tables[1].get((uit.new, taak.new))
            if old is not None and new is not None:
                for column, name in REQUIREMENTS.items():
                    yield from case.text_change("kerntaak", old, new, column, onderdeel=name, waar=where, **keys)
            if knowledge[0] and knowledge[1]:
                lists = Lists(knowledge[0].get((uit.old, taak.old), []), knowledge[1].get((uit.new, taak.new), []))
                yield from item_changes(case, "kennis", lists, waar=where, **keys)


def _kennis(case: Case, *, new: bool) -> dict[tuple[str, int], list[Item]]:
    """The kennis of each uitstroom and kerntaak, with its text."""
    side = case.new if new else case.old
    texts = {row.kennis_nr: row for row in side.rows("kennis")}
    found: dict[tuple[str, int], list[Item]] = {}
    for row in side.rows("kerntaak_kennis"):
        known = texts.get(row.kennis_nr)
        if known is not None:
            found.setdefault((row.uitstroom_id, int(row.kerntaak_nr)), []).extend(items([known], "kennis"))
    return found
