"""The fictional dossiers: the tables say what the model says, whatever the conversion did to the form, and nobody is accused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.check.engine.finding import Eigenaar, Finding
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import Dossier, drie_uitstromen, een_uitstroom, write_text, zes_uitstromen
from tests.dossiers.damage import CONVERSIONS, drifted, words
from tests.dossiers.text import Opmaak
from tests.dossiers.woorden import NAMEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

MADE = {"een": een_uitstroom, "drie": drie_uitstromen, "zes": zes_uitstromen}
CODES = {name: code for code, name in NAMEN.items()}
ALL = pytest.mark.parametrize("name", MADE)
EVERY_FORM = pytest.mark.parametrize(
    ("name", "seed"), [("een", 1), ("een", 2), ("een", 3), ("drie", 1), ("drie", 4), ("zes", 5)]
)


@cache
def model(name: str) -> Dossier:
    return MADE[name]()


@cache
def tables(name: str, seed: int = 1, damage: str = "gaaf") -> dict[str, pd.DataFrame]:
    text = write_text(model(name), Opmaak(zaad=seed))
    return transform(read_text(f"{name}.txt", CONVERSIONS[damage](text, seed).tekst.encode()))


def rows(found: dict[str, pd.DataFrame], table: str, *columns: str) -> list[tuple[Any, ...]]:
    frame = found[table][list(columns)]
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def of_the_dossier(found: dict[str, pd.DataFrame]) -> list[Finding]:
    report = run_rules(found)
    assert report.failures == ()
    return [finding for finding in report.findings if finding.eigenaar is Eigenaar.DOSSIER]


def number(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split("."))


def worked_out(dossier: Dossier) -> Iterator[tuple[str, Any]]:
    for nth, chapter in enumerate(dossier.uitwerking, 1):
        for kerntaak in chapter.kerntaken:
            for item in kerntaak.uitwerkingen:
                yield f"U{nth}", item


@EVERY_FORM
def test_uitwerkingen(name: str, seed: int) -> None:
    found, wanted = tables(name, seed), list(worked_out(model(name)))
    assert rows(found, "uitwerkingen", "uitstroom_id", "werkproces_id", "titel", "omschrijving") == [
        (u, item.nummer, item.titel, "\n".join(item.omschrijving)) for u, item in wanted
    ]
    assert rows(found, "resultaten", "uitstroom_id", "werkproces_id", "volgnr", "resultaat") == [
        (u, item.nummer, nth, result) for u, item in wanted for nth, result in enumerate(item.resultaten, 1)
    ]


@EVERY_FORM
def test_detailleringen(name: str, seed: int) -> None:
    found = tables(name, seed)
    wanted = [
        (u, item.nummer, nth, d) for u, item in worked_out(model(name)) for nth, d in enumerate(item.detailleringen, 1)
    ]
    assert rows(
        found, "detailleringen", "uitstroom_id", "werkproces_id", "volgnr", "competentie_code", "competentie_gelezen",
        "prestatie_indicator", "verwijst_naar_eerste",
    ) == [(u, wp, nr, CODES[d.competentie], d.competentie, d.indicator, d.vakkennis is None) for u, wp, nr, d in wanted]  # fmt: skip
    key = ("uitstroom_id", "werkproces_id", "detaillering_volgnr", "volgnr")
    assert rows(found, "componenten", *key, "component") == [
        (u, wp, nr, place, item) for u, wp, nr, d in wanted for place, item in enumerate(d.componenten, 1)
    ]
    assert rows(found, "vakkennis", *key, "vakkennis") == [
        (u, wp, nr, place, item) for u, wp, nr, d in wanted for place, item in enumerate(d.vakkennis or (), 1)
    ]


def crosses(dossier: Dossier) -> set[tuple[str, str, str]]:
    everything = [matrix for _title, matrix in dossier.totaal]
    everything += [
        kerntaak.matrix for chapter in dossier.uitwerking for kerntaak in chapter.kerntaken if kerntaak.matrix
    ]
    everything += [unit.matrix for unit in dossier.eenheden]
    return {
        (matrix.sleutel, row.nummer, letter) for matrix in everything for row in matrix.rijen for letter in row.tekens
    }


@EVERY_FORM
def test_matrices(name: str, seed: int) -> None:
    found = tables(name, seed)
    assert set(rows(found, "matrix_kruisjes", "matrix_id", "werkproces_id", "competentie_code")) == crosses(model(name))
    assert {state for (state,) in rows(found, "matrices", "toestand")} == {"volledig"}
    assert {(letters, names) for letters, names in rows(found, "matrices", "aantal_letters", "aantal_namen")} == {
        (25, 25)
    }


@EVERY_FORM
def test_deel_b(name: str, seed: int) -> None:
    found, dossier = tables(name, seed), model(name)
    assert rows(found, "uitstromen", "uitstroom_id", "naam", "niveau") == [
        (f"U{nth}", naam, niveau) for nth, (naam, niveau) in enumerate(dossier.diplomas, 1)
    ]
    assert rows(found, "uitstromen", "arbeidsmarktperspectief", "bpv_perspectief") == [
        row[1:] for row in dossier.perspectieven
    ]
    assert rows(found, "uitstromen", "loopbaanperspectief") == [(told,) for _naam, told in dossier.loopbaan]
    for label, column in (("Context van de uitstroom", "context"), ("Typerende beroepshouding", "beroepshouding"),
                          ("Rol en verantwoordelijkheden", "rol_en_verantwoordelijkheden"), ("Complexiteit", "complexiteit")):  # fmt: skip
        assert rows(found, "uitstromen", column) == [
            ("\n".join(dict(item.rijen)[label]),) for item in dossier.uitstromen
        ]
    # A page that breaks a description ends a paragraph there.
    described = rows(found, "kerntaken", "kerntaak_nr", "beschrijving")
    assert [(number, " ".join(str(told).split())) for number, told in described] == [
        (item.nummer, " ".join(item.beschrijving)) for item in dossier.kerntaken
    ]
    listed = [row for group in dossier.overzicht for row in group.rijen]
    assert rows(found, "werkprocessen", "werkproces_id", "titel") == [
        (item.nummer, item.titel) for item, _marks in listed
    ]
    assert rows(found, "overzicht", "uitstroom_id", "werkproces_id") == sorted(
        ((u, item.nummer) for item, marks in listed for u in marks), key=lambda row: (row[0], number(row[1]))
    )
    levels = [(f"U{nth}", matrix) for nth, item in enumerate(dossier.uitstromen, 1) for matrix in item.niveaus]
    assert set(rows(found, "taaleisen", "uitstroom_id", "taal", "vaardigheid", "niveau")) == {
        (u, matrix.titel, column, level)
        for u, matrix in levels
        if "Rekenen" not in matrix.titel
        for level, column in matrix.kruisjes
    }
    assert set(rows(found, "rekeneisen", "uitstroom_id", "domein", "niveau")) == {
        (u, column, level) for u, matrix in levels if "Rekenen" in matrix.titel for level, column in matrix.kruisjes
    }
    assert rows(found, "certificeerbare_eenheden", "naam") == [(naam,) for naam in dossier.eenheden_b2]


@EVERY_FORM
def test_front_and_deel_d(name: str, seed: int) -> None:
    found, dossier = tables(name, seed), model(name)
    assert rows(found, "inhoudsopgave", "nummer", "titel", "pagina") == [
        (item.nummer or None, item.titel, item.pagina) for item in dossier.inhoud
    ]
    assert rows(found, "dossiers", "titel", "cohort", "sector") == [
        (dossier.titel, dossier.cohort.removeprefix("Cohort "), dossier.sector)
    ]
    assert sorted(rows(found, "crebocodes", "crebocode")) == sorted((code,) for code in dossier.crebocodes)
    members = [(name, role) for committee in dossier.commissies for _group, name, role in committee.leden]
    assert rows(found, "betrokkenen", "afvaardiging", "rol") == members
    assert rows(found, "wijzigingscategorieen", "categorie", "naam", "aangekruist", "omschrijving") == [
        (item.nummer, item.naam, item.aangekruist, item.omschrijving) for item in dossier.categorieen
    ]
    assert rows(found, "versies", "reden") == [("\n".join(item.reden),) for item in dossier.versies]
    assert rows(found, "onderhoudsagenda", "onderwerp", "actie", "wie", "wanneer") == [
        (subject, "\n".join(actions), who, when) for subject, actions, who, when in dossier.agenda
    ]


@EVERY_FORM
def test_a_clean_dossier_is_accused_of_nothing_and_wholly_read(name: str, seed: int) -> None:
    found = tables(name, seed)
    assert [str(finding) for finding in of_the_dossier(found)] == []
    assert [line for line, where in rows(found, "bronverantwoording", "regel", "bestemming") if where is None] == []


@ALL
@pytest.mark.parametrize("damage", [name for name in CONVERSIONS if name != "gaaf"])
def test_damage_is_not_laid_at_the_door_of_the_dossier(name: str, damage: str) -> None:
    found = tables(name, 7, damage)
    assert [f"{finding.code} {finding.bericht}" for finding in of_the_dossier(found) if finding.ernst == "fout"] == []
    assert [line for line, where in rows(found, "bronverantwoording", "regel", "bestemming") if where is None] == []
    key = ("uitstroom_id", "werkproces_id", "competentie_code")
    assert rows(found, "detailleringen", *key) == rows(tables(name), "detailleringen", *key)


@ALL
@pytest.mark.parametrize("seed", range(1, 9))
def test_drift_is_read_back(name: str, seed: int) -> None:
    """Where a matrix is believed to have drifted, its crosses are those of the model; where not, at most two differ."""
    text = drifted(write_text(model(name)), seed).tekst
    found = transform(read_text("verschoven.txt", text.encode()))
    read = set(rows(found, "matrix_kruisjes", "matrix_id", "werkproces_id", "competentie_code"))
    states = dict(rows(found, "matrices", "matrix_id", "toestand"))
    wrong = {(matrix, werkproces) for matrix, werkproces, _code in read ^ crosses(model(name))}
    assert {matrix for matrix, _werkproces in wrong if states[matrix] == "verschoven"} == set()
    assert len(wrong) <= len(states) / 10


def test_broken_words_stay_as_read() -> None:
    text = words(write_text(model("drie")), 3).tekst
    found = transform(read_text("woorden.txt", text.encode()))
    told = {row[0] for row in rows(found, "detailleringen", "prestatie_indicator")}
    assert told != {row[0] for row in rows(tables("drie"), "detailleringen", "prestatie_indicator")}
    assert all(indicator in text for indicator in told)
