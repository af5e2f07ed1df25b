"""The model of a real dossier in the register's XML, to print it in looks of our own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from tests.register.model import Aanvulling, Dossier, Kerntaak, Profiel, Werkproces
from tests.register.second_reading import LETTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

LETTERS = {str(number): letter for number, letter in LETTER.items()}


def dossier(path: Path) -> Dossier:
    """What a dossier asks, in the model: its profielen, kerntaken and werkprocessen with their texts, additions and kennis.

    Cover, contexts and language levels are not taken over.
    """
    root = ET.parse(path).getroot().find("dossiers/dossier")
    if root is None:
        raise ValueError(f"{path}: no dossier")
    return _Reader(root).read()


class _Reader:
    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.profielen = _ordered(root.findall("profielen/profiel"))
        self.number = {item.get("nr"): turn for turn, item in enumerate(self.profielen, 1)}
        self.titles = {item.get("nr"): _title(item) for item in root.iter() if item.get("nr")}
        self.kennis: dict[str, None] = {}

    def read(self) -> Dossier:
        profielen = [
            Profiel(
                _title(item),
                int(item.get("niveau") or 2),
                "basisberoepsopleiding",
                item.get("crebo") or "25000",
                "Het beroep.",
                self.kerntaken(item.findall("profielkerntaken/kerntaak")),
            )
            for item in self.profielen
        ]
        basis = self.kerntaken(self.root.findall("basis/basistaken/basiskerntaken/kerntaak"))
        return Dossier(_title(self.root), self.root.get("crebo") or "23000", basis, profielen, kennis=list(self.kennis))

    def kerntaken(self, found: Iterable[ET.Element]) -> list[Kerntaak]:
        return [self.kerntaak(item) for item in _ordered(found)]

    def kerntaak(self, item: ET.Element) -> Kerntaak:
        added: dict[int, Aanvulling] = {}
        for name in ("complexiteit", "verantwoordelijkheid"):
            self.additions(item.find(name), added, name, _text_of)
        asked = next(
            (part for part in item if part.tag != "werkproces" and part.find("vakkennisenvaardigheden") is not None),
            None,
        )
        self.additions(asked, added, "kennis", self.known)
        werkprocessen = [self.werkproces(part) for part in _ordered(item.iter("werkproces"))]
        kennis = self.known(asked) if asked is not None else []
        return Kerntaak(_title(item), _text(item.find("complexiteit")), _text(item.find("verantwoordelijkheid")), kennis, werkprocessen, added)  # fmt: skip

    def werkproces(self, item: ET.Element) -> Werkproces:
        added: dict[int, Aanvulling] = {}
        texts = {}
        for name in ("omschrijving", "resultaat", "gedrag"):
            part = _part(item, name)
            self.additions(part, added, name, _text_of)
            texts[name] = _text(part)
        asked = _part(item, "competenties")
        self.additions(asked, added, "competenties", _letters)
        return Werkproces(_title(item), **texts, competenties=_letters(asked), aan=added)

    def known(self, item: ET.Element) -> list[str]:
        found = [self.titles[part.get("referentie")] for part in item.findall("vakkennisenvaardigheden")]
        self.kennis |= dict.fromkeys(found)
        return found

    def additions(
        self, item: ET.Element | None, made: dict[int, Aanvulling], name: str, value: Callable[[ET.Element], object]
    ) -> None:
        """Sets what each profiel adds to a part of the basis."""
        for group in (part for part in (item if item is not None else ()) if part.tag.endswith("perprofiel")):
            for added in group.findall("aanvullend"):
                whose = added.find("profiel")
                if whose is not None:
                    setattr(made.setdefault(self.number[whose.get("referentie")], Aanvulling()), name, value(added))


def _part(item: ET.Element, name: str) -> ET.Element | None:
    return next((part for part in item if part.tag in (name, f"werkproces{name}")), None)


def _ordered(items: Iterable[ET.Element]) -> list[ET.Element]:
    return sorted(items, key=lambda item: int(item.get("hoofdstuk") or 0))


def _title(item: ET.Element) -> str:
    return " ".join((item.get("titel") or "").split())


def _text(item: ET.Element | None) -> str:
    return (item.text or "").strip() if item is not None else ""


def _text_of(item: ET.Element) -> str:
    return "\n".join(text for part in item if part.tag != "profiel" and (text := _text(part)))


def _letters(item: ET.Element | None) -> str:
    return (
        "".join(LETTERS[str(part.get("referentie"))] for part in item.findall("competentie"))
        if item is not None
        else ""
    )
