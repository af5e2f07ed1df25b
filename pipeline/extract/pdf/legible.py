"""Whether the letters of a PDF can be read: its fonts must say which letter each of their characters is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pipeline.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.layout import Layout

_WORD = re.compile(r"[^\W\d_]{2,}")
_USUAL = frozenset(
    {
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "is",
        "op",
        "te",
        "voor",
        "met",
        "zijn",
        "of",
        "bij",
        "om",
        "dat",
        "die",
        "wordt",
        "worden",
        "aan",
        "niet",
        "naar",
        "the",
        "and",
        "to",
        "for",
    }
)
_FEWEST_WORDS, _LEAST_USUAL = 200, 0.005
_FEWEST_DIFFERENT = 60
"""Of so many words, so many of them different, at least such a share are the usual ones of Dutch (0.25 in the prints at hand) or English."""
_MOST_UNMAPPED = 0.05
_COMMON = frozenset("._-…·•☐☒●")
"""Signs that lead to page numbers or mark a list: a contents or a form may be full of them."""
_FEWEST_SIGNS, _MOST_SIGNS = 500, 0.5
"""A text has one sign to some twenty letters (0.04 in the prints at hand)."""


def require_legible(name: str, pages: Sequence[Layout]) -> None:
    """Raises SourceError, one line with the file `name` and a page, when letters are not what they look like.

    Fonts without a table to Unicode give codes for letters, those with a wrong table other letters:
    a text of many words, set in one weight and size, without the short words of any text is such.
    """
    letters = sum(len(line.text) for page in pages for line in page.every_line)
    unmapped = [(page.unmapped, page.number) for page in pages]
    if sum(count for count, _ in unmapped) > _MOST_UNMAPPED * letters:
        _refuse(name, max(unmapped)[1])
    _require_letters(name, pages)
    words: dict[tuple[bool, float], Counter[str]] = defaultdict(Counter)
    first: dict[tuple[bool, float], int] = {}
    for page in pages:
        for line in page.every_line:
            key = line.style.bold, line.style.size
            words[key].update(_WORD.findall(line.text.lower()))
            first.setdefault(key, page.number)
    for key, found in words.items():
        enough = found.total() >= _FEWEST_WORDS and len(found) >= _FEWEST_DIFFERENT
        if enough and sum(found[word] for word in _USUAL) < _LEAST_USUAL * found.total():
            _refuse(name, first[key])


def _require_letters(name: str, pages: Sequence[Layout]) -> None:
    """Refuses a text most of which is signs: what letters become that are counted from another place on."""
    letters = signs = 0
    for page in pages:
        for line in page.every_line:
            word = sum(map(str.isalpha, line.text))
            letters += word
            signs += sum(1 for sign in line.text if not (sign.isalnum() or sign.isspace() or sign in _COMMON))
    if signs > _FEWEST_SIGNS and signs > _MOST_SIGNS * letters:
        _refuse(name, pages[0].number)


def _refuse(name: str, page: int) -> None:
    raise SourceError(
        f"{name}: de letters zijn niet te lezen (op pagina {page}): een lettertype in de PDF zegt niet of verkeerd welke "
        "tekens het heeft; druk het dossier opnieuw af naar PDF, met lettertypen ingesloten, of laat tekstherkenning doen"
    )
