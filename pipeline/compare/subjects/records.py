"""Lists of records: each has a name, and columns that may differ between the versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, NietVergeleken, Soort, Wijziging
from pipeline.compare.match.likeness import names_alike
from pipeline.compare.match.pairing import Pairing, pair
from pipeline.compare.order import reordered
from pipeline.compare.text.tokens import clean
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row, Side


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is such a list.

    `name` are the columns that name a record, `also` those that may change; `gewicht` is what a
    change weighs; `always` says that every dossier has the list, so that an empty one was not read.
    """

    table: str
    onderwerp: str
    name: tuple[str, ...]
    also: tuple[str, ...] = ()
    gewicht: Gewicht = Gewicht.BEHEER
    always: bool = False


LISTINGS = (
    Listing("crebocodes", "crebo", ("crebocode",)),
    Listing("branches", "dossier", ("branche",)),
    Listing("beroepscompetentieprofielen", "bcp", ("naam", "organisatie"), ("datum",), Gewicht.INHOUD, always=True),
    Listing("brondocumenten", "bcp", ("naam",), ("datum", "omschrijving", "link"), Gewicht.BEHEER, always=True),
    Listing("verwante_kwalificaties", "verwantschap", ("naam",), ("niveau", "kenniscentra"), always=True),
    Listing("versies", "versie", ("cohort",), ("naam", "crebocodes", "reden"), always=True),
    Listing("betrokkenen", "betrokkene", ("commissie", "groep", "afvaardiging"), ("rol",), always=True),
    Listing("onderhoudsagenda", "agenda", ("onderwerp",), ("actie", "wie", "wanneer"), always=True),
)
RENAMED = 0.8
"""Least likeness at which two records with different names are one."""


def records(case: Case) -> Iterator[Wijziging | NietVergeleken]:
    """The changes in every such list."""
    for listing in LISTINGS:
        old, new = case.old.rows(listing.table), case.new.rows(listing.table)
        if (listing.always or not case.same_format() or case.weigher.lenient) and bool(old) != bool(new):
            yield _lost(listing, in_new=bool(new))
        else:
            yield from _listing(case, listing)


def _lost(listing: Listing, *, in_new: bool) -> NietVergeleken:
    which = "oude" if in_new else "nieuwe"
    return NietVergeleken(
        onderwerp=listing.onderwerp, reden=f"de tabel {listing.table} is in de {which} versie leeg of niet gelezen"
    )


def _listing(case: Case, listing: Listing) -> Iterator[Wijziging]:
    found: Pairing[Row] = pair(
        _rows(case.old, listing),
        _rows(case.new, listing),
        lambda row, _: _name(listing, row),
        lambda one, other: names_alike(_name(listing, one), _name(listing, other)),
        RENAMED if listing.onderwerp != "crebo" and listing.onderwerp != "versie" else 1.01,
    )
    for was, now, likeness in found.pairs:
        yield from _changed(case, listing, was, now, likeness)
    yield from _order(case, listing, found)
    for row in found.gone:
        yield _whole(case, listing, row, new=False)
    for row in found.come:
        yield _whole(case, listing, row, new=True)


def _order(case: Case, listing: Listing, found: Pairing[Row]) -> Iterator[Wijziging]:
    """The records that both versions have and that changed places in the list."""
    old = {id(row): at for at, row in enumerate(_rows(case.old, listing))}
    new = {id(row): at for at, row in enumerate(_rows(case.new, listing))}
    ordered = sorted(found.pairs, key=lambda item: new[id(item.new)])
    pairs = [(old[id(one.old)], one.old, _name(listing, one.old), one.new, _name(listing, one.new)) for one in ordered]
    weight = Gewicht.BEHEER if listing.gewicht is Gewicht.BEHEER else Gewicht.REDACTIE
    yield from reordered(case, listing.onderwerp, pairs, gewicht=weight, waar=listing.table.replace("_", " "))


def _rows(side: Side, listing: Listing) -> list[Row]:
    """The rows of a list; of kindred qualifications those that are not uitstromen of the dossier itself."""
    if listing.onderwerp != "verwantschap":
        return list(side.rows(listing.table))
    own = {squash(name) for name in side.uitstromen.values()}
    return [row for row in side.rows(listing.table) if squash(_text(row, "naam")) not in own]


def _changed(case: Case, listing: Listing, was: Row, now: Row, likeness: float | None) -> Iterator[Wijziging]:
    """One change of a record: its name, or the columns that differ together."""
    parts = [
        column
        for column in (*listing.name, *listing.also)
        if case.weigher.weigh(_text(was, column), _text(now, column)) is not None
    ]
    if not parts:
        return
    renamed = any(column in listing.name for column in parts)
    weights = {case.weigher.weigh(_text(was, column), _text(now, column)) for column in parts}
    one = "; ".join(_text(was, column) for column in parts)
    other = "; ".join(_text(now, column) for column in parts)
    yield Wijziging(
        soort=Soort.HERNOEMD if renamed else Soort.GEWIJZIGD,
        onderwerp=listing.onderwerp,
        onderdeel=", ".join(parts),
        gewicht=Gewicht.BEHEER
        if parts == ["datum"]
        else Gewicht.REDACTIE
        if weights == {Gewicht.REDACTIE} and listing.gewicht is not Gewicht.BEHEER
        else listing.gewicht,
        oud=one or None,
        nieuw=other or None,
        waar=_name(listing, now),
        plaats_oud=case.old.plek(was, one),
        plaats_nieuw=case.new.plek(now, other),
        gelijkenis=likeness,
    )


def _whole(case: Case, listing: Listing, row: Row, *, new: bool) -> Wijziging:
    side, name = (case.new if new else case.old), _name(listing, row)
    text = "; ".join(filter(None, (name, *(_text(row, column) for column in listing.also))))
    return Wijziging(
        soort=Soort.TOEGEVOEGD if new else Soort.VERWIJDERD,
        onderwerp=listing.onderwerp,
        gewicht=listing.gewicht,
        oud=None if new else text,
        nieuw=text if new else None,
        waar=name,
        plaats_oud=None if new else side.plek(row, text),
        plaats_nieuw=side.plek(row, text) if new else None,
    )


def _name(listing: Listing, row: Row) -> str:
    name = [_text(row, column) for column in listing.name]
    return name[0] + "".join(f", {part}" for part in name[1:] if part)


def _text(row: Any, column: str) -> str:
    value = getattr(row, column, None)
    return "" if value is None else clean(str(value))
