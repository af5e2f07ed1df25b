"""The page in a real browser, from drop to download; skipped where there is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.desk.server import PATIENCE, Desk, desk, until
from tests.desk.test_limits import TEXT, children
from tests.dossiers import write_text
from tests.test_browser import AXE, CHROMIUM
from tests.test_opmerkingen import with_faults
from tests.test_pdf_danger import endless
from tests.word_files import STIJLEN, typed_in_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH")
NAME = "mijn dossier.docx"
CARDS, REFUSED = "#kaarten > .kaart", "#kaarten .misgegaan:visible"


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server that lets nothing be read for longer than a second."""
    with desk(tmp_path_factory.mktemp("kort"), reading=1, patience=3, grace=0.3, beat=0.1) as running:
        yield running


def opened(browser: Any, on: Desk, width: int = 1280, height: int = 900) -> Any:
    """The page in a browser of its own; what goes wrong in it, or leaves this server, is in `page.wrong`."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.wrong = []
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(on.root) else page.wrong.append(request.url))
    page.goto(on.address)
    for _ in range(100):  # the policy of the page lets nothing be evaluated in it while waiting
        if page.evaluate("sessionStorage.getItem('pagina')"):
            return page
        page.wait_for_timeout(50)
    raise AssertionError("the page did not come up in five seconds")


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[[Desk], Any]]:
    """Open the page of a server; it is closed when the test ends."""
    pages: list[Any] = []

    def visited(on: Desk) -> Any:
        pages.append(opened(browser, on))
        return pages[-1]

    yield visited
    for page in pages:
        page.context.close()


@pytest.fixture(scope="module")
def finished(browser: Any, bureau: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A page on which a Word file with faults was dropped with the mouse and was read."""
    source = tmp_path_factory.mktemp("word") / NAME
    source.write_bytes(typed_in_word(with_faults(), STIJLEN["tracked changes and boxes of old forms"]))
    page = opened(browser, bureau)
    drop(page, source)
    page.locator(f"{CARDS} progress").wait_for()
    page.locator(f"{CARDS} .lees").wait_for()
    yield page
    page.context.close()


def drop(page: Any, *files: Path) -> None:
    """Drag files from the desktop over the page and let them go, as the browser gets it from the window system."""
    session = page.context.new_cdp_session(page)
    box = page.locator("#neer").bounding_box()
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        if kind == "drop":
            assert "boven" in page.locator("#neer").get_attribute("class")
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})


def put(page: Any, *files: tuple[str, bytes]) -> None:
    """Choose files with the button."""
    chosen = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    page.set_input_files("#kies", chosen)


def fetched(page: Any, words: str, within: str = CARDS) -> tuple[str, bytes]:
    """The name and the bytes of a download that is clicked."""
    with page.expect_download() as download:
        page.locator(f"{within} .links a", has_text=words).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def refocused(page: Any, selector: str, most: int = 40) -> None:
    """Press Tab until something has the focus."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector}: not reached with Tab")


def complaints(page: Any) -> list[Any]:
    """What axe-core finds; the report in the frame has a test of its own."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "axe.run(document, {iframes: false}).then(done => done.violations.map(one => [one.id, one.nodes[0].html]))"
    return list(page.evaluate(run))


def test_the_empty_page_says_what_to_do(visit: Callable[[Desk], Any], bureau: Desk) -> None:
    page = visit(bureau)
    assert page.locator("h1").inner_text() == "Kijk een kwalificatiedossier na"
    assert page.locator("#neer-kop").is_visible()
    assert page.locator("#zo li").count() == 3
    assert page.locator("#dossiers").is_hidden()
    assert page.wrong == []


def test_the_report_is_read_in_the_page(finished: Any) -> None:
    finished.locator(".lees").click()
    finished.frame_locator("#blad").locator("#oordeel, h1").first.wait_for()
    assert finished.locator("#lezer-kop").inner_text() == f"Rapport: {NAME}"
    assert finished.evaluate("document.activeElement.id") == "lezer-kop"
    assert finished.wrong == []


def test_everything_that_was_made_is_fetched(finished: Any) -> None:
    made = dict(
        fetched(finished, words)
        for words in ("Rapport (PDF)", "Rapport (HTML)", "Tabellen (Excel)", "Tabellen (CSV", "Word-bestand")
    )
    begins = {".pdf": b"%PDF", ".html": b"<!DOCTYPE html>", ".xlsx": b"PK", ".zip": b"PK", ".docx": b"PK"}
    assert {Path(name).suffix for name in made} == set(begins)
    assert all(data.startswith(begins[Path(name).suffix]) for name, data in made.items())
    tables = next(data for name, data in made.items() if name.endswith(".zip"))
    assert {Path(name).name for name in zipfile.ZipFile(io.BytesIO(tables)).namelist()} >= {"dossiers.csv"}
    comments = docx.Document(io.BytesIO(made["mijn dossier.opmerkingen.docx"])).comments
    assert "dossier" in {comment.author for comment in comments}
    assert finished.wrong == []


