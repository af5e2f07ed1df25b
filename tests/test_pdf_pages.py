"""The pages of a PDF: missing, doubled, out of place, pictures, pasted over; and what they keep from being judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

import schemas
from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Plaats
from pipeline.check.engine.lost_pages import loss
from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.engine.table import Table
from pipeline.check.run import run_rules
from pipeline.document import Paragraph
from pipeline.document import Table as PageTable
from pipeline.errors import SourceError
from pipeline.extract.pdf.text.page_numbers import Numbering
from tests.pdf_pages import pdf, read, texts
from tests.small_tables import small_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

BODY = "De molenaar houdt de molen in goede staat, de {}e keer met zorg en de {}e keer met plezier."


def printed(numbers: Sequence[int | None], total: int | None = None) -> bytes:
    """A PDF of pages that bear these numbers; the text of a page is that of its number."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, number in enumerate(numbers):
            for line in range(8):
                canvas.drawString(60, 700 - 14 * line, BODY.format((number or 100 + at) * 10 + line, line))
            if number is not None:
                canvas.drawString(60, 30, f"Pagina {number}" + (f" van {total}" if total else ""))
            canvas.showPage()

    return pdf(draw)


def states(data: bytes) -> list[tuple[int | None, int | None, str]]:
    return [(page.number, page.printed, page.state) for page in read(data).pages if page.state != "gelezen"]


@pytest.mark.parametrize(
    ("numbers", "total", "expected"),
    [
        ([1, 2, 3, 4, 5, 6], None, []),
        ([None, 2, 3, 4, 5, 6], 6, []),
        ([1, 2, 3, 5, 6, 7], None, [(None, 4, "ontbreekt")]),
        ([1, 2, 5, 6, 7, 8, 9], None, [(None, 3, "ontbreekt"), (None, 4, "ontbreekt")]),
        ([1, 2, None, 4, 5, 6, 7], None, []),
        ([2, 3, 4, 5, 6], None, [(None, 1, "ontbreekt")]),
        ([None, 3, 4, 5, 6], None, [(None, 2, "ontbreekt")]),
        ([1, 2, 3, 4, 5], 6, [(None, 6, "ontbreekt")]),
        ([1, 2, 3, 3, 4, 5, 6], None, [(4, 3, "dubbel")]),
        ([1, 2, 4, 3, 5, 6, 7, 8, 9, 10], None, [(3, 4, "verplaatst")]),
        ([41, 42, 43, 44, 45], None, []),
        ([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6], None, None),
    ],
)
def test_what_the_printed_numbers_tell(
    numbers: list[int | None], total: int | None, expected: list[tuple[int | None, int | None, str]] | None
) -> None:
    if expected is None:
        with pytest.raises(SourceError, match="twee of meer keer"):
            states(printed(numbers, total))
    else:
        assert states(printed(numbers, total)) == expected


