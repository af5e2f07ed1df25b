"""Numbers of what a dossier of 2015 and later holds: uitstromen, kerntaken, werkprocessen, and their codes.

The dossier numbers its profielen (P2), the kerntaken of basis and profiel (K1) and the werkprocessen
of a kerntaak (W3). Those numbers make the keys; one that lacks or is there twice gets the next that is free,
so that nothing is lost, and the code keeps the number as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pipeline.transform.identifier import identifier
from pipeline.transform.register.model import Kerntaak, Werkproces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.transform.register.model import Dossier

T = TypeVar("T", Kerntaak, Werkproces)


def distinct(numbers: Sequence[int | None]) -> list[int]:
    """A number for each, all different: its own where it has one that is not taken, else the next that is free."""
    taken: set[int] = set()
    free = max((number for number in numbers if number is not None), default=0) + 1
    found = []
    for number in numbers:
        if number is None or number in taken or number < 1:
            number, free = free, free + 1
        taken.add(number)
        found.append(number)
    return found


def by_hoofdstuk(items: Iterable[T]) -> list[T]:
    """In the order of their numbers; what has none comes last."""
    return sorted(items, key=lambda item: (item.hoofdstuk is None, item.hoofdstuk or 0))


@dataclass(frozen=True, slots=True)
class Genummerd(Generic[T]):
    """A kerntaak or werkproces with its number and code, and the uitstromen that have it."""

    item: T
    nummer: int
    code: str | None
    uitstromen: tuple[str, ...]


def kerntaken(dossier: Dossier) -> Iterator[Genummerd[Kerntaak]]:
    """Every kerntaak with its running number: the basis by hoofdstuk, then each profiel in order."""
    number = 0
    everyone = tuple(profiel.uitstroom_id for profiel in dossier.profielen)
    for kerntaak in by_hoofdstuk(dossier.kerntaken):
        number += 1
        yield Genummerd(kerntaak, number, _code("B1-K", kerntaak.hoofdstuk), everyone)
    for profiel in dossier.profielen:
        for kerntaak in by_hoofdstuk(profiel.kerntaken):
            number += 1
            code = _code(f"P{profiel.hoofdstuk}-K", kerntaak.hoofdstuk) if profiel.hoofdstuk is not None else None
            yield Genummerd(kerntaak, number, code, (profiel.uitstroom_id,))


def werkprocessen(kerntaak: Genummerd[Kerntaak]) -> Iterator[Genummerd[Werkproces]]:
    """The werkprocessen of a kerntaak with their number in it."""
    items = by_hoofdstuk(kerntaak.item.werkprocessen)
    for item, number in zip(items, distinct([item.hoofdstuk for item in items]), strict=True):
        code = _code(f"{kerntaak.code}-W", item.hoofdstuk) if kerntaak.code else None
        yield Genummerd(item, number, code, kerntaak.uitstromen)


def _code(prefix: str, hoofdstuk: int | None) -> str | None:
    return None if hoofdstuk is None else f"{prefix}{hoofdstuk}"


def dossier_id(dossier: Dossier, bestand: str) -> str:
    """The identifier of a dossier: the slug of its title, its crebo and its versie; of the file's name without a title."""
    title = dossier.waarden.get("titel") or bestand.rpartition(".")[0] or bestand
    return identifier(str(title), dossier.crebo, dossier.waarden.get("versie"))
