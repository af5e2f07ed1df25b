"""The bytes of a source, never more than a source may have and never waiting for ever."""

from __future__ import annotations

import os
import select
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.reading import HEAD
from pipeline.extract.registry import reader_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.extract.reading import Reader

PATIENCE = 10.0
"""Seconds that a pipe may give nothing."""
_CHUNK = 1 << 20
_AT_ONCE, _AS_IT_IS = getattr(os, "O_NONBLOCK", 0), getattr(os, "O_BINARY", 0)
"""Windows knows no pipe that does not wait, and makes other line ends of those of a file unless it is told not to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest sources that are read, in megabytes of a million bytes."""

    tekst: int = 64
    pdf: int = 512
    xml: int = 128
    docx: int = 64


def bounded_bytes(path: Path, limits: Limits) -> tuple[Reader, bytes]:
    """The reader of a file and all its bytes.

    Raises SourceError, with one line that names the file, for one that is not there, cannot be
    opened, is larger than its kind may be, or is a pipe that nobody feeds.
    """
    if not str(path).isprintable():
        raise SourceError(f"{path}: de naam bevat tekens die geen letter of leesteken zijn; hernoem het bestand")
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE | _AS_IT_IS)
    except FileNotFoundError:
        raise SourceError(f"{path}: bestand niet gevonden") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: kan niet worden gelezen ({getattr(error, 'strerror', None) or error})") from None
    try:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise SourceError(f"{path}: dit is een map, geen bestand")
        return _read(path, handle, limits)
    except OSError as error:
        raise SourceError(f"{path}: kan niet worden gelezen ({error.strerror})") from None
    finally:
        os.close(handle)


def _read(path: Path, handle: int, limits: Limits) -> tuple[Reader, bytes]:
    data = bytearray()
    reader: Reader | None = None
    for chunk in _chunks(path, handle):
        data += chunk
        if reader is None and len(data) >= HEAD:
            reader = reader_of(bytes(data[:HEAD]))
        megabytes: int = getattr(limits, (reader or reader_of(bytes(data))).limit)
        if len(data) > megabytes * 1_000_000:
            raise SourceError(f"{path}: groter dan {megabytes} MB, en zo groot is geen dossier")
    return reader or reader_of(bytes(data)), bytes(data)


def _chunks(path: Path, handle: int) -> Iterator[bytes]:
    """The bytes as they come; a pipe is waited for, `PATIENCE` at most."""
    regular = stat.S_ISREG(os.fstat(handle).st_mode)
    first = True
    while True:
        if _AT_ONCE and not regular and not select.select([handle], [], [], PATIENCE)[0]:
            raise SourceError(f"{path}: geeft niets te lezen (na {PATIENCE:g} seconden)")
        try:
            chunk = os.read(handle, HEAD if first else _CHUNK)
        except BlockingIOError:
            continue
        if not chunk:
            return
        first = False
        yield chunk
