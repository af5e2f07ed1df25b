"""The real dossier: every table against a second, simple reading of its source."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.extract import read
from pipeline.transform import transform
from tests.second_reading import REAL, SecondReading, items, letters, lines, names, paragraphs, second_reading, text

if TYPE_CHECKING:
    import pandas as pd


SHA256 = "336f7f3ec87c6033b35577f08764d0c41dd8e06951b1ec4ea210cc2a673f8a82"
LEVEL = re.compile(r"^([A-CX-Z][12])\t")
BOX = '<input type="checkbox"/>'


@cache
def tables() -> dict[str, pd.DataFrame]:
    return transform(read(REAL))


@cache
def second() -> SecondReading:
    return second_reading()


def rows(name: str, *columns: str) -> list[tuple[Any, ...]]:
    frame = tables()[name][list(columns)]
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def between(first: str, last: str) -> list[tuple[int, str]]:
    """The numbered lines from the one that begins with `first` up to the next that begins with `last`."""
    numbered = list(enumerate(lines(), 1))
    start = next(at for at, (_number, line) in enumerate(numbered) if line.startswith(first))
    end = next(at for at, (_number, line) in enumerate(numbered) if at > start and line.startswith(last))
    return numbered[start:end]


def marks(line: str, beginning: str = "") -> int:
    """The crosses among the tab-separated cells of a line, and the boxes to tick."""
    return sum(cell in ("x", "X", BOX) for cell in line.removeprefix(beginning).split("\t"))


def matrix_rows() -> list[tuple[int, str, str, str]]:
    """The rows of every matrix: line, matrix, werkproces and the line itself."""
    deel, about, found = "", "", []
    for number, line in between("## 6. Totaal overzicht", "## Deel D: Verantwoording"):
        if re.match(r"#+ (\*\*)?(6\.\d|2\.\d|3\.\d) ", line):
            kind, nth = re.findall(r"(\d)\.(\d)", line)[0]
            deel, about = {"6": "B", "2": "C", "3": "CE"}[kind], nth
        cells = line.split("\t")
        if re.fullmatch(r"\d\.\d+", cells[0]) and len(cells) > 20:
            kerntaak = cells[0][0]
            matrix = {"B": f"B-{kerntaak}", "C": f"C-U{about}-{kerntaak}", "CE": f"CE-E{about}"}[deel]
            found.append((number, matrix, cells[0], line))
    return found


def test_source_is_the_one_that_was_verified() -> None:
    assert hashlib.sha256(REAL.read_bytes()).hexdigest() == SHA256


# Deel C 2, cell by cell.


def test_titles_and_omschrijvingen() -> None:
    found = rows("uitwerkingen", "uitstroom_id", "werkproces_id", "titel", "omschrijving")
    assert {(u, w): (title, told) for u, w, title, told in found} == {
        key: (title, second().omschrijvingen[key]) for key, title in second().titels.items()
    }


def test_resultaten() -> None:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for uitstroom, werkproces, _volgnr, resultaat in rows(
        "resultaten", "uitstroom_id", "werkproces_id", "volgnr", "resultaat"
    ):
        found[uitstroom, werkproces].append(resultaat)
    assert found == second().resultaten


def test_detailleringen() -> None:
    codes = names()
    wanted = [
        (u, w, nr, codes[letters(detail.competentie)], detail.competentie, detail.indicator, refers(detail.vakkennis), detail.regel)
        for (u, w), details in sorted(second().details.items())
        for nr, detail in enumerate(details, 1)
    ]  # fmt: skip
    assert wanted == rows(
        "detailleringen", "uitstroom_id", "werkproces_id", "volgnr", "competentie_code", "competentie_gelezen",
        "prestatie_indicator", "verwijst_naar_eerste", "bron_regel",
    )  # fmt: skip


def refers(vakkennis: list[str]) -> bool:
    return any(item.startswith("Zie de eerste competentie") for item in vakkennis)


@pytest.mark.parametrize("name", ["componenten", "vakkennis"])
def test_lists_of_a_detaillering(name: str) -> None:
    column = {"componenten": "component", "vakkennis": "vakkennis"}[name]
    wanted = [
        (u, w, nr, place, item)
        for (u, w), details in sorted(second().details.items())
        for nr, detail in enumerate(details, 1)
        for place, item in enumerate(
            [item for item in getattr(detail, name) if not refers([item])], 1
        )
    ]  # fmt: skip
    assert wanted == rows(name, "uitstroom_id", "werkproces_id", "detaillering_volgnr", "volgnr", column)


def test_second_reading_leaves_no_row_of_the_detailleringen_out() -> None:
    """Each row of four cells in Deel C 2 is a title, a label, a head, a dashed rule or a competentie."""
    known = names()
    labels = {"Omschrijving", "Gewenst resultaat", "Competentie"}
    for number, line in between("## 2.1 Commercieel medewerker binnendienst", "### **3. Certificeerbare"):
        cells = line.split("\t")
        if number > 500 and len(cells) == 4 and letters(text(cells[0])) not in known:
            first = text(cells[0])
            assert first in labels or re.match(r"Kerntaak \d|\d\.\d+ werkproces: |-+$", first), number


# The matrices.


def test_rows_of_the_matrices() -> None:
    wanted = [(matrix, werkproces, marks(line), number) for number, matrix, werkproces, line in matrix_rows()]
    found = rows("matrix_rijen", "matrix_id", "werkproces_id", "aantal_kruisjes", "bron_regel")
    assert sorted(found) == sorted(wanted)
    assert len(tables()["matrix_kruisjes"]) == sum(row[2] for row in wanted)


def test_crosses_stand_where_they_are_read() -> None:
    """The column of a cross counts from the letter A of its own table."""
    first: dict[int, int] = {}
    for number, line in enumerate(lines(), 1):
        cells = line.split("\t")
        if cells.count("A") == 1 and "Y" in cells:
            first[number] = cells.index("A")
    wanted = [
        (matrix, werkproces, column - first[max(at for at in first if at < number)] + 1)
        for number, matrix, werkproces, line in matrix_rows()
        for column, cell in enumerate(line.split("\t"))
        if cell in ("x", "X", BOX)
    ]
    assert sorted(rows("matrix_kruisjes", "matrix_id", "werkproces_id", "kolom_gelezen")) == sorted(wanted)


def test_names_in_the_heads_of_the_matrices() -> None:
    counts = [
        len([cell for cell in after.split("\t") if cell.strip()])
        for line, after in zip(lines(), lines()[1:], strict=False)
        if line.strip().startswith("A\tB\tC")
    ]
    assert len(counts) == 17
    assert len(tables()["matrix_namen"]) == sum(counts)


def test_crosses_that_were_understood_are_the_detailleringen() -> None:
    """Save one cross, whose cell the conversion may have lost: Deel C shows what is worked out."""
    worked_out = {
        (u, w, code) for u, w, code in rows("detailleringen", "uitstroom_id", "werkproces_id", "competentie_code")
    }
    understood = {
        (matrix.split("-")[1], w, code)
        for matrix, w, code in rows("matrix_kruisjes", "matrix_id", "werkproces_id", "competentie_code")
        if matrix.startswith("C-U")
    }
    seen = {(u, w) for u, w, _code in understood}
    assert {item for item in worked_out if item[:2] in seen} ^ understood == {("U4", "2.1", "R")}


def test_state_of_each_matrix() -> None:
    states = dict(rows("matrices", "matrix_id", "toestand"))
    assert {key for key, state in states.items() if state == "ontbreekt"} == {"C-U2-3"}
    assert {key for key, state in states.items() if state == "afgekapt"} == {"CE-E1", "CE-E2"}
    assert {key for key, state in states.items() if state == "leeg"} == {"B-1", "B-2", "B-3"}
    assert {key for key, state in states.items() if state == "verschoven"} == {
        "C-U1-2", "C-U1-3", "C-U2-2", "C-U3-2", "C-U3-3", "C-U4-1", "C-U4-2", "C-U4-3",
    }  # fmt: skip
    assert len(states) == 3 + 4 * 3 + 2


# Deel A and B.


def test_overzicht() -> None:
    wanted = [
        (f"U{nth}", line.split("\t")[1].split()[0])
        for _number, line in between("Kerntaak\tWerkproces\tUitstroom", "## 4. Beschrijving")
        for nth, cell in enumerate(line.split("\t")[2:], 1)
        if cell == "x"
    ]
    assert rows("overzicht", "uitstroom_id", "werkproces_id") == sorted(wanted)


def test_werkprocessen_and_kerntaken() -> None:
    listed = [
        line.split("\t")[1] for _nr, line in between("Kerntaak\tWerkproces", "## 4.") if re.match(r"\t\d\.\d", line)
    ]
    assert [f"{key} {titel}" for key, titel in rows("werkprocessen", "werkproces_id", "titel")] == listed
    assert rows("kerntaken", "kerntaak_nr", "titel") == [
        (1, "Onderzoekt de markt en maakt plannen"),
        (2, "Voert het verkooptraject uit"),
        (3, "Bouwt relaties op en onderhoudt ze"),
    ]


@pytest.mark.parametrize(("number", "begin", "end"), [(1, 439, 443), (2, 446, 460), (3, 496, 503)])
def test_description_of_a_kerntaak_goes_on_below_its_table(number: int, begin: int, end: int) -> None:
    """The first cell of the table, and the paragraphs below it up to the next heading: one text."""
    parts = [
        re.sub(r"^Beschrijving kerntaak: ", "", text(line.split("\t")[0]))
        for line in lines()[begin:end]
        if line.strip() and not line.startswith("\t")
    ]
    assert dict(rows("kerntaken", "kerntaak_nr", "beschrijving"))[number] == " ".join(parts)


def test_levels() -> None:
    taal, reken = 0, 0
    for _number, line in between("## 4.1 Commercieel", "## 5. Beschrijving"):
        found = LEVEL.match(line)
        if found and found[1][0] in "ABC":
            taal += marks(line)
        elif found:
            reken += marks(line)
    assert (len(tables()["taaleisen"]), len(tables()["rekeneisen"])) == (taal, reken)
    assert Counter(rows("taaleisen", "uitstroom_id", "taal")) == {
        ("U1", "Nederlands"): 20, ("U2", "Nederlands"): 20, ("U3", "Nederlands"): 20, ("U4", "Nederlands"): 20,
        ("U1", "Engels of Duits"): 13, ("U2", "Engels of Duits"): 14, ("U3", "Moderne vreemde taal"): 10,
        ("U4", "Engels of Duits"): 15,
    }  # fmt: skip
    assert Counter(rows("rekeneisen", "uitstroom_id")) == {("U1",): 8, ("U2",): 8, ("U3",): 8, ("U4",): 11}


def test_uitstromen() -> None:
    labels = {
        "Context van de uitstroom": "context", "Typerende beroepshouding": "beroepshouding",
        "Rol en verantwoordelijkheden": "rol_en_verantwoordelijkheden", "Complexiteit": "complexiteit",
    }  # fmt: skip
    wanted: list[tuple[str, str, str]] = []
    key = ""
    for _number, line in between("## 4.1 Commercieel", "## 5. Beschrijving"):
        key = f"U{line[5]}" if re.match(r"## 4\.\d ", line) else key
        label, _tab, rest = line.partition("\t")
        if label in labels:
            wanted.append((key, labels[label], paragraphs(rest)))
    found = [
        (u, column, value) for column in labels.values() for u, value in rows("uitstromen", "uitstroom_id", column)
    ]
    assert sorted(found) == sorted(wanted)
    assert len(wanted) == 16
    assert rows("uitstromen", "naam", "niveau") == [
        ("Commercieel medewerker binnendienst", 3), ("Commercieel medewerker buitendienst", 3),
        ("Contactcenter medewerker", 3), ("(Junior) accountmanager", 4),
    ]  # fmt: skip
    assert rows("uitstromen", "wettelijke_beroepsvereisten") == [(False,)] * 4
    assert rows("uitstromen", "branche_vereisten") == [(False,), (False,), (True,), (False,)]


def test_perspectives_out_of_the_flattened_sentence() -> None:
    sentence = text(lines()[211]).split("BPV-perspectief ")[1]
    told = rows("uitstromen", "naam", "arbeidsmarktperspectief", "bpv_perspectief")
    for naam, arbeidsmarkt, bpv in told:
        assert f"{naam} {arbeidsmarkt} {bpv}".casefold() in sentence.casefold()
    assert Counter(value for row in told for value in row[1:]) == Counter(
        re.findall(r"(?:goed|voldoende|matig|gering)(?: tot (?:goed|voldoende))?", sentence)[: 2 * len(told)]
    )


def test_cover_and_colofon() -> None:
    assert rows(
        "dossiers", "titel", "cohort", "cohort_van", "cohort_tot", "sector", "vastgesteld_op", "vastgesteld_te",
        "wettelijke_beroepsvereisten", "branche_vereisten", "bron_sha256",
    ) == [
        ("Commercieel medewerker", "2009 - 2010", 2009, 2010, "Handel/Commercieel", "2008-12-16", "Amersfoort",
         False, True, SHA256)
    ]  # fmt: skip
    assert rows("crebocodes", "crebocode") == [("90110",), ("93800",)]
    assert {row[0] for row in rows("branches", "branche")} == {
        "Groothandel", "Textielindustrie", "Sales en accountmanagement",
    }  # fmt: skip
    assert {row[0] for row in rows("dossiers", "vastgesteld_door")} == {
        "Het bestuur van ECABO op advies van de Paritaire commissie beroepsonderwijs bedrijfsleven (PCBB)."
    }


def test_lists_of_deel_a_and_b() -> None:
    eenheden = next(line for line in lines() if line.startswith("Certificeerbare eenheden\t"))
    assert rows("certificeerbare_eenheden", "naam") == [(item,) for item in items(eenheden.split("\t")[1])]
    related = [item for line in lines()[124:130] for cell in line.split("\t") for item in items(cell)]
    assert len(tables()["verwante_kwalificaties"]) == len(related) == 9
    profielen = next(line for line in lines() if line.startswith("Bron- en referentiedocumenten\t"))
    dated = [item for item in items(profielen.split("\t")[1]) if re.search(r"\d{4}", item)]
    assert len(tables()["beroepscompetentieprofielen"]) == len(dated) == 6
    assert len(tables()["niveauvermeldingen"]) == 3 * 4


# Contents, Deel D, running text.


def test_inhoudsopgave() -> None:
    entries = [
        (line, text(line.split(" .....")[0]))
        for _nr, line in between("<b>Inleiding</b> .....", "## Inleiding")
        if line.strip()
    ]
    found = rows("inhoudsopgave", "nummer", "titel", "pagina")
    assert [f"{nummer} {titel}" if nummer else titel for nummer, titel, _page in found] == [
        title for _line, title in entries
    ]
    assert [page for _nr, _title, page in found] == [int(line.split("\t")[1]) for line, _title in entries]
    assert len(found) == 43


def test_betrokkenen() -> None:
    roles = [line.split("\t") for _nr, line in between("### 2.1 Betrokkenen", "## 2.2 Verwantschap")]
    wanted = [(cells[0], cells[1]) for cells in roles if len(cells) == 2 and cells[1] in ("adviserend", "toehoorder")]
    assert rows("betrokkenen", "afvaardiging", "rol") == wanted
    assert Counter(row[0] for row in rows("betrokkenen", "commissie")) == {
        "PCBB van Kenniscentrum Handel": 12,
        "PCBB van ECABO": 7,
    }


def test_changes_versions_and_agenda() -> None:
    d25 = between("## 2.5 Wijzigingen", "### 3. Ontwikkel")
    assert rows("wijzigingen", "categorie", "wijziging") == [
        (3, text(line)[2:]) for _nr, line in d25 if line.startswith("- ")
    ]
    assert rows("wijzigingscategorieen", "categorie", "aangekruist") == [(nr, False) for nr in (1, 2, 3, 4)]
    versions = [line for _nr, line in d25 if re.match(r"Commercieel medewerker \d{4}-\d{4}", line)]
    assert [f"{naam} {cohort}" for naam, cohort in rows("versies", "naam", "cohort")] == [
        re.match(r"[^\t(]*", line)[0].strip()
        for line in versions  # type: ignore[index]
    ]
    assert rows("versies", "crebocodes") == [("90110",), ("90110",), ("90110",), ("90110, 93800",), (None,)]
    agenda = [line.split("\t") for line in lines()[1672:1703]]
    wanted = [
        tuple(map(text, cells))
        for cells in agenda
        if len(cells) == 4 and cells[2] and cells[0] != "Onderwerp" and not cells[0].startswith("-")
    ]
    found = rows("onderhoudsagenda", "onderwerp", "wie", "wanneer")
    assert found == [(onderwerp, wie, wanneer) for onderwerp, _actie, wie, wanneer in wanted]
    assert len(found) == 14


def test_verwijzingen() -> None:
    named = [
        match
        for line in lines()
        for match in re.findall(r"(?:paragraaf|paragrafen|hoofdstuk) (?:B )?(\d\.\d)(?: en (\d\.\d))?", line)
    ]
    assert len(tables()["verwijzingen"]) == sum(bool(number) for pair in named for number in pair) == 12
    assert all(found for (found,) in rows("verwijzingen", "gevonden"))


def test_running_text() -> None:
    """Every line outside tables from the Inleiding on that is no heading, and the rows of tables that are text."""
    elsewhere = {442, 457, 459, 502}
    captions = {1381, 1402}
    plain = {
        number
        for number, line in enumerate(lines(), 1)
        if number > 64
        and line.strip()
        and "\t" not in line
        and not line.startswith(("#", "**"))
        and not re.match(r"U\d:", line)
    }
    bold = {
        number
        for number, line in enumerate(lines(), 1)
        if re.match(r"\*\*(?:Betekenis|Certificeer|Beroepsinhoud|ECABO)", line)
    }
    labels = ("In- en doorstroom", "Bron- en referentie", "Arbeidsmarkt en beroeps", "Wetgeving en", "Ontwikkelingen in", "Nederlands en (moderne)",
              "<p><i>Toelichting op", "complexiteit ", "aantal mensen", "leiderschap", "tijdsduur", "\t<b>Commercieel")  # fmt: skip
    tabled = {number for number, line in enumerate(lines(), 1) if line.startswith(labels)}
    found = {line for (line,) in rows("paragrafen", "bron_regel")}
    assert found == (plain | bold | tabled) - elsewhere - captions
    assert len(tables()["paragrafen"]) == len(found)


def test_mentions() -> None:
    found = Counter(rows("vermeldingen", "soort", "plaats"))
    titles = sum(bool(re.search(r"\d\.\d+ werkproces: ", line)) for line in lines())
    matrices = matrix_rows()
    assert found["werkproces", "C-detaillering"] == found["kerntaak", "C-detaillering"] == titles
    assert found["werkproces", "C-matrix"] == sum(matrix.startswith("C-") for _nr, matrix, _wp, _line in matrices)
    assert found["werkproces", "C3-matrix"] == sum(matrix.startswith("CE-") for _nr, matrix, _wp, _line in matrices)
    assert found["werkproces", "B6"] == found["werkproces", "B3"] == found["werkproces", "B5"] == 19
    assert found["uitstroom", "C-matrix"] == sum(
        bool(re.match(r"#+ Proces-competentie-matrix", line)) for line in lines()
    )
    assert found["uitstroom", "C-detaillering"] == sum(
        bool(re.match(r"#+ Detaillering proces-competentie-matrix ", line)) for line in lines()
    )


def test_every_line_is_accounted_for() -> None:
    account = dict(rows("bronverantwoording", "regel", "bestemming"))
    assert account.keys() == {number for number, line in enumerate(lines(), 1) if line.strip()}
    assert not [number for number, where in account.items() if where is None]
    for number, where in account.items():
        line = lines()[number - 1]
        if where == "opmaak":
            assert re.match(r"^[-\s]+$", line), number
        if where == "kop":
            assert "\t" not in line, number
