"""What changes a demand is never told as spelling; what is spelling is told as that, save what is known to fall short."""

from __future__ import annotations

import pytest

from tests.verschil.words import HEAVIER, told


@pytest.mark.parametrize(("pair", "due", "said"), sorted(set(told())))
def test_weight_of_a_word_exchanged(pair: str, due: str, said: str) -> None:
    assert said == ("inhoud" if pair in HEAVIER else due)
