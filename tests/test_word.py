"""A dossier typed in Word becomes the tables of its text, whatever the typist's habits."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.check.run import run_rules
from pipeline.document import Table
from pipeline.extract.docx.reader import read_docx
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, een_uitstroom, write_text
from tests.dossiers.text import Opmaak
from tests.test_wild_text import accused, rows
from tests.word_files import STIJLEN, typed_from_text, typed_in_word

REAL = Path(__file__).parent.parent / "raw" / "commercieel-medewerker-2009-2010.txt"

DOSSIERS = {"one": een_uitstroom, "three": drie_uitstromen}


@cache
def of_text(name: str) -> dict[str, Any]:
    return transform(read_text("dossier.txt", write_text(DOSSIERS[name](), Opmaak(vormen=("",))).encode()))


@pytest.mark.parametrize(("name", "style"), [("one", "styles and letters"), *(("three", style) for style in STIJLEN)])
def test_a_dossier_typed_in_word_gives_the_tables_of_its_text(name: str, style: str) -> None:
    found = transform(read_docx("dossier.docx", typed_in_word(DOSSIERS[name](), STIJLEN[style])))
    before, after = rows(of_text(name)), rows(found)
    if STIJLEN[style].koppen == "vet":  # a bold line on the cover may be text
        del after["paragrafen"]
    differs = {
        table: ((before[table] - after[table]).most_common(2), (after[table] - before[table]).most_common(2))
        for table in after
        if before[table] != after[table]
    }
    assert not differs
    assert accused(found) <= accused(of_text(name))


def test_what_is_published_of_the_source_and_where_things_stand() -> None:
    found = transform(read_docx("dossier.docx", typed_in_word(een_uitstroom(), STIJLEN["styles and letters"])))
    (source,) = found["bronnen"].itertuples()
    assert (source.bron_soort, source.cellen_exact, source.gescand) == ("docx", True, False)
    assert found["matrix_kruisjes"]["bron_pad"].str.fullmatch(r"tabel \d+, rij \d+, cel \d+").all()
    assert found["kerntaken"]["bron_pad"].str.fullmatch(r"tabel \d+, rij \d+|paragraaf \d+").all()
    account = found["bronverantwoording"]
    assert account["pad"].notna().all()
    assert account["bestemming"].notna().all(), account[account["bestemming"].isna()]


def test_a_displaced_cross_is_a_contradiction_and_no_drift() -> None:
    """Cells are exact: what a conversion to text may have moved, an author has put there."""
    text = typed_in_word(drie_uitstromen(), STIJLEN["styles and letters"])
    found = transform(read_docx("dossier.docx", text))
    assert set(found["matrix_kruisjes"]["zekerheid"]) == {"exact"}
    assert not [finding for finding in run_rules(found).findings if finding.code == "KD904"]


def test_a_dossier_of_140_pages_is_read_in_two_seconds() -> None:
    """The shipped dossier, of 140 printed pages."""
    data = typed_from_text(REAL.read_text(encoding="utf-8"), STIJLEN["tracked changes and boxes of old forms"])
    start = time.process_time()
    found = read_docx("dossier.docx", data)
    assert time.process_time() - start < 2
    assert sum(isinstance(element, Table) for element in found.elements) > 100
