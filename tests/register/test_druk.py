"""A print of a dossier of 2015 and later gives the tables of its XML, in whatever look; and its faults are found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.check.run import run_rules
from pipeline.document import Document
from pipeline.extract.registry import reader_of
from pipeline.transform import transform
from tests.register import druk
from tests.register.inhoud import een_profiel, zes_profielen
from tests.register.write import write

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from tests.register.model import Dossier

SHARED = Path(__file__).parents[3] / "shared"
PLACE = ("dossier_id", "bron_regel", "bron_pagina", "bron_pad", "register_nr")
SHOWN: dict[str, tuple[str, ...]] = {
    "kerntaken": ("kerntaak_nr", "titel", "code", "deel", "uitstroom_id"),
    "werkprocessen": ("werkproces_id", "kerntaak_nr", "volgnr", "titel", "code", "uitstroom_id"),
    "kerntaak_eisen": (),
    "overzicht": (),
    "uitwerkingen": (),
    "resultaten": (),
    "gedragingen": (),
    "werkproces_competenties": (),
    "uitstromen": (
        "uitstroom_id",
        "naam",
        "niveau",
        "context",
        "code",
        "crebocode",
        "soort_opleiding",
        "wettelijke_beroepsvereisten",
    ),
    "crebocodes": ("crebocode", "soort", "uitstroom_id"),
}
"""The tables that XML and print both show, and the columns; none named means all but the places."""


def tables(data: bytes, name: str) -> dict[str, pd.DataFrame]:
    read = reader_of(data).read(Path(name), data, None)
    return transform(read if isinstance(read, Document) else next(iter(read)))


def shown(found: dict[str, pd.DataFrame]) -> dict[str, list[dict[str, Any]]]:
    rows = {
        name: [{key: value for key, value in row.items() if key in columns or (not columns and key not in PLACE)}
               for row in found[name].astype(object).where(found[name].notna(), None).to_dict("records")]
        for name, columns in SHOWN.items()
    }  # fmt: skip
    texts = dict(zip(found["kennis"]["kennis_nr"], found["kennis"]["kennis"], strict=True))
    rows["kennis"] = [
        {
            "kennis": texts[row["kennis_nr"]],
            **{key: row[key] for key in ("uitstroom_id", "kerntaak_nr", "volgnr", "herkomst")},
        }
        for row in found["kerntaak_kennis"].to_dict("records")
    ]
    rows["dossiers"] = found["dossiers"][["titel", "geldig_van", "vastgesteld_op", "dossier_id"]].to_dict("records")
    return rows


LOOKS: dict[str, Callable[[druk.Story], tuple[bytes, str]]] = {
    "lijnen": lambda told: (druk.pdf(told, ruled=True), "d.pdf"),
    "kaal": lambda told: (druk.pdf(told, ruled=False, bullet="•", footer="Pagina {} van {}"), "d.pdf"),
    "streepjes": lambda told: (druk.pdf(told, ruled=True, bullet="-"), "d.pdf"),
    "word": lambda told: (druk.word(told), "d.docx"),
    "markdown": lambda told: (druk.markdown(told).encode(), "d.txt"),
    "tabs": lambda told: (druk.tabs(told).encode(), "d.txt"),
    "tabs en streepjes": lambda told: (druk.tabs(told, "- ").encode(), "d.txt"),
    "opsommingstekens": lambda told: (druk.markdown(told, "- ").encode(), "d.txt"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("make", [een_profiel, zes_profielen])
def test_a_print_gives_the_tables_of_the_xml(make: Callable[[], Dossier], look: str) -> None:
    dossier = make()
    wanted = shown(tables(write(dossier).encode(), "d.xml"))
    found = shown(tables(*LOOKS[look](druk.story(dossier))))
    for name, rows in wanted.items():
        assert found[name] == rows, name


@pytest.mark.parametrize("look", LOOKS)
def test_a_print_without_faults_is_accused_of_nothing(look: str) -> None:
    report = run_rules(tables(*LOOKS[look](druk.story(zes_profielen()))))
    assert report.failures == ()
    standing = [(item.code, item.bericht) for item in report.findings if item.code not in ("KD105", "KD819")]
    assert [item for item in standing if not item[0].startswith("KD80")] == []


def changed(old: str, new: str, times: int = 1) -> druk.Story:
    told, left = [], times
    for kind, text in druk.story(zes_profielen()):
        hit = left and old in text and kind == "blok"
        left -= bool(hit)
        told.append((kind, text.replace(old, new) if hit else text))
    assert left < times, old
    return told


def without(start: str) -> druk.Story:
    """The print without the block whose heading begins so."""
    told, inside = [], False
    for kind, text in druk.story(zes_profielen()):
        if kind in ("blok", "kop", "tussenkop"):
            inside = kind == "blok" and text.startswith(start)
        if not inside:
            told.append((kind, text))
    return told


def replaced(old: str, new: str) -> druk.Story:
    return [(kind, text.replace(old, new)) for kind, text in druk.story(zes_profielen())]


def after(label: str, text: str) -> druk.Story:
    """The print with another text below the first label of these words."""
    told = druk.story(zes_profielen())
    at = next(number for number, item in enumerate(told) if item == ("label", label))
    return [*told[: at + 1], ("tekst", text), *told[at + 2 :]]


FAULTS: dict[str, tuple[Callable[[], druk.Story], str, str]] = {
    "gat": (lambda: changed("B1-K1-W2", "B1-K1-W3"), "KD209", "Code B1-K1-W2 ontbreekt"),
    "onder andere kerntaak": (lambda: changed("P2-K1-W1", "P3-K1-W2"), "KD209", "staat onder P2-K1"),
    "niet uitgewerkt": (lambda: without("B1-K1-W2"), "KD203", "Werkproces"),
    "naam profiel": (lambda: replaced("P2: Bosimker", "P2: Bosbouwer"), "KD201", "Bosbouwer"),
    "titel": (lambda: changed("Schept een zwerm", "Vangt een zwerm"), "KD208", "Vangt een zwerm"),
    "competentie": (
        lambda: replaced("Vakdeskundigheid toepassen", "Vakkundig toepassen"),
        "KD305",
        "Vakkundig toepassen",
    ),
    "onbekend profiel": (lambda: replaced("Voor Bosimker geldt", "Voor Bosbewoner geldt"), "KD821", "Bosbewoner"),
    "niet in de inhoudsopgave": (
        lambda: [item for item in druk.story(zes_profielen()) if item[1] != "B1-K1-W2: Schept een zwerm ..... 4"],
        "KD103",
        "'Schept een zwerm' staat niet in de inhoudsopgave",
    ),
    "alleen in de inhoudsopgave": (
        lambda: [
            part
            for item in druk.story(zes_profielen())
            for part in (
                [item, ("tekst", "B1-K1-W3: Voert de volken ..... 4")]
                if item[1] == "B1-K1-W2: Schept een zwerm ..... 4"
                else [item]
            )
        ],
        "KD103",
        "geen kop met die code",
    ),
    "niveau anders": (lambda: after("Mbo-niveau", "4"), "KD202", "overzicht zegt 2, profieldeel zegt 4"),
    "niet in het overzicht": (
        lambda: [item for item in druk.story(zes_profielen()) if not item[1].endswith("\tB1-K1-W2\tSchept een zwerm")],
        "KD204",
        "B1-K1-W2",
    ),
    "leeg blok": (
        lambda: [item for item in druk.story(zes_profielen()) if item[1] != "De imker benadert de tros met een korf."],
        "KD810",
        "omschrijving",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("look", ["lijnen", "markdown"])
def test_a_fault_in_a_print_is_found(fault: str, look: str) -> None:
    make, code, words = FAULTS[fault]
    report = run_rules(tables(*LOOKS[look](make())))
    assert [item for item in report.findings if item.code == code and words in item.bericht], [
        (item.code, item.bericht) for item in report.findings
    ]


def test_what_the_basis_lacks_is_told_once_and_by_its_code() -> None:
    report = run_rules(tables(*LOOKS["lijnen"](without("B1-K1-W2"))))
    (found,) = [item for item in report.findings if item.code == "KD203"]
    assert found.bericht.startswith("Werkproces B1-K1-W2 staat in het overzicht, maar heeft geen uitwerking")
    assert [place.tekst for place in found.plaatsen] == ["B1-K1-W2"]
    assert report.genoemd["1.2"] == "B1-K1-W2"


@pytest.mark.parametrize("look", ["lijnen", "word", "markdown", "tabs"])
@pytest.mark.parametrize(
    ("label", "written", "kolom"),
    [
        ("Vakkennis en vaardigheden", "Vakkennis & kunde", "kerntaak_kennis.kennis_nr"),
        ("Omschrijving", "Omschrijvlng", "uitwerkingen.omschrijving"),
        ("Gedrag", "Gedrag bij het werk", "gedragingen.gedrag"),
        ("Resultaat", "Resu1taat", "resultaten.resultaat"),
        ("Complexiteit", "Complexlteit", "kerntaak_eisen.complexiteit"),
    ],
)
def test_a_label_that_no_reader_knows_loses_nothing_in_silence(label: str, written: str, kolom: str, look: str) -> None:
    told = [(kind, written if text == label else text) for kind, text in druk.story(zes_profielen())]
    report = run_rules(tables(*LOOKS[look](told)))
    assert [item for item in report.findings if item.code == "KD910" and kolom in item.bericht]
    assert [item for item in report.findings if item.code == "KD810"] == []


@pytest.mark.parametrize("piece", ["P1-K1-", "P1-"])
def test_a_code_that_a_narrow_column_broke_is_whole(piece: str) -> None:
    rest = "P1-K1-W1".removeprefix(piece)
    told = [
        (kind, text.replace("P1-K1-W1\t", f"{piece} {rest}\t") if kind == "rij" else text)
        for kind, text in druk.story(zes_profielen())
    ]
    assert run_rules(tables(druk.markdown(told).encode(), "d.txt")).findings == ()
    lost = [(kind, text.replace(f"{piece} {rest}\t", f"{piece}\t")) for kind, text in told]
    report = run_rules(tables(druk.markdown(lost).encode(), "d.txt"))
    assert {item.code for item in report.findings} == {"KD910"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real prints beside the project")
@pytest.mark.parametrize(
    ("xml", "print_"),
    [
        ("2635-pedagogisch-werk", "2635-pedagogisch-werk.pdf"),
        ("2755-dienstverlening", "2755-dienstverlening.pdf"),
        ("2755-dienstverlening", "2755-dienstverlening.word.pdf"),
    ],
)
def test_a_real_print_gives_the_tables_of_its_xml(xml: str, print_: str) -> None:
    source, printed = SHARED / "sbb" / f"{xml}.xml", SHARED / "dossiers" / print_
    wanted, found = shown(tables(source.read_bytes(), source.name)), shown(tables(printed.read_bytes(), printed.name))
    for name, rows in wanted.items():
        assert found[name] == rows, name
    report = run_rules(tables(printed.read_bytes(), printed.name))
    assert [item.bericht for item in report.findings if item.code == "KD906"] == []
