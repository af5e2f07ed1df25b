"""Alphabetical order as a reader of a Dutch list accepts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BRACKETED = re.compile(r"\([^()]*\)")

Key = tuple[str, ...]


def out_of_order(texts: Sequence[str]) -> int | None:
    """Find the first text that cannot stand after the one before it, by its index; None when all can.

    Case, accents, quotes and punctuation do not count. Where readers differ the list is right
    under either reading: word by word (`Koop- en ...` before `Koopgedrag`) or letter by letter,
    and a bracketed part (`(digitale) Nieuwsbronnen`) read or skipped, or put before all letters.
    """
    first = _break(texts, _by_word)
    return None if first is None or _break(texts, _by_letter) is None else first


def _break(texts: Sequence[str], key: Callable[[str], Key]) -> int | None:
    last: Key = ()
    for index, text in enumerate(texts):
        fitting = [reading for reading in _readings(text, key) if reading >= last]
        if not fitting:
            return index
        last = min(fitting)
    return None


def _readings(text: str, key: Callable[[str], Key]) -> list[Key]:
    """Give the ways to read a text: whole, without brackets, and with a bracket before all letters."""
    readings = [key(text)]
    if any(without := key(_BRACKETED.sub(" ", text))):
        readings.append(without)
    return [*readings, ("", *readings[0])] if text.startswith("(") else readings


def _by_word(text: str) -> Key:
    return words(text)


def _by_letter(text: str) -> Key:
    return ("".join(words(text)),)
