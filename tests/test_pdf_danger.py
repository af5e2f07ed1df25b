"""Small files that would take time or memory without end: refused in a line, within bounds."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import SourceError
from pipeline.extract.pdf import guarded
from pipeline.extract.pdf.danger import dangerous
from tests.pdf_pages import Matrix, matrix_page, pdf, read, tables, texts
from tests.test_pdf_matrices import expect_matrix

if TYPE_CHECKING:
    from pathlib import Path


def made(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)


def page(resources: bytes, entries: bytes, content: bytes) -> tuple[bytes, ...]:
    return (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << %s >> >>" % resources,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content),
    )


def nested_forms(levels: int, leaf: bytes = b"0 0 m 9 9 l S ") -> bytes:
    """Forms that each draw the one below ten times: ten to the power of `levels` times what the leaf draws."""
    forms = []
    for level in range(levels):
        below = b"/Resources << /XObject << /F %d 0 R >> >>" % (4 + level) if level else b""
        content = b"/F Do " * 10 if level else leaf
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 400 400] %s /Length %d >>\nstream\n%s\nendstream"
            % (below, len(content), content)
        )
    return made(*page(b"/XObject << /F %d 0 R >>" % (4 + levels), b"", b"/F Do"), *forms)


def endless() -> bytes:
    """A page that takes minutes to read and next to no memory."""
    return nested_forms(5, b"q Q " * 50_000)


def large_stream(size: int) -> bytes:
    return made(*page(b"", b"/Filter /FlateDecode", zlib.compress(b"0 0 m 9 9 l S\n" * (size // 14), 9)))


def test_forms_within_forms_without_end_are_refused_within_bounds() -> None:
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(SourceError, match=r"^proef\.pdf: (de PDF is beschadigd of vraagt|het lezen van de PDF kost)"):
        read(nested_forms(11))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < guarded.SECONDS + 3
    assert time.monotonic() - started < 60
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < (guarded.MEMORY >> 10) + 300_000


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (nested_forms(2), True),
        (large_stream(40 << 20), True),
        (large_stream(1 << 20), False),
        (made(*page(b"", b"/Filter [/FlateDecode /FlateDecode]", b"x")), True),
        (made(*page(b"", b"/Filter /LZWDecode", b"x" * 20_000)), True),
        (nested_forms(2).replace(b"/Subtype /Form", b"/Subtype /F#6frm"), True),
        (pdf(matrix_page(Matrix())), False),
    ],
)
def test_danger_is_told_by_the_bytes(data: bytes, expected: bool) -> None:
    assert dangerous(data) is expected


def test_what_is_read_apart_is_what_is_read_here() -> None:
    data = pdf(matrix_page(Matrix()))
    document = guarded.read_guarded("proef.pdf", data)
    assert document == read(data)
    (table,) = tables(document)
    expect_matrix(texts(table))


def test_a_refusal_apart_is_the_refusal_here() -> None:
    with pytest.raises(SourceError, match=r"^kapot\.pdf: de PDF is afgebroken"):
        guarded.read_guarded("kapot.pdf", pdf(matrix_page(Matrix()))[:900])


def test_time_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "seconds_for", lambda _: 0.001)
    with pytest.raises(SourceError, match=r"kost meer dan 0\.001 seconden"):
        guarded.read_guarded("proef.pdf", pdf(matrix_page(Matrix())))


def test_libraries_say_nothing_of_a_damaged_file(tmp_path: Path) -> None:
    """A cross-reference table with signs in its numbers, and a form that pdfium cannot show."""
    data = pdf(matrix_page(Matrix()))
    at = data.rfind(b"xref\n") + 40
    damaged = data[:at] + b"\x02" + data[at + 1 :]
    source = tmp_path / "stuk.pdf"
    source.write_bytes(damaged.replace(b"/Type /Catalog", b"/Type /Catalog /AcroForm << /XFA [] /Fields [] >>"))
    done = subprocess.run([sys.executable, "-m", "pipeline", "extract", str(source)], capture_output=True, check=False)
    assert len(done.stderr.splitlines()) <= 1
