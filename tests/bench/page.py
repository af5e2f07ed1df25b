"""Measures the report with 2,000 findings: writing it, its size, and in a browser opening and filtering it."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from pipeline.report.print.chromium import chromium
from pipeline.report.render import html
from pipeline.report.sections.view import View, view
from tests.report_example import many_findings, report_of, rows_of, tables_of

FINDINGS, RUNS = 2_000, 5
FILTER = """([name, value]) => new Promise(done => {
    const box = document.querySelector(`#zeef [name=${name}]`), start = performance.now();
    box.value = value;
    box.dispatchEvent(new Event(box.tagName === 'SELECT' ? 'change' : 'input', {bubbles: true}));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""


def main() -> None:
    """Print seconds and megabytes, medians of `RUNS` runs; the browser's part only where there is one."""
    print(f"Report with {FINDINGS:,} findings, median of {RUNS} runs\n")
    laid_out = view(tables_of(rows_of(uitstromen=2)), report_of(*many_findings(FINDINGS)), "bench")
    print(f"{'render':34} {statistics.median(_render(laid_out) for _ in range(RUNS)):8.3f} s CPU")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toetsingsrapport.html"
        path.write_text(html.render(laid_out), encoding="utf-8")
        print(f"{'size':34} {path.stat().st_size / 1e6:8.2f} MB")
        browser = chromium()
        if browser is None:
            print("no Chromium on the PATH: opening and filtering are not measured")
            return
        _in_browser(browser, path)


def _render(laid_out: View) -> float:
    start = time.process_time()
    html.render(laid_out)
    return time.process_time() - start


def _in_browser(browser: str, path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        made = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        opened, filtered = [], []
        for _ in range(RUNS):
            page = made.new_page()
            page.goto(path.as_uri())
            opened.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
            fields = page.eval_on_selector_all(
                "#zeef select, #zeef input",
                "all => all.map(item => [item.name, item.options?.[1]?.value ?? 'bevinding 7'])",
            )
            filtered += [page.evaluate(FILTER, field) for field in fields]
            page.close()
        made.close()
    print(f"{'open, until loaded':34} {statistics.median(opened) / 1000:8.3f} s")
    print(
        f"{'filter, until drawn':34} {statistics.median(filtered) / 1000:8.3f} s, at most {max(filtered) / 1000:.3f} s"
    )


if __name__ == "__main__":
    main()
