"""What changes a demand is never told as spelling; what is spelling is told as that, save what is known to fall short."""

from __future__ import annotations

import pytest

from pipeline.check.language import dutch_words
from tests.verschil.words import DEMANDS, HEAVIER, told, weight


@pytest.mark.parametrize(("pair", "due", "said"), sorted(set(told())))
def test_weight_of_a_word_exchanged(pair: str, due: str, said: str) -> None:
    assert said == ("inhoud" if pair in HEAVIER else due)


def test_no_demand_is_spelling_where_there_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.compare.text.spelling.known", lambda _word: False)
    monkeypatch.setattr("pipeline.compare.text.spelling.count", lambda _word: 0)
    monkeypatch.setattr(dutch_words, "count", lambda _word: 0)
    pairs = [[word.strip("-") for word in pair.split("/")] for pair in DEMANDS]
    assert [pair for pair in pairs if weight(*pair) != "inhoud"] == []
