"""A number with more digits than any dossier has is text: no crash, and nothing counted up to it."""

from __future__ import annotations

import pytest

import schemas
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import een_uitstroom, write_text

TEXT = write_text(een_uitstroom())


@pytest.mark.parametrize("digits", [3, 25, 5000])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kerntaak 1", "Kerntaak {}"),
        ("1.1", "{}.1"),
        ("1.1", "1.{}"),
        ("U1", "U{}"),
        ("Niveau 2", "Niveau {}"),
        ("Cohort 20", "Cohort {}"),
        ("### 2.1 ", "### 2.{} "),
        ("paragraaf 2.", "paragraaf {}."),
    ],
)
def test_huge_number(before: str, after: str, digits: int) -> None:
    tables = transform(read_text("proef.txt", TEXT.replace(before, after.format("9" * digits)).encode()))
    assert schemas.breaches(tables) == []
    assert run_rules(tables).failures == ()
