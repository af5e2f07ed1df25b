"""Prints a proces-competentie-matrix: filled cells in Deel B, crosses elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.dossiers.model import LETTERS
from tests.dossiers.page import GREY, ORANGE, PEACH, Blocks, Cross, Turned, words
from tests.dossiers.woorden import NAMEN

if TYPE_CHECKING:
    from tests.dossiers import blocks


@dataclass
class Druk:
    """How the print looks: crosses drawn as two lines, and Deel B with a block per uitstroom in each cell."""

    getekend: bool = False
    blokjes: bool = False


def cross(druk: Druk) -> Any:
    """A cross, as a letter or drawn."""
    return Cross() if druk.getekend else words("x")


def matrix_table(blok: blocks.Matrixblok, druk: Druk) -> tuple[list[list[Any]], list[Any]]:
    """The cells of a matrix and how they look."""
    ce = blok.deel == "CE"
    top = [words("Kerntaak" if ce else blok.matrix.titel, True), words("Werkproces", True) if ce else ""]
    rows: list[list[Any]] = [[*top, words("Competenties", True), *[""] * 24]]
    rows.append(["", "", *LETTERS])
    rows.append(["", "", *(Turned(NAMEN[letter]) for letter in LETTERS)])
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, 1), PEACH),
        ("SPAN", (2, 0), (-1, 0)),
        ("FONTSIZE", (2, 1), (-1, 1), 7),
    ]
    style += [("LEFTPADDING", (0, 1), (-1, -1), 2), ("RIGHTPADDING", (0, 1), (-1, -1), 1)]
    style += [("SPAN", (0, 0), (0, 2)), ("SPAN", (1, 0), (1, 2))] if ce else [("SPAN", (0, 0), (1, 2))]
    if not ce:
        style.append(("SPAN", (0, 3), (-1, 3)))
        rows.append([words("Werkprocessen", True), *[""] * 26])
    for row in blok.matrix.rijen:
        if row.kerntaak:
            style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([words(row.kerntaak, True), *[""] * 26])
            continue
        rows.append([words(row.nummer), words(row.titel), *_marks(blok, druk, row, len(rows), style)])
    return rows, style


def _marks(blok: blocks.Matrixblok, druk: Druk, row: Any, line: int, style: list[Any]) -> list[Any]:
    if blok.deel != "B":
        return [
            cross(druk) if row.tekens.get(letter) in {"x", "X"} else row.tekens.get(letter, "") for letter in LETTERS
        ]
    if druk.blokjes:
        used = {letter for item in blok.matrix.rijen for letter in item.tekens}
        return [
            Blocks([name in blok.gebruikt.get((row.nummer, letter), []) for name in blok.uitstromen])
            if letter in used
            else ""
            for letter in LETTERS
        ]
    for place, letter in enumerate(LETTERS, 2):
        if letter in row.tekens:
            style.append(("BACKGROUND", (place, line), (place, line), ORANGE))
        elif not any(letter in item.tekens for item in blok.matrix.rijen):
            style.append(("BACKGROUND", (place, line), (place, line), GREY))
    return [""] * 25
