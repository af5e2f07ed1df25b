"""A Dask cluster on loopback: a scheduler and its workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")
_PATIENCE = 60.0


class Cluster:
    """The processes of a cluster; `folder` holds the file by which they find each other, and what they say."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.scheduler = self._start("dask_scheduler", "--port", "0")
        self.workers = [
            self._start("dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
            for _ in range(workers)
        ]
        until(self._file.is_file)
        self.address = str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def kill(self, pid: int) -> None:
        """End one of the processes in the middle of what it does."""
        (process,) = (item for item in (*self.workers, self.scheduler) if item.pid == pid)
        process.kill()
        process.wait()

    def close(self) -> None:
        """End every process."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{name}", *arguments, *_LOOPBACK]
        with (self._folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [*command, "--scheduler-file", str(self._file)],
                stdout=log,
                stderr=log,
                cwd=Path(__file__).parents[2],
                env=os.environ | {"OMP_NUM_THREADS": "1"},
            )


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + _PATIENCE
    while not done():
        assert time.monotonic() < ends
        time.sleep(0.02)
