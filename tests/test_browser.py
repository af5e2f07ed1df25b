"""The toetsingsrapport in a real browser; skipped where there is none."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.check.settings.file import parse_settings
from pipeline.report.print.chromium import chromium
from pipeline.report.print.pdf import write_pdf
from pipeline.report.print.picture import write_picture
from pipeline.report.render import html
from tests.report_example import many_findings, report_of, rows_of, some_findings, tables_of
from tests.test_report_html import HOSTILE, hostile_view, laid_out

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH")

ROOT = Path(__file__).parent.parent
ARTEFACTS = Path(os.environ.get("TEST_ARTEFACTS", ROOT / "build" / "screenshots"))
AXE = Path(os.environ.get("AXE_CORE_JS", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
WIDTHS = {"scherm": 1280, "telefoon": 390}
A4_INNER = 688
"""Pixels between the margins of an A4 page: 182 mm at 96 dots per inch."""


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page made of a view; what goes wrong in it is collected in `page.wrong`."""
    contexts = []

    def open_page(view, width=1280, fragment="", **options):
        path = tmp_path / "toetsingsrapport.html"
        path.write_text(html.render(view), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("console", lambda message: page.wrong.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: page.wrong.append(request.url) if "file:" not in request.url else None)
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()


def shown(page) -> int:
    return page.locator(".bevinding:visible").count()


def settle(page) -> None:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


@pytest.mark.parametrize("name", WIDTHS)
def test_the_report_opens_without_a_complaint(visit, name):
    page = visit(laid_out(6), WIDTHS[name])
    assert page.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[name]
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"toetsingsrapport-{name}.png")


def test_filters_narrow_and_clear(visit):
    page = visit(laid_out())
    assert shown(page) == 6
    page.select_option("[name=ernst]", "fout")
    settle(page)
    assert shown(page) == 3
    page.select_option("[name=uitstroom]", "U1")
    settle(page)
    assert shown(page) == 2
    assert page.locator("#geteld").inner_text() == "2 van 6 bevindingen"
    assert page.locator("#criterium-9").is_hidden()
    page.click("button[type=reset]")
    settle(page)
    assert shown(page) == 6
    page.fill("[name=tekst]", "kd904")
    settle(page)
    assert shown(page) == 1
    page.fill("[name=tekst]", "")
    page.select_option("[name=eigenaar]", "bron")
    settle(page)
    assert page.locator(".bevinding:visible").get_attribute("data-eigenaar") == "bron"


def test_a_shared_link_lands_even_when_a_filter_hides_it(visit):
    view = laid_out()
    anchor = view.open[-1].plekken[0].bevindingen[0].anker
    page = visit(view)
    page.select_option("[name=ernst]", "fout")
    settle(page)
    assert page.locator(f"[id='{anchor}']").is_hidden()
    page.evaluate("name => { location.hash = name }", anchor)
    settle(page)
    assert page.locator(f"[id='{anchor}']").is_visible()
    box = page.locator(f"[id='{anchor}']").bounding_box()
    assert 0 <= box["y"] < 900
    opened = visit(view, fragment=f"#{anchor}")
    settle(opened)
    assert opened.evaluate("document.activeElement.id") == anchor


def test_a_link_to_a_detaillering_opens_what_folds_it_away(visit):
    page = visit(laid_out(), fragment="#detail-3")
    settle(page)
    assert page.locator("#detail-3").is_visible()


def test_the_explanation_unfolds_below_the_finding(visit):
    page = visit(laid_out())
    fold = page.locator(".bevinding .uitleg").first
    fold.locator("summary").click()
    settle(page)
    assert "Waarom" in fold.inner_text()


