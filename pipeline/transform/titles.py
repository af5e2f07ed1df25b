"""How a dossier writes the titles of its kerntaken and werkprocessen, and the keys of its uitstromen.

Seen in dossiers of 2008 to 2012: 'Kerntaak 1: Verkoopt', 'Kerntaak1:Assembleren', 'Kerntaak 1 : Verkoopt',
'Kerntaak 1 Verkoopt', 'Kerntaak: Verkoopt'; '1.1 werkproces: Belt', 'Werkproces 1.1 Belt', '1.1 Belt'.
Only the ten digits of ASCII make a number: those of other scripts are text, as in the schemas.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.transform.wordings import wordings

_SIGN = r"\s*[:.=–-]?\s*"
_NUMBER = r"[0-9]{1,2}\.[0-9]{1,2}(?!\.?[0-9])"
_KERNTAAK = re.compile(rf"kerntaak\s*([0-9]{{1,2}})(?![0-9]){_SIGN}(.*)", re.IGNORECASE | re.DOTALL)
_KERNTAAK_UNNUMBERED = re.compile(r"(?:[Kk]erntaak|KERNTAAK)(?:\s*[:.=–-]\s*|\s+(?=[A-Z(]))(\S.*)", re.DOTALL)
_WERKPROCES = (
    re.compile(rf"({_NUMBER})\.?\s*werkproces{_SIGN}(.*)", re.IGNORECASE | re.DOTALL),
    re.compile(rf"werkproces\s*({_NUMBER}){_SIGN}(.*)", re.IGNORECASE | re.DOTALL),
)
_NUMBERED = re.compile(rf"({_NUMBER})[.:]?\s*(.*)", re.DOTALL)
LONGEST_TITLE = 200
"""Characters; the longest real title of a kerntaak has 83, and what is longer is a sentence."""


class Titled(NamedTuple):
    """A title: the number in it, "" when it has none, and the words."""

    nummer: str
    titel: str


def kerntaak(text: str) -> Titled | None:
    """The number and title of a kerntaak in a text that is its title."""
    found = _KERNTAAK.match(text)
    return Titled(found[1], found[2]) if found else None


def kerntaak_in(text: str) -> Titled | None:
    """The number and title of the kerntaak that ends a title: 'Proces-competentie-matrix Kerntaak 1: Verkoopt'."""
    at = text.lower().find("kerntaak")
    return kerntaak(text[at:]) or unnumbered_kerntaak(text[at:]) if at >= 0 else None


def unnumbered_kerntaak(text: str) -> Titled | None:
    """The title of a kerntaak that names no number: 'Kerntaak: Verkoopt', 'Kerntaak Verkoopt'."""
    found = _KERNTAAK_UNNUMBERED.match(text) if len(text) <= LONGEST_TITLE else None
    return Titled("", found[1]) if found and not found[1].endswith(".") else None


def werkproces(text: str) -> Titled | None:
    """The number and title of a werkproces in a title that says that it is one."""
    found = next((match for pattern in _WERKPROCES if (match := pattern.match(text))), None)
    return Titled(found[1], found[2]) if found else None


def numbered(text: str) -> Titled | None:
    """The number that a text begins with as werkprocessen are numbered, and the words after it, which may be none."""
    found = _NUMBERED.match(text)
    return Titled(found[1], found[2]) if found else werkproces(text)


def is_title(text: str) -> bool:
    """Whether a text is the title of a kerntaak or of a werkproces."""
    return bool(kerntaak(text) or werkproces(text))


def kerntaak_of(werkproces_id: str) -> int:
    """The number of the kerntaak of a werkproces: 2 for `2.10`."""
    return int(werkproces_id.partition(".")[0])


@cache
def uitstroom_letters() -> tuple[str, ...]:
    """The letters that begin the key of an uitstroom, the most usual first."""
    return tuple(wording.schrijfwijze for wording in wordings("uitstroomletter"))


@cache
def _key() -> re.Pattern[str]:
    letters = "".join(re.escape(letter) for letter in uitstroom_letters())
    return re.compile(
        rf"([{letters}])\s?\.?([0-9]{{1,2}})(?![0-9]|\.[0-9])\s*([:=–.)-]?)\s*(.*)", re.IGNORECASE | re.DOTALL
    )


def uitstroom_key(text: str) -> str | None:
    """The key of an uitstroom (`U1`) in a text that is nothing else: 'U1', 'K 1', 'U1:'."""
    found = _key().match(text)
    return f"U{int(found[2])}" if found and not found[4] else None


def legend_entry(text: str) -> Titled | None:
    """The key of an uitstroom and its name in an entry of a legend: 'U1: Naam', 'K1 = Naam', 'U1. Naam', 'U1) Naam', 'U1 Naam'."""
    found = _key().match(text)
    if not found or not found[4] or uitstroom_key(found[4]):
        return None
    parted = found[3] or text[: found.start(4)][-1:].isspace()
    return Titled(f"U{int(found[2])}", found[4]) if parted else None
