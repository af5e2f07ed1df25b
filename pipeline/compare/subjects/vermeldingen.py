"""Names that stand in one place in another way than before, while the thing itself kept or got its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, Soort, Wijziging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.match.links import Links
    from pipeline.compare.side import Row, Side


def mentions(case: Case, known: list[Wijziging]) -> Iterator[Wijziging]:
    """The titles of parts that changed in a place where no change of the part itself tells it.

    Only between sources of one kind: another kind reads other places, and parts titles otherwise.
    """
    if case.weigher.lenient or not case.same_format():
        return
    told = {(item.oud, item.nieuw) for item in known}
    parts = case.parts
    kinds: tuple[tuple[str, Links[Any]], ...] = (
        ("uitstroom", parts.uitstromen),
        ("kerntaak", parts.kerntaken),
        ("werkproces", parts.werkprocessen),
        ("eenheid", parts.eenheden),
    )
    for soort, links in kinds:
        old, new = _by_key(case.old, soort), _by_key(case.new, soort)
        alone = [item for item in links.pairs if item.new not in links.merged and item.old not in links.split]
        for item in alone:
            for place, row in old.get(str(item.old), {}).items():
                other = new.get(str(item.new), {}).get(place)
                if other is not None and (row.titel, other.titel) not in told:
                    yield from _change(case, soort, row, other)


def _by_key(side: Side, soort: str) -> dict[str, dict[tuple[str, int], Row]]:
    """The mentions of things of one kind, by key and by place."""
    found: dict[str, dict[tuple[str, int], Row]] = {}
    for row in side.rows("vermeldingen"):
        if row.soort == soort and row.titel:
            found.setdefault(row.sleutel, {})[row.plaats, row.volgnr] = row
    return found


def _change(case: Case, soort: str, old: Row, new: Row) -> Iterator[Wijziging]:
    if case.weigher.weigh(old.titel, new.titel) is None:
        return
    yield Wijziging(
        soort=Soort.GEWIJZIGD,
        onderwerp="tekst",
        onderdeel=f"naam van {soort} {new.sleutel} in {new.plaats}",
        gewicht=Gewicht.REDACTIE,
        oud=old.titel,
        nieuw=new.titel,
        waar=f"naam van {soort} {new.sleutel} in {new.plaats}",
        plaats_oud=case.old.plek(old, old.titel),
        plaats_nieuw=case.new.plek(new, new.titel),
    )
