"""The report on a dossier with profielen: the parts that fit its format, and none that do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.document import Document, Place, Source
from pipeline.elements import Line
from pipeline.extract import read_each
from pipeline.report.render import html, markdown
from pipeline.report.sections.view import view
from pipeline.transform import transform
from pipeline.transform.register import printed
from pipeline.transform.register.model import (
    Dossier,
    Genoemd,
    Kerntaak,
    Lijst,
    Onderdeel,
    Profiel,
    Rij,
    Tekst,
    Werkproces,
)
from tests.register import write, zes_profielen

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.report.sections.view import View


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> View:
    path: Path = tmp_path_factory.mktemp("register") / "zes.xml"
    dossier = zes_profielen()
    dossier.kennis.append("kan was smelten")
    dossier.kerntaken[0].werkprocessen[1].gedrag = ""
    path.write_text(write(dossier), encoding="utf-8")
    (document,) = read_each(path)
    tables = transform(document)
    return view(tables, run_rules(tables), "1")


def test_the_parts_are_those_of_the_format(shown: View) -> None:
    page = html.render(shown)
    assert re.findall(r'<span class="nr">(\d)</span> ([^<]+)</h2>', page) == [
        ("1", "Oordeel"), ("2", "Gegevens van het dossier"), ("3", "Dekking"), ("4", "Competenties"), ("5", "Bevindingen"),
        ("6", "Kennis en gedrag"), ("7", "Verwantschap"), ("8", "Bron"), ("9", "Regels"),
    ]  # fmt: skip
    linked, anchors = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="([^"]+)"', page))
    assert linked <= anchors
    for words in ("Toestand van de matrices", "Kwaliteitsslag", "Deel B 3", "niet-lege regels"):
        assert words not in page.partition('id="regels"')[0]


def test_coverage_tells_basis_addition_and_own(shown: View) -> None:
    assert shown.profielen is not None
    basis, own, *_ = shown.profielen.dekking
    assert basis.naam == "B1-K1 Verzorgt de bijenvolken"
    assert [vak.soort for vak in basis.rijen[0].vakken] == ["basis", "aanvulling", "basis", "basis", "basis", "basis"]
    assert own.naam == "P1-K1 Werkt als stadsimker"
    assert [vak.soort for vak in own.rijen[0].vakken] == ["eigen", *["leeg"] * 5]
    assert basis.rijen[0].nummer.isdigit()


def test_competenties_stand_under_their_letters(shown: View) -> None:
    assert shown.profielen is not None
    row = shown.profielen.competenties[0].rijen[0]
    by_letter = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXY", row.vakken, strict=True))
    assert {letter for letter, vak in by_letter.items() if vak.soort == "basis"} == set("JKT")
    assert (by_letter["M"].soort, by_letter["M"].wie) == ("aanvulling", ("P2",))


def test_the_cross_table_of_kennis(shown: View) -> None:
    assert shown.profielen is not None
    assert [code for code, _ in shown.profielen.kerntaken] == ["B1-K1", *(f"P{number}-K1" for number in range(1, 7))]
    rows = {row.naam: row for row in shown.profielen.kennis}
    assert list(rows) == sorted(rows)
    assert [vak.soort for vak in rows["kan honing slingeren"].vakken] == [
        "leeg", "leeg", "basis", "leeg", "basis", "leeg", "leeg"]  # fmt: skip
    assert rows["heeft specialistische kennis van bijenziekten"].vakken[0].wie == ("P2",)
    assert rows["kan was smelten"].bevinding is not None


def test_behaviour_says_whose_it_is(shown: View) -> None:
    assert shown.profielen is not None
    first, second, *_ = shown.profielen.gedrag
    assert first.aanhef == "De imker"
    assert first.punten == (
        ("werkt rustig", ""), ("telt nauwkeurig", ""), ("noteert wat hij ziet.", ""),
        ("kijkt onder de kast", "P2"), ("meldt sporen.", "P2"),
    )  # fmt: skip
    assert second.punten == ()


def test_the_data_and_the_findings_have_numbers_lines_and_paths(shown: View) -> None:
    given = dict(shown.gegevens)
    assert given["Crebonummer"] == ("23701",)
    assert given["Nummer in het register"] == ("9001",)
    assert given["Profielen"][1].startswith("P2 Bosimker (niveau 3, vakopleiding, 3.200 sbu, crebo 25702, register ")
    assert "Certificeerbare eenheden" not in given
    page, plain = html.render(shown), markdown.render(shown)
    assert "dossier/<wbr>basis/<wbr>basistaken" in page
    assert re.search(r"regel \d+, dossier/basis/basistaken/basiskerntaken/kerntaak/basiswerkprocessen", plain)
    assert "B1-K1-W2 Schept een zwerm" in page
    assert "| P1 | P2 | P3 | P4 | P5 | P6 |" in plain


def test_a_reader_of_prints_fills_the_same_structure() -> None:
    """The structure needs no XML: places of a page, and no number of the register."""
    place = Place(page=4, lines=(7,))
    text = Onderdeel(Tekst((Line("De imker kijkt."),), place))
    werkproces = Werkproces(place, "Inspecteert", 1, None, text, text, text, Lijst((Genoemd("K", place),)))
    kerntaak = Kerntaak(place, "Verzorgt", 1, None, None, text, text, Lijst((Genoemd("k1", place),)), (werkproces,))
    profiel = Profiel(place, "U1", 1, {"naam": "Stadsimker", "niveau": 2, "code": "P1"})
    dossier = Dossier(place, {"titel": "Bijenhouderij"}, "23701", kerntaken=(kerntaak,), profielen=(profiel,),
                      rijen=[Rij("kennis", place, {"kennis_nr": "k1", "kennis": "kent bijen"})])  # fmt: skip
    source = Source("druk.pdf", "ab" * 32, "pdf", exact_cells=True, pages=4)
    tables = printed(Document(source, (), {7: "alles", 8: "niets"}, {7: 4, 8: 4}), dossier)
    assert tables["dossiers"]["dossier_id"].tolist() == ["bijenhouderij-23701"]
    assert tables["werkprocessen"]["code"].tolist() == ["B1-K1-W1"]
    assert tables["kerntaak_kennis"]["kennis_nr"].tolist() == ["k1"]
    assert tables["bronverantwoording"]["bestemming"].isna().tolist() == [False, True]
    assert tables["uitwerkingen"]["bron_pagina"].tolist() == [4]
