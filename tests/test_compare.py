"""Comparing two versions: the weight of words, matching, losses, formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compare import compare
from pipeline.compare.match.assignment import assign
from pipeline.compare.said import difference, difference_of_signs
from pipeline.compare.text.difference import marked, stretches
from pipeline.compare.text.lexicon import Lexicon
from pipeline.compare.text.names import Names
from pipeline.compare.text.weight import Weigher
from schemas import empty_tables, frame

ROOT = Path(__file__).parent.parent
TEXT = "De monteur controleert de lagers van de turbine en vervangt versleten onderdelen binnen 2 uur."


def weigh(old: str, new: str, *, names: Names | None = None, lenient: bool = False) -> str | None:
    lexicon = Lexicon(lambda: [TEXT, old], lambda: [TEXT, new])
    weight = Weigher(lexicon, names or Names(), lenient=lenient).weigh(old, new)
    return weight and weight.value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("de lagers controleren.", "de lagers controleren"),
        ("De lagers", "de Lagers"),
        ("markt informatie geven", "marktinformatie geven"),
        ("Informeert de klant", "Informeert, de klant"),
        ("controleert de lagers", "conrtoleert de lagers"),
        ("controleert de lagers", "controlleert de lagers"),
        ("het produkt leveren", "het product leveren"),
        ("hij begeleid de klant", "hij begeleidt de klant"),
        ("geinformeerd zijn", "geïnformeerd zijn"),
        ("de klant helpen", "klant helpen"),
        ("d.m.v. overleg", "door middel van overleg"),
        ("twee klanten", "2 klanten"),
    ],
)
def test_what_asks_nothing_else_is_redactie(old: str, new: str) -> None:
    assert weigh(old, new) == "redactie"
    assert weigh(new, old) == "redactie"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("controleert de lagers", "controleert de lagers niet"),
        ("controleert de lagers", "controleert minstens de lagers"),
        ("binnen 2 uur", "binnen 3 uur"),
        ("binnen 15 uur", "binnen 1,5 uur"),
        ("niveau B1", "niveau B2"),
        ("met begeleiding", "zonder begeleiding"),
        ("de klant", "de plant"),
        ("een klant", "één klant"),
        ("interne klanten", "externe klanten"),
        ("een marge van 5 %", "een marge van 5"),
        ("hij kan helpen", "hij moet helpen"),
        ("beheert de voorraad", "beheerst de voorraad"),
        ("voor de klant", "door de klant"),
    ],
)
def test_a_word_that_changes_what_is_asked_is_never_redactie(old: str, new: str) -> None:
    assert weigh(old, new) == "inhoud"
    assert weigh(new, old) == "inhoud"


def test_equal_texts_and_layout_are_silent() -> None:
    assert weigh("De  lagers\nen meer", "De lagers en meer") is None
    assert weigh("mark\u00adeting", "marketing") is None
    assert weigh("de ‘lagers’ - nu", "de 'lagers' – nu", lenient=True) is None


def test_a_name_that_changed_is_told_once() -> None:
    names = Names()
    names.rename("Monteur", "Monteur op zee")
    names.rename("Monteur voorraad", "Monteur voorraad")
    names.renumber("1.2", "1.3")
    assert weigh("De monteur meet.", "De monteur op zee meet.", names=names) is None
    assert weigh("De monteur voorraad meet.", "De monteur voorraad meet!", names=names) == "redactie"
    assert weigh("De monteur meet.", "De monteur op zee meet niet.", names=names) == "inhoud"
    assert weigh("zie werkproces 1.2", "zie werkproces 1.3", names=names) is None
    assert weigh("zie werkproces 1.2", "zie werkproces 1.4", names=names) == "inhoud"


def test_the_assignment_is_the_best_one() -> None:
    assert assign([[0.9, 0.8], [0.85, 0.1]], 0.2) == [(0, 1), (1, 0)]
    assert assign([[0.9], [0.95], [0.2]], 0.5) == [(1, 0)]
    assert assign([], 0.5) == []
    assert assign([[0.4]], 0.5) == []
    many = [[1.0 if row == 199 - column else 0.0 for column in range(200)] for row in range(200)]
    assert assign(many, 0.5) == [(row, 199 - row) for row in range(200)]


def test_marked_stretches_are_the_text_again() -> None:
    old, new = "De monteur (junior) meet, soms, de lagers.", "De monteur meet altijd de lagers!"
    found = stretches(old, new)
    for text, spans in ((old, [item.old for item in found]), (new, [item.new for item in found])):
        parts = marked(text, spans)
        assert "".join(part for part, _ in parts) == text
    assert ("altijd", True) in marked(new, [item.new for item in found])


def tables(**rows: list[dict[str, object]]) -> dict[str, object]:
    made = empty_tables()
    base = {"dossier_id": "proef-2010-2011"}
    facts = {"titel": "Proef", "formaat": "kd-2009", "bron_bestand": "proef.txt", "bron_sha256": "0" * 64}
    rows.setdefault("dossiers", [facts])
    for name, group in rows.items():
        made[name] = frame(name, [base | row for row in group])
    return made


PARTS: dict[str, list[dict[str, object]]] = {
    "uitstromen": [{"uitstroom_id": "U1", "naam": "Monteur", "niveau": 3}],
    "kerntaken": [{"kerntaak_nr": 1, "titel": "Meet"}],
    "werkprocessen": [{"werkproces_id": "1.1", "kerntaak_nr": 1, "volgnr": 1, "titel": "Meet de lagers"}],
    "overzicht": [{"uitstroom_id": "U1", "werkproces_id": "1.1"}],
}


def test_what_one_source_lost_is_not_compared() -> None:
    whole = tables(**PARTS, uitwerkingen=[{"uitstroom_id": "U1", "werkproces_id": "1.1", "titel": "Meet de lagers"}])
    found = compare(whole, tables(**PARTS))
    assert found.wijzigingen == ()
    assert found.oordeel.categorie == 4
    assert any("niet gelezen" in item.reden for item in found.niet_vergeleken)


def test_two_formats_compare_what_both_have() -> None:
    facts = {"titel": "Proef", "formaat": "sbb-2015", "bron_bestand": "proef.xml", "bron_sha256": "1" * 64}
    old = tables(**PARTS, certificeerbare_eenheden=[{"eenheid_id": "E1", "naam": "Meten"}])
    found = compare(old, tables(**PARTS, dossiers=[facts]))
    assert found.wijzigingen == ()
    assert {item.onderwerp for item in found.niet_vergeleken} == {"eenheid"}


def test_another_dossier_has_no_category_or_is_new() -> None:
    other = {
        "kerntaken": [{"kerntaak_nr": 1, "titel": "Bakt brood"}],
        "dossiers": [{"titel": "Bakker", "formaat": "kd-2009", "bron_bestand": "b.txt", "bron_sha256": "2" * 64}],
    }
    assert compare(tables(**PARTS), tables(**other)).oordeel.categorie == 1  # type: ignore[arg-type]
    versions = [{"volgnr": at, "cohort": f"{2008 + at}-{2009 + at}"} for at in (1, 2)]
    found = compare(tables(**PARTS), tables(**other, versies=versions))  # type: ignore[arg-type]
    assert found.oordeel.categorie is None
    assert "2009-2010" in found.oordeel.redenen[0]


def test_a_new_kerntaak_may_be_a_new_element() -> None:
    more = PARTS | {"kerntaken": [*PARTS["kerntaken"], {"kerntaak_nr": 2, "titel": "Verkoopt lagers"}]}
    found = compare(tables(**PARTS), tables(**more))
    assert (found.oordeel.categorie, found.oordeel.mogelijk) == (3, (2,))
    assert "Verkoopt lagers" in found.oordeel.redenen[0]
    assert "toevoeging van kerntaak 2 'Verkoopt lagers'" in found.d25


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "naar alle niveau 4 opleidingen. Hij",
            "naar alle niveau 4-opleidingen. Hij",
            "'4 opleidingen.' is nu '4-opleidingen.'",
        ),
        ("De klant, de order", "De klant de order", "'klant,' is nu 'klant'"),
        ("Hij belt", "Hij belt.", "'belt' is nu 'belt.'"),
        ("de Klant belt", "de klant belt", "'de Klant' is nu 'de klant'"),
    ],
)
def test_of_signs_the_words_around_are_told(old: str, new: str, told: str) -> None:
    assert difference(old, new) == ""
    assert difference_of_signs(old, new) == told
