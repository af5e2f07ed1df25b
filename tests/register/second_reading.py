"""A reading of the register's XML of its own: with ElementTree, table by table, to hold the tables against."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[tuple[Any, ...]]
LETTER = {row["sbb_nr"]: row["competentie_code"] for row in schemas.competenties()}


def plain(text: str | None) -> list[str]:
    made = [re.sub(r"\s+", " ", line).strip() for line in (text or "").splitlines()]
    return [re.sub(r"^(?:- ?(?=\S)|[•§] ?)", "", line).strip() for line in made if line]


def title(element: ET.Element) -> str:
    return re.sub(r"\s+", " ", element.get("titel", "")).strip()


def ordered(elements: list[ET.Element]) -> list[ET.Element]:
    return sorted(elements, key=lambda element: int(element.get("hoofdstuk", "0")))


class Reading:
    """The tables of the first dossier in a file, as lists of tuples in no particular order."""

    def __init__(self, text: str) -> None:
        self.root = ET.fromstring(text.encode()).find("dossiers/dossier")
        self.profielen = ordered(self.root.findall("profielen/profiel"))
        self.keys = {profiel.get("nr"): f"U{profiel.get('hoofdstuk')}" for profiel in self.profielen}
        self.taken = list(self._kerntaken())

    def _kerntaken(self) -> Iterator[tuple[int, str, str | None, ET.Element, list[str]]]:
        number = 0
        for element in ordered(self.root.findall("basis/basistaken/basiskerntaken/kerntaak")):
            number += 1
            yield number, f"B1-K{element.get('hoofdstuk')}", None, element, sorted(self.keys.values())
        for profiel in self.profielen:
            key = self.keys[profiel.get("nr")]
            for element in ordered(profiel.findall("profielkerntaken/kerntaak")):
                number += 1
                yield number, f"P{profiel.get('hoofdstuk')}-K{element.get('hoofdstuk')}", key, element, [key]

    def _added(self, element: ET.Element | None, key: str) -> Iterator[ET.Element]:
        for group in [] if element is None else [child for child in element if child.tag.endswith("perprofiel")]:
            for addition in group.findall("aanvullend"):
                if self.keys[addition.find("profiel").get("referentie")] == key:
                    yield addition

    def _texts(self, element: ET.Element | None, key: str) -> tuple[list[str], list[str]]:
        own = plain(element.text) if element is not None else []
        added = [line for item in self._added(element, key) for part in item for line in plain(part.text)]
        return own, added

    def kerntaken(self) -> Rows:
        return [(number, title(e), code, "profiel" if own else "basis", own, e.get("nr"))
                for number, code, own, e, _ in self.taken]  # fmt: skip

    def eisen(self) -> Rows:
        made = []
        for number, _, _, element, keys in self.taken:
            for key in keys:
                cells: list[str | None] = []
                for tag in ("complexiteit", "verantwoordelijkheid"):
                    own, added = self._texts(element.find(tag), key)
                    cells.append("\n\n".join("\n".join(part) for part in (own, added) if part) or None)
                made.append((key, number, *cells))
        return made

    def werkprocessen(self) -> Rows:
        return [(f"{number}.{w.get('hoofdstuk')}", number, title(w), f"{code}-W{w.get('hoofdstuk')}", own, w.get("nr"))
                for number, code, own, e, _ in self.taken for w in e.iter("werkproces")]  # fmt: skip

    def _each(self) -> Iterator[tuple[str, str, str | None, ET.Element]]:
        for number, _, own, element, keys in self.taken:
            for werkproces in element.iter("werkproces"):
                for key in keys:
                    yield key, f"{number}.{werkproces.get('hoofdstuk')}", own, werkproces

    def uitwerkingen(self) -> Rows:
        made = []
        for key, number, _, element in self._each():
            own, added = self._texts(element.find("werkprocesomschrijving"), key)
            text = "\n\n".join("\n".join(part) for part in (own, added) if part) or None
            made.append((key, number, title(element), text, "\n".join(added) or None))
        return made

    def resultaten(self) -> Rows:
        made = []
        for key, number, profiel, element in self._each():
            own, added = self._texts(element.find("werkprocesresultaat"), key)
            rows = [(line, "profiel" if profiel else "basis") for line in own] + [
                (line, "aanvulling") for line in added
            ]
            made += [(key, number, turn, *row) for turn, row in enumerate(rows, 1)]
        return made

    def gedragingen(self) -> Rows:
        made = []
        for key, number, profiel, element in self._each():
            own, added = self._texts(element.find("werkprocesgedrag"), key)
            opening = own[0].removesuffix(":").strip() if own and own[0].endswith(":") else None
            items = own[1:] if opening else own
            rows = [(opening, line.rstrip("; "), "profiel" if profiel else "basis") for line in items]
            rows += [(None, line.rstrip("; "), "aanvulling") for line in added]
            made += [(key, number, turn, *row) for turn, row in enumerate(rows, 1)]
        return made

    def competenties(self) -> Rows:
        made = []
        for key, number, profiel, element in self._each():
            group = element.find("werkprocescompetenties")
            rows = [
                (LETTER.get(c.get("referentie")), "profiel" if profiel else "basis")
                for c in group.findall("competentie")
            ]
            rows += [
                (LETTER.get(c.get("referentie")), "aanvulling")
                for item in self._added(group, key)
                for c in item.iter("competentie")
            ]
            made += [(key, number, turn, *row) for turn, row in enumerate(rows, 1)]
        return made

    def kerntaak_kennis(self) -> Rows:
        made = []
        for number, _, profiel, element, keys in self.taken:
            group = element.find("vakkennisenvaardigheden")
            for key in keys:
                rows = [
                    (v.get("referentie"), "profiel" if profiel else "basis")
                    for v in group.findall("vakkennisenvaardigheden")
                ]
                rows += [
                    (v.get("referentie"), "aanvulling")
                    for item in self._added(group, key)
                    for v in item.iter("vakkennisenvaardigheden")
                ]
                made += [(key, number, turn, *row) for turn, row in enumerate(rows, 1)]
        return made

    def kennis(self) -> Rows:
        return [(e.get("nr"), title(e)) for e in self.root.iter("kennisofvaardigheid")]
