"""The child: takes work over a connection and answers, one piece at a time, until the connection is closed.

`python -m pipeline.corpus.work.worker NUMBER` is that child; NUMBER is the file that connects it to its parent.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from pipeline.corpus import memory
from pipeline.corpus.work.call import Answer, Call, Done, Ended, How, too_much
from pipeline.errors import DossierError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGUN = "begun"
"""Said before each piece of work: from here on its time counts."""
_BEFOREHAND = (
    "pyarrow",
    "pipeline.interface",
    "pipeline.transform",
    "pipeline.check.run",
    "pipeline.extract.register.reader",
    "pipeline.extract.text.reader",
)
"""Loaded before the first work, so that no source pays for it in seconds or memory."""
_WORN = 700
"""Megabytes in memory with which a process is replaced by a fresh one."""
_GRACE = 30
"""Seconds after which a piece of work that is too long ends itself, for when no parent is left to do it."""


def main(number: int) -> None:
    """Serve the parent at the other end of the connection with this file number."""
    _die_with_parent()
    with Connection(number) as parent, contextlib.suppress(EOFError, OSError):
        _keep_pandas_out()
        for name in _BEFOREHAND:
            import_module(name)
        while True:
            call = parent.recv()
            parent.send(BEGUN)
            parent.send(_answer(call))


def _answer(call: Call) -> Answer:
    try:
        with _bounded(call):
            value = call.made()
    except MemoryError:
        return too_much(call.bounds) if call.bounds else Ended(How.STOP, "er is te weinig geheugen")
    except DossierError as error:
        return Ended(How.REFUSED if isinstance(error, SourceError) else How.STOP, str(error))
    except OSError as error:
        return Ended(How.STOP, f"{error.filename or 'uitvoer'}: kan niet worden geschreven ({error.strerror or error})")
    return Done(value, worn=memory.resident() > _WORN)


@contextlib.contextmanager
def _bounded(call: Call) -> Iterator[None]:
    """Bound this process in what a piece of work may take, where the system can."""
    if call.bounds is None:
        yield
        return
    signal.alarm(int(call.bounds.seconds) + _GRACE)
    try:
        with memory.bounded(call.bounds.megabytes << 20):
            yield
    finally:
        signal.alarm(0)


class _NoPandas:
    """Finds no pandas."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        """Tell that pandas is not there; others are for whoever comes next to find."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def _keep_pandas_out() -> None:
    """Let pyarrow not look for pandas at its first array: that takes as long as reading three dossiers, for nothing.

    pyarrow tries once and remembers that it found none; whoever imports pandas himself still gets it.
    """
    import pyarrow as pa

    if "pandas" in sys.modules:
        return
    sys.meta_path.insert(0, _NoPandas)
    try:
        pa.array([None])
    finally:
        sys.meta_path.remove(_NoPandas)


def _die_with_parent() -> None:
    """End this process when its parent is no more, also in the middle of work; Linux can."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))


if __name__ == "__main__":
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 1)
    main(int(sys.argv[1]))
