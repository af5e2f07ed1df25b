"""Which matrices a dossier should have, with what each should show, and the tables they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.transform.matrix.matrix import Matrix
from pipeline.transform.titles import kerntaak_of

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.deel_c import DeelC
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.matrix.deel_b6 import DeelB6


@dataclass(frozen=True)
class Assembly:
    """What the parts of a dossier say of its matrices.

    `marks` are the pairs (uitstroom, werkproces) of the overview, `listed` the werkprocessen of
    each kerntaak in order, `place` that of a matrix which stands nowhere.
    """

    kenmerken: Kenmerken
    place: Place
    total: DeelB6
    detailed: DeelC
    marks: frozenset[tuple[str, str]]
    listed: dict[int, tuple[str, ...]]

    @cached_property
    def expected(self) -> dict[tuple[str, str], frozenset[str]]:
        """The competenties that are worked out, by uitstroom and werkproces."""
        return self.detailed.expected()

    def matrices(self) -> list[Matrix]:
        """Every matrix that the dossier has or, by its overview and uitwerking, should have."""
        found = [self._of_deel_b(number) for number in sorted(set(self.listed) | set(self.total.pieces))]
        for key in self.kenmerken.uitstromen:
            wanted = {kerntaak_of(wp) for uitstroom, wp in self.marks | set(self.expected) if uitstroom == key}
            read = {number for uitstroom, number in self.detailed.pieces if uitstroom == key}
            found += (self._of_deel_c(key, number) for number in sorted(wanted | read))
        return [*found, *(self._of_unit(key) for key in sorted(self.detailed.units))]

    def _of_deel_b(self, number: int) -> Matrix:
        rows = self.listed.get(number, ())
        return Matrix(
            f"B-{number}",
            "B",
            self.total.places.get(number) or self.place,
            number,
            pieces=self.total.pieces.get(number, []),
            werkprocessen=rows,
            marked=frozenset(wp for _uitstroom, wp in self.marks if wp in rows),
            expected={wp: self._union(wp) for wp in rows},
        )

    def _union(self, werkproces_id: str) -> frozenset[str]:
        of_each = (codes for (_uitstroom, wp), codes in self.expected.items() if wp == werkproces_id)
        return frozenset[str]().union(*of_each)

    def _of_deel_c(self, key: str, number: int) -> Matrix:
        rows = self.listed.get(number, ())
        return Matrix(
            f"C-{key}-{number}",
            "C",
            self.kenmerken.uitstromen[key].place,
            number,
            key,
            pieces=self.detailed.pieces.get((key, number), []),
            werkprocessen=rows,
            marked=frozenset(wp for uitstroom, wp in self.marks if uitstroom == key and wp in rows),
            expected=self._of_uitstroom(key),
        )

    def _of_uitstroom(self, key: str | None) -> dict[str, frozenset[str]]:
        return {wp: codes for (uitstroom, wp), codes in self.expected.items() if uitstroom == key}

    def _of_unit(self, key: str) -> Matrix:
        """The matrix of an eenheid; its rows are held against the uitstroom that it resembles most.

        Some dossiers print only the werkprocessen of the eenheid, others every werkproces of the
        kerntaak with empty rows; only the latter can be seen to be cut off.
        """
        pieces = self.detailed.unit_pieces.get(key, [])
        rows = [row for piece in pieces for row in piece.rows]
        numbers = sorted({kerntaak_of(row.werkproces_id) for row in rows})
        prints_all = any(not row.crosses for row in rows)
        source = self._resembles(key, {row.werkproces_id: len(row.crosses) for row in rows if row.crosses})
        return Matrix(
            f"CE-{key}",
            "CE",
            self.kenmerken.eenheden[key].place,
            numbers[0] if len(numbers) == 1 else None,
            source,
            key,
            pieces=pieces,
            werkprocessen=tuple(wp for nr in numbers for wp in self.listed.get(nr, ())) if prints_all else (),
            marked=frozenset(row.werkproces_id for row in rows),
            expected=self._of_uitstroom(source),
        )

    def _resembles(self, key: str, crossed: dict[str, int]) -> str | None:
        """The uitstroom an eenheid is taken from: it has its werkprocessen, its name and as many competenties.

        `crossed` is the number of crosses in each row of the eenheid.
        """
        naam = self.kenmerken.eenheden[key].gelijk

        def likeness(uitstroom: str) -> tuple[int, bool, int]:
            sizes = {wp: len(self.expected.get((uitstroom, wp), ())) for wp in crossed}
            has = sum(size > 0 for size in sizes.values())
            off = sum(abs(size - crossed[wp]) for wp, size in sizes.items())
            return has, self.kenmerken.uitstromen[uitstroom].gelijk in naam, -off

        best = max(self.kenmerken.uitstromen, key=likeness, default=None)
        return best if best and (not crossed or likeness(best)[0]) else None
