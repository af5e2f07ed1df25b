"""The process in which one task of the page is done: `python -m pipeline.desk.child`.

A line of JSON with the task comes in, lines of JSON that tell how far it is go out; the last one says
`done`, `refused` (one Dutch line) or `fault`. It ends, with all that it started, as soon as its parent does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from pipeline.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[[dict[str, Any]], None]

NICE = 10
"""How far it stands back for the page and for whatever else the author is doing."""


def main() -> None:
    """Do the task that stands on stdin."""
    tell = _channel()
    task = json.loads(_first_line())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICE)
    try:
        from pipeline.desk.tasks import TASKS

        tell({"done": TASKS[task["do"]](task, tell)})
    except DossierError as error:
        tell({"refused": str(error)})
    except MemoryError:
        tell({"memory": True})
    except Exception as error:
        tell({"fault": f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"})
    sys.stdout.flush()
    os._exit(0)  # threads of libraries are not waited for


def _channel() -> Tell:
    """What writes a line for the parent; whatever else is printed goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)

    def tell(said: dict[str, Any]) -> None:
        left = json.dumps(said).encode() + b"\n"
        while left:
            left = left[os.write(own, left) :]

    return tell


def _first_line() -> bytes:
    line = bytearray()
    while not line.endswith(b"\n") and (byte := os.read(0, 1)):
        line += byte
    return bytes(line)


def _end_with_parent() -> None:
    """Wait until the parent closes stdin, which it does at the latest when it ends itself."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
