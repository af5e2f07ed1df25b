"""The bounds of the page: how much it takes, how long it keeps it, and how much it does at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def cores() -> int:
    """The processors that this program may use."""
    try:
        return max(len(os.sched_getaffinity(0)), 1)
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sizes are in bytes, times in seconds."""

    upload: int = 64_000_000
    """One file."""
    upload_time: float = 120.0
    stored: int = 1_000_000_000
    """All files of all pages that are there at once."""
    items: int = 20
    """Dossiers and comparisons on one page."""
    pages: int = 4
    """Pages open at once: each holds a connection, and a browser gives an address six."""
    at_once: int = field(default_factory=cores)
    """Dossiers that are read at once; the others wait."""
    kept: float = 3600.0
    """How long a file is kept at most."""
    grace: float = 10.0
    """How long a page may be without a connection before it counts as closed: enough to load it anew."""
    beat: float = 10.0
    """How often an open page hears that the program is there."""
    reading: float = 0.0
    """Processor time for reading one source, when it is not to depend on its size."""
    judging: float = 60.0
    """Processor time for all that comes after reading."""
    patience: float = 4.0
    """So many times the processor time is waited for on a busy machine."""
    printing: float = 150.0
