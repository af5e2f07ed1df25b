"""Which matrices a dossier should have, with what each should show, and the tables they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.deel_c import DeelC, matrix_mentions
from pipeline.transform.fact import Fact, mention
from pipeline.transform.matrices import Expected, Matrix
from pipeline.transform.matrix_table import MatrixTable, is_matrix, matrix_table
from pipeline.transform.names import KERNTAAK, squash
from pipeline.transform.outline import Section, chapter
from schemas import natural

if TYPE_CHECKING:
    from pipeline.document import Place
    from pipeline.transform.skeleton import Skeleton

Marks = frozenset[tuple[str, str]]
"""The pairs (uitstroom, werkproces) that are marked in the overview."""


def deel_b(skeleton: Skeleton) -> tuple[dict[int, list[MatrixTable]], dict[int, Place], list[Fact]]:
    """The pieces of each matrix of B 6 by kerntaak, where its heading stands, and how it names things."""
    pieces: dict[int, list[MatrixTable]] = {}
    places: dict[int, Place] = {}
    facts: list[Fact] = []
    for section in chapter(skeleton.sections, "B", "totaaloverzicht", "procescompetentie", default="6"):
        number = _headed(section, facts, places)
        for table in section.tables:
            if is_matrix(table):
                read = matrix_table(table)
                of = read.kerntaak_nr or number
                if of is not None:
                    pieces.setdefault(of, []).append(read)
                    facts += matrix_mentions(read, "B6")
    return pieces, places, facts


def _headed(section: Section, facts: list[Fact], places: dict[int, Place]) -> int | None:
    titel = section.titel
    at = titel.lower().find("kerntaak")
    found = KERNTAAK.match(titel[at:]) if at >= 0 else None
    if not found:
        return None
    places[int(found[1])] = section.place
    facts.append(mention(section.place, "kerntaak", found[1], "B6", found[2]))
    return int(found[1])


def assemble(
    skeleton: Skeleton, found: DeelC, total: dict[int, list[MatrixTable]], places: dict[int, Place], marks: Marks,
    listed: dict[int, tuple[str, ...]],
) -> list[Matrix]:  # fmt: skip
    """Every matrix that the dossier has or should have.

    `marks` is the overview, `listed` the werkprocessen of each kerntaak; what is marked or
    worked out for an uitstroom tells which matrices of Deel C there should be.
    """
    expected = found.expected()
    matrices = [_of_deel_b(number, skeleton, total, places, marks, listed, expected) for number in sorted(
        set(listed) | set(total))]  # fmt: skip
    for key in skeleton.uitstromen:
        wanted = {_kerntaak(wp) for uitstroom, wp in marks | set(expected) if uitstroom == key}
        for number in sorted(wanted | {nr for uitstroom, nr in found.pieces if uitstroom == key}):
            matrices.append(_of_deel_c(key, number, skeleton, found, marks, listed, expected))
    for key in sorted(found.units):
        matrices.append(_of_unit(key, skeleton, found, listed, expected))
    return matrices


def _kerntaak(werkproces_id: str) -> int:
    return int(werkproces_id.partition(".")[0])


def _of_deel_b(
    number: int, skeleton: Skeleton, total: dict[int, list[MatrixTable]], places: dict[int, Place], marks: Marks,
    listed: dict[int, tuple[str, ...]], expected: Expected,
) -> Matrix:  # fmt: skip
    rows = listed.get(number, ())
    union = {
        wp: frozenset[str]().union(*(codes for (_u, other), codes in expected.items() if other == wp)) for wp in rows
    }
    place = places.get(number) or skeleton.sections[0].place
    return Matrix(f"B-{number}", "B", place, number, pieces=total.get(number, []), werkprocessen=rows,
                  marked=frozenset(wp for _u, wp in marks if wp in rows), expected=union)  # fmt: skip


def _of_deel_c(
    key: str, number: int, skeleton: Skeleton, found: DeelC, marks: Marks, listed: dict[int, tuple[str, ...]],
    expected: Expected,
) -> Matrix:  # fmt: skip
    rows = listed.get(number, ())
    return Matrix(
        f"C-{key}-{number}", "C", skeleton.uitstromen[key].place, number, key,
        pieces=found.pieces.get((key, number), []), werkprocessen=rows,
        marked=frozenset(wp for uitstroom, wp in marks if uitstroom == key and wp in rows),
        expected={wp: codes for (uitstroom, wp), codes in expected.items() if uitstroom == key},
    )  # fmt: skip


def _of_unit(
    key: str, skeleton: Skeleton, found: DeelC, listed: dict[int, tuple[str, ...]], expected: Expected
) -> Matrix:
    """The matrix of an eenheid; its rows are held against the uitstroom that it resembles most.

    Some dossiers print only the werkprocessen of the eenheid, others every werkproces of the
    kerntaak with empty rows; only the latter can be seen to be cut off.
    """
    pieces = found.unit_pieces.get(key, [])
    rows = [row for piece in pieces for row in piece.rows]
    whole = any(not row.crosses for row in rows)
    numbers = {_kerntaak(row.werkproces_id) for row in rows}
    all_rows = tuple(wp for number in sorted(numbers) for wp in listed.get(number, ())) if whole else ()
    source = _resembles(key, rows_crossed={row.werkproces_id: len(row.crosses) for row in rows if row.crosses},
                        skeleton=skeleton, expected=expected)  # fmt: skip
    return Matrix(
        f"CE-{key}", "CE", skeleton.eenheden[key].place, min(numbers) if len(numbers) == 1 else None, source, key,
        pieces=pieces, werkprocessen=all_rows, marked=frozenset(row.werkproces_id for row in rows),
        expected={wp: codes for (uitstroom, wp), codes in expected.items() if uitstroom == source},
    )  # fmt: skip


def _resembles(key: str, *, rows_crossed: dict[str, int], skeleton: Skeleton, expected: Expected) -> str | None:
    """The uitstroom an eenheid is taken from: it has its werkprocessen, with as many competenties, and its name."""
    naam = squash(skeleton.eenheden[key].naam)

    def likeness(uitstroom: str) -> tuple[int, int, bool]:
        sizes = {wp: len(expected.get((uitstroom, wp), ())) for wp in rows_crossed}
        has = sum(size > 0 for size in sizes.values())
        off = sum(abs(size - rows_crossed[wp]) for wp, size in sizes.items())
        return has, -off, squash(skeleton.uitstromen[uitstroom].naam) in naam

    best = max(skeleton.uitstromen, key=likeness, default=None)
    return best if best and (not rows_crossed or likeness(best)[0]) else None


def werkprocessen(mentions: list[Fact]) -> dict[int, tuple[str, ...]]:
    """The werkprocessen of each kerntaak, in the order of their numbers.

    The overview and the lists of B 5 say which there are; where both are lost for a kerntaak,
    the matrices and the detailleringen do.
    """
    listed = _by_kerntaak(mentions, ("B3", "B5"))
    return _by_kerntaak(mentions, ("B6", "C-matrix", "C-detaillering")) | listed


def _by_kerntaak(mentions: list[Fact], places: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    for item in mentions:
        values = item.values or {}
        if values.get("soort") == "werkproces" and values.get("plaats") in places:
            key = str(values["sleutel"])
            found.setdefault(_kerntaak(key), set()).add(key)
    return {number: tuple(sorted(keys, key=natural)) for number, keys in sorted(found.items())}
