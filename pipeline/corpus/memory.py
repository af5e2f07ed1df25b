"""How much memory this process took at its peak, since it was last asked to forget; Linux tells, elsewhere since its start."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_FORGET, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def forget() -> None:
    """Let the peak begin at what this process has now."""
    with suppress(OSError):
        _FORGET.write_text("5")


def peak() -> int:
    """Megabytes at the peak; 0 where the system does not tell."""
    with suppress(OSError, StopIteration):
        lines = _STATUS.read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) // 1024
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return 0
