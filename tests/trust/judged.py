"""The findings of the rules that read language, each read by a person and judged right or wrong.

`oordelen.csv` holds the judgements; `python -m tests.trust.judged` prints the findings that it lacks. `goed` is what
an author should mend or answer, `twijfel` what an author may shrug at, `fout` a wrong accusation. A rule counts as
right for its share of `goed`.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar
from pipeline.check.engine.rule import CATALOGUE, Zekerheid
from pipeline.check.run import run_rules
from pipeline.dossiers import tables_in
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, een_uitstroom, write_text, zes_uitstromen

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

ROOT = Path(__file__).parents[2]
PAGE = Path(__file__).with_name("oordelen.csv")
COLUMNS = ("bron", "regel", "vingerafdruk", "oordeel", "citaat", "waarom")
OORDELEN = ("goed", "twijfel", "fout")
ENOUGH, MOST_LIKELY, WORTH_BUILDING = 5, 75, 60
"""Findings from which a share says something, and the shares (in %) of a rule that is shown, and of one that is built."""
SCHATTING = {
    "KD112": 90, "KD213": 95, "KD411": 90, "KD415": 90, "KD419": 95, "KD421": 72, "KD422": 85, "KD423": 90, "KD424": 80,
    "KD425": 67, "KD426": 62, "KD427": 97, "KD428": 75, "KD429": 98, "KD430": 90, "KD432": 85, "KD433": 75, "KD434": 60,
    "KD504": 75, "KD506": 70, "KD715": 75, "KD716": 80, "KD717": 90, "KD907": 90,
}  # fmt: skip
"""The rules that read language, with the share (in %) that an assessor expected from one dossier."""


@dataclass(frozen=True)
class Gelezen:
    """A finding with the source it is about, and how it was judged; '' when nobody read it."""

    bron: str
    code: str
    vingerafdruk: str
    bericht: str
    oordeel: str


@cache
def judged() -> dict[tuple[str, str], tuple[str, str]]:
    """The judgement and its reason, by source and fingerprint."""
    with PAGE.open(encoding="utf-8", newline="") as handle:
        return {
            (row["bron"], row["vingerafdruk"]): (row["oordeel"], row["waarom"])
            for row in csv.DictReader(handle, delimiter=";")
        }


def sources() -> Iterator[tuple[str, dict[str, pd.DataFrame]]]:
    """The dossiers that were read, with their tables; those beside the project only where they are."""
    yield from _of(ROOT / "raw" / "commercieel-medewerker-2009-2010.txt")
    for make in (een_uitstroom, drie_uitstromen, zes_uitstromen):
        name = make.__name__
        yield name, transform(read_text(f"{name}.txt", write_text(make()).encode()))
    shared = ROOT.parent / "shared"
    for path in (*sorted((shared / "sbb").glob("*.xml")), *sorted((shared / "dossiers").glob("*2008-2009.txt"))):
        yield from _of(path)


def _of(path: Path) -> Iterator[tuple[str, dict[str, pd.DataFrame]]]:
    yield from ((path.name, tables) for tables in tables_in(path))


def read_findings() -> list[Gelezen]:
    """Every finding of owner dossier of the rules on the dossiers, with its judgement."""
    rules = [CATALOGUE[code] for code in SCHATTING]
    return [
        Gelezen(name, item.code, item.vingerafdruk, item.bericht, judged().get((name, item.vingerafdruk), ("", ""))[0])
        for name, tables in sources()
        for item in run_rules(tables, rules).findings
        if item.eigenaar is Eigenaar.DOSSIER
    ]


def share(code: str, findings: list[Gelezen]) -> int:
    """The share (in %) of the findings of a rule that are right; what an assessor expected where there are few."""
    mine = [item.oordeel for item in findings if item.code == code]
    return round(100 * mine.count("goed") / len(mine)) if len(mine) >= ENOUGH else SCHATTING[code]


def section(findings: list[Gelezen]) -> str:
    """The chapter of docs/trust.md: per rule how many findings were right, in doubt and wrong, and what follows."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in findings:
        counts[item.code][item.oordeel or "ongelezen"] += 1
    lines = [_INTRO.format(bronnen=", ".join(dict.fromkeys(f"`{name}`" for name, _ in sources())))]
    lines.append(
        "| rule | name | goed | twijfel | fout | share | expected | zekerheid | given |\n|---|---|---:|---:|---:|---:|---:|---|---|"
    )
    for code in sorted(SCHATTING):
        rule, found = CATALOGUE[code], counts[code]
        number = sum(found.values())
        measured = f"{round(100 * found['goed'] / number)} %" if number else ""
        given = "with `--grondig`" if rule.zekerheid is Zekerheid.MOGELIJK else "always"
        numbers = " | ".join(str(found[oordeel]) for oordeel in OORDELEN)
        lines.append(
            f"| {code} | {rule.naam} | {numbers} | {measured} | {SCHATTING[code]} % | {rule.zekerheid.value} | {given} |"
        )
    total = Counter(item.oordeel for item in findings)
    numbers = " | ".join(str(total[oordeel]) for oordeel in OORDELEN)
    lines.append(f"| **all** | | {numbers} | {round(100 * total['goed'] / max(1, len(findings)))} % | | | |\n")
    return "\n".join([*lines, *_doubtful(findings)]) + "\n"


def _doubtful(findings: list[Gelezen]) -> list[str]:
    told = [item for item in findings if item.oordeel != "goed"]
    lines = ["What was not plainly right:\n", "| rule | source | judged | finding | why |\n|---|---|---|---|---|"]
    for item in told:
        why = judged().get((item.bron, item.vingerafdruk), ("", ""))[1]
        lines.append(
            f"| {item.code} | {item.bron} | {item.oordeel or 'not read'} | {item.bericht.replace('|', ' ')} | {why} |"
        )
    return lines


_INTRO = """## Rules that read language

Every finding of these rules was read beside the text and judged: `goed` when an author should mend or answer it,
`twijfel` when an author may shrug at it, `fout` when it accuses wrongly. The judgements are in
[tests/trust/oordelen.csv](../tests/trust/oordelen.csv), and a test fails while a finding is not read. The share is
that of `goed`; *expected* is what an assessor expected from one dossier before the rules were built. A rule with fewer
than five findings stands on that. The rules were made while reading the first of these dossiers, so that on it they do
better than they will on another; the register's XML was not looked at before. Below 75 % a rule is 'mogelijk', below 60 % it is not built.

Read: {bronnen}.
"""


def main() -> None:
    """Print the findings that nobody read, as rows for the page of judgements."""
    for item in read_findings():
        if not item.oordeel:
            print(
                ";".join((item.bron, item.code, item.vingerafdruk, "", f'"{item.bericht[:110]}"'.replace(";", ","), ""))
            )


if __name__ == "__main__":
    main()
