"""From the text to an empty column there is no way without a finding, and none against the dossier."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.completeness import expected
from schemas import TABLES, fields
from tests import dossiers

Found = Counter[tuple[str, str | None, str | None]]


@cache
def text() -> str:
    return dossiers.write_text(dossiers.een_uitstroom())


@cache
def findings(source: str) -> tuple[Found, tuple[str, ...]]:
    """The accusations of the dossier (fout, waarschuwing), and the messages of KD910 and KD911."""
    found = run_rules(transform(read_text("dossier.txt", source.encode()))).findings
    wrong = [
        item
        for item in found
        if item.eigenaar and item.eigenaar.value == "dossier" and item.ernst and item.ernst.value != "advies"
    ]
    said = tuple(f"{item.code} {item.bericht}" for item in found if item.code in ("KD910", "KD911"))
    return Counter((item.code, item.uitstroom_id, item.werkproces_id) for item in wrong), said


LOST = {
    "label van de context": (("Context van de uitstroom\t", "Weersgesteldheid van het vak\t"), "uitstromen.context"),
    "label met leesfout": (("Typerende beroepshouding\t", "Tyoerende beroepshoudlng\t"), "uitstromen.beroepshouding"),
    "niveau in woorden": (("Niveau van de beroepsuitoefening\tNiveau 3", "Niveau van de beroepsuitoefening\tdrie"), "uitstromen.niveau"),
    "omschrijving": (("<b>Omschrijving</b>\t", "<b>Beschouwing</b>\t"), "uitwerkingen.omschrijving"),
    "resultaat": (("<b>Gewenst resultaat</b>\t", "<b>Gewenst resultaaf</b>\t"), "resultaten.resultaat"),
    "kolom van de indicator": (("<b>Prestatie-indicator</b>", "<b>Waarneembaar gedrag</b>"), "detailleringen.prestatie_indicator"),
    "kolom van de componenten": (("<b>Component(en)</b>", "<b>Onderdelen</b>"), "componenten.component"),
    "loopbaan onder een andere kop": (("## 2.4 Loopbaanperspectief\n\n### Bijenhouder\n", "## 2.4 Loopbaanperspectief\n\n### De imker\n"), "uitstromen.loopbaanperspectief"),
    "cohort zonder label": (("Cohort:\tCohort 2010 - 2011\n", "\nGeldig voor 2010 - 2011\n\n"), "dossiers.cohort"),
    "niveau van een rij": (("\nA2\tx\tx\tx\tx\tx", "\nAA\tx\tx\tx\tx\tx"), "taaleisen.niveau"),
    "kop van de inhoudsopgave": (("## Inhoudsopgave", "## Wat staat waar"), "inhoudsopgave.titel"),
    "vereisten anders gezegd": (("Wettelijke beroepsvereisten\tNee", "Wettelijke beroepsvereisten\tzie bijlage"), "dossiers.wettelijke_beroepsvereisten"),
    "versie zonder jaren": (("Bijenhouder 2008-2009 (crebo-code: 91207)\t", "De eerste druk\t"), "versies.naam"),
    "categorie": (("Categorie 4: Ongewijzigd\t", "Vierde mogelijkheid\t"), "wijzigingscategorieen.naam"),
    "commissie": (("De klankbordgroep van Kenniscentrum Veld en Korf bestaat uit de volgende leden:", "Ook dachten mee:"), "betrokkenen.commissie"),
    "titel van een werkproces": (("<b>1.2 werkproces: Inspecteert de volken</b>", "<b>Kijken</b>"), "uitwerkingen.werkproces_id"),
    "niveau boven een kolom weg": (("\nNiveau 2\t", "\n\t"), "verwante_kwalificaties.niveau"),
    "label van het colofon weg": (("Ontwikkeld door\t", "\t"), "dossiers.ontwikkeld_door"),
    "label van B 4 weg": (("Rol en verantwoordelijkheden\t", "\t"), "uitstromen.rol_en_verantwoordelijkheden"),
    "niveau weg": (("\nB1\tx", "\n\tx"), "taaleisen.niveau"),
    "crebo zonder label": (("Crebonummer:\t91207\n", "\nRegistratie 91207\n\n"), "crebocodes.crebocode"),
    "vaststelling anders gezegd": (("Vastgesteld door: Het bestuur", "Aldus besloten in de vergadering van het bestuur"), "dossiers.vastgesteld_door"),
    "regel van de inhoudsopgave": (("2.2 Verwantschap .....\t16\n", "2.2 Verwantschap ..... x\n"), "inhoudsopgave.pagina"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOST, ids=lambda case: case.replace(" ", "-"))
def test_what_is_there_and_was_not_taken_is_named_and_held_against_nobody(case: str) -> None:
    (old, new), column = LOST[case]
    assert old in text()
    source = text().replace(old, new)
    usual, nothing = findings(text())
    wrong, said = findings(source)
    assert nothing == ()
    assert any(message.startswith("KD910") and f"{column} blijft leeg" in message for message in said)
    assert wrong - usual == Counter()


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("<b>Omschrijving</b>\t", "<b>Omschrijvlng</b>\t", "'omschrijving' bedoeld"),
        ("Typerende beroepshouding\t", "Tyoerende beroepshoudlng\t", "'typerende beroepshouding' bedoeld"),
        ("2.3 Typering beroepsgroep", "2.3 Weer en wind", "is onbekend."),
        ("In- en doorstroomrechten\t", "Ruimtevaart\t", "is onbekend."),
        ("Sector:\t", "Werkveld:\t", "'sector' bedoeld"),
        ("Kerntaak\tWerkproces\tUitstroom", "Hoofdtaken\tWerkproces\tUitstroom", "'kerntaak' bedoeld"),
        ("Kerntaak\tWerkproces\tUitstroom", "Kerntaak\tHandeling\tUitstroom", "'werkproces' bedoeld"),
        ("Onderwerp\tActie\tWie", "Thema\tActie\tWie", "'onderwerp' bedoeld"),
        ("Actie\tWie\tWanneer", "Actie\tDoor\tWanneer", "'wie' bedoeld"),
        ("\tReden nieuwe versie", "Uitgave\tReden nieuwe versie", "'versie' bedoeld"),
        ("\tReden nieuwe versie", "\tAanleiding", "'reden nieuwe versie' bedoeld"),
        ("</i>\t<i>Rol", "</i>\t<i>Functie", "'rol' bedoeld"),
        ("Niveau 2\tNiveau 3", "Trede 2\tNiveau 3", "'Niveau 2' bedoeld"),
    ],
)
def test_an_unknown_word_is_named_with_its_likely_meaning(old: str, new: str, meant: str) -> None:
    _wrong, said = findings(text().replace(old, new))
    assert any(message.startswith("KD911") and meant in message for message in said)


def test_what_is_absent_in_the_source_is_the_dossiers() -> None:
    source = re.sub(r"(<b>Omschrijving</b>\t)<p>De bijenhouder plaatst.*?</p>\t\t\n", r"\1\t\t\n", text(), count=1)
    assert source != text()
    wrong, said = findings(source)
    assert wrong[("KD401", "U1", "1.1")] == 1
    assert said == ()


@pytest.mark.parametrize("made", [dossiers.drie_uitstromen, dossiers.zes_uitstromen])
def test_a_clean_dossier_has_nothing_unrecognised(made: object) -> None:
    tables = transform(read_text("dossier.txt", dossiers.write_text(made()).encode()))  # type: ignore[operator]
    assert len(tables["niet_herkend"]) == len(tables["onbekende_labels"]) == 0


def test_what_is_expected_are_columns_of_the_tables() -> None:
    for table, column in expected("kd-2009"):
        assert column in {field.name for field in fields(table)}
        assert table in TABLES


def test_a_werkproces_whose_title_does_not_say_that_it_is_one_is_read() -> None:
    clean = findings(text())
    assert "1.2 werkproces: " in text()
    assert findings(re.sub(r"([0-9]\.[0-9]+) werkproces: (?=[^\n]*\t)", r"\1 ", text())) == clean


def test_an_empty_row_of_a_level_matrix_changes_nothing() -> None:
    assert findings(text().replace("\nC1\t", "\n\t")) == findings(text())
