"""The shipped dossier with its matrices set right, so that what is found in them was put there.

The conversion displaced, emptied, cut or lost most of its matrices. `set_right` writes each of
them anew from the detailleringen, which the conversion left alone: a cross for every
competentie that an uitstroom has worked out for a werkproces. Deel B gets the union of the
uitstromen. The matrix that the conversion lost is put above its detaillering. The two matrices
of the certificeerbare eenheden, of which only the beginning is left, get the werkprocessen
that their beginning and the text of Deel D name, with the crosses of the uitstroom Contactcenter
medewerker. All else in the text stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.dossiers.grids import find_grids
from tests.dossiers.model import Matrix, Rij
from tests.dossiers.text import matrix_lines
from tests.trust.lines import Tekst

SOURCE = Path(__file__).parents[2] / "raw" / "commercieel-medewerker-2009-2010.txt"
EENHEDEN = {"CE-E1": ("U3", ("1.1", "3.1", "3.3")), "CE-E2": ("U3", ("2.1", "2.2", "2.3"))}
"""Per matrix of an eenheid its uitstroom and its werkprocessen."""


def set_right(text: str) -> str:
    """The text of the shipped dossier with every matrix whole and in step with its detaillering."""
    lines = text.split("\n")
    index = Tekst(lines)
    crosses: dict[tuple[str, str], set[str]] = {}
    for row in index.details:
        crosses.setdefault((row.uitstroom, row.werkproces), set()).add(row.competentie)
    keys = [grid.sleutel for grid in find_grids(lines)]
    for place in range(len(keys) - 1, -1, -1):
        grid = find_grids(lines)[place]
        if place and keys[place - 1] == keys[place]:
            lines[grid.start : grid.end] = []
            continue
        lines[grid.start : grid.end] = _matrix(grid.sleutel, index, crosses)
    _add_lost(lines, keys, index, crosses)
    return "\n".join(lines)


def _matrix(key: str, index: Tekst, crosses: dict[tuple[str, str], set[str]]) -> list[str]:
    if key.startswith("CE"):
        uitstroom, numbers = EENHEDEN[key]
        rows: list[Rij] = []
        for kerntaak in sorted({number.split(".")[0] for number in numbers}):
            rows.append(Rij("", "", kerntaak=f"Kerntaak {kerntaak}: {index.kerntaken[kerntaak]}"))
            rows += _rows(kerntaak, [uitstroom], index, crosses, numbers)
        return matrix_lines(Matrix(key, "", rows), "CE")
    parts = key.split("-")
    kerntaak = parts[-1]
    uitstromen = index.uitstromen if parts[0] == "B" else [parts[1]]
    rows = _rows(kerntaak, uitstromen, index, crosses)
    return matrix_lines(Matrix(key, f"Kerntaak {kerntaak} {index.kerntaken[kerntaak]}", rows), parts[0])


def _rows(
    kerntaak: str,
    uitstromen: list[str],
    index: Tekst,
    crosses: dict[tuple[str, str], set[str]],
    only: tuple[str, ...] | None = None,
) -> list[Rij]:
    rows = []
    for number, title in index.werkprocessen.items():
        if number.split(".")[0] == kerntaak:
            shown = uitstromen if only is None or number in only else []
            letters = set().union(*(crosses.get((name, number), set()) for name in shown))
            rows.append(Rij(number, title, dict.fromkeys(sorted(letters), "x")))
    return rows


def _add_lost(lines: list[str], keys: list[str], index: Tekst, crosses: dict[tuple[str, str], set[str]]) -> None:
    """Put a matrix above the detaillering of a kerntaak that has none."""
    wanted = sorted({(uitstroom, number.split(".")[0]) for uitstroom, number in crosses})
    for uitstroom, kerntaak in wanted:
        key = f"C-{uitstroom}-{kerntaak}"
        if key in keys:
            continue
        first = next(
            row
            for row in Tekst(lines).details
            if row.uitstroom == uitstroom and row.werkproces.startswith(f"{kerntaak}.")
        )
        at = next(place for place in range(first.regel, 0, -1) if re.match(r"#+ +Detaillering", lines[place]))
        name = lines[at].split("matrix ")[1]
        head = [
            f"### Kerntaak {kerntaak} {index.kerntaken[kerntaak]}",
            "",
            f"#### Proces-competentie-matrix {name}",
            "",
        ]
        lines[at:at] = [*head, *_matrix(key, index, crosses), ""]
