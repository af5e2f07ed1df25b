"""The page of a corpus in a real browser: two thousand dossiers, hostile text, keyboard and paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Outcome, Plaats, Report, Uitkomst
from pipeline.cli import app
from pipeline.corpus.overview import Kaart, Overview
from pipeline.corpus.page import data, render
from pipeline.report.print.chromium import chromium
from tests.test_report_html import HOSTILE

if TYPE_CHECKING:
    from tests.corpus.conftest import Made

CHROMIUM = chromium()
RUN = CliRunner()
ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("AXE_CORE_JS", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
ARTEFACTS = Path(os.environ.get("TEST_ARTEFACTS", ROOT / "build" / "screenshots"))
WIDTHS = {"scherm": 1280, "telefoon": 390}


def large(number: int = 2_000, text: str = "") -> Overview:
    """What the page shows of so many dossiers; `text` stands in everything that a source can say."""
    centra = [text or f"Kenniscentrum {nr}" for nr in range(1, 18 if not text else 2)]
    dossiers = [
        (f"Vak {nr} {text}", centra[nr % len(centra)], str(2005 + nr % 9), "voldoet niet" if nr % 3 == 0 else "voldoet",
         nr % 3 == 0 and nr % 7, nr % 11, nr % 40, nr % 2, 30 + nr % 9, f"vak-{nr}", f"{text}{nr}.txt", "KD301 (2), KD409 (7)",
         "Vak 12 (43 %), Vak 9 (29 %)")
        for nr in range(1, number + 1)
    ]  # fmt: skip
    findings = tuple(
        Finding(bericht=f"'Term {nr}' {text} staat in 'vak-{nr}' anders.", plaatsen=(Plaats(tekst=text or "term", regel=nr, bestand=f"{nr}.txt"),),
                voorstel=f"Kies {text}.", code="KD004", regel="term-in-meer-schrijfwijzen", ernst=Ernst.ADVIES, eigenaar=Eigenaar.DOSSIER,
                sleutel=str(nr))
        for nr in range(min(number, 300))
    )  # fmt: skip
    return Overview(
        (number, 9, 3),
        [tuple(int(value) if isinstance(value, bool) else value for value in row) for row in dossiers],
        [(f"KD{nr}", f"regel-{nr} {text}", "advies", 3 * nr, nr, number) for nr in range(101, 180)],
        [(name, 100, 60, 12, 0, 160, 900, 3, 4, 0, 5) for name in centra],
        [(str(2005 + nr), 200, 0.5 + nr / 40, 1.25, 2.5, 9.0, 4.0) for nr in range(9)],
        [(f"Vak {nr} {text}", f"Vak {nr + 1}", "2009", 5, 71, 6, f"Plant; {text}", f"vak-{nr}", f"vak-{nr + 1}") for nr in range(min(number, 1_500))],
        Kaart(centra, [[abs(a - b) * 7 for b in range(len(centra))] for a in range(len(centra))]),
        Report(findings, (Outcome("KD004", "term-in-meer-schrijfwijzen", Uitkomst.VOLDOET_NIET, 900, len(findings)),
                          Outcome("KD008", "versie-ontbreekt-in-reeks", Uitkomst.NIET_TE_BEOORDELEN, 0, 0, (text or "geen",)))),
    )  # fmt: skip


def test_data_cannot_close_its_own_script() -> None:
    assert data([("</script><script>alert(1)</script><!--", "a&b\u2028", None, 3)]) == (
        '[["\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e\\u003c!--","a\\u0026b\\u2028",null,3]]'
    )


def test_the_command_writes_one_file(made: Made) -> None:
    given = RUN.invoke(app, ["corpus", "report", str(made.folder)])
    assert given.exit_code == 0, given.stderr
    page = (made.folder / "rapport.html").read_text(encoding="utf-8")
    assert "90 dossiers naast elkaar" in page
    assert "Behandelt klachten" in page
    assert all(f"KD00{nr}" in page for nr in range(1, 9))
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in page.replace("&#39;", "'")


def test_without_a_corpus_it_is_one_line(tmp_path: Path) -> None:
    given = RUN.invoke(app, ["corpus", "report", str(tmp_path)])
    assert given.exit_code == 2
    assert given.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH")


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page made of a view; what goes wrong in it is collected in `page.wrong`."""
    contexts = []

    def open_page(view: Overview, width: int = 1280):
        path = tmp_path / "rapport.html"
        path.write_text(render(view), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("console", lambda message: page.wrong.append(message.text))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: page.wrong.append(request.url) if "file:" not in request.url else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def rows(page, table: str = "dossiers") -> list[str]:
    return page.locator(f".{table} tbody th").all_inner_texts()


def counted(page, table: str = "dossiers") -> str:
    return page.locator(f"[data-bron=data-{table}] .geteld").inner_text()


SPENT = """action => {
  const start = performance.now();
  (new Function(action))();
  return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)));
}"""


@in_browser
def test_two_thousand_dossiers_open_sort_and_filter_at_once(visit) -> None:
    page = visit(large())
    assert page.wrong == []
    assert page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 1_000
    assert len(rows(page)) == 60
    assert counted(page) == "Alle 2.000"
    sort = "document.querySelectorAll('.dossiers .sorteer')[{}].click()"
    assert page.evaluate(SPENT, sort.format(6)) < 400
    assert page.locator(".dossiers tbody tr td:nth-child(7)").first.inner_text() == "39"
    typed = "const box = document.querySelector('.tabel input'); box.value = 'vak-777'; box.dispatchEvent(new Event('input', {bubbles: true}))"
    assert page.evaluate(SPENT, typed) < 400
    assert counted(page) == "1 van 2.000"
    assert [row.strip() for row in rows(page)] == ["Vak 777"]
    page.locator(".dossiers").locator("xpath=ancestor::section").get_by_role("button", name="Wis").click()
    page.evaluate("() => new Promise(done => setTimeout(done, 50))")
    assert counted(page) == "Alle 2.000"
    page.select_option("[data-bron=data-dossiers] select[data-kolom='3']", "voldoet niet")
    assert counted(page) == "666 van 2.000"


@in_browser
def test_it_works_by_keyboard(visit) -> None:
    page = visit(large(100))
    head = page.locator(".dossiers .sorteer").first
    head.focus()
    page.keyboard.press("Enter")
    assert page.locator(".dossiers th[aria-sort=ascending]").count() == 1
    assert [row.strip() for row in rows(page)[:3]] == ["Vak 1", "Vak 2", "Vak 3"]
    page.keyboard.press("Enter")
    assert rows(page)[0].strip() == "Vak 100"
    first = page.locator(".dossiers .open").first
    first.focus()
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-expanded") == "true"
    assert "KD301 (2)" in page.locator(".dossiers .uitgeklapt").inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".dossiers .uitgeklapt").count() == 0
    page.locator("[data-bron=data-dossiers] .meer").focus()
    page.keyboard.press("Enter")
    assert len(rows(page)) == 100
    assert page.locator("[data-bron=data-dossiers] .meer").is_hidden()


@in_browser
@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: payload[:12])
def test_hostile_text_is_text(visit, payload: str) -> None:
    page = visit(large(80 if len(payload) < 1_000 else 4, payload), 390)
    page.locator(".dossiers .open").first.click()
    page.locator(".tussen .open").first.click()
    assert page.wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("table.dossiers").count() == 1


@in_browser
@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: set AXE_CORE_JS, or npm install --no-save axe-core")
@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_axe_finds_nothing(visit, width: int) -> None:
    page = visit(large(200), width)
    for table in ("dossiers", "tussen", "paren"):
        page.locator(f".{table} .open").first.click()
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"corpus-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
    assert found == []


@in_browser
def test_paper_has_every_row(visit) -> None:
    page = visit(large(150))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(rows(page)) == 150
    assert page.locator(".zeef:visible").count() == 0
    assert page.locator(".dossiers .open").last.is_visible()
