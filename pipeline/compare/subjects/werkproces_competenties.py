"""The competenties that a werkproces asks where no detaillering tells them: dossiers of 2015 and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.subjects.uitwerking import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case, Unit


def asked(case: Case) -> Iterator[Wijziging]:
    """Competenties that a werkproces of an uitstroom got or lost, where not both versions have detailleringen."""
    if case.both("detailleringen") or not case.both("werkproces_competenties"):
        return
    old, new = case.old.by("werkproces_competenties", *KEY), case.new.by("werkproces_competenties", *KEY)
    for unit in case.units():
        before = {row.competentie_code: row for row in old.get(unit.old, ()) if row.competentie_code}
        after = {row.competentie_code: row for row in new.get(unit.new, ()) if row.competentie_code}
        if not before or not after:
            continue
        joined = {row.competentie_code for key in unit.joined for row in old.get(key, ())}
        parted = {row.competentie_code for key in unit.parted for row in new.get(key, ())}
        for code in sorted(before.keys() - after.keys() - parted):
            yield _change(case, unit, code, before[code], new=False)
        for code in sorted(after.keys() - before.keys() - joined):
            yield _change(case, unit, code, after[code], new=True)


def _change(case: Case, unit: Unit, code: str, row: object, *, new: bool) -> Wijziging:
    side = case.new if new else case.old
    text = f"{code} {side.competenties.get(code, '')}".strip()
    return Wijziging(
        soort=Soort.TOEGEVOEGD if new else Soort.VERWIJDERD,
        onderwerp="competentie",
        gewicht=Gewicht.INHOUD,
        oud=None if new else text,
        nieuw=text if new else None,
        competentie_code=code,
        waar=case.where(unit),
        plaats_oud=None if new else side.plek(row, text),
        plaats_nieuw=side.plek(row, text) if new else None,
        **unit.keys,
    )
