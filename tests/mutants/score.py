"""The score of a run: how many faults were noticed per module, and which were not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"
KEPT = Path(__file__).with_name("score.json")
HEADING = "## Faults in the code"


class Result(NamedTuple):
    """A fault, and whether the tests noticed it."""

    module: str
    line: int
    what: str
    noticed: bool


def summary(results: list[Result]) -> str:
    """The faults that nothing noticed, and the score per module and package, as text for a terminal."""
    lines = [f"{item.module}:{item.line} {item.what}" for item in results if not item.noticed]
    modules = sorted({item.module for item in results})
    lines += (f"{name}: {_share([item for item in results if item.module == name])}" for name in modules)
    return "\n".join([*lines, *(f"{name}: {share}" for name, share in _by_package(results).items())])


def write(results: list[Result]) -> None:
    """Keep the score, and renew its section of docs/trust.md."""
    KEPT.write_text(json.dumps(_by_package(results), indent=2) + "\n", encoding="utf-8")
    before = PAGE.read_text(encoding="utf-8").partition(f"\n{HEADING}")[0]
    PAGE.write_text(f"{before.rstrip()}\n\n{section()}", encoding="utf-8")


def section() -> str:
    """The section of docs/trust.md, from the score that was kept."""
    kept: dict[str, str] = json.loads(KEPT.read_text(encoding="utf-8"))
    rows = [f"| `{name}` | {share} |" for name, share in kept.items()]
    return "\n".join(
        [
            HEADING,
            "",
            "`make mutants` puts one small fault at a time into the code (a bound moved, a comparison turned, a condition",
            "always true, a filter or statement left out) and runs the quick tests on it: for rules their cases in",
            "`tests/cases/` and the golden dossiers, for the reading of matrices its tests and the golden tables.",
            "A fault that nothing notices is one that a later change could bring in unseen. Where a package has more faults",
            "than a run tries, they are taken evenly. The aim for rules is 85 %.",
            "",
            "| package | noticed |",
            "|---|---|",
            *rows,
            "",
        ]
    )


def _by_package(results: list[Result]) -> dict[str, str]:
    packages = sorted({".".join(item.module.split(".")[:3]) for item in results})
    return {name: _share([item for item in results if item.module.startswith(f"{name}.")]) for name in packages}


def _share(results: list[Result]) -> str:
    number = sum(item.noticed for item in results)
    return f"{number} of {len(results)} ({number / max(len(results), 1):.0%})"
