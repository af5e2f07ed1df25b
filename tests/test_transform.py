"""The small dossier as a whole, its cover, contents, parts, running text and account of lines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemas
from pipeline.check.run import run_rules
from pipeline.errors import SourceError
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.small_dossier import CHAPTERS, DETAIL, WHOLE, accused, rows, source, tables, unaccounted


def test_the_small_dossier_is_whole() -> None:
    found = tables()
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert unaccounted(found) == []
    assert accused(found) == []
    assert rows(found, "matrices", "matrix_id", "toestand") == [("B-1", "volledig"), ("C-U1-1", "volledig")]


def test_cover() -> None:
    found = tables()
    assert rows(found, "dossiers", "dossier_id", "titel", "cohort", "cohort_van", "cohort_tot", "sector") == [
        ("imker-2010-2011", "Imker", "2010 - 2011", 2010, 2011, "Natuur")
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
    assert rows(found, "dossiers", "cohort", "cohort_van", "cohort_tot") == [(cohort.removeprefix("Cohort "), van, tot)]


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


def test_contents_as_a_table() -> None:
    inhoud = CHAPTERS["inhoud"].replace(" .....\t", "\t")
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


@pytest.mark.parametrize("accident", ["### Deel B: De kwalificaties", "**Deel A**", "## Inleiding", "## Inhoudsopgave"])
def test_part_that_is_named_again_opens_no_part(accident: str) -> None:
    """In Deel D a heading that names an earlier part is about that part."""
    found = tables(D=CHAPTERS["D"] + f"\n\n{accident}\n\nDaarover is veel gesproken.")
    assert rows(found, "paragrafen", "deel", "tekst")[-1] == ("D", "Daarover is veel gesproken.")
    assert rows(found, "detailleringen", *DETAIL) == WHOLE
    assert accused(found) == []


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


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_lines_dropped_or_swapped_never_end_in_a_traceback(data: st.DataObject) -> None:
    """Whatever a conversion does to lines and cells: tables that keep their declaration, and no rule that crashes."""
    lines = source().split("\n")
    for _time in range(data.draw(st.integers(1, 4))):
        if not lines:
            break
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
