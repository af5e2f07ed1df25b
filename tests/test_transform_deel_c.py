"""Deel C: the detaillering and the matrices, whole and broken by a page, in each form of a conversion."""

from __future__ import annotations

import pytest

from tests.small_dossier import CHAPTERS, DETAIL, HEAD, NAMES, TITLES, WHOLE, accused, matrix, rows, tables, unaccounted

LINE = CHAPTERS["1.1"].split("\n")
FIRST, REST = "\n".join(LINE[:-1]), LINE[-1]


@pytest.mark.parametrize(
    "broken",
    [
        f"{FIRST}\n\nKerntaak 1 Verzorgt bijen\t\t\t\n1.1 werkproces: Inspecteert kasten\t\t\t\n{REST}",
        f"{FIRST}\n\n<b>Kerntaak 1 Verzorgt bijen</b>\t\t\t\n<b>1.1 werkproces: Inspecteert kasten</b>\t\t\t\n{REST}",
        f"{FIRST}\n\n**Kerntaak 1 Verzorgt bijen****1.1 werkproces: Inspecteert kasten**\n\n{REST}\n-----\t---\t---\t---",
        f"{FIRST}\n\n## Kerntaak 1 Verzorgt bijen\n\n### 1.1 werkproces: Inspecteert kasten\n\n{REST}\n---\t--\t--\t--",
        f"{FIRST}\n\n**Kerntaak 1 Verzorgt bijen**\n\n**1.1 werkproces: Inspecteert kasten**\n\n{HEAD}\n{REST}",
        f"{FIRST}\n\n{REST}",
        "\n".join(LINE[:5]) + "\n\n" + "\n".join(LINE[:2]) + "\n" + "\n".join(LINE[5:]),
        "\n".join(LINE[:2]) + "\n\n" + "\n".join(LINE[2:]),
    ],
    ids=[
        "rows",
        "bold rows",
        "bold line",
        "headings",
        "bold lines and head",
        "nothing",
        "after the head",
        "after the title",
    ],
)
def test_continued_detaillering(broken: str) -> None:
    found = tables(w1_1=broken)
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert rows(found, "uitwerkingen", "werkproces_id", "titel", "omschrijving") == [
        ("1.1", "Inspecteert kasten", "De imker opent de kast."), ("1.2", "Slingert honing", "De imker slingert de raten."),
    ]  # fmt: skip
    assert unaccounted(found) == []
    assert accused(found) == []


@pytest.mark.parametrize("title", ["", "## Kerntaak 1 Verzorgt bijen\n\n### 1.1 werkproces: Inspecteert kasten\n\n"])
def test_row_cut_in_the_middle_of_a_cell(title: str) -> None:
    """Indicator and vakkennis go on in a row without a competentie."""
    name, component, indicator, kennis = REST.split("\t")
    half = indicator.index(" zodat")
    cut = f"{FIRST}\n{name}\t{component}\t{indicator[:half]}\t\n\n{title}\t<ul><li>Raadplegen</li></ul>\t{indicator[half + 1 :]}\t{kennis}"
    found = tables(w1_1=cut)
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert [row for row in rows(found, "componenten", "werkproces_id", "detaillering_volgnr", "component") if row[:2] == ("1.1", 2)] == [
        ("1.1", 2, "Afstemmen"), ("1.1", 2, "Raadplegen"),
    ]  # fmt: skip
    assert unaccounted(found) == []


def test_omschrijving_cut_by_a_page() -> None:
    cut = CHAPTERS["1.1"].replace(
        "De imker opent de kast.\t\t", "De imker opent de kast en\t\t\n\n\ttelt het broed.\t\t"
    )
    found = tables(w1_1=cut)
    assert rows(found, "uitwerkingen", "omschrijving")[0] == ("De imker opent de kast en telt het broed.",)
    assert rows(found, "detailleringen", *DETAIL) == WHOLE


@pytest.mark.parametrize(
    ("first", "second", "results"),
    [
        ("<ul><li>• Het broed is</li></ul>", "geteld.", ["Het broed is geteld."]),
        (
            "<ul><li>• Het broed is geteld.</li></ul>",
            "De kast is dicht.",
            ["Het broed is geteld.", "De kast is dicht."],
        ),
        ("<ul><li>• Het broed</li></ul>", "<ul><li>• De kast</li></ul>", ["Het broed", "De kast"]),
        ("Het broed is geteld voor de", "Boerenbond.", ["Het broed is geteld voor de Boerenbond."]),
    ],
)
def test_results_cut_by_a_page(first: str, second: str, results: list[str]) -> None:
    """A sentence that goes on is one result again; one that begins anew, or has a bullet, is another."""
    before = "Gewenst resultaat\t<ul><li>• Het broed is geteld.</li></ul>\t\t"
    found = tables(w1_1=CHAPTERS["1.1"].replace(before, f"Gewenst resultaat\t{first}\t\t\n\n\t{second}\t\t"))
    assert [
        result for werkproces, result in rows(found, "resultaten", "werkproces_id", "resultaat") if werkproces == "1.1"
    ] == results


