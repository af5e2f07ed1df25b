"""What repeats for every matrix and asks nothing of an author is one line, and nothing of it is lost."""

from __future__ import annotations

import re

from pipeline.check.engine.finding import Eigenaar, Ernst, Plaats
from pipeline.report.formats import text
from pipeline.report.render import html, markdown
from pipeline.report.sections.view import view
from tests.report_example import finding, report_of, rows_of, some_findings, tables_of

DISPLACED = [
    finding(
        "KD904",
        regel="kolommen-verschoven",
        ernst=Ernst.WAARSCHUWING,
        bericht=f"In matrix {number} staan er 3 van de 9 anders.",
        eigenaar=Eigenaar.BRON,
        plaatsen=(Plaats(bestand="b.txt", regel=number, tekst="x"),),
        sleutel=str(number),
    )
    for number in (12, 40, 77)
]

MENDED = [item for item in some_findings() if item.eigenaar is Eigenaar.DOSSIER]


def test_three_are_one_line_of_text_with_where_they_stand() -> None:
    told = text.as_text(report_of(*MENDED, *DISPLACED))
    assert told.count("KD904") == 1
    assert "KD904 kolommen-verschoven, 3 keer" in told
    assert "In 3 matrices staan kruisjes" in told
    assert "- regel 12, regel 40, regel 77" in told


def test_one_is_told_as_it_is() -> None:
    told = text.as_text(report_of(DISPLACED[0]))
    assert "In matrix 12 staan er 3 van de 9 anders." in told
    assert "keer" not in told


def test_the_page_folds_them_and_has_each() -> None:
    page = html.render(view(tables_of(rows_of()), report_of(*DISPLACED), "1.0"))
    part = re.search(r"<details[^>]*><summary>In 3 matrices.*?</details>\s*</section>", page, re.DOTALL)
    assert part is not None
    for item in DISPLACED:
        assert f'id="{item.vingerafdruk}"' in part[0]
        assert item.bericht in part[0]


def test_markdown_has_the_line_and_the_places() -> None:
    page = markdown.render(view(tables_of(rows_of()), report_of(*DISPLACED), "1.0"))
    assert "KD904: In 3 matrices" in page
    assert "regel 12, regel 40, regel 77" in page
    assert "In matrix 40" not in page


def test_what_the_authors_must_mend_is_never_folded() -> None:
    told = text.as_text(report_of(*MENDED, *MENDED))
    assert "samengenomen" not in told
