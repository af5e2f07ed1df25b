"""Builds a corpus over and over, each time in a process that is killed at a given moment.

A moment is something that the build asks of the system: to open, move, make, link or remove a file. It
is killed right before it. `python -m tests.corpus.killed` reads an order as JSON on every line of stdin
and answers with a line: the moments that were seen, by name, and how many sources were read anew (null
when it was killed first). The first order is done at once, so that all is
loaded; each of the others has a fresh process.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corpus.build import Order, build
from pipeline.corpus.work.call import Done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.corpus.work.call import Answer, Call

_MOMENTS = ("open", "os.", "ctypes.dlsym")


class Here:
    """Does all work in this process."""

    def run(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        for call in calls:
            yield call, Done(call.made())

    def close(self) -> None:
        """Nothing is left."""


def _build(sources: str, out: str, at: int, answer: int) -> None:
    """Build in this process, and kill it at the moment `at` (0: never)."""
    seen: list[str] = []

    def moment(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_MOMENTS) and not str(arguments[0]).startswith(("/proc", "/sys")):
            seen.append(f"{event} {arguments[-1]}" if event == "ctypes.dlsym" else event)
            if len(seen) == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(moment)
    built = build(Order([Path(sources)], Path(out)), Here, lambda _: None)
    os.write(answer, json.dumps([seen, built.read]).encode())


def _one(order: list[Any]) -> str:
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            _build(*order, writes)
            os._exit(0)
        os._exit(1)
    os.close(writes)
    with os.fdopen(reads, "rb") as file:
        said = file.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) is bool(order[2])
    return said.decode() or "[[], null]"


def main() -> None:
    """Build the first order here, so that all that is needed is loaded, and answer each that follows."""
    sources, out, _ = json.loads(sys.stdin.readline())
    build(Order([Path(sources)], Path(out)), Here, lambda _: None)
    print("[[], 0]", flush=True)
    for line in sys.stdin:
        print(_one(json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
