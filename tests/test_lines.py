"""Paragraphs and items of one cell stay apart in the tables, and no rule hears the difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.document import Block, Cell
from pipeline.dutch_dates import iso_date
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests import dossiers

if TYPE_CHECKING:
    import pandas as pd

REAL = Path("raw/commercieel-medewerker-2009-2010.txt")


def tables_of(text: str) -> dict[str, pd.DataFrame]:
    return transform(read_text("dossier.txt", text.encode()))


@pytest.fixture(scope="module")
def real() -> dict[str, pd.DataFrame]:
    return tables_of(REAL.read_text(encoding="utf-8"))


def in_one_line(frame: pd.DataFrame) -> pd.DataFrame:
    texts = [name for name, dtype in frame.dtypes.items() if str(dtype) == "str"]
    return frame.assign(**{name: frame[name].str.replace("\n", " ") for name in texts})


def test_a_cell_gives_a_line_for_each_paragraph_and_item() -> None:
    assert Cell((Block("Een."), Block("Twee", bullet=True))).lines == "Een.\nTwee"
    assert Cell().lines == ""


def test_what_a_source_parts_stays_apart(real: dict[str, pd.DataFrame]) -> None:
    context = real["uitstromen"].context.iloc[0].split("\n")
    assert len(context) == 2
    assert all(line == line.strip() != "" for line in context)
    assert real["onderhoudsagenda"].actie.str.contains("\n").any()
    assert real["versies"].reden.str.contains("\n").any()
    assert real["uitstromen"].context.str.contains("\n").any()


@pytest.mark.parametrize("made", [dossiers.een_uitstroom, dossiers.drie_uitstromen])
def test_no_rule_hears_a_line_break(made: object) -> None:
    tables = tables_of(dossiers.write_text(made()))  # type: ignore[operator]
    assert any(
        frame[name].str.contains("\n").any()
        for frame in tables.values()
        for name in frame
        if str(frame[name].dtype) == "str"
    )
    flat = {name: in_one_line(frame) for name, frame in tables.items()}
    assert run_rules(tables) == run_rules(flat)


def test_no_rule_hears_a_line_break_in_the_real_dossier(real: dict[str, pd.DataFrame]) -> None:
    assert run_rules(real) == run_rules({name: in_one_line(frame) for name, frame in real.items()})


def test_the_cohort_is_its_years(real: dict[str, pd.DataFrame]) -> None:
    row = real["dossiers"].iloc[0]
    assert (row.cohort, row.cohort_van, row.cohort_tot) == ("2009 - 2010", 2009, 2010)
    assert row.dossier_id == "commercieel-medewerker-2009-2010"


@pytest.mark.parametrize(
    ("written", "cohort"),
    [
        ("Cohort 2010 - 2011", "2010 - 2011"),
        ("2010-2011", "2010-2011"),
        ("cohort: 2010/2011", "2010/2011"),
        ("Cohort", None),
    ],
)
def test_the_word_cohort_is_no_part_of_it(written: str, cohort: str | None) -> None:
    text = dossiers.write_text(dossiers.een_uitstroom()).replace("Cohort 2010 - 2011", written)
    read = tables_of(text)["dossiers"].cohort
    assert read.iloc[0] == cohort if cohort else read.isna().all()


def test_dates_have_an_iso_column(real: dict[str, pd.DataFrame]) -> None:
    profiles = real["beroepscompetentieprofielen"]
    assert profiles.datum.notna().any()
    assert profiles.datum_iso.notna().equals(profiles.datum.notna())
    assert profiles.datum_iso.dropna().str.fullmatch(r"\d{4}-\d{2}-\d{2}").all()
    assert [iso_date(text) for text in ("8 maart 2007", "31-11-2008", "najaar 2010", None)] == [
        "2007-03-08",
        None,
        None,
        None,
    ]
    text = dossiers.write_text(dossiers.een_uitstroom()).replace("\tNajaar 2010", "\tVoor 1 oktober 2010")
    assert "2010-10-01" in set(tables_of(text)["onderhoudsagenda"].wanneer_iso)
