"""The limits that a process of the page sets to itself: those that the command line has for a dangerous PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.extract.pdf.guarded import MEMORY, seconds_for

LARGEST_FILE = 512_000_000
"""Bytes of a file that it may write."""
PER_MEGABYTE = 1.0
"""Seconds that a megabyte adds to the time for reading a source: of the register's XML it can hold many dossiers."""


def reading_time(source: Path) -> int:
    """Seconds of processor time for reading a source."""
    data = source.read_bytes()
    return int(seconds_for(data) + PER_MEGABYTE * len(data) / 1_000_000)


def bound(seconds: float) -> None:
    """Bound the memory, the files and the processor time of this process, where the system can.

    What it has already is not counted: load libraries first. Only the soft limits are set, so that a
    process that reads a PDF for it can set its own.
    """
    resource = _resource()
    if resource is None:
        return
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_FSIZE, LARGEST_FILE)
    more_time(seconds)
    bound_memory()


def bound_memory() -> None:
    """Bound the memory of this process to what it has now and as much more as the reading of a PDF may take."""
    resource = _resource()
    status = Path("/proc/self/status")
    if resource is not None and status.exists():
        lines = dict(line.partition(":")[::2] for line in status.read_text().splitlines())
        _set(resource.RLIMIT_DATA, (int(lines["VmData"].split()[0]) << 10) + MEMORY)


def free() -> None:
    """Lift the bound on memory, to load what the next bound does not count."""
    resource = _resource()
    if resource is not None:
        _set(resource.RLIMIT_DATA, resource.getrlimit(resource.RLIMIT_DATA)[1])


def more_time(seconds: float) -> None:
    """Let the process go on for so many seconds of processor time from now."""
    resource = _resource()
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1)


def _set(what: int, most: int) -> None:
    resource = _resource()
    _, hard = resource.getrlimit(what)
    within = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (hard if most == hard else within, hard))


def _resource() -> Any:
    try:
        import resource
    except ImportError:  # not on this system
        return None
    return resource
