from __future__ import annotations

import re
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from pipeline.comparing import natural
from pipeline.vocabulary import COMPETENTIES
from schemas.base import PROVENANCE
from schemas.collection import content
from schemas.columns import columns
from tests.small_tables import DOSSIER_ID, ROWS, small_tables

CONTRACT = {  # the columns that other systems read: none may go without a major version
    "crebocodes": [
        "dossier_id*",
        "crebocode*",
        "volgnr*",
        "soort",
        "uitstroom_id",
        "geldig_van",
        "geldig_van_gelezen",
        "einde_instroom",
        "einde_opleiding",
        "ministerie",
        "prijsfactor",
        "bron_regel",
        "bron_pagina",
        "bron_pad",
    ],
    "werkproces_competenties": [
        "dossier_id*",
        "uitstroom_id*",
        "werkproces_id*",
        "volgnr*",
        "competentie_code",
        "herkomst",
        "competentie_gelezen",
        "bron_regel",
        "bron_pagina",
        "bron_pad",
    ],
    "werkprocessen": [
        "dossier_id*",
        "werkproces_id*",
        "kerntaak_nr",
        "volgnr",
        "titel",
        "code",
        "uitstroom_id",
        "register_nr",
        "onder_code",
        "bron_regel",
        "bron_pagina",
        "bron_pad",
    ],
    "componenten": [
        "dossier_id*",
        "uitstroom_id*",
        "werkproces_id*",
        "detaillering_volgnr*",
        "volgnr*",
        "competentie_code",
        "component",
        "bron_regel",
        "bron_pagina",
        "bron_pad",
    ],
    "competenties": ["competentie_code*", "naam", "sbb_nr", "suwi_code"],
    "bronverantwoording": ["dossier_id*", "regel*", "volgnr*", "bestemming", "pagina", "pad", "tekst"],
}


def lines(tables: dict[str, pd.DataFrame]) -> list[str]:
    return [str(breach) for breach in schemas.breaches(tables)]


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_and_keys_are_those_of_the_contract(name: str) -> None:
    key = schemas.primary_key(name)
    marked = [field.name + "*" * (field.name in key) for field in schemas.fields(name)]
    assert marked == CONTRACT[name]


@pytest.mark.parametrize("name", schemas.TABLES)
def test_every_table_is_described_keyed_and_ends_with_its_place(name: str) -> None:
    fields = schemas.fields(name)
    for text in (schemas.description(name), *(field.description for field in fields)):
        assert text.endswith(".")
    columns = [field.name for field in fields]
    assert set(schemas.primary_key(name)) <= {field.name for field in fields if field.constraints.get("required")}
    if name == "competenties":
        return
    assert columns[0] == schemas.primary_key(name)[0] == "dossier_id"
    if name != "bronverantwoording" and not schemas.path(name).startswith("bron/"):
        assert columns[-3:] == list(PROVENANCE)


@pytest.mark.parametrize("name", schemas.TABLES)
def test_references_point_to_keys(name: str) -> None:
    for reference in schemas.references(name):
        assert set(reference.columns) <= {field.name for field in schemas.fields(name)}
        assert reference.target_columns == schemas.primary_key(reference.target)


def test_frame_types_its_columns_and_keeps_what_is_missing() -> None:
    frame = schemas.frame(
        "uitstromen", [{"uitstroom_id": "U1", "naam": "", "niveau": "3", "branche_vereisten": "true"}]
    )
    assert list(frame.columns) == [field.name for field in schemas.fields("uitstromen")]
    assert [str(frame[name].dtype) for name in ("naam", "niveau", "branche_vereisten")] == [
        "str",
        "Int64",
        "boolean",
    ]
    assert pd.isna(frame.loc[0, "naam"])
    assert (frame.loc[0, "niveau"], frame.loc[0, "branche_vereisten"]) == (3, True)


def test_frame_sorts_by_key_with_numbers_as_numbers() -> None:
    given = [{"dossier_id": "d", "uitstroom_id": uitstroom} for uitstroom in ("U10", "U9", "U1")]
    assert schemas.frame("uitstromen", given)["uitstroom_id"].tolist() == ["U1", "U9", "U10"]
    assert small_tables()["werkprocessen"]["werkproces_id"].tolist() == ["1.1", "1.10"]


