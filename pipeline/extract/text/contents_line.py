"""A table of contents that a conversion put on one line: its entries apart again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEADER = re.compile(r"(?<!\s)\s*+(?:(?<!\.)\.{3,}+|(?<![.…])…[.…]*+|(?<!_)_{4,}+)\s*+(\d{1,12}(?:\.\d{1,2})*)")
_LONG = re.compile(r"([._…·-])\1{30,}")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
FEWEST = 3
"""Entries on one line that make it a contents on one line."""


def shortened(line: str) -> str:
    """A line of which no leader is longer than thirty characters: some are drawn with a thousand."""
    return _LONG.sub(lambda found: found[1] * 30, line) if len(line) > 60 else line


def entries(line: str) -> list[str]:
    """The entries on a line that holds more than two, each with its leader and its page; else the line itself.

    Where the page of one entry and the number of the next touch (`52.1 Colofon` is page 5 and 2.1), they
    are parted so that numbers follow on and pages do not fall.
    """
    if not any(sign in line for sign in ("...", "…", "____")):
        return [line]
    leaders = list(_LEADER.finditer(line))
    if len(leaders) < FEWEST:
        return [line]
    return list(_parted(line, leaders))


def _parted(line: str, leaders: list[re.Match[str]]) -> Iterator[str]:
    title = ""
    position, page, number = 0, 0, _NUMBER.match(line)
    before = number[0] if number else ""
    for turn, leader in enumerate(leaders):
        title += line[position : leader.start()]
        digits = leader[1]
        last = turn + 1 == len(leaders)
        at = len(digits) if last else _cut(digits, line[leader.end()], page, before)
        yield f"{title.strip()} ..... {digits[:at]}"
        page = int(digits[:at].partition(".")[0])
        title = digits[at:]
        position = leader.end()
        before = _number_of(title, line[position:]) or ""
    if line[position:].strip():
        yield (title + line[position:]).strip()


def _number_of(digits: str, after: str) -> str:
    found = digits or ((match := _NUMBER.match(after.lstrip())) and match[0]) or ""
    return str(found)


def _cut(digits: str, after: str, page: int, before: str) -> int:
    """How many of the digits are the page: the rest is the number of the next entry, before `after`."""
    fits = []
    for at in range(1, min(len(digits), 4) + 1):
        here, number = digits[:at], digits[at:]
        if not here.isdigit() or (number and not (_NUMBER.fullmatch(number) and after in " .\t")):
            continue
        fits.append((not _follows(number, before), int(here) < page, int(here) - page, at))
    return min(fits)[3] if fits else len(digits)


def _follows(number: str, before: str) -> bool:
    """Whether the number of an entry follows on the one before; an entry without number follows on any."""
    if not number or not before:
        return number in ("", "1")
    parts, old = number.split("."), before.split(".")
    if parts == [*old, "1"] or number == "1":
        return True
    depth = len(parts)
    return depth <= len(old) and parts[:-1] == old[: depth - 1] and int(parts[-1]) == int(old[depth - 1]) + 1
