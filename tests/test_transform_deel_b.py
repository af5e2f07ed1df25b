"""Deel B: uitstromen, overview, levels, kerntaken and eenheden, in each form that a conversion gives them."""

from __future__ import annotations

import pytest

from tests.small_dossier import CHAPTERS, accused, rows, tables, unaccounted


def test_one_uitstroom_named_by_nothing_but_the_column() -> None:
    """With one uitstroom the overview may have one column without U1, and no legend."""
    b3 = CHAPTERS["B3"].replace("U1: Imker\n\n", "").replace("\t\tU1\n", "")
    found = tables(B3=b3)
    assert rows(found, "uitstromen", "uitstroom_id", "naam", "niveau") == [("U1", "Imker", 2)]
    assert rows(found, "overzicht", "uitstroom_id", "werkproces_id") == [("U1", "1.1"), ("U1", "1.2")]
    assert accused(found) == []


def test_1_10_comes_after_1_9() -> None:
    numbers = [f"1.{nth}" for nth in range(1, 12)]
    b3 = CHAPTERS["B3"].partition("\t1.1 ")[0] + "\n".join(f"\t{number} Doet {number}\tx" for number in numbers)
    found = tables(B3=b3)
    assert [key for (key,) in rows(found, "werkprocessen", "werkproces_id")] == numbers
    assert [nr for (nr,) in rows(found, "werkprocessen", "volgnr")] == list(range(1, 12))
    assert [key for _u, key in rows(found, "overzicht", "uitstroom_id", "werkproces_id")] == numbers


def test_no_eenheden() -> None:
    found = tables()
    assert rows(found, "certificeerbare_eenheden", "naam") == []
    assert not [row for row in rows(found, "matrices", "deel") if row == ("CE",)]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("<ul><li>• Kastenbouw</li><li>• Honing</li></ul>", ["Kastenbouw", "Honing"]),
        ("Kastenbouw", ["Kastenbouw"]),
        ("<p>Kastenbouw</p><p>Honing</p>", ["Kastenbouw", "Honing"]),
        ("N.v.t.", []),
        ("Geen", []),
        ("", []),
    ],
)
def test_eenheden(cell: str, names: list[str]) -> None:
    found = tables(B2=CHAPTERS["B2"].replace("Niet van toepassing", cell))
    assert [name for (name,) in rows(found, "certificeerbare_eenheden", "naam")] == names


def test_flattened_sentence_of_the_perspectives() -> None:
    b2 = CHAPTERS["B2"].replace("Imker - 2", "Imker - 2 (Junior) korfvlechter - 3 Imker buiten - 3").replace(
        "Imker goed voldoende tot goed", "Imker goed voldoende tot goed (Junior) korfvlechter matig goed Imker buiten Zeer goed gering")  # fmt: skip
    b3 = (
        CHAPTERS["B3"]
        .replace("U1: Imker", "U1: Imker\n\nU2: (Junior) korfvlechter\n\nU3: Imker buiten")
        .replace("\tU1\n", "\tU1\tU2\tU3\n")
    )
    found = tables(B2=b2, B3=b3)
    assert rows(found, "uitstromen", "uitstroom_id", "arbeidsmarktperspectief", "bpv_perspectief") == [
        ("U1", "goed", "voldoende tot goed"), ("U2", "matig", "goed"), ("U3", "Zeer goed", "gering"),
    ]  # fmt: skip
    assert rows(found, "niveauvermeldingen", "uitstroom_id", "plaats", "niveau")[-2:] == [
        ("U2", "diplomas", 3),
        ("U3", "diplomas", 3),
    ]


def test_loopbaanperspectief_stands_under_its_heading() -> None:
    assert rows(tables(), "uitstromen", "loopbaanperspectief") == [("De imker kan bedrijfsleider worden.",)]


