"""What a chapter of the transform yields: a row for a table, with the place it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.document import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """A row for `table` read at `place`; without `values` it only accounts for the lines of `place`.

    `table` may then also be `kop` (a heading) or `opmaak` (page furniture, markup).
    """

    table: str
    place: Place
    values: Mapping[str, object] | None = None


Facts = Iterator[Fact]


def fact(table: str, place: Place, **values: object) -> Fact:
    """A row of `table` with the given columns; provenance is added when the tables are made."""
    return Fact(table, place, values)


def mention(place: Place, soort: str, sleutel: str, plaats: str, titel: str) -> Fact:
    """A row of `vermeldingen`: `titel` is how the thing is named at `plaats`."""
    return fact("vermeldingen", place, soort=soort, sleutel=sleutel, plaats=plaats, titel=titel)
