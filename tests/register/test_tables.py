"""What the register's XML becomes: the tables, held against a second reading, and the account of the file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import schemas
from pipeline.comparing import squash
from pipeline.document import Place
from pipeline.extract import read_each
from pipeline.extract.register.markup import lines
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.register.model import Tekst
from pipeline.transform.register.uitwerkingen import behaviours
from tests.dossiers import een_uitstroom, write_text
from tests.register import een_profiel, write, zes_profielen
from tests.register.model import Dossier, Kerntaak, Profiel, Werkproces
from tests.register.second_reading import Reading

if TYPE_CHECKING:
    import pandas as pd

SBB = Path(__file__).parents[3] / "shared" / "sbb"
REAL = sorted(SBB.glob("*.xml")) if SBB.is_dir() else []
COLUMNS = {
    "kerntaken": ("kerntaken", "kerntaak_nr titel code deel uitstroom_id register_nr"),
    "eisen": ("kerntaak_eisen", "uitstroom_id kerntaak_nr complexiteit verantwoordelijkheid"),
    "werkprocessen": ("werkprocessen", "werkproces_id kerntaak_nr titel code uitstroom_id register_nr"),
    "uitwerkingen": ("uitwerkingen", "uitstroom_id werkproces_id titel omschrijving aanvulling"),
    "resultaten": ("resultaten", "uitstroom_id werkproces_id volgnr resultaat herkomst"),
    "gedragingen": ("gedragingen", "uitstroom_id werkproces_id volgnr aanhef gedrag herkomst"),
    "competenties": ("werkproces_competenties", "uitstroom_id werkproces_id volgnr competentie_code herkomst"),
    "kerntaak_kennis": ("kerntaak_kennis", "uitstroom_id kerntaak_nr volgnr kennis_nr herkomst"),
    "kennis": ("kennis", "kennis_nr kennis"),
}


def read(tmp_path: Path, text: str) -> dict[str, pd.DataFrame]:
    path = tmp_path / "register.xml"
    path.write_text(text, encoding="utf-8")
    (document,) = read_each(path)
    return transform(document)


def rows(table: pd.DataFrame, columns: str) -> list[tuple[Any, ...]]:
    cells = table[columns.split()].astype(object)
    return [tuple(row) for row in cells.where(cells.notna(), None).itertuples(index=False)]


@pytest.fixture(scope="module", params=["een", "zes", *(path.name for path in REAL)])
def text(request: pytest.FixtureRequest) -> str:
    if request.param in ("een", "zes"):
        return write(een_profiel() if request.param == "een" else zes_profielen())
    return (SBB / request.param).read_text(encoding="utf-8-sig")


def test_every_cell_is_what_a_second_reading_says(text: str, tmp_path: Path) -> None:
    tables, other = read(tmp_path, text), Reading(text)
    for name, (table, columns) in COLUMNS.items():
        assert Counter(rows(tables[table], columns)) == Counter(getattr(other, name)()), table
    assert schemas.breaches(tables) == []


def test_nothing_of_the_file_goes_nowhere(text: str, tmp_path: Path) -> None:
    tables = read(tmp_path, text)
    account = tables["bronverantwoording"]
    assert account["bestemming"].notna().all()
    root = ET.fromstring(text.encode())
    said = [value for element in root.iter() for value in element.attrib.values() if value.strip()]
    said += [element.text for element in root.iter() if (element.text or "").strip()]
    assert len(account) == len(said)
    filled = {name for name, table in tables.items() if len(table)} | {"kop", "opmaak"}
    assert set(account["bestemming"]) <= filled


def test_a_row_says_the_line_and_the_path_of_its_element(tmp_path: Path) -> None:
    text = write(zes_profielen())
    lines = text.split("\n")
    tables = read(tmp_path, text)
    (second,) = rows(tables["uitstromen"].query("uitstroom_id == 'U2'"), "bron_regel bron_pad bron_pagina")
    assert second[1:] == ("dossier/profielen/profiel[2]", None)
    assert 'titel="Bosimker"' in lines[second[0] - 1]
    paths = tables["bronverantwoording"]
    (crebo,) = rows(paths[paths["pad"] == "dossier/profielen/profiel[2]/creboinformatie/crebo"], "regel bestemming")
    assert crebo[1] == "crebocodes"
    assert "25702" in lines[crebo[0] - 1]


def test_the_dossier_and_its_numbers(tmp_path: Path) -> None:
    dossier = zes_profielen()
    dossier.versie = "Gewijzigd 2017"
    tables = read(tmp_path, write(dossier))
    wanted = "dossier_id titel versie vorige_nr status register_nr geldig_van cohort cohort_van domein sector vastgesteld_op formaat"
    assert rows(tables["dossiers"], wanted) == [
        ("bijenhouderij-23701-gewijzigd-2017", "Bijenhouderij", "Gewijzigd 2017", "8001", "Vastgesteld", "9001",
         "2016-08-01", None, 2016, "Voedsel, natuur en leefomgeving", "Sectorkamer voedsel, groen en gastvrijheid",
         "2015-11-26", "sbb-2015"),
    ]  # fmt: skip
    assert rows(tables["crebocodes"], "crebocode soort uitstroom_id")[:2] == [
        ("23701", "dossier", None),
        ("25701", "uitstroom", "U1"),
    ]
    assert rows(tables["uitstromen"], "uitstroom_id naam niveau code crebocode sbu beroepshouding")[5] == (
        "U6", "Helper in de bijenstal", 1, "P6", "25706", 3200, "De imker is geduldig.")  # fmt: skip
    assert rows(tables["taaleisen"], "uitstroom_id taal vaardigheid niveau") == [
        ("U6", "Engels", "Lezen", "B1"), ("U6", "Engels", "Luisteren", "A2")]  # fmt: skip


def test_the_verantwoording(tmp_path: Path) -> None:
    tables = read(tmp_path, write(een_profiel()))
    assert rows(tables["wijzigingen"], "categorie volgnr wijziging") == [
        (3, 1, "In B1-K1-W1 is de tekst verduidelijkt."), (3, 2, "De kennis van de was is aangescherpt.")]  # fmt: skip
    assert rows(tables["onderhoudsagenda"], "onderwerp wie wanneer")[0] == (
        "Examenprofiel",
        "Commissie bijen\nVakschool",
        "2017",
    )
    assert rows(tables["betrokkenen"], "commissie groep afvaardiging") == [
        ("Commissie bijen", "Namens onderwijs", "Docent bijenhouderij te Zutphen"),
        ("Commissie bijen", "Namens onderwijs", "Beleidsmedewerker van een vakschool"),
        ("Commissie bijen", "Namens werkgevers", "Voorzitter van een imkersvereniging"),
        ("Commissie bijen", None, "Voorzitter van de commissie"),
    ]
    assert rows(tables["brondocumenten"], "naam soort datum datum_iso link") == [
        ("bcp.pdf", "BCP", "01-10-2009", "2009-10-01", "http://bcp.example/1")]  # fmt: skip
    shown = rows(tables["paragrafen"], "deel nummer titel tekst")
    assert ("Inleiding", None, "Leeswijzer", "• basis;") in shown
    assert ("Verantwoordingsinformatie", "12", "Aanvullende informatie", "Bel een arts & blijf rustig.") in shown
    assert ("Verantwoordingsinformatie", "2", "Arbeidsmarktinformatie", "• vooral in de stad.") in shown


def test_several_dossiers_in_a_file_are_several(tmp_path: Path) -> None:
    other = een_profiel()
    other.titel, other.crebo = "Wespenteelt", "23999"
    path = tmp_path / "twee.xml"
    path.write_text(write(een_profiel(), other), encoding="utf-8")
    found = [transform(document) for document in read_each(path)]
    assert [tables["dossiers"]["dossier_id"].iloc[0] for tables in found] == [
        "bijenhouderij-23701",
        "wespenteelt-23999",
    ]
    alone = read(tmp_path, write(een_profiel()))
    for name in schemas.TABLES:
        if name not in ("dossiers", "bronverantwoording"):
            drop = ["bron_regel"] if "bron_regel" in alone[name] else []
            assert found[0][name].drop(columns=drop).equals(alone[name].drop(columns=drop)), name


def test_both_formats_of_one_content_give_the_same_rows(tmp_path: Path) -> None:
    """What a dossier of 2009 and one of 2015 both state comes out the same; the old one is written as the new."""
    old = transform(read_text("oud.txt", write_text(een_uitstroom()).encode()))
    new = read(tmp_path, write(_as_profielen(old)))
    for table, columns in {
        "uitstromen": "uitstroom_id naam niveau",
        "kerntaken": "kerntaak_nr titel",
        "werkprocessen": "werkproces_id kerntaak_nr volgnr titel",
        "overzicht": "uitstroom_id werkproces_id",
        "uitwerkingen": "uitstroom_id werkproces_id titel",
        "resultaten": "uitstroom_id werkproces_id volgnr resultaat",
        "werkproces_competenties": "uitstroom_id werkproces_id volgnr competentie_code",
        "competenties": "competentie_code naam sbb_nr",
    }.items():
        assert rows(new[table], columns) == rows(old[table], columns), table


def _as_profielen(old: dict[str, pd.DataFrame]) -> Dossier:
    """A dossier of 2009 with one uitstroom as one with one profiel, whose kerntaken are all of the basis."""
    per = dict(iter(old["werkproces_competenties"].groupby("werkproces_id")))
    results = {key: list(group["resultaat"]) for key, group in old["resultaten"].groupby("werkproces_id")}
    kerntaken = [
        Kerntaak(task.titel, "Gewoon.", "Zelf.", [], [
            Werkproces(item.titel, "Hij werkt.", "\n".join(results.get(item.werkproces_id, [])), "Hij:\n- werkt.",
                       "".join(per[item.werkproces_id]["competentie_code"]))
            for item in old["werkprocessen"].itertuples() if item.kerntaak_nr == task.kerntaak_nr
        ])
        for task in old["kerntaken"].itertuples()
    ]  # fmt: skip
    uitstroom = old["uitstromen"].iloc[0]
    profiel = Profiel(uitstroom["naam"], int(uitstroom["niveau"]), "vakopleiding", "25999", uitstroom["context"], [])
    return Dossier("Oud als nieuw", "23999", kerntaken, [profiel])


def test_a_number_that_lacks_or_is_there_twice_loses_nothing(tmp_path: Path) -> None:
    text = write(zes_profielen()).replace('hoofdstuk="2" niveau="3"', 'hoofdstuk="1" niveau="3"')
    text = text.replace('titel="Schept een zwerm" hoofdstuk="2"', 'titel="Schept een zwerm" hoofdstuk=""')
    tables = read(tmp_path, text)
    assert rows(tables["uitstromen"], "uitstroom_id naam code")[-1] == ("U7", "Bosimker", "P1")
    assert ("1.2", "Schept een zwerm", None) in rows(tables["werkprocessen"], "werkproces_id titel code")
    assert schemas.breaches(tables) == []


def test_placeholders_stay_and_markup_goes(tmp_path: Path) -> None:
    text = write(een_profiel()).replace("De kans is groot.", "Kent de wet <andere wetgeving> &amp; meer.")
    shown = rows(read(tmp_path, text)["paragrafen"], "tekst")
    assert ("Kent de wet <andere wetgeving> &amp; meer.",) in shown
    assert not any("<b>" in cell or "</p>" in cell for (cell,) in shown)
    assert squash("Steken") in {squash(cell) for (cell,) in shown}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("De imker:\n- werkt;\n- telt.", [("De imker", "werkt"), ("De imker", "telt.")]),
        ("De imker\n- werkt;;", [("De imker", "werkt")]),
        ("De imker werkt rustig.\n- telt.", [(None, "De imker werkt rustig."), (None, "telt.")]),
        ("-De imker:\n- werkt met: was;\nBuiten:\n- telt.", [("De imker", "werkt met: was"), ("Buiten", "telt.")]),
        ("- werkt;\n- telt.", [(None, "werkt"), (None, "telt.")]),
        ("De imker:", [("De imker", None)]),
        ("Werkt rustig.", [(None, "Werkt rustig.")]),
    ],
)
def test_a_list_of_behaviour(text: str, wanted: list[tuple[str | None, str | None]]) -> None:
    assert list(behaviours(Tekst(lines(text), Place(line=1)))) == wanted
