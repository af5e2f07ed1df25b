"""A second, simple reading of the detailleringen of the real source, to hold against the tables.

It shares no code with the pipeline: the uitstroom is the nearest heading `## 2.n` above, the
werkproces the nearest title above, a cell is split at its `<li>`, tags go by one pattern.
"""

from __future__ import annotations

import csv
import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
REAL = ROOT / "raw" / "commercieel-medewerker-2009-2010.txt"
Key = tuple[str, str]


@dataclass
class Detail:
    """A row of a detaillering as it stands in the source."""

    regel: int
    competentie: str
    componenten: list[str]
    indicator: str
    vakkennis: list[str]


@dataclass
class SecondReading:
    """What Deel C 2 works out, by uitstroom and werkproces."""

    titels: dict[Key, str] = field(default_factory=dict)
    omschrijvingen: dict[Key, str] = field(default_factory=dict)
    resultaten: dict[Key, list[str]] = field(default_factory=dict)
    details: defaultdict[Key, list[Detail]] = field(default_factory=lambda: defaultdict(list))


def lines() -> list[str]:
    """The lines of the real source; line n of the file has index n - 1."""
    return REAL.read_text(encoding="utf-8").split("\n")


def text(cell: str) -> str:
    """A cell without tags, entities and asterisks, with single spaces."""
    return " ".join(html.unescape(re.sub(r"</?[a-z][^>]*>", " ", cell)).replace("**", "").split())


def paragraphs(cell: str) -> str:
    """A cell as `text` has it, with each of its paragraphs and items on a line of its own."""
    parts = re.split(r"</?(?:p|li|ul|ol|br)\b[^>]*>", cell)
    return "\n".join(filter(None, map(text, parts)))


def items(cell: str) -> list[str]:
    """The list items of a cell without their bullets, or its whole text."""
    found = re.findall(r"<li>(.*?)</li>", cell)
    if not found:
        return [text(cell)] if text(cell) else []
    return [re.sub(r"^[•·.-]\s*", "", text(item)) for item in found]


def letters(name: str) -> str:
    """A name without case, quotes and spacing."""
    return re.sub(r"\W", "", name.casefold())


def names() -> dict[str, str]:
    """The code of each competentie by the letters of its name."""
    with (ROOT / "schemas" / "competenties.csv").open(encoding="utf-8", newline="") as file:
        return {letters(row["naam"]): row["competentie_code"] for row in csv.DictReader(file)}


def second_reading() -> SecondReading:
    """Read every detaillering of Deel C 2 of the real source."""
    known = names()
    read = SecondReading()
    uitstroom, werkproces = "", ""
    for number, line in enumerate(lines(), 1):
        if re.match(r"## 2\.\d ", line):
            uitstroom, werkproces = f"U{line[5]}", ""
        elif uitstroom and "3. Certificeerbare eenheden" in line:
            break
        title = re.search(r"(\d\.\d+) werkproces: (.+)$", text(line.replace("<br>", " ")))
        if uitstroom and title:
            werkproces = title[1]
            read.titels.setdefault((uitstroom, werkproces), title[2])
        cells = line.split("\t")
        if not (uitstroom and werkproces and len(cells) == 4):
            continue
        key, first = (uitstroom, werkproces), text(cells[0])
        if first == "Omschrijving":
            assert key not in read.omschrijvingen
            read.omschrijvingen[key] = paragraphs(cells[1])
        elif first == "Gewenst resultaat":
            assert key not in read.resultaten
            read.resultaten[key] = items(cells[1])
        elif letters(first) in known:
            read.details[key].append(Detail(number, first, items(cells[1]), text(cells[2]), items(cells[3])))
    return read
