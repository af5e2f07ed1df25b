"""Measures the comparison on known edits and writes docs/verschil.md: `python -m tests.verschil`."""

from __future__ import annotations

from tests.verschil.measure import draws, many, measure, prints
from tests.verschil.report import PAGE, page


def main() -> None:
    """Measure and write."""
    PAGE.write_text(
        page(measure(draws()), measure(many()), measure(many(100, 8, 30)), measure(prints())),
        encoding="utf-8",
        newline="\n",
    )


if __name__ == "__main__":
    main()
