"""Known edits in a dossier of 2015 and later are each told once, as XML, Word file, print and between them."""

from __future__ import annotations

import random

import pytest

from tests.verschil import register


@pytest.mark.parametrize(("old", "new"), register.PAIRS)
def test_every_edit_is_told_once_with_its_weight_and_nothing_else(old: str, new: str) -> None:
    dice = random.Random(old + new)
    for edits in ((dice.choice(register.EDITS),), register.EDITS):
        found = register.run(edits, old, new)
        assert (found.verkeerd, found.gemist, found.overbodig, found.categorie) == ((), (), (), None)
        assert found.gevonden == len(edits)
