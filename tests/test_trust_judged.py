"""Every finding of the rules that read language was read, and what each rule says of its certainty follows from it."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.check.engine.rule import CATALOGUE, Zekerheid
from tests.trust import judged
from tests.trust.judged import MOST_LIKELY, OORDELEN, SCHATTING, WORTH_BUILDING, Gelezen, read_findings, share


@cache
def findings() -> list[Gelezen]:
    return read_findings()


def test_every_finding_was_read() -> None:
    unread = [f"{item.bron} {item.code} {item.vingerafdruk}: {item.bericht}" for item in findings() if not item.oordeel]
    assert unread == [], "read them, and add them to tests/trust/oordelen.csv (python -m tests.trust.judged)"


def test_the_page_holds_only_words_that_it_may() -> None:
    assert {oordeel for oordeel, _ in judged.judged().values()} <= set(OORDELEN)
    assert all(why for oordeel, why in judged.judged().values() if oordeel != "goed"), "say why"


@pytest.mark.parametrize("code", sorted(SCHATTING))
def test_certainty_follows_from_what_was_measured(code: str) -> None:
    right = share(code, findings())
    assert right >= WORTH_BUILDING, f"{code} is right in {right} %: it should not be there"
    if right < MOST_LIKELY:
        assert CATALOGUE[code].zekerheid is Zekerheid.MOGELIJK, f"{code} is right in {right} %"
