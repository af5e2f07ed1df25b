"""The level matrices of B 4: what each uitstroom asks of languages, and of rekenen en wiskunde."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, NietVergeleken, Soort, Wijziging
from pipeline.compare.match.likeness import names_alike
from pipeline.compare.match.pairing import pair
from pipeline.comparing import natural, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row, Side

RENAMED = 0.5
"""Least likeness of the names of two languages that are one requirement: 'Engels of Duits' became 'Engels'."""
REKENEN = "Rekenen en wiskunde"


def levels(case: Case) -> Iterator[Wijziging | NietVergeleken]:
    """The changes of level per uitstroom, subject and column; a matrix that came or went is one change."""
    for table, name in (("taaleisen", "taal"), ("rekeneisen", None)):
        pairs = case.parts.uitstromen.pairs
        had = any(row.uitstroom_id in {item.old for item in pairs} for row in case.old.rows(table))
        has = any(row.uitstroom_id in {item.new for item in pairs} for row in case.new.rows(table))
        came = not had and table == "rekeneisen" and case.same_format()
        if had != has and not came:
            yield from _lost(case, table)
            continue
        old, new = _levels(case.old, table, name), _levels(case.new, table, name)
        for item in sorted(case.parts.uitstromen.pairs, key=lambda one: natural(one.new)):
            yield from _of_uitstroom(case, item.new, old.get(item.old, {}), new.get(item.new, {}))


def _lost(case: Case, table: str) -> Iterator[NietVergeleken]:
    if case.old.rows(table) or case.new.rows(table):
        which = "nieuwe" if case.old.rows(table) else "oude"
        yield NietVergeleken(onderwerp="niveau", reden=f"de niveaus ({table}) zijn in de {which} versie niet gelezen")


def _levels(side: Side, table: str, subject: str | None) -> dict[str, dict[str, dict[str, list[Row]]]]:
    """Rows by uitstroom, subject and column."""
    found: dict[str, dict[str, dict[str, list[Row]]]] = {}
    for row in side.rows(table):
        name = getattr(row, subject) if subject else REKENEN
        column = row.vaardigheid if subject else row.domein
        found.setdefault(row.uitstroom_id, {}).setdefault(name, {}).setdefault(column, []).append(row)
    return found


def _of_uitstroom(case: Case, uitstroom: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Wijziging]:
    found = pair(list(old), list(new), lambda name, _: name, names_alike, RENAMED)
    for was, now, likeness in found.pairs:
        if likeness is not None:
            yield _renamed(case, uitstroom, (was, now), old[was], new[now])
        yield from _columns(case, uitstroom, now, old[was], new[now])
    for name in found.gone:
        yield _whole(case, uitstroom, name, old[name], new=False)
    for name in found.come:
        yield _whole(case, uitstroom, name, new[name], new=True)


def _renamed(
    case: Case, uitstroom: str, names: tuple[str, str], old: Mapping[str, list[Row]], new: Mapping[str, list[Row]]
) -> Wijziging:
    return Wijziging(
        soort=Soort.GEWIJZIGD,
        onderwerp="niveau",
        onderdeel="taal",
        gewicht=Gewicht.INHOUD,
        oud=names[0],
        nieuw=names[1],
        uitstroom_id=uitstroom,
        waar=f"uitstroom {case.uitstroom(uitstroom)}",
        plaats_oud=case.old.plek(next(iter(old.values()))[0], names[0]),
        plaats_nieuw=case.new.plek(next(iter(new.values()))[0], names[1]),
    )


def _columns(
    case: Case, uitstroom: str, subject: str, old: Mapping[str, list[Row]], new: Mapping[str, list[Row]]
) -> Iterator[Wijziging]:
    before = {squash(name): (name, rows) for name, rows in old.items()}
    after = {squash(name): (name, rows) for name, rows in new.items()}
    for key in sorted(before.keys() | after.keys()):
        name = (after.get(key) or before[key])[0]
        was, now = before.get(key, ("", []))[1], after.get(key, ("", []))[1]
        if {row.niveau for row in was} == {row.niveau for row in now}:
            continue
        one, other = _said(was, now), _said(now, was)
        yield Wijziging(
            soort=Soort.GEWIJZIGD if was and now else Soort.TOEGEVOEGD if now else Soort.VERWIJDERD,
            onderwerp="niveau",
            onderdeel=f"{subject}, {name}",
            gewicht=Gewicht.INHOUD,
            oud=one,
            nieuw=other,
            uitstroom_id=uitstroom,
            waar=f"uitstroom {case.uitstroom(uitstroom)}",
            plaats_oud=case.old.plek(was[-1] if was else None, f"{subject}, {name}: {one}"),
            plaats_nieuw=case.new.plek(now[-1] if now else None, f"{subject}, {name}: {other}"),
        )


def _said(rows: list[Row], others: list[Row]) -> str | None:
    """The highest level, as people say it; all levels where that is the same on both sides."""
    if not rows:
        return None
    own = sorted({row.niveau for row in rows})
    other = sorted({row.niveau for row in others})
    return ", ".join(own) if other and own[-1] == other[-1] else str(own[-1])


def _whole(case: Case, uitstroom: str, subject: str, columns: Mapping[str, list[Row]], *, new: bool) -> Wijziging:
    side = case.new if new else case.old
    text = f"{subject}: " + ", ".join(f"{name} {_said(rows, [])}" for name, rows in columns.items())
    place = side.plek(next(iter(columns.values()))[0], text)
    return Wijziging(
        soort=Soort.TOEGEVOEGD if new else Soort.VERWIJDERD,
        onderwerp="niveau",
        onderdeel=subject,
        gewicht=Gewicht.INHOUD,
        oud=None if new else text,
        nieuw=text if new else None,
        uitstroom_id=uitstroom,
        waar=f"uitstroom {case.uitstroom(uitstroom)}",
        plaats_oud=None if new else place,
        plaats_nieuw=place if new else None,
    )
