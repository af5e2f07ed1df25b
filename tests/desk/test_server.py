"""The port and the folder of the page."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from pipeline.desk.server import LOCK, PREFIX, remove_left, serve
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_port_that_is_taken_is_one_line() -> None:
    told: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"^--port {port}: kan niet worden gebruikt \(.+\)$"):
            serve(port, told.append)
    assert told == []


def test_what_a_killed_program_left_goes_and_what_one_uses_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = ("oud", "bezet", "jong")
    for name in names:
        (tmp_path / f"{PREFIX}{name}" / "1").mkdir(parents=True)
        (tmp_path / f"{PREFIX}{name}" / "1" / "bron.txt").write_text("x")
    (tmp_path / "van een ander").mkdir()
    (tmp_path / f"{PREFIX}wijst").symlink_to(tmp_path / "van een ander")
    with FileLock(tmp_path / f"{PREFIX}bezet" / LOCK):
        for name in ("oud", "bezet"):
            os.utime(tmp_path / f"{PREFIX}{name}", (time.time() - 3600,) * 2)
        remove_left()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{PREFIX}bezet",
        f"{PREFIX}jong",
        f"{PREFIX}wijst",
        "van een ander",
    ]
