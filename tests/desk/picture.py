"""Makes docs/bureau.png: the page with a source on it that was dropped and read, as an author sees it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from pipeline.report.print.chromium import chromium
from tests.desk.server import PATIENCE, desk

PICTURE = Path(__file__).parents[2] / "docs" / "bureau.png"
SIZE = {"width": 1100, "height": 1250}


def picture(source: Path, target: Path) -> None:
    """Read a source on the page and write a PNG of what the page then shows."""
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder), beat=0.5) as running, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(running.address)
        page.set_input_files("#kies", str(source))
        page.frame_locator("#blad").locator("h1").wait_for()
        page.wait_for_timeout(500)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]), PICTURE)
