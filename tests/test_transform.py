"""Chapter by chapter, with small dossiers written here: what each odd form of a conversion becomes in the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemas
from pipeline.check.finding import Eigenaar
from pipeline.check.runner import run_rules
from pipeline.document import SourceError
from pipeline.extract.text import read_text
from pipeline.transform import transform

if TYPE_CHECKING:
    import pandas as pd

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
NAMES = {str(row["competentie_code"]): str(row["naam"]) for row in schemas.competenties()}
HEAD = "Competentie\tComponent(en)\tPrestatie-indicator\tVakkennis en vaardigheden"
ZIE = "Zie de eerste competentie van dit werkproces"


def matrix(title: str, rows: dict[str, str], titles: dict[str, str]) -> str:
    """A matrix without damage; `rows` gives the letters that are crossed in the row of each werkproces."""
    lines = [f"{title}\t\tCompetenties" + "\t" * 24, "\t\t" + "\t".join(LETTERS), "\t\t" + "\t".join(NAMES.values())]
    lines += [
        "\t".join([key, titles[key], *("x" if c in codes else "" for c in LETTERS)]) for key, codes in rows.items()
    ]
    return "\n".join(lines)


def detail(code: str, indicator: str, component: str = "Afstemmen", kennis: str = ZIE) -> str:
    return f"{NAMES[code]}\t<ul><li>{component}</li></ul>\t{indicator}\t<ul><li>{kennis}</li></ul>"


TITLES = {"1.1": "Inspecteert kasten", "1.2": "Slingert honing"}
CHAPTERS: dict[str, str] = {
    "omslag": "**KENNISCENTRUM KORF**\n\n## Landelijke Kwalificaties MBO\n\n# Imker\n\n"
    "Crebonummer:\t90110\nSector:\tNatuur\nBranche:\tImkerij, Fruitteelt\nCohort:\tCohort 2010 - 2011",
    "inhoud": "## Inhoudsopgave\n\n<b>Inleiding</b> .....\t3\n<b>Deel A: Beeld van de beroepsgroep</b> .....\t4\n"
    "<b>Deel B: De kwalificaties</b> .....\t6\n1 Inleiding .....\t6\n2 Algemene informatie .....\t6\n2.1 Colofon .....\t7\n"
    "<b>Deel C: Uitwerking van de kwalificaties</b> .....\t20\n<b>Deel D: Verantwoording</b> .....\t40",
    "inleiding": "## Inleiding\n\nVoor u ligt het kwalificatiedossier Imker. Het telt vier delen.",
    "A": "## Deel A: Beeld van de beroepsgroep\n\n### Imker\n\n#### Wat doet een imker?\n\nDe imker verzorgt bijen.\n\n"
    "### Kwalificaties in beeld\n\nNiveau 2\tNiveau 3\n<ul><li>Imker</li></ul>\t<ul><li>Fruitteler (KOR)</li></ul>",
    "B1": "## Deel B: De kwalificaties\n\n### 1. Inleiding\n\nDe diploma's:\n\n- [Imker](#)",
    "B2": "## 2. Algemene informatie\n\n#### 2.1 Colofon\n\nOnder regie van\tKenniscentrum Korf\n"
    "Verantwoording\tVastgesteld door: Het bestuur Op: 14-11-2009 Te: Zutphen\n\n## 2.2 Formele vereisten\n\n"
    "Diploma(s)\tImker - 2\nCertificeerbare eenheden\tNiet van toepassing\nWettelijke beroepsvereisten\tNee\n"
    "Branche vereisten\tNee\n\n## 2.4 Loopbaanperspectief\n\n### Imker\n\nDe imker kan bedrijfsleider worden.\n\n"
    "## 2.5 Trends en innovaties\n\nArbeidsmarkt en beroepspraktijkvorming\tCijfers staan bij Korf. "
    "Arbeidsmarkt-perspectief BPV-perspectief Imker goed voldoende tot goed",
    "B3": "### 3. Overzicht van het kwalificatiedossier\n\nU1: Imker\n\nKerntaak\tWerkproces\tUitstroom\n\t\tU1\n"
    "<b>Kerntaak 1: Verzorgt bijen</b>\t\t\n\t1.1 Inspecteert kasten\tx\n\t1.2 Slingert honing\tx",
    "B4": "## 4. Beschrijving van de uitstromen\n\n## 4.1 Imker\n\nContext van de uitstroom\tDe imker werkt buiten.\n"
    "Niveau van de beroepsuitoefening\tNiveau 2\nWettelijke beroepsvereisten\tNee\nBranche vereisten\tNee\n\n"
    "Nederlands\t\t\n\tLuisteren\tLezen\nA2\t\tx\nA1\tx\tx\n\nRekenen en wiskunde\t\n\tGetallen\nX2\t\nX1\tx",
    "B5": "## 5. Beschrijving van de kerntaken\n\n### 5.1 Kerntaak 1: Verzorgt bijen\n\n"
    "Kerntaak 1 Verzorgt bijen\tWerkprocessen bij kerntaak 1\t\n"
    "<p>Beschrijving kerntaak:</p> <p>De imker licht de ramen uit de kast en telt\t1.1\tInspecteert kasten\n"
    "\t1.2\tSlingert honing\n\nhet broed. Hij schrijft alles op.",
    "B6": "## 6. Totaal overzicht proces-competentie-matrices\n\n## 6.1 Proces-competentie-matrix Kerntaak 1: Verzorgt bijen\n\n"
    + matrix("Kerntaak 1 Verzorgt bijen", {"1.1": "EM", "1.2": "LT"}, TITLES),
    "C1": "## Deel C: Uitwerking van de kwalificaties\n\n### 1. Inleiding\n\nDeel C werkt Deel B uit.",
    "C2": "### 2. Uitstromen\n\n## 2.1 Imker\n\n### Kerntaak 1 Verzorgt bijen\n\n#### Proces-competentie-matrix Imker\n\n"
    + matrix("Kerntaak 1 Verzorgt bijen", {"1.1": "EM", "1.2": "LT"}, TITLES)
    + "\n\n## Detaillering proces-competentie-matrix Imker",
    "1.1": "Kerntaak 1 Verzorgt bijen\t\t\t\n1.1 werkproces: Inspecteert kasten\t\t\t\n"
    "Omschrijving\tDe imker opent de kast.\t\t\nGewenst resultaat\t<ul><li>• Het broed is geteld.</li></ul>\t\t\n"
    f"{HEAD}\n" + detail("M", "De imker telt het broed, zodat hij weet of het volk groeit.", "Verbanden leggen", "Broed")
    + "\n" + detail("E", "De imker overlegt met de fruitteler, zodat de bijen op tijd vliegen."),
    "1.2": "Kerntaak 1 Verzorgt bijen\t\t\t\n1.2 werkproces: Slingert honing\t\t\t\n"
    "Omschrijving\tDe imker slingert de raten.\t\t\nGewenst resultaat\tDe honing is helder.\t\t\n"
    f"{HEAD}\n" + detail("T", "De imker zeeft de honing, zodat zij helder is.", "Kwaliteitsniveaus halen", "Zeven")
    + "\n" + detail("L", "De imker kiest de slinger, zodat de raat heel blijft.", "Geschikte materialen kiezen"),
    "D": "## Deel D: Verantwoording\n\n### 1. Inleiding\n\nDeel D legt uit hoe het dossier ontstond.",
}  # fmt: skip


def source(**changed: str | None) -> str:
    """The small dossier, with chapters replaced; a chapter that is None is left out. `_` stands for a dot."""
    given = {name.replace("_", ".").removeprefix("w"): text for name, text in changed.items()}
    assert given.keys() <= CHAPTERS.keys()
    return "\n\n".join(text for text in (CHAPTERS | given).values() if text is not None) + "\n"


def tables(text: str | None = None, **changed: str | None) -> dict[str, pd.DataFrame]:
    return transform(read_text("imker.txt", (text or source(**changed)).encode()))


def rows(found: dict[str, pd.DataFrame], name: str, *columns: str) -> list[tuple[Any, ...]]:
    frame = found[name][list(columns)]
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def unaccounted(found: dict[str, pd.DataFrame]) -> list[int]:
    return [line for line, where in rows(found, "bronverantwoording", "regel", "bestemming") if where is None]


def accused(found: dict[str, pd.DataFrame]) -> list[str]:
    report = run_rules(found)
    assert report.failures == ()
    return [
        f"{item.code} {item.bericht}"
        for item in report.findings
        if item.eigenaar is Eigenaar.DOSSIER and item.ernst == "fout"
    ]


DETAIL = ("werkproces_id", "volgnr", "competentie_code", "prestatie_indicator", "verwijst_naar_eerste")
WHOLE = [
    ("1.1", 1, "M", "De imker telt het broed, zodat hij weet of het volk groeit.", False),
    ("1.1", 2, "E", "De imker overlegt met de fruitteler, zodat de bijen op tijd vliegen.", True),
    ("1.2", 1, "T", "De imker zeeft de honing, zodat zij helder is.", False),
    ("1.2", 2, "L", "De imker kiest de slinger, zodat de raat heel blijft.", True),
]


def test_the_small_dossier_is_whole() -> None:
    found = tables()
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert unaccounted(found) == []
    assert accused(found) == []
    assert rows(found, "matrices", "matrix_id", "toestand") == [("B-1", "volledig"), ("C-U1-1", "volledig")]


# Cover, contents, parts.


def test_cover() -> None:
    found = tables()
    assert rows(found, "dossiers", "dossier_id", "titel", "cohort", "cohort_van", "cohort_tot", "sector") == [
        ("imker-2010-2011", "Imker", "Cohort 2010 - 2011", 2010, 2011, "Natuur")
    ]
    assert rows(found, "dossiers", "vastgesteld_door", "vastgesteld_op", "vastgesteld_te") == [
        ("Het bestuur", "2009-11-14", "Zutphen")
    ]
    assert rows(found, "branches", "branche") == [("Fruitteelt",), ("Imkerij",)]


@pytest.mark.parametrize(
    "label", ["Crebonummer", "Crebonummers", "Crebocode(s)", "Crebonr.", "CREBO-nummer", "Crebonummerx"]
)
def test_label_of_the_crebocodes(label: str) -> None:
    omslag = (
        CHAPTERS["omslag"]
        .replace("Crebonummer:\t90110", f"{label}:\t90110, 93800 en 93801")
        .replace("Branche:", "Branche(s):")
    )
    found = tables(omslag=omslag)
    assert rows(found, "crebocodes", "crebocode") == [("90110",), ("93800",), ("93801",)]
    assert rows(found, "branches", "branche") == [("Fruitteelt",), ("Imkerij",)]


@pytest.mark.parametrize(
    ("cohort", "van", "tot"), [("2010-2011", 2010, 2011), ("2010/11", 2010, 2011), ("Cohort 1999 – 2000", 1999, 2000), ("onbekend", None, None)]
)  # fmt: skip
def test_cohort(cohort: str, van: int | None, tot: int | None) -> None:
    found = tables(omslag=CHAPTERS["omslag"].replace("Cohort 2010 - 2011", cohort))
    assert rows(found, "dossiers", "cohort", "cohort_van", "cohort_tot") == [(cohort, van, tot)]


def test_date_that_does_not_exist_is_left_empty_and_kept_as_read() -> None:
    found = tables(B2=CHAPTERS["B2"].replace("14-11-2009", "31-11-2009"))
    assert rows(found, "dossiers", "vastgesteld_op", "vastgesteld_op_gelezen") == [(None, "31-11-2009")]


def test_date_in_words() -> None:
    found = tables(B2=CHAPTERS["B2"].replace("14-11-2009", "4 december 2009"))
    assert rows(found, "dossiers", "vastgesteld_op") == [("2009-12-04",)]


def test_contents() -> None:
    assert rows(tables(), "inhoudsopgave", "nummer", "titel", "pagina")[:4] == [
        (None, "Inleiding", 3), (None, "Deel A: Beeld van de beroepsgroep", 4), (None, "Deel B: De kwalificaties", 6), ("1", "Inleiding", 6),
    ]  # fmt: skip


def test_contents_as_lines_with_leader_dots() -> None:
    inhoud = CHAPTERS["inhoud"].replace("\t", "....... ").replace("<b>", "").replace("</b>", "")
    assert rows(tables(inhoud=inhoud), "inhoudsopgave", "nummer", "titel", "pagina") == rows(
        tables(), "inhoudsopgave", "nummer", "titel", "pagina"
    )


def test_headings_that_lost_their_markup() -> None:
    """A bold line, and a plain line that the contents name, are headings all the same."""
    found = tables(
        A=CHAPTERS["A"].replace("## Deel A: Beeld", "Deel A: Beeld"),
        B2=CHAPTERS["B2"].replace("## 2. Algemene", "2 Algemene").replace("#### 2.1 Colofon", "**2.1 Colofon**"),
        C1=CHAPTERS["C1"].replace(
            "## Deel C: Uitwerking van de kwalificaties", "**Deel C:****Uitwerking van de kwalificaties**"
        ),
    )
    assert ("A",) in rows(found, "paragrafen", "deel")
    assert rows(found, "dossiers", "vastgesteld_te") == [("Zutphen",)]
    headed = [
        key
        for soort, key, plaats in rows(found, "vermeldingen", "soort", "sleutel", "plaats")
        if (soort, plaats) == ("deel", "kop")
    ]
    assert headed == ["A", "B", "C", "D", "Inleiding"]
    assert rows(found, "detailleringen", *DETAIL) == WHOLE


def test_sentence_that_is_a_heading_by_accident() -> None:
    """It stays text under its paragraph, and opens neither a part nor a chapter."""
    accident = "### De imker houdt 2 kasten en in Deel C staat meer over hem."
    found = tables(B4=CHAPTERS["B4"] + f"\n\n{accident}")
    assert accused(found) == []
    assert unaccounted(found) == []
    assert [
        titel for _soort, titel in rows(found, "vermeldingen", "soort", "titel") if titel and "2 kasten" in titel
    ] == []
    assert rows(found, "detailleringen", *DETAIL) == WHOLE


def test_numbered_sentence_in_running_text_is_no_paragraph_heading() -> None:
    found = tables(B1=CHAPTERS["B1"] + "\n\n2 kasten zijn genoeg voor een begin.\n\n1. Eerst kijken.")
    assert rows(found, "dossiers", "vastgesteld_te") == [("Zutphen",)]
    assert "2 kasten zijn genoeg voor een begin." in {tekst for (tekst,) in rows(found, "paragrafen", "tekst")}


def test_missing_deel_c() -> None:
    found = tables(C1=None, C2=None, w1_1=None, w1_2=None)
    assert rows(found, "uitwerkingen", "werkproces_id") == []
    assert rows(found, "matrices", "matrix_id", "toestand") == [("B-1", "volledig"), ("C-U1-1", "ontbreekt")]
    assert [line[:5] for line in accused(found)] == ["KD101"]
    assert unaccounted(found) == []


def test_text_that_is_no_dossier() -> None:
    with pytest.raises(SourceError, match="geen kwalificatiedossier"):
        transform(read_text("brief.txt", b"Beste lezer,\n\nDe honing is op.\n"))


# Deel B.


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


# Deel C: a detaillering that goes on over a page, in its forms.

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


# Running text, references, the account of lines.


def test_running_text() -> None:
    found = rows(tables(), "paragrafen", "deel", "nummer", "titel", "tekst")
    assert ("Inleiding", None, "Inleiding", "Voor u ligt het kwalificatiedossier Imker. Het telt vier delen.") in found
    assert ("A", None, "Wat doet een imker?", "De imker verzorgt bijen.") in found
    assert ("B", "1", "Inleiding", "• Imker") in found
    assert ("D", "1", "Inleiding", "Deel D legt uit hoe het dossier ontstond.") in found


def test_table_that_belongs_nowhere_is_running_text() -> None:
    found = tables(D=CHAPTERS["D"] + "\n\nsoort\tkleur\nlinde\tgroen")
    assert [tekst for (tekst,) in rows(found, "paragrafen", "tekst")][-2:] == ["soort | kleur", "linde | groen"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Zie paragraaf 2.2.", ("B", "2.2", None, True)),
        ("Zie Deel C, hoofdstuk 2.1.", ("C", "2.1", None, True)),
        ("Zie paragraaf 2.5 'Trends en innovaties'.", ("B", "2.5", "Trends en innovaties", True)),
        ("Zie paragraaf 2.5 'Wetten'.", (None, "2.5", "Wetten", False)),
        ("Zie Deel B, paragraaf 9.9.", ("B", "9.9", None, False)),
        ("Zie hoofdstuk B 4.1.", ("B", "4.1", None, True)),
    ],
)
def test_references(text: str, target: tuple[object, ...]) -> None:
    found = tables(D=CHAPTERS["D"] + f"\n\n{text}")
    assert rows(found, "verwijzingen", "doel_deel", "doel_nummer", "doel_titel", "gevonden") == [target]


def test_reference_in_deel_d_means_the_paragraph_of_deel_d_when_it_has_one() -> None:
    found = tables(D=CHAPTERS["D"] + "\n\n## 2. Proces\n\n## 2.1 Betrokkenen\n\nZie paragraaf 2.1.")
    assert rows(found, "verwijzingen", "doel_deel", "gevonden") == [("D", True)]


def test_same_text_gives_the_same_tables() -> None:
    first, second = tables(), tables()
    assert all(first[name].equals(second[name]) for name in schemas.TABLES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_lines_dropped_or_swapped_never_end_in_a_traceback(data: st.DataObject) -> None:
    """Whatever a conversion does to lines and cells: tables that keep their declaration, and no rule that crashes."""
    lines = source().split("\n")
    for _time in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["drop", "swap", "cell", "tab", "cut"]))
        if kind == "drop":
            del lines[at]
        elif kind == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "cell":
            cells = lines[at].split("\t")
            lines[at] = "\t".join(data.draw(st.permutations(cells)))
        elif kind == "tab":
            lines[at] = lines[at].replace("\t", " ") if "\t" in lines[at] else lines[at].replace(" ", "\t")
        else:
            lines = lines[: max(at, 1)]
    try:
        found = tables("\n".join(lines) or "x")
    except SourceError:
        return
    assert run_rules(found).failures == ()
    assert set(schemas.TABLES) <= found.keys()
