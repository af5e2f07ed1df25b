"""Texts that say the same thing: one title, and omschrijvingen that are alike in nearly all of their words."""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

SHINGLE = 3
"""Words of a shingle."""
BANDS, WIDTH = 12, 2
"""Two texts are compared when one of so many bands, of so many minima each, is the same: of shingles that are for
0.6 the same, 996 in 1,000 pairs are."""
ALIKE = 88
"""Least likeness (rapidfuzz ratio of the words, 0 to 100) of omschrijvingen that say the same."""
_SMALL = frozenset(
    ["de", "het", "een", "en", "of", "van", "in", "op", "voor", "met", "aan", "te", "bij", "zijn", "haar"]
)
_PRIME = 2**31 - 1


def gelijkend(titels: pd.Series[Any], teksten: pd.Series[Any]) -> pd.Series[Any]:
    """A word per row that is the same for rows of one title (small words aside) and of like texts; missing without a text.

    Only texts of one title that share a band of their MinHash are compared, and each with the first of its group.
    """
    import pandas as pd

    made: dict[tuple[str, str], str] = {}
    for title, texts in _by_title(titels, teksten).items():
        groups = _Groups()
        for text in sorted(texts):
            made[title, text] = f"{title}: {groups.of(text)}"
    values = [
        made.get((_title(title), text)) if isinstance(title, str) and isinstance(text, str) else None
        for title, text in zip(titels, teksten, strict=True)
    ]
    return pd.Series(values, index=titels.index, dtype="str")


def _title(title: str) -> str:
    kept = [word for word in title.split() if word not in _SMALL]
    return " ".join(sorted(kept or title.split()))


def _by_title(titels: pd.Series[Any], teksten: pd.Series[Any]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for title, text in zip(titels, teksten, strict=True):
        if isinstance(title, str) and isinstance(text, str) and title and text:
            found[_title(title)].add(text)
    return found


class _Groups:
    """The groups of like texts under one title, each with the text that came first."""

    def __init__(self) -> None:
        self._first: dict[tuple[int, int, int], str] = {}

    def of(self, text: str) -> str:
        """The first text of the group that this one is of."""
        bands = list(_bands(text))
        for band in bands:
            first = self._first.get(band)
            if first is not None and fuzz.ratio(first.split(), text.split()) >= ALIKE:
                return first
        for band in bands:
            self._first.setdefault(band, text)
        return text


@cache
def _factors() -> Any:
    import numpy as np

    return np.random.default_rng(20_09).integers(1, _PRIME, (2, BANDS * WIDTH, 1), dtype=np.uint64)


def _bands(text: str) -> Iterator[tuple[int, int, int]]:
    import numpy as np

    spoken = text.split()
    shingles = {" ".join(spoken[at : at + SHINGLE]) for at in range(max(1, len(spoken) - SHINGLE + 1))}
    hashes = np.array([zlib.crc32(shingle.encode()) & _PRIME for shingle in shingles], dtype=np.uint64)
    times, plus = _factors()
    minima = ((times * hashes + plus) % np.uint64(_PRIME)).min(axis=1).tolist()
    for band in range(BANDS):
        first, second = minima[band * WIDTH : (band + 1) * WIDTH]
        yield band, first, second
