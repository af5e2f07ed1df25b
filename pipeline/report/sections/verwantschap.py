"""Which uitstromen share which werkprocessen, competenties and vakkennis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.comparing import natural
from pipeline.report.dossier import Dossier, clip, percent
from pipeline.report.render import svg
from schemas.rows import Kennis, KerntaakKennis, Overzicht, Vakkennis, WerkprocesCompetenties

if TYPE_CHECKING:
    from markupsafe import Markup

KINDS = ("werkprocessen", "competenties", "vakkennis")


@dataclass(frozen=True, slots=True)
class Paar:
    """Two uitstromen: the plot, and of each kind what they share as 'n van m (p %)'."""

    een: str
    ander: str
    plot: Markup
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eigen:
    """What one uitstroom has of each kind, and which of it no other uitstroom has."""

    naam: str
    waarden: tuple[tuple[int, int], ...]
    alleen_werkprocessen: tuple[str, ...]
    alleen_vakkennis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verwantschap:
    """The kinship of all uitstromen: by pair, and what is of one alone."""

    paren: tuple[Paar, ...]
    eigen: tuple[Eigen, ...]
    gedeeld: tuple[int, ...]


def kinship(dossier: Dossier) -> Verwantschap:
    """Compare every pair of uitstromen; a competentie counts per werkproces in which it is worked out."""
    sets = {key: _sets(dossier, key) for key in dossier.uitstromen}
    terms = {term.casefold(): term for key in dossier.uitstromen for term in _terms(dossier, key)}
    pairs = []
    for one, other in combinations(sets, 2):
        shares, words = [], []
        for kind, a, b in zip(KINDS, sets[one], sets[other], strict=True):
            both, all_ = len(a & b), len(a | b)
            shares.append((both / all_ if all_ else 0.0, kind))
            words.append(f"{both} van {all_} ({percent(shares[-1][0])})")
        pairs.append(Paar(dossier.uitstroom(one), dossier.uitstroom(other), svg.dots(shares), tuple(words)))
    own = []
    for key, mine in sets.items():
        others = [set().union(*(sets[other][i] for other in sets if other != key)) for i in range(3)]
        alone = [mine[i] - others[i] for i in range(3)]
        own.append(
            Eigen(
                dossier.uitstroom(key),
                tuple((len(mine[i]), len(alone[i])) for i in range(3)),
                tuple(map(dossier.werkproces, sorted(map(str, alone[0]), key=natural))),
                tuple(clip(terms[term], 160) for term in sorted(map(str, alone[2]))),
            )
        )
    common = tuple(len(set.intersection(*(group[i] for group in sets.values()))) if sets else 0 for i in range(3))
    return Verwantschap(tuple(pairs), tuple(own), common)


def _sets(dossier: Dossier, key: str) -> tuple[set[object], set[object], set[object]]:
    own = ("uitstroom_id",)
    return (
        {row.werkproces_id for row in dossier.by(Overzicht, *own).get(key, [])},
        {
            (row.werkproces_id, row.competentie_code)
            for row in dossier.by(WerkprocesCompetenties, *own).get(key, [])
            if row.competentie_code
        },
        {term.casefold() for term in _terms(dossier, key)},
    )


def _terms(dossier: Dossier, key: str) -> list[str]:
    """The vakkennis that an uitstroom asks, in whatever table the format keeps it."""
    texts = {row.kennis_nr: row.kennis for row in dossier.rows(Kennis)}
    listed = [texts.get(row.kennis_nr or "") for row in dossier.by(KerntaakKennis, "uitstroom_id").get(key, [])]
    detailed = [row.vakkennis for row in dossier.by(Vakkennis, "uitstroom_id").get(key, [])]
    return [term for term in (*detailed, *listed) if term]
