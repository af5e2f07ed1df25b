"""Faults in the lists of vakkennis of Deel C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trust.fault import Fout, Verwacht, kies_rij, plekken, soort

if TYPE_CHECKING:
    import random

    from tests.dossiers.model import Dossier


@soort("Deel C detaillering", "vakkennis dubbel")
def kennis_dubbel(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice, eerste=True)
    assert detail.vakkennis
    place = dice.randrange(len(detail.vakkennis))
    detail.vakkennis.insert(place, detail.vakkennis[place])
    return Fout((plek.verwacht("KD413"),), (plek.verwacht("KD412"),))


@soort("Deel C detaillering", "vakkennis verkeerd gespeld")
def kennis_spelling(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice, eerste=True)
    assert detail.vakkennis
    term = max(detail.vakkennis, key=lambda item: max(map(len, item.split())))
    others = [other for other in plekken(d) if other != plek]
    target = dice.choice(others)
    terms = target.uitwerking.detailleringen[0].vakkennis
    assert terms
    word = max(term.split(), key=len)
    middle = len(word) // 2
    wrong = term.replace(word, word[:middle] + word[middle] * dice.choice((0, 2)) + word[middle + 1 :])
    if term in terms:
        terms.remove(term)
    terms.append(wrong)
    terms.sort(key=str.casefold)
    return Fout((Verwacht("KD411|KD419"),))


@soort("Deel C detaillering", "vakkennis niet op alfabet")
def kennis_alfabet(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice, eerste=True)
    assert detail.vakkennis
    detail.vakkennis.reverse()
    return Fout((plek.verwacht("KD412"),))


@soort("Deel C detaillering", "eerste competentie zonder vakkennis")
def kennis_weg(d: Dossier, dice: random.Random) -> Fout:
    plek, detail = kies_rij(d, dice, eerste=True)
    detail.vakkennis = None if dice.random() < 0.5 else []
    return Fout((plek.verwacht("KD407"),))
