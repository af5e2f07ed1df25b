"""The crosses of the matrices of Deel C: those that no change of a competentie explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.compare.case import kerntaak
from pipeline.compare.change import Gewicht, NietVergeleken, Soort, Wijziging
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row, Side

READABLE = frozenset({"exact", "leeg"})
"""The conditions of a row in which every cross stands where the dossier has it; of others the detaillering tells."""
LOST = {
    "verschoven": "heeft verschoven kolommen",
    "afgekapt": "is afgekapt",
    "leeg": "is zonder kruisjes",
    "ontbreekt": "ontbreekt",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A matrix in both versions, of an uitstroom or of an eenheid."""

    old: Row
    new: Row
    name: str
    uitstroom_id: str | None
    kerntaak_nr: int | None


def crosses(case: Case, known: list[Wijziging]) -> Iterator[Wijziging | NietVergeleken]:
    """Crosses that came or went, save where one of the `known` changes says that the competentie did."""
    told: set[tuple[Any, Any, Any]] = set()
    told |= {(item.uitstroom_id, item.werkproces_id, item.competentie_code) for item in known if item.competentie_code}
    told |= {
        (item.uitstroom_id, item.werkproces_id, _letter(item.oud)) for item in known if item.onderwerp == "competentie"
    }
    told |= {(item.uitstroom_id, item.werkproces_id, None) for item in known if item.onderwerp == "dekking"}
    for pair in _pairs(case):
        if reason := _unreadable(pair):
            yield NietVergeleken(
                onderwerp="kruisje",
                reden=reason,
                waar=pair.name,
                uitstroom_id=pair.uitstroom_id,
                kerntaak_nr=pair.kerntaak_nr,
            )
            continue
        yield from _of_matrix(case, pair, told)


def _letter(text: str | None) -> str | None:
    return text[:1] if text and text[1:2] == " " else None


def _pairs(case: Case) -> Iterator[Pair]:
    """The matrices of B 6, of Deel C of uitstromen and kerntaken that both versions have, and those of eenheden."""
    parts = case.parts
    keyed = [
        {(row.uitstroom_id, row.kerntaak_nr, row.eenheid_id): row for row in side.rows("matrices")}
        for side in (case.old, case.new)
    ]
    same = not (parts.uitstromen.only(new=False) or parts.uitstromen.only(new=True))
    for taak in parts.kerntaken.pairs if same else ():
        old, new = keyed[0].get((None, taak.old, None)), keyed[1].get((None, taak.new, None))
        if old is not None and new is not None:
            yield Pair(old, new, f"totaalmatrix van kerntaak {taak.new} (B 6)", None, taak.new)
    for uit in sorted(parts.uitstromen.pairs, key=lambda one: natural(one.new)):
        for taak in parts.kerntaken.pairs:
            old, new = keyed[0].get((uit.old, taak.old, None)), keyed[1].get((uit.new, taak.new, None))
            if old is not None and new is not None:
                name = f"matrix van kerntaak {taak.new}, uitstroom {case.uitstroom(uit.new)}"
                yield Pair(old, new, name, uit.new, taak.new)
    units = [{row.eenheid_id: row for row in found.values() if row.eenheid_id} for found in keyed]
    for item in parts.eenheden.pairs:
        old, new = units[0].get(item.old), units[1].get(item.new)
        if old is not None and new is not None:
            yield Pair(old, new, f"certificeerbare eenheid {case.new.eenheden[item.new]}", None, None)


def _unreadable(pair: Pair) -> str:
    parts = [
        f"de matrix in de {which} versie {LOST.get(row.toestand, 'is niet heel')}"
        for which, row in (("oude", pair.old), ("nieuwe", pair.new))
        if row.toestand != "volledig"
    ]
    return " en ".join(parts)