def test_results_as_a_list_with_each_kind_of_bullet() -> None:
    lists = "<ul><li>• Eén.</li><li>- Twee.</li><li>. Drie.</li><li>· Vier.</li><li>Vijf.</li></ul>"
    found = tables(w1_1=CHAPTERS["1.1"].replace("<ul><li>• Het broed is geteld.</li></ul>", lists))
    assert [row for row in rows(found, "resultaten", "werkproces_id", "volgnr", "resultaat") if row[0] == "1.1"] == [
        ("1.1", 1, "Eén."), ("1.1", 2, "Twee."), ("1.1", 3, "Drie."), ("1.1", 4, "Vier."), ("1.1", 5, "Vijf."),
    ]  # fmt: skip


def test_reference_to_the_first_competentie_is_a_flag_and_no_knowledge() -> None:
    assert rows(tables(), "vakkennis", "werkproces_id", "detaillering_volgnr", "vakkennis") == [
        ("1.1", 1, "Broed"),
        ("1.2", 1, "Zeven"),
    ]


def test_competentie_that_is_none_of_the_25() -> None:
    found = tables(w1_1=CHAPTERS["1.1"].replace(NAMES["E"], "Samen overleggen"))
    assert rows(found, "detailleringen", "competentie_code", "competentie_gelezen")[1] == (None, "Samen overleggen")
    assert "KD305" in {line[:5] for line in accused(found)}


@pytest.mark.parametrize(
    ("printed", "other"),
    [("Gewenst resultaat", "Gewenste resultaten"), ("Gewenst resultaat", "Gewenst resultaat:"), ("Competentie\t", "Competenties\t"),
     ("Omschrijving", "<b>OMSCHRIJVING</b>")],
)  # fmt: skip
def test_labels_of_the_detaillering(printed: str, other: str) -> None:
    found = tables(w1_1=CHAPTERS["1.1"].replace(printed, other))
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert accused(found) == []


@pytest.mark.parametrize(
    "titles",
    [
        "<p>Kerntaak 1 Verzorgt bijen</p><p>1.1 werkproces: Inspecteert kasten</p>\t\t\t",
        "Kerntaak 1 Verzorgt bijen\t1.1 werkproces: Inspecteert kasten\t\t",
        "Kerntaak 1<br>Verzorgt bijen\t\t\t\n1.1 werkproces: Inspecteert<br>kasten\t\t\t",
        "1.1 werkproces: Inspecteert kasten\t\t\t",
        "Kerntaak 1 Verzorgt bijen\t\t\t\n1.1 Werkproces : Inspecteert kasten\t\t\t",
    ],
)
def test_titles_above_a_detaillering(titles: str) -> None:
    found = tables(w1_1="\n".join([titles, *LINE[2:]]))
    assert rows(found, "uitwerkingen", "titel") == [("Inspecteert kasten",), ("Slingert honing",)]
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert accused(found) == []
    assert unaccounted(found) == []


@pytest.mark.parametrize(
    ("before", "after"), [("{0}\t{1}", "\t{0} {1}"), ("{0}\t{1}", "{0} {1}\t"), ("{0}\t{1}", "{0}.\t{1}")]
)
def test_number_and_title_of_a_row_of_a_matrix_in_one_cell(before: str, after: str) -> None:
    c2 = CHAPTERS["C2"]
    for item in TITLES.items():
        c2 = c2.replace(before.format(*item), after.format(*item))
    found = tables(C2=c2)
    assert rows(found, "matrix_rijen", "werkproces_id", "titel", "aantal_kruisjes")[-2:] == [
        ("1.1", "Inspecteert kasten", 2), ("1.2", "Slingert honing", 2),
    ]  # fmt: skip
    assert accused(found) == []


@pytest.mark.parametrize("letter", ["M. ", "M ", "M - ", "(M) ", "M: "])
def test_competentie_with_its_letter(letter: str) -> None:
    found = tables(w1_1=CHAPTERS["1.1"].replace("Analyseren\t", f"{letter}Analyseren\t"))
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert rows(found, "detailleringen", "competentie_gelezen")[0] == (f"{letter}Analyseren",)


def test_columns_of_the_detaillering_by_its_head() -> None:
    """Prestatie-indicator before componenten: the head tells which is which."""

    def swapped(line: str) -> str:
        cells = line.split("\t")
        return "\t".join([cells[0], cells[2], cells[1], cells[3]]) if len(cells) == 4 and cells[2] else line

    found = tables(w1_1="\n".join(map(swapped, LINE)))
    assert rows(found, "detailleringen", *DETAIL) == WHOLE


def test_matrix_in_two_pieces() -> None:
    """A page broke the matrix: letters and names come again, with fewer leading columns."""
    second = matrix("Kerntaak 1 Verzorgt bijen", {"1.2": "LT"}, TITLES)
    c2 = CHAPTERS["C2"].replace(CHAPTERS["C2"].split("\n")[-3], "\n" + second)
    found = tables(C2=c2)
    assert rows(found, "matrix_rijen", "matrix_id", "werkproces_id", "stuk")[-2:] == [
        ("C-U1-1", "1.1", 1),
        ("C-U1-1", "1.2", 2),
    ]
    assert rows(found, "matrices", "matrix_id", "toestand") == [("B-1", "volledig"), ("C-U1-1", "volledig")]
    assert accused(found) == []


def test_uitstroom_of_deel_c_by_its_turn_when_its_name_differs() -> None:
    found = tables(C2=CHAPTERS["C2"].replace("## 2.1 Imker", "## 2.1 Bijenhouder"))
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert [line[:5] for line in accused(found)] == ["KD201"]
