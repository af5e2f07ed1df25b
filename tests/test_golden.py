"""The golden dossiers become what they became before."""

from __future__ import annotations

import pytest

from tests.golden import FOLDER, SOURCES, made


@pytest.mark.parametrize("name", SOURCES)
def test_dossier_becomes_what_it_became_before(name: str) -> None:
    golden = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert made(name).splitlines() == golden.splitlines(), "run `make golden`, and look at what it shows"
