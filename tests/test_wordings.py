"""A dossier gives the same tables, and no findings more, in the wordings of every year and converter."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.titles import legend_entry
from pipeline.transform.wordings import likely, meaning, same
from tests import dossiers
from tests.wordings import OF_MANY, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

PROVENANCE = {"bron_regel", "bron_pagina", "bron_pad", "bron_sha256", "bron_bestand", "regel", "pagina"}
AS_WRITTEN = {
    "inhoudsopgave",
    "paragrafen",
    "vermeldingen",
    "bronverantwoording",
    "verwijzingen",
    "wijzigingen",
    "versies",
}
"""Tables that quote the source: their words are other words in another wording."""
READ = {"competentie_gelezen", "status"}
Seen = Counter[tuple[object, ...]]


@cache
def read(made: Callable[[], dossiers.Dossier], variant: Callable[[str], str] | None) -> tuple[dict[str, Seen], Seen]:
    text = dossiers.write_text(made())
    tables = transform(read_text("dossier.txt", (variant(text) if variant else text).encode()))
    found = Counter(
        (item.code, item.uitstroom_id, item.werkproces_id)
        for item in run_rules(tables).findings
        if item.ernst.value in ("fout", "waarschuwing")
    )
    return {name: _rows(frame) for name, frame in tables.items() if name not in AS_WRITTEN}, found


def _rows(frame: pd.DataFrame) -> Seen:
    kept = frame[[column for column in frame.columns if column not in PROVENANCE | READ]]
    return Counter(kept.astype(str).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("variant", "made"),
    [(variant, dossiers.een_uitstroom) for variant in VARIANTS]
    + [(variant, dossiers.drie_uitstromen) for variant in OF_MANY],
    ids=lambda given: given.__name__,
)
def test_a_variant_says_the_same(variant: Callable[[str], str], made: Callable[[], dossiers.Dossier]) -> None:
    text = dossiers.write_text(made())
    assert variant(text) != text
    usual, wrong = read(made, None)
    tables, found = read(made, variant)
    differ = {name: (usual[name] - rows, rows - usual[name]) for name, rows in tables.items() if usual[name] != rows}
    if variant.__name__ == "kwalificaties":
        # The dossier's own prose says another word too.
        differ = {name: rows for name, rows in differ.items() if "itstro" not in str(rows)}
    assert differ == {}
    assert found - wrong == Counter()


def test_a_lone_uitstroom_may_stand_straight_under_its_chapter() -> None:
    def straight(text: str) -> str:
        text = text.replace("2.1 Bijenhouder .....\t14\n", "").replace("4.1 Bijenhouder .....\t9\n", "")
        return text.replace("### 2.1 Bijenhouder\n", "").replace("### 4.1 Bijenhouder\n", "")

    usual, wrong = read(dossiers.een_uitstroom, None)
    tables, found = read(dossiers.een_uitstroom, straight)
    assert {name for name, rows in tables.items() if usual[name] != rows} == set()
    assert found - wrong == Counter()


def test_case_accents_and_punctuation_never_count() -> None:
    assert meaning("uitstroom", "CONTEXT VAN DE  KWALIFICATIE:") == "context"
    assert meaning("uitstroom", "Niveau van de beroepsuitoefening (1)") == "niveau"
    assert same("Uitstroomdifferentiaties") == same("kwalificaties")
    assert meaning("uitstroom", "Weersomstandigheden") is None
    assert meaning("geen soort", "context") is None
    assert meaning("uitstroom", "") is None


def test_what_no_reader_knows_has_a_likely_meaning_or_none() -> None:
    assert likely("werkproces", "Omschrijvlng") == "omschrijving"
    assert likely("uitstroom", "Tyoerende beroepshoudlng") == "typerende beroepshouding"
    assert likely("werkproces", "Weersomstandigheden op zee") is None


@pytest.mark.parametrize(("text", "named"), [("U1. Imker", "Imker"), ("U2) Imker", "Imker"), ("U1.2 Imker", None)])
def test_an_entry_of_a_legend_with_a_dot_or_a_bracket(text: str, named: str | None) -> None:
    found = legend_entry(text)
    assert (found and found.titel) == named
