"""Reads a PDF in a process of its own, whose time and memory are bounded; for files that may be dangerous.

pdfium takes a page as a whole and cannot be interrupted. So the reading of a file in which something
can grow without end is done by a child, which the system stops at its bounds.
`python -m pipeline.extract.pdf.guarded NAME` is that child: bytes in, a pickled answer out.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import SourceError

if TYPE_CHECKING:
    from pipeline.document import Document

MEMORY = 600 << 20
"""As many bytes more than the interpreter itself has the reading of a file."""
SECONDS, SECONDS_A_PAGE = 10, 0.5
"""Processor time for the reading, and what each page adds to it."""
_MOST_PAGES = 20_000
PATIENCE = 4
"""So many times the processor time is waited for on a busy machine."""
_ROOT = Path(__file__).resolve().parents[3]


def read_guarded(name: str, data: bytes) -> Document:
    """The Document in the bytes of a PDF; raises SourceError as the reader does, and when a bound is reached."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))),
    }
    seconds = seconds_for(data)
    command = [sys.executable, "-m", "pipeline.extract.pdf.guarded", name]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, on this module
            command, input=data, capture_output=True, env=environment, timeout=PATIENCE * seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise SourceError(_too_long(name, seconds)) from None
    if done.returncode == 0 and done.stdout:
        answer = pickle.loads(done.stdout)  # noqa: S301 - written by the child, with no more rights than its parent
        if isinstance(answer, str):
            raise SourceError(answer)
        document: Document = answer
        return document
    if -done.returncode in time_signals():
        raise SourceError(_too_long(name, seconds))
    raise SourceError(
        f"{name}: de PDF is beschadigd of vraagt bij het lezen meer dan {MEMORY >> 20} MB geheugen; druk het dossier opnieuw "
        "af naar PDF"
    )


def seconds_for(data: bytes) -> int:
    """The processor time that reading a file of these bytes may take."""
    pages = min(data.count(b"/Page") + data.count(b"/ObjStm"), _MOST_PAGES)
    return int(SECONDS + SECONDS_A_PAGE * min(pages, _MOST_PAGES))


def _too_long(name: str, seconds: int) -> str:
    return f"{name}: het lezen van de PDF kost meer dan {seconds} seconden; druk het dossier opnieuw af naar PDF"


def time_signals() -> frozenset[int]:
    """The signals that end a process which used its time."""
    import signal

    return frozenset(getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name))


def bound(seconds: int) -> None:
    """Bounds this process, where the system can; what it has already is not counted."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.partition(":")[::2] for line in status.read_text().splitlines())
        has = int(lines["VmData"].split()[0]) << 10
        resource.setrlimit(resource.RLIMIT_DATA, (has + MEMORY, has + MEMORY))


def _child(name: str) -> None:
    from pipeline.extract.pdf import reader

    data = sys.stdin.buffer.read()
    bound(seconds_for(data))
    answer: Any
    try:
        answer = reader.read_here(name, data)
    except SourceError as error:
        answer = str(error)
    sys.stdout.buffer.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    _child(sys.argv[1])
