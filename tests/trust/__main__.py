"""`python -m tests.trust` prints the trust measure and renews docs/trust.md; with a choice of draws it only prints."""

from __future__ import annotations

import argparse
import time

from tests.mutants import score
from tests.trust import judged, sources
from tests.trust.measure import damage_only, measure
from tests.trust.report import DOCS, detail, page, summary


def main() -> None:
    """Measure, print the table, and write the page when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="print every draw that was not found in its place")
    parser.add_argument("--soort", default="", help="only the kinds whose name holds this")
    parser.add_argument(
        "--vanaf", type=int, default=0, help="take the draws from this number on, other than the page's"
    )
    arguments = parser.parse_args()
    start = time.perf_counter()
    results = measure(arguments.soort, arguments.vanaf)
    print(summary(results))
    if arguments.detail:
        print(detail(results))
    if not (arguments.soort or arguments.vanaf):
        DOCS.parent.mkdir(exist_ok=True)
        of_sources = sources.section(sources.measure())
        of_language = judged.section(judged.read_findings())
        parts = (page(results, damage_only()), of_sources, of_language, score.section())
        DOCS.write_text("\n\n".join(part.rstrip() for part in parts) + "\n", encoding="utf-8")
        print(f"{DOCS.name} vernieuwd")
    print(f"{len(results)} trekkingen in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