def test_pages_are_read_once_and_in_order() -> None:
    right = read(printed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    wrong = read(printed([1, 2, 3, 3, 4, 6, 5, 7, 8, 9, 10]))
    told = [[e.text for e in document.elements if isinstance(e, Paragraph)] for document in (right, wrong)]
    assert told[0] == told[1]


def test_years_at_the_foot_of_a_page_are_no_page_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(6):
            canvas.drawString(60, 700, "Een regel.")
            canvas.drawString(60, 30, "Versie 2009, vastgesteld in 2008")
            canvas.showPage()

    assert {page.printed for page in read(pdf(draw)).pages} == {None}


def test_the_order_of_pages_that_count_anew_is_that_of_the_file() -> None:
    assert Numbering({1: 1, 2: 2, 3: 3, 4: 1, 5: 2}).order(5) == [1, 2, 3, 4, 5]


def scan(canvas: Canvas, mode: int) -> None:
    """A picture of a page, with the text that a program read in it: unseen over it (3), or under it (0)."""
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(mode)
    for line in range(20):
        text.textLine(BODY.format(line, line))
    picture = ImageReader(Image.new("RGB", (60, 80), "white"))
    if mode:
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.drawText(text)
    else:
        canvas.drawText(text)
        canvas.drawImage(picture, 0, 0, 595, 842)
    canvas.showPage()


@pytest.mark.parametrize("mode", [3, 0])
def test_a_picture_with_recognised_text_is_a_scan(mode: int) -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            scan(canvas, mode)

    document = read(pdf(draw))
    assert document.source.scanned
    assert not document.source.exact_cells
    assert {page.state for page in document.pages} >= {"tekstherkenning"}
    assert "molenaar" in " ".join(document.lines.values())


def test_one_recognised_page_leaves_the_others_exact() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(5):
            if number == 2:
                scan(canvas, 3)
            canvas.drawString(60, 700, BODY.format(number, number))
            canvas.showPage()

    document = read(pdf(draw))
    assert document.source.exact_cells
    assert [page.state for page in document.pages].count("tekstherkenning") == 1


def view(*rows: tuple[int | None, int | None, str]) -> dict[str, Table]:
    frame = schemas.frame(
        "bladzijden",
        [
            {"dossier_id": "d", "volgnr": at, "bron_pagina": page, "gedrukt_nummer": number, "toestand": state}
            for at, (page, number, state) in enumerate(rows, 1)
        ],
    )
    return {"bladzijden": Table(frame)}


MISSING = view((1, 1, "gelezen"), (2, 2, "gelezen"), (None, 3, "ontbreekt"), (3, 4, "gelezen"), (4, 5, "gelezen"))


def finding(*pages: int | None, eigenaar: Eigenaar = Eigenaar.DOSSIER) -> Finding:
    places = tuple(Plaats(tekst="", pagina=page) for page in pages)
    return Finding(bericht="", plaatsen=places, eigenaar=eigenaar, ernst=Ernst.FOUT)


@pytest.mark.parametrize(
    ("code", "pages", "hidden"),
    [
        ("KD301", (1,), True),  # the detaillering may have stood on the lost page
        ("KD306", (1, 4), False),  # twice on pages that are there
        ("KD306", (1, 2), True),  # the table on page 2 may go on
        ("KD306", (1, None), True),
        ("KD306", (), True),
    ],
)
def test_what_a_missing_page_hides(code: str, pages: tuple[int | None, ...], hidden: bool) -> None:
    lost = loss(MISSING)
    assert lost is not None
    assert lost.hides(finding(*pages), CATALOGUE[code]) is hidden
    assert not lost.hides(finding(*pages, eigenaar=Eigenaar.BRON), CATALOGUE[code])
    assert lost.reden == "bladzijde 3 van de bron ontbreekt: wat daar staat, is niet te beoordelen"


def test_what_was_pasted_over_hides_what_rests_on_its_page_alone() -> None:
    lost = loss(view((1, 1, "gelezen"), (2, 2, "overgeplakt"), (3, 3, "gelezen")))
    assert lost is not None
    assert lost.hides(finding(1, 2), CATALOGUE["KD302"])
    assert not lost.hides(finding(1, 3), CATALOGUE["KD302"])


def test_a_source_without_pages_has_lost_none() -> None:
    assert loss({}) is None
    assert loss(view((1, 1, "gelezen"), (2, 2, "dubbel"), (3, 3, "verplaatst"))) is None


def test_a_rule_says_that_pages_keep_it_from_judging() -> None:
    tables = small_tables()
    rule = CATALOGUE["KD107"]
    assert len(run_rules(tables, [rule]).findings) == 1
    tables["bladzijden"] = MISSING["bladzijden"].frame
    report = run_rules(tables, [rule])
    assert report.findings == ()
    assert report.outcomes[0].redenen == ("bladzijde 3 van de bron ontbreekt: wat daar staat, is niet te beoordelen",)


WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_two_pages_on_a_sheet_are_two_pages(turn: int) -> None:
    """A4 beside A4 at 0.7, on a sheet that is shown turned or not."""

    def draw(canvas: Canvas) -> None:
        for sheet in range(3):
            canvas.setPageSize((842, 595))
            canvas.setPageRotation(turn)
            if turn == 90:
                canvas.translate(595, 0)
            elif turn == 180:
                canvas.translate(842, 595)
            elif turn == 270:
                canvas.translate(0, 842)
            canvas.rotate(turn if turn != 270 else -90)
            for half in range(2):
                number = 2 * sheet + half + 1
                canvas.saveState()
                canvas.translate(421 * half, 0)
                canvas.scale(0.7, 0.7)
                canvas.setFont("Helvetica", 10)
                canvas.drawString(60, 780, f"Begin van {WORDS[number]}.")
                canvas.grid([60, 200, 500], [600, 620, 640])
                canvas.drawString(64, 606, f"Label {number}")
                canvas.drawString(204, 606, f"Waarde {number}")
                canvas.drawString(250, 30, f"Pagina {number} van 6")
                canvas.restoreState()
            canvas.showPage()

    document = read(pdf(draw))
    assert [(page.number, page.printed, page.sheet) for page in document.pages] == [
        (number, number, (number + 1) // 2) for number in range(1, 7)
    ]
    found = [
        e.text if isinstance(e, Paragraph) else texts(e)[1]
        for e in document.elements
        if isinstance(e, Paragraph | PageTable)
    ]
    assert found == [part for n in range(1, 7) for part in (f"Begin van {WORDS[n]}.", [f"Label {n}", f"Waarde {n}"])]


def test_wide_pages_with_a_table_across_are_one_page() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3):
            canvas.setPageSize((842, 595))
            canvas.drawString(60, 500, f"Links {number}")
            canvas.drawString(500, 500, f"Rechts {number}")
            canvas.grid([60, 300, 780], [300, 320, 340])
            canvas.showPage()

    assert len(read(pdf(draw)).pages) == 3