def test_natural_order_survives_numbers_of_any_length() -> None:
    long = "9" * 6000
    assert natural("1.9") < natural("1.10") < natural(f"1.{long}")


@pytest.mark.parametrize(
    ("row", "error", "said"),
    [
        ({"kleur": "rood"}, KeyError, "uitstromen: no column kleur"),
        ({"niveau": "drie"}, ValueError, "uitstromen.niveau: 'drie'"),
        ({"niveau": 3.5}, ValueError, "uitstromen.niveau: 3.5"),
        ({"niveau": "1_0"}, ValueError, "uitstromen.niveau: '1_0'"),
        ({"niveau": 2**70}, ValueError, "uitstromen.niveau: 1180591620717411303424"),
        ({"naam": 3}, ValueError, "uitstromen.naam: 3"),
        ({"branche_vereisten": "ja"}, ValueError, "uitstromen.branche_vereisten: 'ja'"),
    ],
)
def test_frame_names_what_it_cannot_take(row: dict[str, object], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=re.escape(said)):
        schemas.frame("uitstromen", [row])


def test_a_consistent_dossier_has_no_breaches() -> None:
    assert lines(small_tables()) == []


def test_empty_tables_are_every_table_with_the_competenties_filled() -> None:
    tables = schemas.empty_tables()
    assert list(tables) == list(schemas.TABLES)
    assert tables["competenties"]["competentie_code"].tolist() == list(COMPETENTIES)
    assert sum(len(frame) for name, frame in tables.items() if name != "competenties") == 0


def test_one_run_shows_every_kind_of_breach() -> None:
    uitstromen = [
        *ROWS["uitstromen"],
        {"uitstroom_id": "X9", "niveau": 12, "bron_regel": 77},
        {"naam": "Zonder"},
    ]
    kruisje = ROWS["matrix_kruisjes"][0]
    tables = small_tables(
        uitstromen=uitstromen,
        resultaten=[ROWS["resultaten"][0] | {"werkproces_id": "2.7", "bron_regel": 61}],
        matrix_kruisjes=[kruisje, kruisje, kruisje | {"volgnr": 2, "zekerheid": "misschien"}],
    )
    twice = "dossier_id + matrix_id + werkproces_id + volgnr moet uniek zijn"
    target = "dossier_id + uitstroom_id + werkproces_id"
    assert lines(tables) == [
        "tabel uitstromen, rij 3, kolom uitstroom_id: hier moet iets staan",
        "tabel uitstromen, rij 2, kolom uitstroom_id: 'X9' heeft niet de vorm U[0-9]+ (bron, regel 77)",
        "tabel uitstromen, rij 2, kolom niveau: '12' ligt niet tussen 0 en 9 (bron, regel 77)",
        (
            f"tabel matrix_kruisjes, rij 2, kolom volgnr: '{DOSSIER_ID}, C-U1-1, 1.1, 1' "
            f"staat er vaker: {twice} (bron, regel 40)"
        ),
        (
            "tabel matrix_kruisjes, rij 3, kolom zekerheid: 'misschien' "
            "is geen van exact, verschoven, onzeker (bron, regel 40)"
        ),
        (
            f"tabel resultaten, rij 1, kolom werkproces_id: '{DOSSIER_ID}, U1, 2.7' "
            f"staat niet in tabel uitwerkingen ({target}) (bron, regel 61)"
        ),
    ]


def test_a_table_of_another_shape_is_a_breach_of_the_table() -> None:
    tables = small_tables()
    frame = tables["werkprocessen"]
    tables["uitstromen"] = tables["uitstromen"].assign(naam=pd.Series([7], dtype=object))
    tables["kerntaken"] = tables["kerntaken"].assign(kleur="rood")
    tables["werkprocessen"] = frame.drop(columns="titel")
    tables["vreemd"] = frame
    tables["branches"] = tables["branches"][["dossier_id", *PROVENANCE, "branche"]]
    del tables["overzicht"]
    assert lines(tables) == [
        "tabel vreemd: deze tabel bestaat niet",
        *(f"tabel branches, kolom {name}: deze kolom staat niet op haar plaats" for name in (*PROVENANCE, "branche")),
        "tabel uitstromen, kolom naam: deze kolom bevat niet alleen tekst",
        "tabel kerntaken, kolom kleur: deze kolom hoort niet in de tabel",
        "tabel werkprocessen, kolom titel: deze kolom ontbreekt",
        "tabel overzicht: deze tabel ontbreekt",
    ]


