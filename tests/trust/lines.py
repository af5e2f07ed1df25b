"""What a fault in a text needs to know of its lines: who is worked out where, which row marks what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.dossiers.woorden import NAMEN

CODES = {re.sub(r"\W", "", name).casefold(): letter for letter, name in NAMEN.items()}
PROCESS = re.compile(r"(\d+\.\d+) werkproces: ")
PARAGRAPH = re.compile(r"#+ +\**(\d)\.(\d+) +(?!werkproces)")
OVERVIEW = re.compile(r"\t(\d+\.\d+) ([^\t]+)\t([x\t]*)$")
KERNTAAK = re.compile(r"<b>Kerntaak (\d+): ([^<]+)</b>")
LEGEND = re.compile(r"(U\d+): (.+)$")


@dataclass(frozen=True)
class Detailregel:
    """A line that is a row of a detaillering."""

    regel: int
    uitstroom: str
    werkproces: str
    competentie: str


class Tekst:
    """An index of the lines of a dossier.

    `details` are the rows of the detailleringen in order; `werkprocessen` and `kerntaken` map a
    number to a title and `overzicht` a werkproces to its line, all as in B 3; `namen` maps an
    uitstroom to its name.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.details: list[Detailregel] = []
        self.werkprocessen: dict[str, str] = {}
        self.kerntaken: dict[str, str] = {}
        self.overzicht: dict[str, int] = {}
        self.namen: dict[str, str] = {}
        deel = uitstroom = werkproces = ""
        for place, line in enumerate(lines):
            if match := re.match(r"#+ +\**Deel ([A-D])", line):
                deel = match[1]
            elif deel == "B":
                self._part_b(place, line)
            elif deel == "C":
                if (match := PARAGRAPH.match(line)) and match[1] == "2":
                    uitstroom = f"U{match[2]}"
                if match := PROCESS.search(line):
                    werkproces = match[1]
                code = CODES.get(re.sub(r"\W", "", line.split("\t")[0]).casefold())
                if code and line.count("\t") == 3:
                    self.details.append(Detailregel(place, uitstroom, werkproces, code))

    @property
    def uitstromen(self) -> list[str]:
        """The keys of the uitstromen in the legend."""
        return list(self.namen)

    def _part_b(self, place: int, line: str) -> None:
        if match := OVERVIEW.match(line):
            self.werkprocessen[match[1]] = match[2]
            self.overzicht[match[1]] = place
        elif match := KERNTAAK.match(line):
            self.kerntaken[match[1]] = match[2]
        elif match := LEGEND.match(line):
            self.namen[match[1]] = match[2]

    def rijen(self, eerste: bool = False) -> list[Detailregel]:
        """Rows of details; only those that come second or later in their werkproces, or only the first ones."""
        result, seen = [], set()
        for row in self.details:
            key = (row.uitstroom, row.werkproces)
            if (key not in seen) is eerste:
                result.append(row)
            seen.add(key)
        return result

    def competenties(self, uitstroom: str, werkproces: str) -> set[str]:
        """The competenties worked out there."""
        return {row.competentie for row in self.details if (row.uitstroom, row.werkproces) == (uitstroom, werkproces)}

    def cel(self, row: Detailregel, kolom: int, waarde: str) -> None:
        """Put `waarde` in a cell of a row."""
        cells = self.lines[row.regel].split("\t")
        cells[kolom] = waarde
        self.lines[row.regel] = "\t".join(cells)
