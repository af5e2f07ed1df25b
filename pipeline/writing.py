"""Writes a folder beside its place and moves it there whole."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write in, that takes the place of `folder` when the block ends well.

    Until then `folder` stays as it was; when the block raises it stays for good and nothing is
    left beside it. OutputError in one line when the disk refuses.
    """
    place = folder.resolve()
    beside = place.with_name(f".{place.name}.nieuw")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        yield beside
        _move(beside, place)
    except OSError as error:
        raise OutputError(f"{folder}: kan niet worden geschreven ({error.strerror or error})") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(beside: Path, place: Path) -> None:
    """Put `beside` in `place`; what stood there comes back if that fails."""
    if not place.exists():
        beside.rename(place)
        return
    old = place.with_name(f".{place.name}.oud")
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    try:
        beside.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
