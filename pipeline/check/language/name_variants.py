"""Finds a name in running text however it is spelled: other capitals, '&' for 'en', a hyphen or space in a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"[^\W_]+|&")


class Spelling(NamedTuple):
    """A name as a text spells it, `vorm`, between two positions."""

    naam: str
    vorm: str
    start: int
    end: int


def spellings(text: str, names: Iterable[str]) -> Iterator[Spelling]:
    """Every place in a text where one of the names stands, of names that start at one place the longest."""
    wanted = {_plain(name): name for name in names if _plain(name)}
    starts = {key[:end] for key in wanted for end in range(1, len(key) + 1)}
    tokens = [(found.start(), found.end(), _plain(found[0])) for found in _TOKEN.finditer(text)]
    after = 0
    for first, (start, _, _) in enumerate(tokens):
        if start < after:
            continue
        key, best = "", None
        for _, end, plain in tokens[first:]:
            key += plain
            if key not in starts:
                break
            best = (wanted[key], end) if key in wanted else best
        if best:
            naam, after = best
            yield Spelling(naam, text[start:after], start, after)


def _plain(text: str) -> str:
    return squash(text.replace("&", "en"))


def differs(vorm: str, naam: str) -> bool:
    """Whether a spelling is another than the name's own, or the name in small letters as running text has it.

    A capital at the start of a sentence is no other spelling, nor is a name in capitals alone, as a heading has it.
    """
    first, rest = naam[:1], naam[1:]
    return vorm not in (naam, naam.upper(), naam.lower(), first.lower() + rest, first.upper() + rest.lower())
