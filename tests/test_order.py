"""What changed places is told once; what shifts because another came or went is not."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from pipeline.compare import compare
from pipeline.compare.order import out_of_order
from tests.trust.fault import plekken
from tests.verschil.measure import SEED, model, tables
from tests.verschil.register import tables as tables_2015
from tests.verschil.register import zes_profielen

if TYPE_CHECKING:
    from pipeline.compare.change import Vergelijking
    from tests.dossiers.model import Dossier


@pytest.mark.parametrize(
    ("places", "moved"),
    [([], []), ([0, 1, 2], []), ([0, 2, 7], []), ([2, 0, 1], [0]), ([1, 2, 0], [2]), ([2, 1, 0], [0, 1])],
)
def test_fewest_that_moved(places: list[int], moved: list[int]) -> None:
    assert out_of_order(places) == moved


def _terms(dossier: Dossier) -> list[str]:
    plek = max(plekken(dossier), key=lambda one: len(one.uitwerking.detailleringen[0].vakkennis))
    return plek.uitwerking.detailleringen[0].vakkennis


def _told(old: Dossier, new: Dossier) -> Vergelijking:
    return compare(tables(old, "gaaf", SEED), tables(new, "gaaf", SEED))


def test_what_shifts_is_silent() -> None:
    old = model("6 uitstromen")
    new = copy.deepcopy(old)
    _terms(new).insert(0, "Wetgeving van de luchtvaart")
    _terms(new).pop(2)
    for one, other in ((old, new), (new, old)):
        assert sorted(item.soort for item in _told(one, other).wijzigingen) == ["toegevoegd", "verwijderd"]


def test_order_is_one_change_beside_what_came() -> None:
    old = model("6 uitstromen")
    new = copy.deepcopy(old)
    terms = _terms(new)
    terms.append(terms.pop(0))
    terms.insert(1, "Wetgeving van de luchtvaart")
    found = _told(old, new)
    (moved,) = [item for item in found.wijzigingen if item.soort == "verplaatst"]
    assert (moved.onderwerp, moved.gewicht, moved.nieuw) == ("vakkennis", "redactie", terms[-1])
    assert len(found.wijzigingen) == 2
    assert "andere volgorde van de vakkennis" in found.d25


def test_profielen_in_another_order_are_one_change() -> None:
    old = model("6 uitstromen")
    new = copy.deepcopy(old)
    new.profielen.reverse()
    (moved,) = _told(old, new).wijzigingen
    assert (moved.onderwerp, moved.soort, moved.gewicht) == ("bcp", "verplaatst", "redactie")


@pytest.mark.parametrize(("one", "other"), [("XML", "XML"), ("XML", "print"), ("Word", "XML")])
def test_order_of_the_basis_is_one_change(one: str, other: str) -> None:
    old = zes_profielen()
    new = copy.deepcopy(old)
    kennis = next(item.kennis for item in new.kerntaken if len(item.kennis) > 1)
    kennis.append(kennis.pop(0))
    (moved,) = compare(tables_2015(old, one), tables_2015(new, other)).wijzigingen
    assert (moved.onderwerp, moved.soort, moved.gewicht) == ("kennis", "verplaatst", "redactie")
