"""Which of two spellings the word list has, or would have."""

from __future__ import annotations

import pytest

from pipeline.check.language import best_form
from pipeline.check.language.best_form import best_form as best


@pytest.mark.parametrize(
    ("spellings", "form"),
    [
        (("verkoopssystemen", "verkoopsystemen"), "verkoopsystemen"),  # the list has one
        (("weerstandssignalen", "weerstandsignalen"), "weerstandsignalen"),  # the custom after 'weerstand'
        (("mailletiquette", "mail etiquette", "mailetiquette"), "mailetiquette"),  # no word, apart, and as one
        (("gegevens verwerking", "gegevensverwerking"), "gegevensverwerking"),
        (("after-salesprocedures", "aftersalesprocedures"), "aftersalesprocedures"),
        (("klachtprocedures", "klachtenprocedures"), "klachtenprocedures"),
        (("produktkennis", "productkennis"), "productkennis"),
        (("marktonderzoekmethodes", "marktonderzoeksmethodes"), None),  # the list has both customs
        (("dataverzamelmethode", "dataverzamelmethodieken"), None),
    ],
)
def test_the_form_of_the_list(spellings: tuple[str, ...], form: str | None) -> None:
    assert best(spellings) == form
    assert best(spellings[::-1]) == form


def test_without_a_list_no_form_is_better(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_form, "listed", frozenset)
    assert best(("verkoopssystemen", "verkoopsystemen")) is None
