"""A print of 2015 and later of which a page is turned, missing, doubled or a picture: what is lost is told, and nobody is accused of it."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from pipeline.check.engine.finding import Eigenaar
from pipeline.check.run import run_rules
from tests.register import druk
from tests.register.inhoud import zes_profielen
from tests.register.test_druk import shown, tables


@pytest.fixture(scope="module", params=[True, False], ids=["lijnen", "kaal"])
def print_(request: pytest.FixtureRequest) -> bytes:
    return druk.pdf(druk.story(zes_profielen()), ruled=request.param)


def edited(data: bytes, order: list[int], *, turned: int | None = None) -> bytes:
    source, made = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    made.import_pages(source, order)
    if turned is not None:
        made[turned].set_rotation(90)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_a_turned_page_reads_as_any_other(print_: bytes) -> None:
    wanted = shown(tables(print_, "d.pdf"))
    pages = list(range(len(pypdfium2.PdfDocument(print_))))
    for page in pages[1::2]:
        assert shown(tables(edited(print_, pages, turned=page), "d.pdf")) == wanted, page


@pytest.mark.parametrize("what", ["weg", "dubbel"])
def test_a_page_that_is_missing_or_doubled_is_told_and_held_against_nobody(what: str, print_: bytes) -> None:
    known = {(item.code, item.bericht) for item in run_rules(tables(print_, "d.pdf")).findings}
    pages = list(range(len(pypdfium2.PdfDocument(print_))))
    for page in pages[1::2]:
        order = [*pages[:page], *([page, page] if what == "dubbel" else []), *pages[page + 1 :]]
        report = run_rules(tables(edited(print_, order), "d.pdf"))
        new = [item for item in report.findings if (item.code, item.bericht) not in known]
        assert [item for item in new if item.eigenaar is Eigenaar.DOSSIER] == [], page
        assert "KD912" in {item.code for item in new}, page