def test_the_copied_entry_is_a_waiver(visit):
    view = laid_out()
    page = visit(view, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".kopieer").first.click()
    page.get_by_text("Gekopieerd").wait_for()
    entry = page.evaluate("navigator.clipboard.readText()")
    assert "# " in entry
    filled = entry.replace('reason = ""', 'reason = "bekend"').replace('by = ""', 'by = "proef"')
    (waiver,) = parse_settings(filled, Path("proef.waivers.toml")).waivers
    assert waiver.vingerafdruk == page.locator(".kopieer").first.get_attribute("data-vingerafdruk")
    assert str(waiver.date) == str(date.today())


def test_a_cross_shows_its_detaillering_to_mouse_and_keyboard(visit):
    page = visit(laid_out())
    first = page.locator("table.matrix:not(.kaart) a.vak").first
    first.hover()
    assert "De ballonvaarder werkt zorgvuldig" in page.locator("#tip").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#tip").is_visible()
    assert page.evaluate("document.activeElement.closest('td').cellIndex") > first.evaluate(
        "link => link.closest('td').cellIndex"
    )


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: payload[:12])
def test_hostile_text_runs_nothing_and_breaks_no_layout(visit, payload, width):
    page = visit(hostile_view(payload), width)
    settle(page)
    assert page.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") < 120_000


def test_two_thousand_findings_filter_at_once(visit):
    page = visit(laid_out(2, *many_findings(2000)))
    settle(page)
    spent = page.evaluate(
        """() => {
          const box = document.querySelector('[name=tekst]'), start = performance.now();
          box.value = 'bevinding 7';
          box.dispatchEvent(new Event('input', {bubbles: true}));
          return new Promise(done => requestAnimationFrame(() => {
            document.body.offsetHeight;
            done(performance.now() - start);
          }));
        }"""
    )
    assert page.locator(".bevinding:not([hidden])").count() == 111
    assert spent < 1000


def test_paper_shows_every_table_whole(visit):
    page = visit(laid_out(6), A4_INNER)
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('table')].filter(table => {
          const box = table.getBoundingClientRect();
          return box.width && (box.right > innerWidth + 1 || box.left < -1);
        }).map(table => table.className + ' ' + table.textContent.trim().slice(0, 40))"""
    )
    assert cut == []
    assert page.locator("#zeef").is_hidden()
    assert page.locator(".inhoud").is_hidden()
    whole = "element => getComputedStyle(element).breakInside"
    assert page.locator(".bevinding").first.evaluate(whole) == "avoid"
    assert page.locator("table.dekking tbody tr").first.evaluate(whole) == "avoid"


def test_a_pdf_is_made_on_request(tmp_path):
    source, made = tmp_path / "rapport.html", tmp_path / "rapport.pdf"
    source.write_text(html.render(laid_out()), encoding="utf-8")
    write_pdf(source, made)
    assert made.read_bytes().startswith(b"%PDF")
    assert {path.name for path in tmp_path.iterdir()} == {"rapport.html", "rapport.pdf"}


def test_a_picture_is_made_for_the_readme(tmp_path):
    source, made = tmp_path / "rapport.html", tmp_path / "rapport.png"
    source.write_text(html.render(laid_out()), encoding="utf-8")
    write_picture(source, made, width=400, height=300)
    assert made.read_bytes().startswith(b"\x89PNG")
    assert {path.name for path in tmp_path.iterdir()} == {"rapport.html", "rapport.png"}


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: set AXE_CORE_JS, or npm install --no-save axe-core")
@pytest.mark.parametrize("width", WIDTHS.values())
def test_axe_finds_nothing(visit, width):
    page = visit(laid_out(), width)
    page.locator("details").evaluate_all("all => all.forEach(part => { part.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
    assert found == []


def test_the_index_opens_without_a_complaint(browser, tmp_path):
    from pipeline.report.index import entry, write_index

    write_index([entry(tables_of(rows_of()), report_of(*some_findings()))] * 2, tmp_path)
    page = browser.new_page(viewport={"width": 390, "height": 900})
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto((tmp_path / "index.html").as_uri())
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("a", has_text="Medewerker luchtballonnen").count() == 2
    page.close()
