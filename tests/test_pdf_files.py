"""Damaged and unusual files: one line that names the file and the page, or what can be read of them."""

from __future__ import annotations

import contextlib
import random
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader

from pipeline.errors import SourceError
from pipeline.extract.pdf import reader
from tests.pdf_pages import Matrix, matrix_page, pdf, read, tables, texts
from tests.test_pdf_matrices import expect_matrix

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGE = matrix_page(Matrix())


def refused(data: bytes) -> str:
    """The message with which bytes are refused."""
    with pytest.raises(SourceError) as caught:
        read(data)
    message = str(caught.value)
    assert message.startswith("proef.pdf: ")
    assert "\n" not in message
    return message


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, 595, 842)
    if canvas.getPageNumber() % 2:
        canvas.drawString(300, 20, str(canvas.getPageNumber()))
    canvas.showPage()


def test_a_password() -> None:
    secret = pdfencrypt.StandardEncryption("geheim", ownerPassword="baas", strength=128)
    assert "wachtwoord" in refused(pdf(PAGE, encrypt=secret))


def test_encrypted_without_a_password_is_read() -> None:
    opened = pdfencrypt.StandardEncryption("", ownerPassword="baas", strength=128, canCopy=0)
    (table,) = tables(read(pdf(PAGE, encrypt=opened)))
    expect_matrix(texts(table))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short(share: float) -> None:
    data = pdf(PAGE)
    assert "afgebroken" in refused(data[: int(len(data) * share)])


def test_a_file_cut_in_a_later_version_of_itself() -> None:
    data = pdf(PAGE)
    assert "afgebroken" in refused(data + b"\n99 0 obj\n<< /Type /Page >>\nendobj\n100 0 obj\n<< /Len")


def test_no_pdf_inside() -> None:
    assert "beschadigd" in refused(b"%PDF-1.4\nniets hiervan klopt\n%%EOF\n")


def test_no_pages() -> None:
    empty = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n"
    )
    assert "geen pagina's" in refused(empty)


def test_scans_are_named_by_page() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            scan(canvas)

    assert "geen tekstlaag op pagina 1-3" in refused(pdf(draw))


def test_most_pages_scanned() -> None:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        PAGE(canvas)
        scan(canvas)
        scan(canvas)

    assert "pagina 1 en 3-4" in refused(pdf(draw))


def test_a_page_that_is_a_picture_is_told_and_the_rest_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        PAGE(canvas)
        scan(canvas)
        matrix_page(Matrix(mark="X"))(canvas)

    document = read(pdf(draw))
    assert document.source.unread == (2,)
    assert [table.place.page for table in tables(document)] == [1, 3]


def test_pages_without_anything() -> None:
    assert "geen leesbare tekst" in refused(pdf(lambda canvas: canvas.showPage()))


def test_many_scans_are_summed_up() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(40):
            if number % 3 == 0:
                PAGE(canvas)
            else:
                scan(canvas)

    message = refused(pdf(draw))
    assert "26 pagina's in totaal" in message
    assert len(message) < 250


def test_twenty_thousand_rectangles_take_bounded_time() -> None:
    chance = random.Random(1)

    def draw(canvas: Canvas) -> None:
        for _ in range(20_000):
            canvas.rect(chance.random() * 500, chance.random() * 800, chance.random() * 60, chance.random() * 60)
        canvas.drawString(60, 700, "Een regel tussen de rechthoeken.")

    data = pdf(draw)
    started = time.process_time()
    document = read(data)
    assert time.process_time() - started < 20
    words = " ".join(document.lines.values()).split()
    assert [word for word in words if word.isalpha()] == ["Een", "regel", "tussen", "de"]
    assert "rechthoeken." in words


def test_twenty_thousand_small_squares_take_bounded_time() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(20_000):
            canvas.rect(20 + number % 100 * 5.5, 20 + number // 100 * 4, 5, 3.8, stroke=number % 2, fill=1)
        canvas.drawString(60, 830, "Een regel boven de vierkanten.")

    data = pdf(draw)
    started = time.process_time()
    assert "Een regel boven de vierkanten." in " ".join(read(data).lines.values())
    assert time.process_time() - started < 20


def test_three_thousand_pages_take_bounded_memory() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3000):
            canvas.drawString(60, 700, f"Regel op bladzijde {number}.")
            canvas.showPage()

    data = pdf(draw)
    seen: list[tuple[int, int]] = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = reader.read_pdf(Path("dik.pdf"), data, lambda page, pages: seen.append((page, pages)))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert seen == [(number, 3000) for number in range(1, 3001)]
    assert len(document.lines) == 3000
    assert grown < 150_000


def test_a_script_and_an_attachment_are_left_alone(tmp_path: Path) -> None:
    opened = pypdfium2.PdfDocument(pdf(PAGE))
    opened.new_attachment("bijlage.txt").set_data(b"dit is een bijlage")
    target = tmp_path / "met-bijlage.pdf"
    opened.save(target)
    data = target.read_bytes().replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    )
    (table,) = tables(read(data))
    expect_matrix(texts(table))


def test_a_page_that_pdfium_cannot_read_is_read_by_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "read_page", lambda *_: None)
    (table,) = tables(read(pdf(matrix_page(Matrix(mark="cross")))))
    expect_matrix(texts(table))


def test_a_page_that_nothing_can_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = reader.read_page
    monkeypatch.setattr(
        reader, "read_page", lambda document, number, *others: None if number == 2 else real(document, number, *others)
    )
    monkeypatch.setattr("pipeline.extract.pdf.page.plumber.plumber_page", lambda _: 1 // 0)

    def draw(canvas: Canvas) -> None:
        PAGE(canvas)
        PAGE(canvas)

    assert "pagina 2 is beschadigd" in refused(pdf(draw))


def test_the_same_bytes_give_the_same_document() -> None:
    data = pdf(PAGE)
    assert read(data) == read(data)
    assert read(data).source.sha256 != read(pdf(matrix_page(Matrix(mark="X")))).source.sha256


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_end_in_a_document_or_one_line(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(PAGE))
    for _ in range(30):
        data[chance.randrange(20, len(data) - 20)] = chance.randrange(256)
    with contextlib.suppress(SourceError):
        assert read(bytes(data)).source.pages == 1
