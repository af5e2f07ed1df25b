"""A matrix of a dossier: what it is about, the tables it was read from, and what its rows should show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.transform.matrix.fills import Palette, palette
from pipeline.transform.matrix.table import LETTERS, Cross, MatrixTable, ReadRow

if TYPE_CHECKING:
    from pipeline.document import Place


@dataclass(slots=True)
class Matrix:
    """A matrix: what it is about, its tables (one per page), and the werkprocessen it should have rows for.

    `expected` holds the competenties that are worked out for a werkproces, `marked` the
    werkprocessen that the overview marks.
    """

    matrix_id: str
    deel: str
    place: Place
    kerntaak_nr: int | None = None
    uitstroom_id: str | None = None
    eenheid_id: str | None = None
    pieces: list[MatrixTable] = field(default_factory=list)
    werkprocessen: tuple[str, ...] = ()
    marked: frozenset[str] = frozenset()
    expected: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[int, ReadRow]]:
        """The rows with the number of the piece they stand in."""
        return [(number, row) for number, piece in enumerate(self.pieces, 1) for row in piece.rows]

    def palette(self) -> Palette:
        """The palette of a matrix that is coloured in; where crosses stand colour is only shading."""
        rows = [row for _number, row in self.rows]
        if any(row.crosses for row in rows):
            return Palette(lightest=-1.0)
        return palette(fill.color for row in rows for cell in row.fills for fill in cell.fills)

    def colour_lost(self, row: ReadRow) -> bool:
        """Whether a row of Deel B has tick boxes: they were coloured cells, orange or grey, and which is lost."""
        return self.deel == "B" and row.boxed

    def wanted(self, row: ReadRow) -> frozenset[int] | None:
        """The competenties (0 is A) that a row should show; None when nothing tells which."""
        codes = self.expected.get(row.werkproces_id)
        return None if codes is None else frozenset(LETTERS.index(code) for code in codes)


def crosses(row: ReadRow, own: Palette) -> list[Cross]:
    """The marks of a row: its crosses or, in a matrix that is coloured in, the cells whose colour applies."""
    filled = [cell for cell in row.fills if any(own.applies(fill) for fill in cell.fills)]
    return sorted({cross.column: cross for cross in (*filled, *row.crosses)}.values(), key=lambda cross: cross.column)
