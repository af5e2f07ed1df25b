"""A process that does work, as its parent holds it: given a piece, asked for the answer, and ended when it takes too much."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Pipe
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.work.call import Ended, How, too_long
from pipeline.corpus.work.worker import BEGUN
from pipeline.errors import OutputError

if TYPE_CHECKING:
    from pipeline.corpus.work.call import Answer, Call

STARTING = 300.0
"""Seconds that a process may take before it begins with its first piece of work."""
_SPARING = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""One thread per process, and no memory set aside beforehand (pyarrow's own allocator takes a gigabyte)."""
_ROOT = Path(__file__).resolve().parents[3]


class Hand:
    """A process and the piece of work that it has."""

    def __init__(self) -> None:
        self.connection, its = Pipe()
        environment = {
            **os.environ,
            **_SPARING,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))),
        }
        with its:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, on the module beside
                [sys.executable, "-m", "pipeline.corpus.work.worker", str(its.fileno())],
                pass_fds=(its.fileno(),),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=environment,
            )
        self.call: Call | None = None
        self.deadline = 0.0
        self.begun = False

    def give(self, call: Call) -> None:
        """Give it a piece of work; a process that is gone shows at `heard`."""
        self.call, self.begun, self.deadline = call, False, time.monotonic() + STARTING
        with suppress(OSError):
            self.connection.send(call)

    def heard(self) -> Answer | None:
        """What it says: the answer to its work, None while it goes on. OutputError when it cannot even begin."""
        try:
            said: Answer | str = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._died()
        if isinstance(said, str):
            assert said == BEGUN
            self.begun = True
            bounds = self.call.bounds if self.call else None
            self.deadline = time.monotonic() + bounds.seconds if bounds else float("inf")
            return None
        self.call = None
        return said

    def overdue(self) -> Answer | None:
        """The answer to work whose time is over; None while there is time. OutputError when it never began."""
        if time.monotonic() < self.deadline:
            return None
        if not self.begun or not self.call or not self.call.bounds:
            raise OutputError(f"een werkproces begint na {STARTING:g} seconden nog niet")
        return too_long(self.call.bounds)

    def _died(self) -> Ended:
        number = self._process.wait()
        if not self.begun and number >= 0:
            raise OutputError(f"een werkproces start niet (uitgang {number}); probeer: dossier check")
        self.end()
        name = signal.Signals(-number).name if number < 0 else f"uitgang {number}"
        return Ended(How.DIED, f"het lezen liet het programma vastlopen ({name})")

    def end(self) -> None:
        """End the process, and those that it started itself."""
        self.connection.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
