"""Reads a source as the pipeline does, and goes wrong on those whose name says how: what a worker must survive."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus import reading

if TYPE_CHECKING:
    from pipeline.corpus.reading import Read, Source

READING = "tests.corpus.broken:read_source"


def read_source(source: Source) -> Read:
    name = Path(source.path).name
    if name.startswith("hangt"):
        Path(f"{source.path}.gezien").touch()
        threading.Event().wait()
    if name.startswith("crasht") or (name.startswith("hapert") and _first_time(source)):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("sleept") and _first_time(source):
        threading.Event().wait()
    if name.startswith("vreet"):
        held = [bytes(1 << 20)]
        while True:
            held.append(bytearray(os.urandom(1 << 10)) * (1 << 10))
    if name.startswith("verandert"):
        return _while_it_changes(source)
    return reading.read_source(source)


def _while_it_changes(source: Source) -> Read:
    """Read a source to which another process adds a line, between the look at it and the reading."""
    place_of = reading.place_of

    def adding(source: Source, sha256: str) -> Path:
        with Path(source.path).open("a", encoding="utf-8") as file:
            file.write("\n")
        return place_of(source, sha256)

    reading.place_of = adding
    try:
        return reading.read_source(source)
    finally:
        reading.place_of = place_of


def _first_time(source: Source) -> bool:
    """Whether a source is read for the first time; whose process has it is noted beside it."""
    seen = Path(f"{source.path}.gezien")
    if seen.exists():
        return False
    seen.write_text(str(os.getppid()), encoding="utf-8")
    return True
