"""What a word is to the spelling rule, which word was meant, and what the rule says without its list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.language import dutch_words
from pipeline.check.language.spelling import Dutch, field_words, is_dutch, made_by_chance, meant
from pipeline.check.rules.taal import spelling
from pipeline.check.run import judge
from tests.test_cases import views


@pytest.mark.parametrize(
    "word", ["klant", "klantgegevens", "bedrijfsgegevens", "verspaner", "rotorbladen", "marktonderzoeksplan", "behoeve"]
)
def test_good_words(word: str) -> None:
    assert is_dutch(word) is Dutch.YES


@pytest.mark.parametrize(("word", "what"), [("lesactiviteiten", Dutch.DOUBTFUL), ("werzaamheden", Dutch.NO)])
def test_words_in_doubt(word: str, what: Dutch) -> None:
    assert is_dutch(word) is what


@pytest.mark.parametrize(
    ("word", "own", "right"),
    [
        ("werzaamheden", (), ("werkzaamheden",)),  # a letter lost
        ("vervolggesprrek", (), ("vervolggesprek",)),  # doubled
        ("actviiteiten", (), ("activiteiten",)),  # swapped
        ("uileggen", (), ()),  # may be a compound, and the dossier has no neighbour
        ("uileggen", ("uitleggen",), ("uitleggen",)),
        ("communiqueert", ("communiceert",), ("communiceert",)),  # two slips, of a word of the dossier
        ("communiqueert", (), ()),
        ("klent", ("klant",), ()),  # too short to be sure
        ("mailletiquette", ("mailetiquette",), ("mailetiquette",)),  # a compound that the dossier has
    ],
)
def test_what_was_meant(word: str, own: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert meant(word, own) == right


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("gespreken", "gesprekken", "bespreken"), {"gespreken": ("gesprekken",)}),  # read as a form of a verb
        (("zintuigelijke", "zintuiglijke"), {"zintuigelijke": ("zintuiglijke",)}),  # read as a compound
        (("gespreken", "bezoek"), {}),  # nothing of the dossier is near
        (("onderzoeks", "onderzoek"), {}),  # a form, as before a hyphen
        (("onderzoeks", "onderzoekt"), {}),
        (("verkoopssystemen", "verkoopsystemen"), {}),  # a link between its parts
        (
            ("ontwikkelingssstimulering", "ontwikkelingsstimulering"),
            {"ontwikkelingssstimulering": ("ontwikkelingsstimulering",)},
        ),
        (("behoeve", "behoefte"), {}),  # a word of the own list
        (("gesprekken",), {}),
        ((), {}),
    ],
)
def test_words_that_are_dutch_by_chance(words: tuple[str, ...], found: dict[str, tuple[str, ...]]) -> None:
    assert made_by_chance(words) == found


def test_own_words_are_in_lower_case_and_not_in_the_list_already() -> None:
    assert all(word == word.lower() and " " not in word for word in field_words())
    assert not field_words() & dutch_words.listed()


def test_without_the_extra_the_rule_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "listed", frozenset)
    _, outcome = judge(CATALOGUE["KD419"], views({"uitwerkingen": [_ROW]}))
    assert outcome.uitkomst.value == "niet te beoordelen"
    assert "kwalificatiedossier[spelling]" in outcome.reden
    assert not outcome.door_bron


_ROW = {
    "uitstroom_id": "U1",
    "werkproces_id": "1.1",
    "titel": "Doet iets",
    "omschrijving": "Een vervolgesprek.",
    "bron_regel": 1,
}


def test_without_the_package_no_word_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dutch_words, "files", lambda _name: Path("/nonexistent"))
    assert dutch_words._text.__wrapped__("nl") == ""


def test_the_list_without_counts_is_the_list_with_them() -> None:
    counts = json.loads(dutch_words._text("nl"))
    assert dutch_words.listed() == counts.keys()
    assert all(dutch_words.count(word) == number for word, number in counts.items())
    assert dutch_words.count("klantt") == dutch_words.count("zzzzz") == 0


def test_words_by_their_beginning() -> None:
    found = dutch_words.beginning_with("verkoopsy")
    assert found == sorted(word for word in dutch_words.listed() if word.startswith("verkoopsy"))
    assert "verkoopsystemen" in found
