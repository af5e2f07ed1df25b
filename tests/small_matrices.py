"""Small matrices in converted text, and what is understood of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import schemas
from pipeline.document import Place, Table
from pipeline.extract.text.reader import read_text
from pipeline.transform.matrix.drift import COMPETENTIES
from pipeline.transform.matrix.kruisjes import matrices
from pipeline.transform.matrix.matrix import Matrix
from pipeline.transform.matrix.table import LETTERS, MatrixTable, is_matrix, matrix_table

NAMES = [str(row["naam"]) for row in schemas.competenties()]
Rows = dict[str, list[dict[str, Any]]]


def table(
    rows: dict[str, dict[int, str] | list[int]], *, lead: int = 2, lost: str = "", shift: int = 0, spare: int = 0,
    head: str = "Kerntaak 1 Verzorgt bijen",
) -> MatrixTable:  # fmt: skip
    """A matrix as a text conversion shows it; `rows` gives the columns that hold a cross, or the sign in each."""
    width = lead + COMPETENTIES + max(spare, shift)
    letters = ["" if letter in lost else letter for letter in LETTERS]
    lines = [
        [head, *[""] * (lead - 1), "Competenties"],
        [*[""] * lead, *letters],
        [*[""] * (lead + shift), *NAMES],
        ["Werkprocessen"],
    ]
    for number, marks in rows.items():
        signs = marks if isinstance(marks, dict) else dict.fromkeys(marks, "x")
        cells = [number, f"Doet {number}", *[""] * (width + 4 - 2)]
        for column, sign in signs.items():
            cells[lead + column - 1] = sign
        lines.append(cells)
    text = "\n".join("\t".join(cells + [""] * (width - len(cells))) for cells in lines)
    (element,) = read_text("proef.txt", text.encode()).elements
    assert isinstance(element, Table)
    assert is_matrix(element)
    return matrix_table(element)


def columns(codes: str, moved: dict[str, int] | None = None) -> list[int]:
    """The columns in which competenties are crossed, some of them displaced by so many columns."""
    return [LETTERS.index(code) + 1 + (moved or {}).get(code, 0) for code in codes]


def matrix(
    pieces: list[MatrixTable], expected: dict[str, str], matrix_id: str = "C-U1-1", listed: tuple[str, ...] = ()
) -> Matrix:
    deel = matrix_id.partition("-")[0]
    return Matrix(
        matrix_id, deel, Place(line=1), 1, "U1" if deel == "C" else None, pieces=pieces,
        werkprocessen=listed or tuple(expected), marked=frozenset(key for key, codes in expected.items() if codes),
        expected={key: frozenset(codes) for key, codes in expected.items() if codes},
    )  # fmt: skip


def facts(*found: Matrix, exact: bool = False) -> Rows:
    rows: Rows = defaultdict(list)
    for item in matrices(list(found), exact=exact):
        if item.values is not None:
            rows[item.table].append(dict(item.values))
    return rows


def understood(rows: Rows, werkproces_id: str, matrix_id: str = "C-U1-1") -> str:
    """The competenties that the crosses of a row mean, in the order of their columns; `-` where that is unknown."""
    return "".join(
        row["competentie_code"] or "-"
        for row in rows["matrix_kruisjes"]
        if (row["matrix_id"], row["werkproces_id"]) == (matrix_id, werkproces_id)
    )


def sureness(rows: Rows, werkproces_id: str) -> list[str]:
    return [row["zekerheid"] for row in rows["matrix_kruisjes"] if row["werkproces_id"] == werkproces_id]


def states(rows: Rows) -> dict[str, str]:
    return {row["matrix_id"]: row["toestand"] for row in rows["matrices"]}


def row_states(rows: Rows) -> dict[str, str]:
    return {row["werkproces_id"]: row["toestand"] for row in rows["matrix_rijen"]}
