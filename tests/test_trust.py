"""The trust measure: in a clean conversion every kind of fault is found in its place, and nothing else is accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.fault import TEKSTEN, soorten
from tests.trust.measure import GEVONDEN, MODELS, REAL, Trekking, damage_only, run

DOCS = Path(__file__).parents[1] / "docs" / "trust.md"
KINDS = [kind.naam for kind in soorten()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_found_and_nothing_else_is_accused(kind: str) -> None:
    draws = (Trekking(kind, dossier, "gaaf", number) for number in (0, 1) for dossier in MODELS)
    result = next(item for draw in draws if (item := run(draw)) is not None)
    assert (result.oordeel, result.beschuldigd) == (GEVONDEN, ()), f"{result.verwacht}; nieuw: {result.gevonden}"


@pytest.mark.parametrize("kind", TEKSTEN)
def test_a_fault_in_the_shipped_dossier_is_found(kind: str) -> None:
    results = (run(Trekking(kind, REAL, "gaaf", number)) for number in range(4))
    result = next(item for item in results if item is not None)
    assert (result.oordeel, result.beschuldigd) == (GEVONDEN, ()), f"{result.verwacht}; nieuw: {result.gevonden}"


def test_damage_alone_accuses_nobody() -> None:
    assert damage_only() == []


def test_the_page_knows_every_kind() -> None:
    assert len(KINDS) >= 45
    page = DOCS.read_text(encoding="utf-8")
    missing = [kind for kind in KINDS if f"| {kind} |" not in page]
    assert not missing, "renew docs/trust.md with: make trust"
