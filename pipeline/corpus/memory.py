"""The memory of this process: its peak since it was last asked to forget (elsewhere than on Linux since its start), and its bound."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORGET, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def forget() -> None:
    """Let the peak begin at what this process has now."""
    with suppress(OSError):
        _FORGET.write_text("5")


def peak() -> int:
    """Megabytes at the peak; 0 where the system does not tell."""
    with suppress(OSError, StopIteration):
        return _said("VmHWM") // 1024
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return 0


@contextmanager
def bounded(more: int) -> Iterator[None]:
    """Let this process take at most so many bytes more than it has; what asks for more gets a MemoryError. Linux only."""
    has = _held()
    if not has:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (has + more, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def resident() -> int:
    """Megabytes of this process that are in memory; 0 where the system does not tell."""
    with suppress(OSError, StopIteration):
        return _said("VmRSS") // 1024
    return 0


def _held() -> int:
    """Bytes of data that this process has; 0 where the system does not tell."""
    with suppress(OSError, StopIteration):
        return _said("VmData") << 10
    return 0


def _said(name: str) -> int:
    """Kilobytes as the system says them of this process."""
    lines = _STATUS.read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])
