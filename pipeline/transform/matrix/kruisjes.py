"""The proces-competentie-matrices of Deel B 6, Deel C 2 and Deel C 3."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.transform.competentie import competentie_code
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.matrix.alignment import COMPETENTIES, MOST
from pipeline.transform.matrix.drift import MatrixRow
from pipeline.transform.matrix.matrix import crosses
from pipeline.transform.matrix.reading import Reading, read
from pipeline.transform.matrix.table import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Place
    from pipeline.transform.matrix.fills import Palette
    from pipeline.transform.matrix.matrix import Matrix
    from pipeline.transform.matrix.table import Cross, MatrixTable, ReadRow


@dataclass(frozen=True, slots=True)
class _Understood:
    """A matrix with the readings of its rows, and the palette of its coloured cells.

    `exact` is true when its source has exact cells.
    """

    matrix: Matrix
    readings: list[Reading]
    palette: Palette
    exact: bool

    @property
    def displaced(self) -> bool:
        """Whether a cross of it is read as another competentie than its column says."""
        return any(reading.displaced for reading in self.readings)


def matrices(found: list[Matrix], *, exact: bool) -> Facts:
    """The rows of `matrices` and of the tables of their crosses, rows, names and other signs.

    `exact` is true for a source with exact cells: there is no drift to explain then.
    """
    palettes = [matrix.palette() for matrix in found]
    inputs = [_inputs(matrix, own) for matrix, own in zip(found, palettes, strict=True)]
    readings = read(inputs, exact=exact)
    understood = [_Understood(*item, exact) for item in zip(found, readings, palettes, strict=True)]
    cut_off = sum(_cut_off(matrix) > 0 for matrix in found if matrix.pieces)
    damaged = not exact and (cut_off > 1 or any(_is_damaged(item) for item in understood))
    for item in understood:
        yield from _matrix(item, cut=damaged)


def _inputs(matrix: Matrix, own: Palette) -> tuple[MatrixRow, ...]:
    return tuple(_input(matrix, row, matrix.pieces[stuk - 1], own) for stuk, row in matrix.rows)


def _input(matrix: Matrix, row: ReadRow, piece: MatrixTable, own: Palette) -> MatrixRow:
    """A row as the reading of drift takes it; nothing is expected of lost colours and of what an eenheid leaves out."""
    columns = tuple(cross.column for cross in crosses(row, own))
    unsaid = matrix.colour_lost(row) or row.merged or (matrix.deel == "CE" and not columns)
    return MatrixRow(
        columns,
        None if unsaid else matrix.wanted(row),
        row.werkproces_id,
        row.free,
        row.end if piece.shortened(row) else COMPETENTIES + MOST,
        odd=row.free > 1 or piece.shifted or piece.shortened(row),
    )


def _is_damaged(item: _Understood) -> bool:
    matrix = item.matrix
    names = [name for piece in matrix.pieces for name in piece.names]
    return (
        not matrix.pieces
        or item.displaced
        or _is_empty(item)
        or any(row.boxed for _number, row in matrix.rows)
        or any(competentie_code(name.naam) is None for name in names)
        or any(len(piece.names) not in (0, 25) for piece in matrix.pieces)
    )


def _is_empty(item: _Understood) -> bool:
    """Whether nothing in a matrix can be read although the overview marks a werkproces of it."""
    matrix = item.matrix
    read = any(crosses(row, item.palette) and not matrix.colour_lost(row) for _number, row in matrix.rows)
    return not read and bool(matrix.marked)


def _emptied(item: _Understood) -> set[int]:
    """The pieces of a matrix without any cross although the overview marks a werkproces in them: a page was lost."""
    matrix = item.matrix
    crossed = {stuk for stuk, row in matrix.rows if crosses(row, item.palette)}
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
    return "verschoven" if item.displaced else "volledig"


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
    count: dict[str, int] = {}
    for number, ((stuk, row), reading) in enumerate(zip(matrix.rows, item.readings, strict=True), 1):
        marks = {mark.column: mark for mark in reading.marks}
        found = crosses(row, item.palette)
        yield fact(
            "matrix_rijen",
            row.place,
            matrix_id=matrix.matrix_id,
            volgnr=number,
            stuk=stuk,
            werkproces_id=row.werkproces_id,
            titel=row.titel or None,
            aantal_kruisjes=len(found),
            toestand="onleesbaar" if stuk in emptied or row.merged or matrix.colour_lost(row) else reading.state,
            mogelijk_verloren=" ".join(LETTERS[index] for index in sorted(reading.lost)) or None,
        )
        letters = matrix.pieces[stuk - 1].letters
        for cross in found:
            mark = marks[cross.column]
            for uitstroom in _for_whom(cross, item.palette):
                count[row.werkproces_id] = count.get(row.werkproces_id, 0) + 1
                yield fact(
                    "matrix_kruisjes",
                    cross.within(row.place),
                    matrix_id=matrix.matrix_id,
                    werkproces_id=row.werkproces_id,
                    volgnr=count[row.werkproces_id],
                    uitstroom_id=uitstroom,
                    kolom_gelezen=cross.column,
                    competentie_gelezen=letters.get(cross.column),
                    competentie_code=None if mark.competentie is None else LETTERS[mark.competentie],
                    zekerheid="onzeker" if matrix.colour_lost(row) or row.merged else mark.zekerheid,
                )
        for nth, sign in enumerate(row.signs, 1):
            yield fact(
                "matrix_tekens",
                sign.within(row.place),
                matrix_id=matrix.matrix_id,
                werkproces_id=row.werkproces_id,
                volgnr=nth,
                kolom_gelezen=sign.column,
                competentie_gelezen=letters.get(sign.column),
                teken=sign.text,
            )


def _for_whom(cross: Cross, own: Palette) -> Iterable[str | None]:
    """The uitstromen that the blocks in a cell are for, when it has more than one; else no one in particular.

    A cell of Deel B that is divided has one block per uitstroom, from left to right.
    """
    if len(cross.fills) < 2:
        return [None]
    blocks = sorted(cross.fills, key=lambda fill: (fill.box.x0, fill.box.top))
    return [f"U{number}" for number, block in enumerate(blocks, 1) if own.applies(block)] or [None]
