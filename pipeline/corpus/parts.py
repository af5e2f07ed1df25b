"""Which files the tables of a corpus have: a part per cohort, more where a cohort is large."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.corpus.taken import READ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.corpus.taken import Line

MOST = 1_000
"""Dossiers in a part, about: what is made anew when one of them changes, and what a worker holds in memory."""


@dataclass(frozen=True, slots=True)
class Part:
    """The dossiers whose rows stand in one file of each table, in order: the file of each result, and which one in it.

    The part without a cohort holds the tables that are the same for all dossiers.
    """

    cohort: str
    number: int
    dossiers: tuple[tuple[str, int], ...]


def parts_of(lines: Iterable[Line], empty: str) -> list[Part]:
    """The parts of the dossiers that are taken; of none, one without dossiers under the cohort `empty`.

    In which part of its cohort a dossier stands depends on its name, so that another that comes or
    goes leaves the others where they are.
    """
    taken = [(line.entry, line) for line in lines if line.entry and line.status == READ]
    sizes = Counter(entry.cohort for entry, _ in taken)
    grouped: dict[tuple[str, int], list[tuple[str, str, int]]] = {} if taken else {(empty, 0): []}
    for entry, line in taken:
        number = _number(entry.dossier_id, sizes[entry.cohort])
        grouped.setdefault((entry.cohort, number), []).append((entry.dossier_id, str(line.place), line.number))
    parts = [Part(*key, tuple(at[1:] for at in sorted(grouped[key]))) for key in sorted(grouped)]
    return [Part("", 0, parts[0].dossiers[:1]), *parts]


def _number(dossier_id: str, size: int) -> int:
    """The part of a dossier in a cohort of so many: the first digits of a hash, as many as the size asks for."""
    bits = max(0, (size - 1) // MOST).bit_length()
    return int.from_bytes(hashlib.sha256(dossier_id.encode()).digest()[:4]) >> (32 - bits)
