"""The order in which a reader counts: also in `schemas`, but that loads pandera, which listing rules need not."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key of a text in which numbers count as numbers: 1.10 after 1.9, U10 after U9."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(text))
