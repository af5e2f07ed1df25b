"""Whether drift alone explains a matrix: the judgement of the rules' last section, made independently.

One order-keeping map from competentie to column, from -1 to +3 columns from its own, the same in
all rows but for one cell that is one off; and a matrix that is exact but for one cross has no
drift to hide behind.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from tests.dossiers.columns import LEFTMOST, RIGHTMOST
from tests.dossiers.model import LETTERS


def explained(rows: list[tuple[list[int], list[str]]]) -> bool:
    """Whether a map explains rows of (columns read, competenties worked out)."""
    read: dict[str, list[int]] = {}
    for columns, letters in rows:
        if len(columns) != len(letters):
            return False
        for column, letter in zip(sorted(columns), sorted(letters), strict=True):
            if not LEFTMOST <= column - LETTERS.index(letter) - 1 <= RIGHTMOST:
                return False
            read.setdefault(letter, []).append(column)
    usual = {letter: Counter(columns).most_common(1)[0][0] for letter, columns in read.items()}
    odd = [column - usual[letter] for letter, columns in read.items() for column in columns if column != usual[letter]]
    if len(odd) > 1 or any(abs(step) != 1 for step in odd):
        return False
    moved = [column for letter, columns in read.items() for column in columns if column != LETTERS.index(letter) + 1]
    if len(moved) < 2:
        return False
    ordered = [usual[letter] for letter in sorted(usual)]
    return all(left < right for left, right in pairwise(ordered))
