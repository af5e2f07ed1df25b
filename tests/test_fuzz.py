"""What the fuzzer ever found stays mended, and the fuzzer itself would notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.check.settings import file as settings_file
from tests.fuzz.damage import WAYS, damaged
from tests.fuzz.targets import TARGETS, attempt

FOUND = sorted((Path(__file__).parent / "fuzz" / "found").glob("*.bin"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path: Path) -> None:
    name = path.stem.rpartition("-")[0]
    assert attempt(name, path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_the_sound_input_is_taken(name: str) -> None:
    target, base = TARGETS[name]
    target(base())  # raises nothing, not even a refusal


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_damage_changes_something(way: str) -> None:
    base = TARGETS["tekst"][1]()
    assert any(damaged(base, [(way, place, place + 7)]) != base for place in range(60, 400, 17))


def test_a_crash_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise IndexError("hier")

    monkeypatch.setattr(settings_file, "_severities", crash)
    assert attempt("waivers", b"") == "IndexError: hier"
