"""Known edits in consistent dossiers: every one is told once, rightly, and nothing beside it; `make trust` measures more."""

from __future__ import annotations

import pytest

from pipeline.compare import compare
from tests.dossiers.damage import CONVERSIONS
from tests.verschil import measure
from tests.verschil.edit import BEWERKINGEN

DAMAGED = [name for name in CONVERSIONS if name != "gaaf"]


QUICK = [name for at, name in enumerate(BEWERKINGEN) if ": " not in name or at % 4 == 0]
"""Every kind of edit, and of the edits of one text (place: change) one in four; `make trust` makes all."""


@pytest.mark.parametrize("naam", QUICK)
def test_an_edit_is_told_once_and_nothing_else(naam: str) -> None:
    at = list(BEWERKINGEN).index(naam)
    for dossier in measure.SPECS:
        conversion = ("gaaf", DAMAGED[at % len(DAMAGED)])[at % 2]
        result = measure.run(measure.Trekking((naam,), dossier, conversion, 0))
        if result is not None:
            assert (result.verkeerd, result.gemist, result.overbodig, result.categorie) == ((), (), (), None)
            return
    pytest.fail("no dossier has a place for this edit")


def test_many_edits_at_once() -> None:
    for draw in list(measure.many(0, 2))[:2]:
        result = measure.run(draw)
        assert result is not None
        assert (result.verkeerd, result.gemist, result.overbodig) == ((), (), ())


@pytest.mark.parametrize("conversie", DAMAGED)
def test_a_damaged_conversion_of_the_same_dossier_changed_nothing(conversie: str) -> None:
    made = measure.model("3 uitstromen")
    found = compare(measure.tables(made, "gaaf", 0), measure.tables(made, conversie, 1))
    assert found.wijzigingen == ()
    assert found.oordeel.categorie == 4


def test_the_print_of_the_same_dossier_changed_nothing() -> None:
    made = measure.model("1 uitstroom")
    found = compare(measure.tables(made, "gaaf", 0), measure.tables(made, measure.PRINT, 0))
    assert found.wijzigingen == ()
    assert found.oordeel.categorie == 4