def test_cell_of_deel_b_4_cut_by_a_page() -> None:
    """The sentence goes on at the top of the next page, in a row without a label."""
    b4 = CHAPTERS["B4"].replace("De imker werkt buiten.\n", "De imker werkt\n\n\tbuiten, in alle weer.\n")
    found = tables(B4=b4)
    assert rows(found, "uitstromen", "context", "niveau") == [("De imker werkt buiten, in alle weer.", 2)]
    assert unaccounted(found) == []


def test_level_matrices() -> None:
    found = tables()
    assert rows(found, "taaleisen", "uitstroom_id", "taal", "vaardigheid", "niveau") == [
        ("U1", "Nederlands", "Lezen", "A1"), ("U1", "Nederlands", "Lezen", "A2"), ("U1", "Nederlands", "Luisteren", "A1"),
    ]  # fmt: skip
    assert rows(found, "rekeneisen", "uitstroom_id", "domein", "niveau") == [("U1", "Getallen", "X1")]


def test_title_of_a_level_matrix_as_a_heading() -> None:
    b4 = CHAPTERS["B4"].replace("Nederlands\t\t\n", "#### Nederlands\n\n")
    assert (
        tables(B4=b4)["taaleisen"].drop(columns="bron_regel").equals(tables()["taaleisen"].drop(columns="bron_regel"))
    )


def test_description_of_a_kerntaak_goes_on_below_its_table() -> None:
    found = tables()
    assert rows(found, "kerntaken", "kerntaak_nr", "titel", "beschrijving") == [
        (1, "Verzorgt bijen", "De imker licht de ramen uit de kast en telt het broed. Hij schrijft alles op.")
    ]
    listed = [
        key
        for soort, key, plaats in rows(found, "vermeldingen", "soort", "sleutel", "plaats")
        if (soort, plaats) == ("werkproces", "B5")
    ]
    assert listed == ["1.1", "1.2"]


def test_werkproces_listed_under_another_kerntaak() -> None:
    found = tables(B3=CHAPTERS["B3"] + "\n\t2.1 Verkoopt honing\tx\n<b>Kerntaak 2: Oogst</b>\t\t\n\t2.2 Perst was\tx")
    assert rows(found, "werkprocessen", "werkproces_id", "kerntaak_nr") == [
        ("1.1", 1),
        ("1.2", 1),
        ("2.1", 1),
        ("2.2", 2),
    ]
    assert "KD209" in {line[:5] for line in accused(found)}


@pytest.mark.parametrize(
    "listed",
    [
        "\t<ul><li>1.1 Inspecteert kasten</li><li>1.2 Slingert honing</li></ul>\t",
        "\t<p>1.1</p><p>1.2</p>\t<p>Inspecteert kasten</p><p>Slingert honing</p>",
        "\t1.1\tInspecteert kasten\n\t1.2\tSlingert honing",
        "\t1.1.\tInspecteert kasten\n1.2\tSlingert honing\t",
    ],
    ids=["together", "side by side", "a row each", "in the first column"],
)
def test_list_of_werkprocessen_in_b_5(listed: str) -> None:
    b5 = (
        CHAPTERS["B5"].partition("<p>Beschrijving")[0]
        + f"<p>Beschrijving kerntaak:</p> <p>De imker telt het broed.</p>{listed}"
    )
    found = tables(B5=b5)
    named = rows(found, "vermeldingen", "soort", "plaats", "sleutel", "titel")
    assert [row[2:] for row in named if row[:2] == ("werkproces", "B5")] == [
        ("1.1", "Inspecteert kasten"),
        ("1.2", "Slingert honing"),
    ]
    assert rows(found, "kerntaken", "beschrijving") == [("De imker telt het broed.",)]
    assert accused(found) == []


@pytest.mark.parametrize("label", ["Beschrijving kerntaak: ", "<b>Beschrijving kerntaak</b> "])
def test_label_before_the_description_in_one_block(label: str) -> None:
    b5 = CHAPTERS["B5"].replace("<p>Beschrijving kerntaak:</p> <p>", label)
    assert rows(tables(B5=b5), "kerntaken", "beschrijving")[0][0].startswith("De imker licht")
