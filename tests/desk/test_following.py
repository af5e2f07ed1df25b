"""A source that is followed: an open page is told what each save brought, as the terminal is by `watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.desk.server import Page, desk, until
from tests.desk.test_browser import AXE, complaints, opened
from tests.dossiers import een_uitstroom, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk.server import Desk

GOOD = write_text(een_uitstroom())
WRONG = GOOD.replace("Slingert de honing", "Slingert de appels", 1)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "mijn").mkdir()
    path = tmp_path / "mijn" / "dossier.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def following(tmp_path: Path, source: Path) -> Iterator[Desk]:
    (tmp_path / "bureau").mkdir()
    with desk(tmp_path / "bureau", [source.parent], beat=0.1) as running:
        yield running


def told(page: Page) -> dict[str, Any]:
    """What is told of the last save of the one source on a page."""
    return dict(page.item(1)["dossiers"][0]["nieuws"] or {})


def saved(page: Page, source: Path, text: str) -> dict[str, Any]:
    """What a page is told of a save."""
    version = page.item(1)["versie"]
    source.write_text(text, encoding="utf-8")
    until(lambda: page.item(1)["versie"] > version)
    return told(page)


def test_a_page_is_told_what_came_and_what_went(following: Desk, source: Path) -> None:
    page = Page(following)
    until(lambda: page.state)
    first = page.wait(1)
    assert (first["naam"], first["gevolgd"], first["dossiers"][0]["nieuws"]) == ("dossier.txt", True, None)
    wrong = saved(page, source, WRONG)
    assert wrong["aantal"]["nieuw"] == len(wrong["nieuw"]) > 0
    assert any("Slingert de appels" in line["bericht"] for line in wrong["nieuw"])
    other = Page(following)  # one that is opened later shows the source too, without news
    until(lambda: other.item(1))
    assert other.wait(1)["dossiers"][0]["nieuws"] is None
    right = saved(page, source, GOOD)
    assert {line["bericht"] for line in right["weg"]} == {line["bericht"] for line in wrong["nieuw"]}
    assert right["aantal"]["nieuw"] == 0
    assert [path.name for path in source.parent.iterdir()] == ["dossier.txt"]
    page.close()
    other.close()


def test_a_path_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    said = CliRunner().invoke(app, ["serve", "--watch", str(tmp_path / "weg.docx")])
    assert said.exit_code == 2
    assert "weg.docx: bestand niet gevonden" in said.output


@pytest.mark.heavy
def test_reasons_of_the_page_and_of_the_author_count(following: Desk, source: Path) -> None:
    source.write_text(WRONG, encoding="utf-8")
    page = Page(following)
    until(lambda: page.state and page.wait(1)["dossiers"])
    finding = page.fetch(1, "bevindingen.json").json()[0]
    said = {"vingerafdruk": finding["vingerafdruk"], "reden": "zo hoort het", "naam": "x"}
    assert page.ask("POST", f"stuk/1/{page.item(1)['dossiers'][0]['id']}/aanvaard", json=said).status_code == 202
    until(lambda: page.item(1)["dossiers"][0]["tellingen"]["aanvaard"] == 1)
    saved(page, source, WRONG + "\n")
    assert page.item(1)["dossiers"][0]["tellingen"]["aanvaard"] == 1
    waivers = page.fetch(1, "waivers.toml").text
    version = page.item(1)["versie"]
    (source.parent / "dossier.waivers.toml").write_text(waivers.replace("zo hoort het", "mijn reden"), encoding="utf-8")
    until(lambda: page.item(1)["versie"] > version)
    assert any(
        line["aanvaard"] and "mijn reden" in line["aanvaard"] for line in page.fetch(1, "bevindingen.json").json()
    )
    page.close()


@pytest.mark.heavy
def test_a_source_that_goes_cannot_be_read_or_is_taken_off_the_page(following: Desk, source: Path) -> None:
    page = Page(following)
    until(lambda: page.state and page.wait(1)["dossiers"])
    source.unlink()
    until(lambda: "is er niet meer" in page.item(1)["regel"])
    source.write_text("geen dossier", encoding="utf-8")
    until(lambda: page.item(1)["regel"] and "is er niet meer" not in page.item(1)["regel"])
    assert page.item(1)["regel"].startswith("dossier.txt: ")
    source.write_text(GOOD.replace("Bijenhouder", "Bijenvriend"), encoding="utf-8")
    until(lambda: "bijenvriend" in page.item(1)["dossiers"][0]["id"])
    assert len(page.item(1)["dossiers"]) == 1
    assert page.ask("DELETE", "stuk/1").status_code == 204
    (source.parent / "tweede.txt").write_text(GOOD, encoding="utf-8")
    source.write_text(GOOD, encoding="utf-8")
    until(lambda: page.item(2))
    assert [item["naam"] for item in page.state] == ["tweede.txt"]
    page.close()


def test_the_page_shows_what_a_save_brought(browser: Any, following: Desk, source: Path) -> None:
    page = opened(browser, following)
    page.wait_for_selector(".kaart .kop:not(:empty)", timeout=40_000)
    assert "Wordt gevolgd" in page.locator(".kaart .stand").inner_text()
    assert not page.locator(".nieuws").is_visible()
    source.write_text(WRONG, encoding="utf-8")
    page.wait_for_selector(".nieuws .was-nieuw", timeout=40_000)
    assert "nieuw" in page.locator(".nieuws .bewaard").inner_text()
    assert "Slingert de appels" in page.locator(".nieuws ul").inner_text()
    assert "Bewaard om" in page.locator("#meldt").inner_text()
    assert not AXE.is_file() or complaints(page) == []
    source.write_text(GOOD, encoding="utf-8")
    page.wait_for_selector(".nieuws .was-weg", timeout=40_000)
    assert page.locator(".nieuws .was-nieuw").count() == 0
    page.close()
