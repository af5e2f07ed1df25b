"""Which table accounts for a line that several tables read."""

from __future__ import annotations

import schemas
from pipeline.document import Place
from pipeline.transform.bronverantwoording import OWNERS, owners
from pipeline.transform.fact import Fact, fact

NOT_READ_FROM_LINES = {"bronnen", "bronverantwoording", "competenties"}


def test_every_table_has_its_turn() -> None:
    assert sorted({*schemas.TABLES} - NOT_READ_FROM_LINES | {"kop", "opmaak"}) == sorted(OWNERS)


def test_the_order_in_which_facts_come_does_not_matter() -> None:
    line = Place(line=3, lines=(3,))
    facts = [fact("vermeldingen", line), Fact("kop", line), fact("kerntaken", Place(line=3, lines=(3, 4)))]
    for order in (facts, facts[::-1]):
        assert owners(order) == {3: "kerntaken", 4: "kerntaken"}
