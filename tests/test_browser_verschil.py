"""The page of a comparison in a real browser; skipped where there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.report.diff.as_html import as_html
from pipeline.report.print.chromium import chromium
from tests.verschil.example import HOSTILE, versions

if TYPE_CHECKING:
    from pipeline.report.diff.view import View

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH")

ROOT = Path(__file__).parent.parent
AXE = Path(os.environ.get("AXE_CORE_JS", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
ARTEFACTS = Path(os.environ.get("TEST_ARTEFACTS", ROOT / "build" / "screenshots"))


@pytest.fixture
def visit(browser, tmp_path):
    """Open the page of a view; what goes wrong in it is collected in `page.wrong`."""
    contexts = []

    def open_page(shown: View, width: int = 1280):
        path = tmp_path / "verschil.html"
        path.write_text(as_html(shown), encoding="utf-8", errors="replace")
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("console", lambda message: page.wrong.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: page.wrong.append(request.url) if "file:" not in request.url else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def visible(page) -> int:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    return page.locator(".wijziging:visible").count()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_opens_without_a_complaint(visit, width: int) -> None:
    page = visit(versions(), width)
    assert page.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#categorie .kop").inner_text() == "Categorie 3: Wijzigingen"
    assert page.locator("ins", has_text="nooit").count() == 1
    assert page.locator("del", has_text="elke dag").count() == 1
    assert page.locator(".vak.erbij").count() == 1 + 1  # one in the legend
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"verschil-{width}.png")


def test_filters_narrow_and_clear(visit) -> None:
    page = visit(versions())
    every = visible(page)
    page.select_option("[name=onderwerp]", "competentie")
    assert visible(page) == 1
    page.select_option("[name=gewicht]", "redactie")
    assert visible(page) == 0
    page.click("button[type=reset]")
    assert visible(page) == every
    page.fill("[name=tekst]", "nooit")
    assert visible(page) == 1


def test_hostile_text_is_text(visit) -> None:
    page = visit(versions(HOSTILE))
    assert page.wrong == []
    assert page.locator("img").count() == 0
    assert "onerror" in page.locator("main").inner_text()


def test_the_page_prints_within_its_paper(visit) -> None:
    page = visit(versions(), 688)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.locator("#zeef").is_hidden()
    assert page.locator("#tekst-d25").is_visible()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_no_complaint(visit, width: int) -> None:
    page = visit(versions(), width)
    page.locator("details").evaluate_all("all => all.forEach(part => { part.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run()")
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in result["violations"]] == []
