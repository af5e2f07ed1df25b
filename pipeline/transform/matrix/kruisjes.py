"""The proces-competentie-matrices of Deel B 6, Deel C 2 and Deel C 3."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.transform.competentie import competentie_code
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.matrix.drift import GAIN, GAIN_IN_DRIFTED, Drift, MatrixRow, explain
from pipeline.transform.matrix.fills import Palette, palette
from pipeline.transform.matrix.table import LETTERS, Cross, MatrixTable, ReadRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Place

SLIPS = 1
"""Crosses of a displaced matrix that may stand one column beside the map; the real source has one in a matrix."""
Expected = dict[tuple[str, str], frozenset[str]]


@dataclass(slots=True)
class Matrix:
    """A matrix: what it is about, its tables (one per page), and the werkprocessen it should have rows for."""

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


@dataclass(frozen=True, slots=True)
class _Understood:
    """A matrix with the drift that explains it, and the palette of its coloured cells.

    `exact` is true when its source has coordinates.
    """

    matrix: Matrix
    drift: Drift
    palette: Palette
    exact: bool


def matrices(found: list[Matrix], *, exact: bool) -> Facts:
    """The rows of `matrices` and of the tables of their crosses, rows, names and other signs.

    `exact` is true for a source with coordinates (a PDF): there is no drift to explain then.
    """
    understood = _understand(found, exact=exact)
    damaged = not exact and any(_is_damaged(item) for item in understood)
    for item in understood:
        yield from _matrix(item, cut=damaged)


def _understand(found: list[Matrix], *, exact: bool) -> list[_Understood]:
    """Explain each matrix; where one of them drifts, less is asked of the others."""
    palettes = [_palette(matrix) for matrix in found]
    inputs = [_inputs(matrix, own) for matrix, own in zip(found, palettes, strict=True)]
    if exact:
        drifts = [Drift(rows) for rows in inputs]
    else:
        drifts = [explain(rows, GAIN) for rows in inputs]
        if any(drift.displaced for drift in drifts):
            drifts = [explain(rows, GAIN_IN_DRIFTED) for rows in inputs]
    return [_Understood(*item, exact) for item in zip(found, drifts, palettes, strict=True)]


def _palette(matrix: Matrix) -> Palette:
    """The palette of a matrix that is coloured in; where crosses stand colour is only shading."""
    rows = [row for _number, row in matrix.rows]
    if any(row.crosses for row in rows):
        return Palette(lightest=-1.0)
    return palette(fill.color for row in rows for cell in row.fills for fill in cell.fills)


def _inputs(matrix: Matrix, own: Palette) -> tuple[MatrixRow, ...]:
    return tuple(
        _input(row, matrix.expected.get(row.werkproces_id), own)
        for _number, row in matrix.rows
        if _crosses(row, own) and not _colour_lost(matrix, row)
    )


def _input(row: ReadRow, expected: frozenset[str] | None, own: Palette) -> MatrixRow:
    columns = sorted({cross.column for cross in _crosses(row, own)})
    indexes = None if expected is None else frozenset(LETTERS.index(code) for code in expected)
    return MatrixRow(tuple(columns), indexes)


def _crosses(row: ReadRow, own: Palette) -> list[Cross]:
    """The marks of a row: its crosses or, in a matrix that is coloured in, the cells whose colour applies."""
    filled = [cell for cell in row.fills if any(own.applies(fill) for fill in cell.fills)]
    return sorted({cross.column: cross for cross in (*filled, *row.crosses)}.values(), key=lambda cross: cross.column)


def _is_damaged(item: _Understood) -> bool:
    matrix = item.matrix
    names = [name for piece in matrix.pieces for name in piece.names]
    return (
        not matrix.pieces
        or item.drift.displaced
        or _is_empty(item)
        or any(row.boxed for _number, row in matrix.rows)
        or any(competentie_code(name.naam) is None for name in names)
        or any(len(piece.names) not in (0, 25) for piece in matrix.pieces)
    )


def _is_empty(item: _Understood) -> bool:
    """Whether nothing in a matrix can be read although the overview marks a werkproces of it."""
    matrix = item.matrix
    read = any(_crosses(row, item.palette) and not _colour_lost(matrix, row) for _number, row in matrix.rows)
    return not read and bool(matrix.marked)


def _colour_lost(matrix: Matrix, row: ReadRow) -> bool:
    """Whether a row of Deel B has tick boxes: they were coloured cells, orange or grey, and which is lost."""
    return matrix.deel == "B" and row.boxed


def _emptied(item: _Understood) -> set[int]:
    """The pieces of a matrix without any cross although the overview marks a werkproces in them: a page was lost."""
    matrix = item.matrix
    crossed = {stuk for stuk, row in matrix.rows if _crosses(row, item.palette)}
    return {stuk for stuk, row in matrix.rows if row.werkproces_id in matrix.marked} - crossed


def _cut_off(matrix: Matrix) -> int:
    """How many of the last werkprocessen have no row: those that the end of a page may have cut off."""
    have = {row.werkproces_id for _number, row in matrix.rows}
    return len(list(takewhile(lambda key: key not in have, reversed(matrix.werkprocessen))))


def _state(item: _Understood, *, cut: bool) -> str:
    """The condition of a matrix; `cut` tells that the source is damaged elsewhere, so that a last row may be cut off.

    Two last rows and more are cut off in any text: an author who forgets a row forgets one.
    """
    cut_off = _cut_off(item.matrix)
    if not item.matrix.pieces:
        return "ontbreekt"
    if cut_off and (cut or (not item.exact and cut_off > 1)):
        return "afgekapt"
    if _is_empty(item):
        return "leeg"
    return "verschoven" if item.drift.displaced else "volledig"


def _matrix(item: _Understood, *, cut: bool) -> Facts:
    matrix = item.matrix
    pieces = matrix.pieces
    yield fact(
        "matrices",
        _first_place(matrix),
        matrix_id=matrix.matrix_id,
        deel=matrix.deel,
        kerntaak_nr=matrix.kerntaak_nr,
        uitstroom_id=matrix.uitstroom_id,
        eenheid_id=matrix.eenheid_id,
        toestand=_state(item, cut=cut),
        aantal_letters=max((len(piece.letters) for piece in pieces), default=0),
        aantal_namen=max((len(piece.names) for piece in pieces), default=0),
    )
    for number, piece in enumerate(pieces, 1):
        for place in (*piece.head, *(place for _nr, _title, place in piece.kerntaken)):
            yield Fact("matrices", place)
        yield from _names(matrix.matrix_id, number, piece)
    yield from _rows(item, set() if item.exact else _emptied(item))


def _first_place(matrix: Matrix) -> Place:
    for piece in matrix.pieces:
        for place in (*piece.head, *(row.place for row in piece.rows)):
            return place
    return matrix.place


def _names(matrix_id: str, stuk: int, piece: MatrixTable) -> Facts:
    for number, name in enumerate(piece.names, 1):
        yield fact(
            "matrix_namen",
            name.place,
            matrix_id=matrix_id,
            stuk=stuk,
            volgnr=number,
            kolom=name.column,
            letter=name.letter or None,
            naam=name.naam,
            competentie_code=competentie_code(name.naam),
        )


def _rows(item: _Understood, emptied: set[int]) -> Facts:
    matrix = item.matrix
    slips_left = SLIPS if item.drift.displaced else 0
    count: dict[str, int] = {}
    for number, (stuk, row) in enumerate(matrix.rows, 1):
        given = _input(row, matrix.expected.get(row.werkproces_id), item.palette)
        slips = item.drift.slips(given) if slips_left else 0
        may_slip = 0 < slips <= slips_left
        slips_left -= slips if may_slip else 0
        marks = {mark.column: mark for mark in item.drift.read(given, may_slip=may_slip)}
        crosses = _crosses(row, item.palette)
        sure = {_sureness(matrix, row, marks[cross.column].zekerheid) for cross in crosses}
        yield fact(
            "matrix_rijen",
            row.place,
            matrix_id=matrix.matrix_id,
            volgnr=number,
            stuk=stuk,
            werkproces_id=row.werkproces_id,
            titel=row.titel or None,
            aantal_kruisjes=len(crosses),
            toestand="onleesbaar" if stuk in emptied else _row_state(matrix, row, sure),
        )
        letters = matrix.pieces[stuk - 1].letters
        for cross in crosses:
            mark = marks[cross.column]
            for uitstroom in _for_whom(cross, item.palette):
                count[row.werkproces_id] = count.get(row.werkproces_id, 0) + 1
                yield fact(
                    "matrix_kruisjes",
                    row.place,
                    matrix_id=matrix.matrix_id,
                    werkproces_id=row.werkproces_id,
                    volgnr=count[row.werkproces_id],
                    uitstroom_id=uitstroom,
                    kolom_gelezen=cross.column,
                    competentie_gelezen=letters.get(cross.column),
                    competentie_code=None if mark.competentie is None else LETTERS[mark.competentie],
                    zekerheid=_sureness(matrix, row, mark.zekerheid),
                )
        for nth, sign in enumerate(row.signs, 1):
            yield fact(
                "matrix_tekens",
                row.place,
                matrix_id=matrix.matrix_id,
                werkproces_id=row.werkproces_id,
                volgnr=nth,
                kolom_gelezen=sign.column,
                competentie_gelezen=letters.get(sign.column),
                teken=sign.text,
            )


def _sureness(matrix: Matrix, row: ReadRow, zekerheid: str) -> str:
    return "onzeker" if _colour_lost(matrix, row) else zekerheid


def _row_state(matrix: Matrix, row: ReadRow, sure: set[str]) -> str:
    if _colour_lost(matrix, row):
        return "onleesbaar"
    if not sure:
        return "leeg"
    return next(state for state in ("onzeker", "verschoven", "exact") if state in sure)


def _for_whom(cross: Cross, own: Palette) -> Iterable[str | None]:
    """The uitstromen that the blocks in a cell are for, when it has more than one; else no one in particular.

    A cell of Deel B that is divided has one block per uitstroom, from left to right.
    """
    if len(cross.fills) < 2:
        return [None]
    blocks = sorted(cross.fills, key=lambda fill: (fill.box.x0, fill.box.top))
    return [f"U{number}" for number, block in enumerate(blocks, 1) if own.applies(block)] or [None]