def _of_matrix(case: Case, pair: Pair, told: set[tuple[Any, Any, Any]]) -> Iterator[Wijziging | NietVergeleken]:
    old_rows, new_rows = _rows(case.old, pair.old.matrix_id), _rows(case.new, pair.new.matrix_id)
    for item in sorted(case.parts.werkprocessen.pairs, key=lambda one: natural(one.new)):
        before, after = old_rows.get(item.old), new_rows.get(item.new)
        if before is None or after is None or {before.toestand, after.toestand} - READABLE:
            continue
        if _told(told, pair.uitstroom_id, item.new, None):
            continue
        links = case.parts.werkprocessen
        was = _union(case.old, pair.old.matrix_id, links.olds(item.new))
        now = _union(case.new, pair.new.matrix_id, links.news(item.old))
        gone, come = was - now, now - was
        if pair.kerntaak_nr is None and bool(was) != bool(now):
            yield _of_eenheid(case, pair, item.new, before, after, came=bool(now))
            continue
        if case.weigher.lenient and gone and come:
            yield NietVergeleken(
                onderwerp="kruisje",
                reden="een kruisje staat in de ene bron een of meer kolommen verder dan in de andere",
                waar=f"werkproces {case.werkproces(item.new)}, {pair.name}",
                uitstroom_id=pair.uitstroom_id,
                werkproces_id=item.new,
            )
            continue
        for code in sorted(gone | come):
            if not _told(told, pair.uitstroom_id, item.new, code):
                yield _cross(case, pair, item.new, code, before, after, came=code in come)


def _union(side: Side, matrix_id: str, processes: list[str]) -> set[str]:
    """The crosses of werkprocessen together: of what was merged or split all parts count."""
    crosses = side.crosses.get(matrix_id, {})
    return {code for process in processes for code in crosses.get(process, ())}


def _rows(side: Side, matrix_id: str) -> dict[str, Row]:
    return {row.werkproces_id: row for row in side.by("matrix_rijen", "matrix_id").get(matrix_id, ())}


def _told(told: set[tuple[Any, Any, Any]], uitstroom: str | None, process: str, code: str | None) -> bool:
    if uitstroom is not None:
        return (uitstroom, process, code) in told
    return any(key[1:] == (process, code) for key in told)


def _cross(case: Case, pair: Pair, process: str, code: str, old: Row, new: Row, *, came: bool) -> Wijziging:
    name = (case.new.competenties or case.old.competenties).get(code, "")
    text = f"{code} {name}".strip()
    return Wijziging(
        soort=Soort.TOEGEVOEGD if came else Soort.VERWIJDERD,
        onderwerp="kruisje",
        onderdeel=pair.name,
        gewicht=Gewicht.INHOUD,
        oud=None if came else text,
        nieuw=text if came else None,
        uitstroom_id=pair.uitstroom_id,
        kerntaak_nr=kerntaak(process),
        werkproces_id=process,
        competentie_code=code,
        waar=f"werkproces {case.werkproces(process)}, {pair.name}",
        plaats_oud=None if came else case.old.plek(old, f"{old.werkproces_id} {old.titel}"),
        plaats_nieuw=case.new.plek(new, f"{new.werkproces_id} {new.titel}") if came else None,
    )


def _of_eenheid(case: Case, pair: Pair, process: str, old: Row, new: Row, *, came: bool) -> Wijziging:
    text = f"{pair.name.removeprefix('certificeerbare eenheid ')}: {case.werkproces(process)}"
    return Wijziging(
        soort=Soort.TOEGEVOEGD if came else Soort.VERWIJDERD,
        onderwerp="dekking",
        onderdeel=pair.name,
        gewicht=Gewicht.INHOUD,
        oud=None if came else text,
        nieuw=text if came else None,
        kerntaak_nr=kerntaak(process),
        werkproces_id=process,
        waar=f"werkproces {case.werkproces(process)}, {pair.name}",
        plaats_oud=None if came else case.old.plek(old, text),
        plaats_nieuw=case.new.plek(new, text) if came else None,
    )
