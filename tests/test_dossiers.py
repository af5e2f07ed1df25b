"""The fictional dossiers through the product: read whole, found clean, and never a traceback."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.check.engine.finding import Eigenaar, Ernst, Report
from pipeline.check.run import run_rules
from pipeline.errors import SourceError
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import Dossier, drie_uitstromen, een_uitstroom, write_text, zes_uitstromen
from tests.dossiers.damage import CONVERSIONS
from tests.dossiers.model import TAALNIVEAUS
from tests.dossiers.text import Opmaak
from tests.dossiers.woorden import NAMEN

MAKERS = (een_uitstroom, drie_uitstromen, zes_uitstromen)
CODES = {name: letter for letter, name in NAMEN.items()}
Facts = set[tuple[object, ...]]


def check(data: bytes) -> Report | None:
    """The report on a source, or None when it is refused with one clear line."""
    try:
        return run_rules(transform(read_text("dossier.txt", data)))
    except SourceError as error:
        lines = str(error).splitlines()
    assert len(lines) == 1
    return None


def rows(tables: object, name: str, *columns: str) -> Facts:
    """The values of some columns of a table."""
    frame = tables[name]  # type: ignore[index]
    return set(frame[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_clean_dossier_is_not_accused(maker: object, seed: int) -> None:
    text = write_text(maker(), Opmaak(zaad=seed))  # type: ignore[operator]
    report = check(text.encode())
    assert report is not None
    assert not report.failures
    assert [f"{item.code} {item.bericht}" for item in report.findings if item.eigenaar is Eigenaar.DOSSIER] == []


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("conversion", CONVERSIONS)
@pytest.mark.parametrize("seed", [1, 2])
def test_damage_is_not_blamed_on_the_dossier(maker: object, conversion: str, seed: int) -> None:
    damage = CONVERSIONS[conversion](write_text(maker()), seed)  # type: ignore[operator]
    report = check(damage.tekst.encode())
    assert report is not None
    assert not report.failures
    accused = [item for item in report.findings if item.eigenaar is Eigenaar.DOSSIER and item.ernst is Ernst.FOUT]
    assert [f"{item.code} {item.bericht}" for item in accused] == []


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables_say_what_the_dossier_says(maker: object, seed: int) -> None:
    dossier: Dossier = maker()  # type: ignore[operator]
    tables = transform(read_text("dossier.txt", write_text(dossier, Opmaak(zaad=seed)).encode()))
    worked = [
        (f"U{place}", item)
        for place, uit in enumerate(dossier.uitwerking, 1)
        for kt in uit.kerntaken
        for item in kt.uitwerkingen
    ]
    details = [(u, item.nummer, place, row) for u, item in worked for place, row in enumerate(item.detailleringen, 1)]
    assert rows(
        tables, "detailleringen", "uitstroom_id", "werkproces_id", "volgnr", "competentie_code", "prestatie_indicator"
    ) == {(u, wp, place, CODES[row.competentie], row.indicator) for u, wp, place, row in details}
    assert rows(
        tables, "componenten", "uitstroom_id", "werkproces_id", "detaillering_volgnr", "volgnr", "component"
    ) == {
        (u, wp, place, number, text) for u, wp, place, row in details for number, text in enumerate(row.componenten, 1)
    }
    assert rows(tables, "vakkennis", "uitstroom_id", "werkproces_id", "detaillering_volgnr", "volgnr", "vakkennis") == {
        (u, wp, place, number, text)
        for u, wp, place, row in details
        for number, text in enumerate(row.vakkennis or [], 1)
    }
    assert rows(tables, "resultaten", "uitstroom_id", "werkproces_id", "volgnr", "resultaat") == {
        (u, item.nummer, number, text) for u, item in worked for number, text in enumerate(item.resultaten, 1)
    }
    told = rows(tables, "uitwerkingen", "uitstroom_id", "werkproces_id", "titel", "omschrijving")
    assert {(*keys, " ".join(text.split())) for *keys, text in told} == {
        (u, item.nummer, item.titel, " ".join(item.omschrijving)) for u, item in worked
    }


@pytest.mark.parametrize("maker", MAKERS)
def test_marks_and_lists_are_read(maker: object) -> None:
    dossier: Dossier = maker()  # type: ignore[operator]
    tables = transform(read_text("dossier.txt", write_text(dossier).encode()))
    assert rows(tables, "overzicht", "uitstroom_id", "werkproces_id") == {
        (name, item.nummer) for groep in dossier.overzicht for item, marks in groep.rijen for name in marks
    }
    levels = [(f"U{place}", matrix) for place, uit in enumerate(dossier.uitstromen, 1) for matrix in uit.niveaus]
    for table, columns, languages in (
        ("taaleisen", ("uitstroom_id", "taal", "vaardigheid", "niveau"), True),
        ("rekeneisen", ("uitstroom_id", "domein", "niveau"), False),
    ):
        wanted: Facts = {
            (u, matrix.titel, column, row) if languages else (u, column, row)
            for u, matrix in levels
            if (matrix.rijen == TAALNIVEAUS) is languages
            for row, column in matrix.kruisjes
        }
        assert rows(tables, table, *columns) == wanted
    grids = [matrix for _, matrix in dossier.totaal] + [item.matrix for item in dossier.eenheden]
    grids += [kt.matrix for uit in dossier.uitwerking for kt in uit.kerntaken if kt.matrix]
    assert rows(tables, "matrix_kruisjes", "matrix_id", "werkproces_id", "competentie_code", "zekerheid") == {
        (grid.sleutel, row.nummer, letter, "exact") for grid in grids for row in grid.rijen for letter in row.tekens
    }
    assert rows(tables, "uitstromen", "naam", "arbeidsmarktperspectief", "bpv_perspectief") == set(
        dossier.perspectieven
    )
    assert rows(tables, "betrokkenen", "afvaardiging", "rol") == {
        (name, role) for commissie in dossier.commissies for _, name, role in commissie.leden
    }
    assert rows(tables, "inhoudsopgave", "titel", "pagina") == {(item.titel, item.pagina) for item in dossier.inhoud}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    maker=st.sampled_from(MAKERS),
    hurt=st.sampled_from(("rows", "cells", "bytes", "cut", "lines")),
    seed=st.integers(0, 10**6),
)
def test_a_mangled_dossier_never_ends_in_a_traceback(maker: object, hurt: str, seed: int) -> None:
    report = check(mangled(write_text(maker()), hurt, random.Random(seed)))  # type: ignore[operator]
    if report is not None:
        assert [f"{item.code} {item.fout}" for item in report.failures] == []


def mangled(text: str, hurt: str, dice: random.Random) -> bytes:
    """The text with rows dropped, cells or lines swapped, cut off anywhere, or bytes changed."""
    lines = text.split("\n")
    if hurt == "rows":
        lines = [line for line in lines if dice.random() > 0.1]
    elif hurt == "lines":
        for _ in range(40):
            one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[two] = lines[two], lines[one]
    elif hurt == "cells":
        for place in dice.sample(range(len(lines)), 60):
            cells = lines[place].split("\t")
            dice.shuffle(cells)
            lines[place] = "\t".join(cells)
    elif hurt == "cut":
        return text.encode()[: dice.randrange(len(text))]
    data = bytearray("\n".join(lines).encode())
    if hurt == "bytes":
        for _ in range(dice.choice((1, 5, 200))):
            data[dice.randrange(len(data))] = dice.randrange(256 if dice.random() < 0.3 else 128)
    return bytes(data)
