"""What all tests share: hypothesis draws the same examples in every run, so that a failure is the change's own."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from pipeline.report.print.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

REPEATED = frozenset(
    {
        "test_accusations",
        "test_dossiers",
        "test_drift_properties",
        "test_fictional",
        "test_fingerprints",
        "test_fuzz",
        "test_huge_numbers",
        "test_patterns",
        "test_trust",
        "test_wordings",
    }
)
"""Modules that run lines some hundreds of times that other tests run too: following them takes as long as running them."""


HEAVY = frozenset(
    {
        "test_again",
        "test_bladzijden",
        "test_broken",
        "test_cluster",
        "test_expectations",
        "test_jsonld",
        "test_killed",
        "test_libreoffice",
        "test_limits",
        "test_looks",
        "test_stress",
        "test_trouble",
        "test_wheel",
    }
)
"""Modules that start many processes to end them, make an environment or many prints, or wait for a slow library: marked
`heavy`, for `make test-all`."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield made
        made.close()


def pytest_collection_finish() -> None:
    """Leave what was imported out of every search for circles, and search seldom: it took a sixteenth of all the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Follow no lines in the tests of `REPEATED`, and mark those of `HEAVY`."""
    for item in items:
        if item.path.stem in HEAVY:
            item.add_marker(pytest.mark.heavy)
        if item.path.stem in REPEATED:
            item.add_marker(pytest.mark.no_cover)
