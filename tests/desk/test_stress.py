"""Everything at once, for a few seconds: nothing is left of it, and the page keeps answering."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk.stress import ended, served, stress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk.stress import Served

SECONDS = 2
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
    assert sorted(running.times)[len(running.times) // 2] < 0.2
    assert ended(running) == 0
    assert list(tmp_path.iterdir()) == []
