"""The prints of whole dossiers that may stand beside the project: every cross of the text is in the PDF."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.document import Document, Furniture, Heading, Paragraph, Table
from pipeline.extract import read

FOLDER = Path(__file__).parents[2] / "shared" / "dossiers"
PRINTS = sorted(path for path in FOLDER.glob("*.pdf") if path.with_suffix(".txt").exists())
PAIRS = PRINTS

pytestmark = pytest.mark.skipif(not PRINTS, reason="no prints beside the project")


@cache
def document(path: Path) -> Document:
    return read(path)


@pytest.mark.parametrize("path", PRINTS, ids=lambda path: path.stem)
def test_every_line_is_in_one_place(path: Path) -> None:
    found = document(path)
    used = Counter(
        line
        for element in found.elements
        for line in (
            [n for row in element.rows for n in row.place.lines] if isinstance(element, Table) else element.place.lines
        )
    )
    assert used == Counter(found.lines.keys())


@pytest.mark.parametrize("path", PRINTS, ids=lambda path: path.stem)
def test_matrices_have_27_columns_and_25_names(path: Path) -> None:
    heads = [
        row
        for element in document(path).elements
        if isinstance(element, Table) and len(element.rows[0].cells) > 20
        for row in element.rows
        if "Analyseren" in [cell.text for cell in row.cells]
    ]
    assert heads
    for row in heads:
        assert len([cell for cell in row.cells if cell.text]) == 25
        assert len(row.cells) == 27


@pytest.mark.parametrize("path", PRINTS, ids=lambda path: path.stem)
def test_furniture_and_contents(path: Path) -> None:
    found = document(path)
    furniture = [element for element in found.elements if isinstance(element, Furniture)]
    assert len(furniture) == found.source.pages - 1
    contents = [e.text for e in found.elements if isinstance(e, Paragraph) and " ..... " in e.text]
    assert len(contents) > 30
    titles = [text.split(" ..... ")[0] for text in contents]
    heads = {element.text for element in found.elements if isinstance(element, Heading)}
    assert sum(1 for title in titles if title in heads) >= 0.9 * len(titles)


def crosses(found: Document) -> list[tuple[str, str]]:
    """The rows of the C matrices as (number of the row, letters of the columns with a cross)."""
    rows: list[tuple[str, str]] = []
    for element in found.elements:
        if not isinstance(element, Table):
            continue
        letters: list[str] = []
        for row in element.rows:
            text = [cell.text for cell in row.cells]
            if [part for part in text if len(part) == 1][:5] == list("ABCDE"):
                letters = text
            elif letters and text[0][:1].isdigit() and not any(cell.fills for cell in row.cells):
                marks = "".join(letters[i] for i, part in enumerate(text[2:], 2) if part in ("x", "X"))
                rows.append((text[0], marks))
    return rows


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_crosses_of_the_text_and_of_the_print_are_the_same(path: Path) -> None:
    printed = crosses(document(path))
    assert printed
    # The text has no fills: its total matrices come first, as crosses.
    assert crosses(document(path.with_suffix(".txt")))[-len(printed) :] == printed
