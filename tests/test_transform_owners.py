"""Which table accounts for a line that several tables read."""

from __future__ import annotations

import pytest

import schemas
from pipeline.document import Place
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.bronverantwoording import OWNERS, owners
from pipeline.transform.fact import Fact, fact
from tests.dossiers import een_uitstroom, write_text

NOT_READ_FROM_LINES = {"bronnen", "bronverantwoording", "competenties"}


def test_every_table_of_a_dossier_has_its_turn() -> None:
    tables = transform(read_text("dossier.txt", write_text(een_uitstroom()).encode()))
    filled = {name for name, frame in tables.items() if len(frame)}
    assert filled - NOT_READ_FROM_LINES <= {*OWNERS} <= {*schemas.TABLES, "kop", "opmaak"}
    assert len(OWNERS) == len({*OWNERS})


def test_a_table_without_a_turn_is_no_destination() -> None:
    with pytest.raises(KeyError):
        owners([Fact("geen_tabel", Place(line=3, lines=(3,)))])


def test_the_order_in_which_facts_come_does_not_matter() -> None:
    line = Place(line=3, lines=(3,))
    facts = [fact("vermeldingen", line), Fact("kop", line), fact("kerntaken", Place(line=3, lines=(3, 4)))]
    for order in (facts, facts[::-1]):
        assert owners(order) == {3: "kerntaken", 4: "kerntaken"}
