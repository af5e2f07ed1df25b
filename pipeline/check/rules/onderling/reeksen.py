"""Which dossiers of a corpus are versions of one another, and when each holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.comparing import squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Versies

MANY = 5
"""Dossiers that a message names one by one; of more it gives the number."""
ALL_ODD = 40
"""The same for those that must act."""


@dataclass(frozen=True, slots=True)
class Reeksen:
    """The dossiers by id, the series of versions that each is of (the id of its first), and those of each series in order."""

    dossiers: dict[str, Dossiers]
    van: dict[str, str]
    leden: dict[str, tuple[str, ...]]

    def jaar(self, dossier_id: str) -> int:
        """The year from which a dossier holds; 0 when it does not say."""
        row = self.dossiers[dossier_id]
        return int(row.cohort_van or 0) or int((row.geldig_van or "0000")[:4])

    def moment(self, dossier_id: str) -> tuple[int, str, str]:
        """What tells the earlier of two versions from the later."""
        row = self.dossiers[dossier_id]
        return self.jaar(dossier_id), row.geldig_van or row.vastgesteld_op or "", row.versie or ""

    def tegelijk(self, one: str, other: str) -> bool:
        """Whether two dossiers hold for the same cohort."""
        a, b = self.dossiers[one], self.dossiers[other]
        if a.cohort_van is None or b.cohort_van is None:
            return a.cohort_van is None and b.cohort_van is None and a.geldig_van == b.geldig_van
        ends = max(a.cohort_tot or 0, a.cohort_van + 1), max(b.cohort_tot or 0, b.cohort_van + 1)
        return a.cohort_van < ends[1] and b.cohort_van < ends[0]

    def nabij(self, reeks: str, jaar: int) -> str:
        """The version of a series whose year is nearest to `jaar`; of two that are as near, the later."""
        return min(self.leden[reeks], key=lambda item: (abs(self.jaar(item) - jaar), -self.jaar(item), item))


@lru_cache(maxsize=4)
def reeksen(dossiers: Table[Dossiers], crebocodes: Table[Crebocodes], versies: Table[Versies]) -> Reeksen:
    """The series in a corpus.

    Two dossiers are versions of one another when they bear one title, when one names the number of the
    other as that of its previous version (2015), or when its version history names the title and cohort
    of the other and they share a crebocode (a dossier that was renamed).
    """
    rows = {row.dossier_id: row for row in dossiers}
    union = _Union(rows)
    for same in (_by_title(rows.values()), _by_number(rows.values()), *_renamed(rows, crebocodes, versies)):
        for ids in same:
            union.join(ids)
    found = union.groups()
    plain = Reeksen(rows, {}, {})
    leden = {ids[0]: tuple(sorted(ids, key=plain.moment)) for ids in found}
    return Reeksen(rows, {item: first for first, ids in leden.items() for item in ids}, leden)


def genoemd(ids: Sequence[str], most: int = MANY) -> str:
    """Dossiers in a message: by name, and of more than `most` the number and some of them."""
    shown = [f"'{item}'" for item in ids[:most]]
    if len(ids) > most:
        return f"{len(ids)} dossiers ({', '.join(shown)} en andere)"
    return " en ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _title(row: Dossiers) -> str:
    return " ".join(words(row.titel or ""))


def _by_title(rows: Iterable[Dossiers]) -> Iterable[list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.titel:
            groups[squash(row.titel)].append(row.dossier_id)
    return groups.values()


def _by_number(rows: Iterable[Dossiers]) -> list[list[str]]:
    numbered = {row.register_nr: row.dossier_id for row in rows if row.register_nr}
    return [
        [row.dossier_id, numbered[row.vorige_nr]]
        for row in rows
        if row.vorige_nr and row.vorige_nr in numbered and numbered[row.vorige_nr] != row.dossier_id
    ]


def _renamed(
    rows: dict[str, Dossiers], crebocodes: Table[Crebocodes], versies: Table[Versies]
) -> Iterable[list[list[str]]]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code in crebocodes:
        codes[code.dossier_id].add(code.crebocode)
    named = {(_title(row), row.cohort_van): row.dossier_id for row in rows.values() if row.titel and row.cohort_van}
    for version in versies:
        year = (version.cohort or "")[:4]
        before = named.get((" ".join(words(version.naam or "")), int(year))) if year.isdecimal() else None
        if before and version.dossier_id in rows and codes[before] & codes[version.dossier_id]:
            yield [[before, version.dossier_id]]


class _Union:
    """Disjoint sets of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {item: item for item in ids}

    def top(self, item: str) -> str:
        while self._above[item] != item:
            self._above[item] = item = self._above[self._above[item]]
        return item

    def join(self, ids: Sequence[str]) -> None:
        for other in ids[1:]:
            one, two = sorted((self.top(ids[0]), self.top(other)))
            self._above[two] = one

    def groups(self) -> list[list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in self._above:
            found[self.top(item)].append(item)
        return [sorted(ids) for ids in found.values()]
