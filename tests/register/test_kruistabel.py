"""The kruistabel and the competenties per werkproces, in workbook and report, against a count in the XML of a real dossier."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pipeline.check.run import run_rules
from pipeline.publish.publication import Publication
from pipeline.publish.workbook import book
from pipeline.report.sections.view import view
from tests.register.second_reading import LETTER
from tests.register.test_druk import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no real dossiers beside the project")
SOURCES = [("2635-pedagogisch-werk", "sbb/2635-pedagogisch-werk.xml"), ("2635-pedagogisch-werk", "dossiers/2635-pedagogisch-werk.pdf"),
           ("2755-dienstverlening", "dossiers/2755-dienstverlening.word.pdf")]  # fmt: skip


class Counted:
    """What the XML itself asks, found without the readers of this project."""

    def __init__(self, stem: str) -> None:
        found = ET.parse(SHARED / "sbb" / f"{stem}.xml").getroot().find("dossiers/dossier")
        assert found is not None
        self.root = found
        self.above = {child: parent for parent in found.iter() for child in parent}
        self.profielen = {item.get("nr"): item.get("hoofdstuk") for item in found.findall("profielen/profiel")}
        self.titles = {
            item.get("nr"): " ".join((item.get("titel") or "").split()) for item in found.iter() if item.get("nr")
        }

    def up(self, item: ET.Element, tag: str) -> ET.Element | None:
        above: ET.Element | None = item
        while above is not None and above.tag != tag:
            above = self.above.get(above)
        return above

    def who(self, item: ET.Element) -> str:
        added = self.up(item, "aanvullend")
        name = added.find("profiel") if added is not None else None
        return f"P{self.profielen[name.get('referentie')]}" if name is not None else ""

    def asked(self, tag: str, under: str) -> Iterator[tuple[ET.Element, str]]:
        for item in self.root.iter(tag):
            if item.get("referentie") and self.up(item, under) is not None:
                yield item, self.who(item)

    def code(self, item: ET.Element) -> str:
        kerntaak, profiel = self.up(item, "kerntaak"), self.up(item, "profiel")
        assert kerntaak is not None
        prefix = f"P{self.profielen[profiel.get('nr')]}" if profiel is not None else "B1"
        return f"{prefix}-K{kerntaak.get('hoofdstuk')}"

    def of_profielen(self) -> set[tuple[str, str, str]]:
        """Kennis, profiel and kerntaak: what is asked of the basis is asked of every profiel."""
        found = set()
        for item, who in self.asked("vakkennisenvaardigheden", "kerntaak"):
            code = self.code(item)
            everyone = (
                [f"P{number}" for number in self.profielen.values()]
                if code.startswith("B")
                else [code.partition("-")[0]]
            )
            found |= {(self.titles[item.get("referentie")], own, code) for own in ([who] if who else everyone)}
        return found


@pytest.mark.parametrize(("stem", "source"), SOURCES)
def test_the_kruistabel_of_the_workbook_holds_what_the_xml_asks(stem: str, source: str, tmp_path: Path) -> None:
    found = tables((SHARED / source).read_bytes(), source)
    book.write([Publication(found, lambda: run_rules(found))], tmp_path / "d.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "d.xlsx")["Kruistabel"].iter_rows(min_row=3, values_only=True))
    profielen, codes, marks, profiel = rows[0], rows[1], set(), ""
    for column in range(2, len(codes)):
        profiel = str(profielen[column]).split(" ")[0] if profielen[column] else profiel
        marks |= {(row[0], profiel, str(codes[column]).split(" ")[0]) for row in rows[2:] if row[column]}
    assert marks == Counted(stem).of_profielen()


@pytest.mark.parametrize(("stem", "source"), SOURCES)
def test_the_report_shows_every_competentie_of_basis_and_profielen(stem: str, source: str) -> None:
    found, counted = tables((SHARED / source).read_bytes(), source), Counted(stem)
    letters = {str(number): letter for number, letter in LETTER.items()}
    wanted = set()
    for item, who in counted.asked("competentie", "werkproces"):
        werkproces = counted.up(item, "werkproces")
        assert werkproces is not None
        wanted.add((f"{counted.code(item)}-W{werkproces.get('hoofdstuk')}", letters[str(item.get("referentie"))], who))
    parts = view(found, run_rules(found), "1").profielen
    assert parts is not None
    shown = {
        (row.naam.split(" ")[0], letter, who)
        for task in parts.competenties
        for row in task.rijen
        for letter, cell in zip("ABCDEFGHIJKLMNOPQRSTUVWXY", row.vakken, strict=True)
        for who in (*([""] if cell.soort == "basis" else []), *cell.wie)
    }
    assert shown == wanted
