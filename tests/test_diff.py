"""The command `diff` in every form, and `check --vorige`."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.check.engine.run_tables import Verschillen
from pipeline.check.rules.verantwoording.verschillen_lezen import mentioned
from pipeline.cli import app
from pipeline.compare import compare
from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.was_wordt import sheets
from pipeline.interface import read_dossier
from pipeline.publish.csv_folder import write_tables
from pipeline.report.diff.as_markdown import as_markdown
from pipeline.report.diff.as_xlsx import COLUMNS, as_xlsx
from pipeline.report.diff.marks import marks
from tests.dossiers import een_uitstroom, write_text
from tests.test_compare import PARTS, tables
from tests.verschil.example import HOSTILE, versions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions: a competentie's indicator and a typo differ, category 4 is ticked in the new one."""
    folder = tmp_path_factory.mktemp("versies")
    dossier = een_uitstroom()
    old = folder / "oud.txt"
    old.write_text(write_text(dossier), encoding="utf-8")
    rows = dossier.uitwerking[0].kerntaken[0].uitwerkingen[0].detailleringen
    rows[0].indicator = rows[0].indicator.replace("zodat", "altijd, zodat")
    for item in dossier.categorieen:
        item.aangekruist = item.nummer == 4
    new = folder / "nieuw.txt"
    new.write_text(write_text(dossier), encoding="utf-8")
    return old, new


def dossier(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(item) for item in arguments])
    return result.exit_code, result.output


def test_exit_statuses(sources: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = sources
    assert dossier("diff", old, new)[0] == 1
    assert dossier("diff", old, old)[0] == 0
    status, told = dossier("diff", old, tmp_path / "is-er-niet.txt")
    assert status == 2
    assert "is-er-niet.txt" in told


def test_text_and_json_say_the_same(sources: tuple[Path, Path]) -> None:
    old, new = sources
    found = json.loads(dossier("diff", old, new, "--format", "json")[1])
    assert found["categorie"] == 3
    (change,) = found["wijzigingen"]
    assert (change["soort"], change["onderwerp"], change["gewicht"]) == ("gewijzigd", "prestatie-indicator", "inhoud")
    assert change["plaats_nieuw"]["regel"]
    assert set(found["oud"]) == {"dossier_id", "bestand", "sha256"}
    assert found["tellingen"]["gewicht"] == {"inhoud": 1, "redactie": 0, "beheer": 0}
    text = dossier("diff", old, new)[1]
    assert "Categorie 3: Wijzigingen" in text
    assert found["d25"].splitlines()[-1] in text


def test_a_published_folder_is_the_source_again(sources: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = sources
    folder = tmp_path / "tabellen"
    write_tables(read_dossier(new), folder)
    assert dossier("diff", new, folder)[0] == 0
    assert dossier("diff", old, folder)[0] == 1


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html", "xlsx"])
def test_every_form_is_written_whole(sources: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    out = tmp_path / f"verschil.{form}"
    assert dossier("diff", *sources, "--format", form, "--out", out)[0] == 1
    assert out.stat().st_size > 500
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_the_workbook_lists_what_stayed_the_same_and_holds_text_only(sources: tuple[Path, Path]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    found = compare(*map(read_dossier, sources))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(found)))
    assert {"Overzicht", "Uitstromen", "Kerntaken", "Werkprocessen", "Competenties", "Vakkennis"} <= set(
        book.sheetnames
    )
    rows = list(book["Werkprocessen"].values)
    assert rows[0] == tuple(COLUMNS)
    assert len(rows) == 1 + 15
    assert {row[4] for row in rows[1:]} == {"ongewijzigd"}
    changed = [row for row in book["Prestatie-indicatoren"].values if row[4] == "gewijzigd"]
    assert len(changed) == 1
    assert "altijd" in changed[0][5]
    formula = PARTS | {"uitstromen": [{"uitstroom_id": "U1", "naam": "=1+1", "niveau": 3}]}
    made = openpyxl.load_workbook(io.BytesIO(as_xlsx(compare(tables(**PARTS), tables(**formula)))))
    cells = [cell for row in made["Uitstromen"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_list_has_a_row_for_all_that_was_and_will_be() -> None:
    more = PARTS | {"kerntaken": [{"kerntaak_nr": 1, "titel": "Meet"}, {"kerntaak_nr": 2, "titel": "Verkoopt"}]}
    lists = sheets(compare(tables(**PARTS), tables(**more)))
    assert [(row.naam_oud, row.naam_nieuw, row.soort) for row in lists["Kerntaken"]] == [
        ("Meet", "Meet", "ongewijzigd"),
        ("", "Verkoopt", "toegevoegd"),
    ]


def test_markdown_shows_hostile_text_as_it_stands() -> None:
    text = as_markdown(versions(HOSTILE))
    assert "<script>" not in text
    assert "\u202e" not in text
    assert "## Was-wordt-lijst" in text


def test_the_previous_version_judges_what_d25_says(sources: tuple[Path, Path]) -> None:
    old, new = sources
    status, told = dossier("check", new, "--vorige", old, "--select", "KD709,KD711")
    assert status == 1
    assert "KD711" in told
    assert "hoort het categorie 3 te zijn" in told
    assert "KD711" not in dossier("check", new, "--select", "KD711")[1]
    assert dossier("check", new, old, "--vorige", old)[0] == 2


def test_long_text_is_shown_near_what_changed() -> None:
    before, after = (" ".join(f"{word}{at}" for at in range(900)) for word in ("voor", "na"))
    change = Wijziging(
        soort=Soort.GEWIJZIGD,
        onderwerp="kerntaak",
        gewicht=Gewicht.INHOUD,
        oud=f"{before} Hij meet nauwkeurig. {after}",
        nieuw=f"{before} Hij meet {after}",
    )
    old, new = marks(change)
    assert [text for text, marked in old if marked] == ["nauwkeurig"]
    for parts in (old, new):
        shown = "".join(text for text, _ in parts)
        assert "voor899 Hij meet" in shown
        assert "na0 na1" in shown
        assert shown.startswith("[…] ")
        assert shown.endswith(" […]")
        assert len(shown) < 600


@pytest.mark.parametrize(
    ("told", "mentioned_there"),
    [
        ("versmelting van twee bedrijfstakken in de uitstroom Imker", False),
        ("actualisering van hoofdstuk 1.2 en van Deel B 1.2", False),
        ("inkorting van de lijst", False),
        ("toevoeging van Korven bij de imker", True),
        ("aanscherping van werkproces 1.2", True),
        ("actualisering van de vakkennis", True),
    ],
)
def test_what_counts_as_a_mention_in_d25(told: str, mentioned_there: bool) -> None:
    values = dict.fromkeys(Verschillen._fields)
    change = Verschillen(
        **values
        | {
            "soort": "toegevoegd",
            "onderwerp": "vakkennis",
            "werkproces_id": "1.2",
            "nieuw": "Korven",
            "waar": "werkproces 1.2 Schept een zwerm, uitstroom Imker",
        }
    )
    assert mentioned(change, [told]) is mentioned_there
