"""Everything at once, for a few seconds: nothing is left of it, and the page keeps answering."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.stress import ended, served, stress, waits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.stress import Served

SECONDS = 2
WITHIN = 0.2
"""Seconds in which the page answers, of a hundred times ninety-five: the machine may be busy with other tests."""
WILD = Path(__file__).parents[3] / "shared" / "wild"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Served]:
    on = served(tmp_path)
    yield on
    on.process.kill()
    on.process.wait()


def test_nothing_is_left_of_everything_at_once(running: Served, tmp_path: Path) -> None:
    stress(running, SECONDS)
    memory, handles = running.resident(), running.handles()
    stress(running, SECONDS)
    assert running.wrong == []
    assert running.answers["GET 200"] > 10
    assert running.answers["POST 201"] > 4
    assert running.answers["zonder token 403"] > 4
    assert running.resident() - memory < 20 << 20
    assert running.handles() <= handles + 2
    assert sorted(running.times)[len(running.times) * 95 // 100] < WITHIN
    assert ended(running) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not WILD.is_dir(), reason="needs real PDFs")
def test_the_page_answers_while_two_pdfs_of_140_pages_are_read(running: Served) -> None:
    times = waits(running, WILD / "s04.pdf", WILD / "s14.pdf")
    assert len(times) > 20
    assert times[len(times) * 95 // 100] < WITHIN