def test_a_finding_is_accepted_with_a_reason(finished: Any) -> None:
    finished.locator(".aanvaarden summary").click()
    row = finished.locator(".bevindingen .regel").first
    row.locator(".aanvaard-knop").click()
    row.locator("[name=reden]").fill("Zo afgesproken: 'ja' \"nee\" <b>")
    row.locator("[name=naam]").fill("A. Auteur")
    row.locator("[type=submit]").click()
    row.locator(".reden").wait_for()
    assert row.locator(".reden").inner_text() == "Aanvaard: Zo afgesproken: 'ja' \"nee\" <b>"
    name, waivers = fetched(finished, "Uw redenen")
    assert name == "mijn dossier.waivers.toml"
    assert b"A. Auteur" in waivers
    finished.locator(".aanvaarden summary").click()


@pytest.mark.parametrize("width", [1280, 640, 360], ids=["wide", "at 200 %", "narrow"])
def test_nothing_falls_off_the_page_and_axe_finds_nothing(finished: Any, width: int) -> None:
    finished.set_viewport_size({"width": width, "height": 640})
    if finished.locator(".aanvaarden[open]").count() == 0:
        finished.locator(".aanvaarden summary").click()
    finished.locator(".bevindingen .regel").first.wait_for()
    assert finished.evaluate("document.documentElement.scrollWidth") <= width
    if not AXE.is_file():
        pytest.skip("no axe-core: set AXE_CORE_JS, or npm install --no-save axe-core")
    assert complaints(finished) == []


def test_with_the_keyboard_alone(visit: Callable[[Desk], Any], bureau: Desk, tmp_path: Path) -> None:
    page, source = visit(bureau), tmp_path / "toetsen.txt"
    source.write_text(write_text(with_faults()), encoding="utf-8")
    page.wait_for_timeout(500)  # Chromium drops a key that comes before the page was painted
    refocused(page, ".spring")
    refocused(page, "#kies")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(source)
    page.locator(f"{CARDS} .lees").wait_for()
    assert page.evaluate("document.activeElement.id") == "kies"  # nothing takes the focus away
    assert page.locator("#meldt").inner_text().startswith("toetsen.txt: ")
    refocused(page, ".lees")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "lezer-kop"
    refocused(page, "#lezer-dicht")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.lees')")
    refocused(page, "a[href$='tabellen.zip']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".zip")
    page.keyboard.press("Shift+Tab")
    refocused(page, ".aanvaarden summary")
    page.keyboard.press("Enter")
    page.locator(".bevindingen .regel").first.wait_for()
    refocused(page, ".aanvaard-knop")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "reden"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.aanvaard-knop')")
    page.locator(".haal-weg").focus()
    page.keyboard.press("Enter")
    page.locator(CARDS).wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "kies"
    assert page.wrong == []


def test_two_at_once_are_read_and_compared(visit: Callable[[Desk], Any], bureau: Desk) -> None:
    page = visit(bureau)
    put(page, ("oud.txt", TEXT), ("nieuw.txt", TEXT.replace(b"verkoopt", b"levert")))
    until(lambda: page.locator(f"{CARDS} progress:visible").count() == 2)
    page.locator("#vergelijk button").click()
    page.locator("#vergelijkingen .lees").click()
    page.frame_locator("#blad").locator("h1").wait_for()
    assert page.locator("#vergelijkingen .naam").inner_text() == "oud.txt → nieuw.txt"
    name, data = fetched(page, "Was-wordt-lijst", "#vergelijkingen")
    assert (name, data[:2]) == ("was-wordt.xlsx", b"PK")
    assert page.wrong == []


def test_what_is_refused_says_why_and_the_rest_goes_on(visit: Callable[[Desk], Any], impatient: Desk) -> None:
    page = visit(impatient)
    put(page, ("hangt.pdf", endless()), ("leeg.txt", b""), ("<img src=x>.txt", b"geen dossier"))
    until(lambda: page.locator(REFUSED).count() == 3)
    said = page.locator(REFUSED).all_inner_texts()
    assert said[0].startswith("hangt.pdf: het lezen kost meer dan 1 seconden en is gestopt")
    assert said[1].startswith("leeg.txt: ")
    assert said[2].startswith("_img src=x_.txt: ")
    assert page.locator(".kaart img").count() == 0
    if AXE.is_file():
        assert complaints(page) == []
    put(page, ("mijn.waivers.toml", b"x"))
    page.locator("#geweigerd li").wait_for()
    assert "zet eerst het dossier neer" in page.locator("#geweigerd").inner_text()
    page.locator("#geweigerd button").click()
    assert page.locator("#geweigerd li").count() == 0
    assert [text for text in page.wrong if "409" not in text] == []


def test_a_page_that_is_closed_half_way_leaves_nothing(visit: Callable[[Desk], Any], impatient: Desk) -> None:
    page = visit(impatient)
    put(page, ("hangt.pdf", endless()), ("ook.pdf", endless()))
    until(lambda: page.locator(f"{CARDS} progress:visible").count() == 2 and len(children()) > 1)
    assert len(impatient.left()) > 1
    page.close()
    until(lambda: not impatient.left() and not children(), 5)