def test_rows_of_two_dossiers_are_a_breach() -> None:
    tables = small_tables()
    tables["branches"] = schemas.frame("branches", [{"dossier_id": "ander-2010-2011", "branche": "Honing"}])
    assert lines(tables) == [
        "tabel branches, rij 1, kolom dossier_id: 'ander-2010-2011' staat niet in tabel dossiers (dossier_id)"
    ]


def test_a_number_below_its_least_is_a_breach() -> None:
    tables = small_tables(bronverantwoording=[{"regel": 0, "volgnr": 1}])
    assert lines(tables) == ["tabel bronverantwoording, rij 1, kolom regel: '0' is kleiner dan 1"]


def test_a_word_outside_a_closed_list_is_a_breach() -> None:
    (place,) = lines(
        small_tables(vermeldingen=[{"soort": "werkproces", "sleutel": "1.1", "plaats": "C-matrx", "volgnr": 1}])
    )
    assert place.startswith("tabel vermeldingen, rij 1, kolom plaats: 'C-matrx' is geen van inhoudsopgave, kop,")
    (table,) = lines(small_tables(bronverantwoording=[{"regel": 1, "volgnr": 1, "bestemming": "paragraven"}]))
    assert table.startswith("tabel bronverantwoording, rij 1, kolom bestemming: 'paragraven' is geen van dossiers,")


def test_an_unknown_competentie_is_no_breach() -> None:
    kruisje = ROWS["matrix_kruisjes"][0] | {"competentie_code": None}
    detaillering = ROWS["detailleringen"][0] | {"competentie_code": None, "competentie_gelezen": "Toveren"}
    assert lines(small_tables(matrix_kruisjes=[kruisje], detailleringen=[detaillering])) == []


def test_a_breach_is_one_line_however_long_the_value() -> None:
    breach = schemas.Breach("paragrafen", 0, "tekst", "regel\n" * 100, None, "is te lang")
    assert "\n" not in str(breach)
    assert len(str(breach)) < 150


def test_importing_the_schemas_loads_no_library() -> None:
    script = (
        "import sys; before = set(sys.modules); import schemas;"
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) - {"schemas", "pipeline"} <= set(sys.stdlib_module_names)


def test_a_frame_that_was_asked_for_is_what_counts() -> None:
    tables = schemas.Tables({name: columns(name, ()) for name in schemas.TABLES})
    assert all(isinstance(made, dict) for made in content(tables).values())
    assert schemas.sound(tables)
    frame = tables["kerntaken"]
    assert tables["kerntaken"] is frame
    assert content(tables)["kerntaken"] is frame
    tables["kerntaken"] = frame.rename(columns={"titel": "naam"})
    assert not schemas.sound(tables)
    del tables["kerntaken"]
    assert not schemas.sound(tables)
    assert "kerntaken" not in tables
    assert len(tables) == len(schemas.TABLES) - 1


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_quick_answer_is_that_of_the_breaches(data: st.DataObject) -> None:
    """Change one value of one table, or leave them as they are: `sound` says what `breaches` says."""
    tables = small_tables()
    name = data.draw(st.sampled_from([name for name, frame in tables.items() if len(frame)]))
    frame = tables[name].copy()
    field = data.draw(st.sampled_from(schemas.fields(name)))
    value = data.draw(
        {
            "string": st.none() | st.sampled_from(["U1", "U9", "1.1", "9.9", "A", "Z", "volledig", "x\n", ""]),
            "integer": st.none() | st.integers(-2, 30),
            "boolean": st.none() | st.booleans(),
        }[field.type]
    )
    frame.loc[0, field.name] = pd.NA if value is None else value
    tables[name] = frame
    assert schemas.sound(tables) == (not schemas.breaches(tables))


def test_tables_of_another_shape_are_not_sound() -> None:
    tables = small_tables()
    assert schemas.sound(tables)
    assert not schemas.sound({name: frame for name, frame in tables.items() if name != "branches"})
    assert not schemas.sound(tables | {"kerntaken": tables["kerntaken"].drop(columns="titel")})
    assert not schemas.sound(tables | {"kerntaken": tables["kerntaken"].astype({"kerntaak_nr": "str"})})
