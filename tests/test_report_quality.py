"""The five recommendations of D 2.4 as figures."""

from __future__ import annotations

import pytest

import schemas
from pipeline.check import kwaliteitsslag as quality
from pipeline.check.engine.table import Table
from tests.report_example import rows_of, tables_of

BASE = {"dossier_id": "d-1", "uitstroom_id": "U1", "werkproces_id": "1.1"}


def table(name: str, *rows: dict[str, object]) -> Table:
    return Table(schemas.frame(name, [BASE | {"volgnr": number} | row for number, row in enumerate(rows, 1)]))


def indicators(*texts: str) -> Table:
    return table("detailleringen", *({"prestatie_indicator": text} for text in texts))


def test_purposes_are_told_apart():
    (found,) = quality.doelzinnen(
        indicators(
            "Hij meet, zodat de mast staat.",
            "Hij meet om scheefstand te voorkomen.",
            "Hij meet de mast.",
            "Hij gaat zorgvuldig om met gereedschap te water.",
        )
    )
    assert (found.aantal, found.zodat, found.ander_doel) == (4, 1, 1)
    assert [row.volgnr for row in found.zonder] == [3, 4]


def test_an_empty_indicator_counts_for_nothing():
    assert quality.doelzinnen(table("detailleringen", {}))[0].aantal == 0


def test_result_lengths_name_the_outlier():
    short = [{"resultaat": f"De mast {word} staat recht."} for word in "abcdefgh"]
    (found,) = quality.resultaatlengtes(table("resultaten", *short, {"resultaat": "woord " * 30}))
    assert found.mediaan == 5
    assert found.met_punt == 8
    assert [(words, row.volgnr) for words, row in found.uitschieters] == [(30, 9)]


def test_a_handful_of_results_has_no_outliers():
    (found,) = quality.resultaatlengtes(table("resultaten", {"resultaat": "kort"}, {"resultaat": "woord " * 30}))
    assert found.uitschieters == ()


def test_knowledge_counts_a_term_once_whatever_its_case():
    row = {"detaillering_volgnr": 1}
    (found,) = quality.vakkennislengtes(
        table("vakkennis", row | {"vakkennis": "Touwkunde"}, row | {"vakkennis": "touwkunde"})
    )
    assert found.woorden == (1,)


@pytest.mark.parametrize(
    ("text", "norm", "word"),
    [
        ("Hij werkt volgens het voorschrift.", 1, 0),
        ("Hij werkt goed volgens het voorschrift.", 1, 0),
        ("Hij kiest een passend middel.", 0, 1),
        ("Hij draait de mast.", 0, 0),
    ],
)
def test_concreteness_looks_for_a_norm_first(text, norm, word):
    (found,) = quality.concreetheid(indicators(text))
    assert (found.met_norm, len(found.alleen_oordeel)) == (norm, word)


def test_choices_compare_the_same_werkproces_between_uitstromen():
    details = [
        BASE | {"uitstroom_id": key, "volgnr": number, "competentie_code": code}
        for key, codes in (("U1", "AB"), ("U2", "AC"))
        for number, code in enumerate(codes, 1)
    ]
    parts = [
        row | {"detaillering_volgnr": row["volgnr"], "volgnr": 1, "component": f"deel {row['competentie_code']}"}
        for row in details
    ]
    (found,) = quality.keuzes(
        Table(schemas.frame("detailleringen", details)), Table(schemas.frame("componenten", parts))
    )
    assert found.competenties == pytest.approx(1 / 3)
    assert found.componenten == 1
    assert found.afwijkend == (("U1", ("B",)), ("U2", ("C",)))


def test_one_uitstroom_has_nothing_to_compare():
    tables = tables_of(rows_of(1))
    assert quality.keuzes(Table(tables["detailleringen"]), Table(tables["componenten"])) == ()
