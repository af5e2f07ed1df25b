"""No dependency has a licence that is unknown or forbids the use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.supply import ROOT, bill, licences, may_be_used

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.heavy
def test_every_dependency_has_a_licence_that_allows_the_use(tmp_path: Path) -> None:
    made = bill(tmp_path / "sbom.cdx.json")
    components = {item["name"].lower(): licences(item) for item in made["components"]}
    assert {"pandas", "pandera", "pdfplumber", "pypdfium2", "filelock"} <= components.keys()
    assert {name: said for name, said in components.items() if not may_be_used(said)} == {}


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        (["MIT"], True),
        (["Apache-2.0 OR BSD-3-Clause"], True),
        (["GPL-2.0-or-later", "Artistic License"], True),
        (["tqdm-like AND MIT"], False),
        (["MPL-2.0 AND MIT"], True),
        (["AGPL-3.0-only"], False),
        (["Proprietary"], False),
        ([], False),
    ],
)
def test_what_is_allowed(said: list[str], allowed: bool) -> None:
    assert may_be_used(said) is allowed


def test_constraints_hold_names_and_versions_only() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        assert all((name, version)), line
        assert not {"/", "@", ":"} & set(line), line
