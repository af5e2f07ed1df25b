"""A server for all tests that need no bounds of their own, and one page on it for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.server import Desk, Page, desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server with the bounds of every day, save that a closed page is gone at once."""
    with desk(tmp_path_factory.mktemp("bureau"), grace=0.5, beat=0.2, pages=20) as running:
        yield running


@pytest.fixture
def page(bureau: Desk) -> Iterator[Page]:
    """An open page."""
    made = Page(bureau)
    yield made
    made.close()
