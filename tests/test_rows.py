"""The rows that rules and report see: their types come from the schemas, and every column is filled somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import schemas
from pipeline.check.engine.table import Table
from pipeline.extract import read
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from schemas import row_types, rows, tables
from tests.golden import SOURCES
from tests.second_reading import REAL

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.document import Document

ROOT = Path(__file__).parent.parent
SNIPPET = """
from pipeline.check.engine.finding import Seen
from pipeline.check.engine.rule import Verdicts
from pipeline.check.engine.table import Table
from pipeline.report.dossier import Dossier
from schemas.rows import Detailleringen, Matrices, Uitstromen


def rule(detailleringen: Table[Detailleringen]) -> Verdicts:
    for row in detailleringen:
        yield Seen(len(row.{of_rule} or ""))
    for rows in detailleringen.by("uitstroom_id").values():
        yield Seen(len(rows[0].{of_rule} or ""))


def lost(matrix: Matrices) -> bool:
    return matrix.toestand == "{of_list}"


def section(dossier: Dossier) -> list[str | None]:
    return [row.{of_report} for row in dossier.rows(Uitstromen)]
"""
ELSEWHERE = {
    ("*", "bron_pagina"): "of a PDF: tests/test_pdf_files.py",
    ("bronverantwoording", "pagina"): "of a PDF: tests/test_pdf_files.py",
    ("bronnen", "bladzijden"): "of a PDF: tests/test_pdf_files.py",
    ("matrix_kruisjes", "uitstroom_id"): "by the colours of a PDF: tests/test_fills.py",
    ("bladzijden", "*"): "of a PDF: tests/test_pdf_files.py",
    ("niet_herkend", "*"): "of a text with a strange column: tests/test_recognised.py",
    ("onbekende_labels", "*"): "of a text with a strange label: tests/test_recognised.py",
    ("*", "bron_pad"): "of a source of elements",
    ("bronverantwoording", "pad"): "of a source of elements",
}
"""Columns that no dossier of these tests fills, and where they are filled; `*` is every table or column."""
LATER = {
    "dossiers": "register_nr versie vorige_nr status geldig_van geldig_van_gelezen domein positief_advies",
    "crebocodes": "soort uitstroom_id geldig_van geldig_van_gelezen einde_instroom einde_opleiding ministerie prijsfactor",
    "uitstromen": "code crebocode register_nr sbu soort_opleiding beroepsgroep certificaten resultaat_van_het_beroep "
    "wettelijke_beroepsvereisten_toelichting wettelijke_beroepsvereisten_bron instellingen",
    "kerntaken": "code deel uitstroom_id register_nr",
    "werkprocessen": "code uitstroom_id register_nr onder_code",
    "werkproces_competenties": "competentie_gelezen",
    "uitwerkingen": "aanvulling",
    "resultaten": "herkomst",
    **dict.fromkeys(
        ("kerntaak_eisen", "gedragingen", "kennis", "kerntaak_kennis", "aanvullingen", "taaleisvermeldingen"), "*"
    ),
    **dict.fromkeys(("brondocumenten", "registernummers", "registerverwijzingen"), "*"),
}
"""What only the formats of 2015 and later state."""
ELSEWHERE |= {(name, column): "a format of 2015 or later" for name, held in LATER.items() for column in held.split()}


def judged(folder: Path, of_rule: str, of_report: str, of_list: str) -> str:
    """What mypy says of a rule and a section that read these columns, and of a word held against a closed list."""
    snippet = folder / f"{of_list}.py"  # under one path mypy would take two texts of one length for the same
    snippet.write_text(SNIPPET.format(of_rule=of_rule, of_report=of_report, of_list=of_list), encoding="utf-8")
    options = [
        "--strict",
        "--no-site-packages",
        "--ignore-missing-imports",
        "--follow-imports=silent",
        "--no-error-summary",
    ]
    cache = ["--config-file=", "--cache-dir", str(folder / "cache")]
    call = [sys.executable, "-m", "mypy", *options, *cache, str(snippet)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_a_misspelt_column_fails_the_type_checker(tmp_path: Path) -> None:
    assert judged(tmp_path, "prestatie_indicator", "naam", "leeg") == ""
    told = judged(tmp_path, "prestatie_indicater", "namen", "leg")
    assert told.count('"Detailleringen" has no attribute "prestatie_indicater"') == 2
    assert told.count('"Uitstromen" has no attribute "namen"') == 1
    assert told.count("Non-overlapping equality check") == 1


def test_a_misspelt_column_to_group_by_is_refused_without_rows() -> None:
    with pytest.raises(AttributeError, match="uitstroom_di"):
        Table(schemas.empty_tables()["detailleringen"]).by("uitstroom_di")


def test_row_types_are_not_stale() -> None:
    assert row_types.PAGE.read_text(encoding="utf-8") == row_types.page(), "run `python -m schemas.row_types`"
    assert tables.PAGE.read_text(encoding="utf-8") == row_types.declarations(), "run `python -m schemas.row_types`"


def test_a_row_has_the_columns_of_its_type() -> None:
    empty = schemas.empty_tables()
    assert {name: of.__annotations__.keys() for of, name in rows.NAMES.items()} == {
        name: dict.fromkeys(frame.columns).keys() for name, frame in empty.items()
    }


def filled(document: Document) -> set[tuple[str, str]]:
    """The columns, with their table, that a document fills."""
    tables: dict[str, pd.DataFrame] = transform(document)
    return {(name, str(column)) for name, frame in tables.items() for column in frame if frame[column].notna().any()}


def test_every_column_is_filled_by_some_dossier() -> None:
    texts = [make() for make in SOURCES.values()]
    texts.append(re.sub(r"^(1\.\d\t.*?\t)x(?=\t)", r"\1?", texts[0], flags=re.MULTILINE))
    texts.append(texts[0].replace("fi", "\ufb01").replace("Voorjaar 2010", "1 maart 2010"))
    found = filled(read(REAL)).union(*(filled(read_text("proef.txt", text.encode())) for text in texts))
    declared = {(name, field.name) for name in schemas.TABLES for field in schemas.fields(name)}
    explained = {pair for pair in declared if {pair, ("*", pair[1]), (pair[0], "*")} & ELSEWHERE.keys()}
    assert sorted(declared - found - explained) == []
    assert {pair for pair in ELSEWHERE if "*" not in pair} <= declared
