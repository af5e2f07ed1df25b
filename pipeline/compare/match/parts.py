"""Matches uitstromen, kerntaken and werkprocessen of two versions, top down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.compare.match.features import of_eenheden, of_kerntaken, of_uitstromen, of_werkprocessen
from pipeline.compare.match.likeness import Contents, Key, alike
from pipeline.compare.match.pairing import Pairing, pair
from pipeline.compare.match.unions import unions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.compare.match.links import Links
    from pipeline.compare.side import Side

UITSTROOM, KERNTAAK, WERKPROCES, EENHEID = 0.55, 0.55, 0.55, 0.4
"""Least likeness at which a thing with another name is the same. Measured (docs/verschil.md): a werkproces with a name
that has nothing in common and untouched contents is alike for 0.60 or more, two different ones of one dossier for 0.54
at most, save what two profielen have alike."""
SAME_UITSTROOM = 0.7
"""Least likeness of the contents of an uitstroom with another name. Uitstromen of one dossier have much in common:
binnendienst and buitendienst of the shipped one 0.67, and a name that differs in five letters."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The links of each kind of part."""

    uitstromen: Links[str]
    kerntaken: Links[int]
    werkprocessen: Links[str]
    eenheden: Links[str]


def match(old: Side, new: Side) -> Parts:
    """Match the parts of two versions."""
    uitstromen = _links(
        old.uitstromen, new.uitstromen, Contents(of_uitstromen(old), of_uitstromen(new)), UITSTROOM, SAME_UITSTROOM
    )
    kerntaken = _links(old.kerntaken, new.kerntaken, Contents(of_kerntaken(old), of_kerntaken(new)), KERNTAAK)
    eenheden = _links(old.eenheden, new.eenheden, Contents(of_eenheden(old), of_eenheden(new)), EENHEID)
    return Parts(uitstromen, kerntaken, _werkprocessen(old, new, kerntaken), eenheden)


def _links(
    old: Mapping[Key, str], new: Mapping[Key, str], contents: Contents[Key], threshold: float, least: float = 0.0
) -> Links[Key]:
    def likeness(one: Key, other: Key) -> float:
        if contents.known(one, other) and contents.alike(one, other) < least:
            return 0.0
        return alike(contents, one, other, (old[one], new[other]))

    found = pair(list(old), list(new), lambda key, is_new: (new if is_new else old)[key], likeness, threshold)
    return unions(found, contents, old, new)


def _werkprocessen(old: Side, new: Side, kerntaken: Links[int]) -> Links[str]:
    """First within matched kerntaken, then what is left anywhere in the dossier."""
    contents = Contents(of_werkprocessen(old), of_werkprocessen(new))

    def likeness(one: str, other: str) -> float:
        return alike(contents, one, other, (old.werkprocessen[one], new.werkprocessen[other]))

    def name(key: str, is_new: bool) -> str:
        return (new if is_new else old).werkprocessen[key]

    found: Pairing[str] = Pairing([], [], [])
    for nr in old.kerntaken:
        mine = [key for key, of in old.kerntaak_of.items() if of == nr]
        theirs = [key for key, of in new.kerntaak_of.items() if of == kerntaken.to_new.get(nr)]
        inside = pair(mine, theirs, name, likeness, WERKPROCES)
        found.pairs += inside.pairs
        found.gone += inside.gone
    known = {item.new for item in found.pairs}
    moved = pair(found.gone, [key for key in new.werkprocessen if key not in known], name, likeness, WERKPROCES)
    moved.pairs = found.pairs + moved.pairs
    return unions(moved, contents, old.werkprocessen, new.werkprocessen)
