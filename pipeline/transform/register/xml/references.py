"""The numbers that the register gives, and what refers to them: `registernummers` and `registerverwijzingen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import schemas
from pipeline.comparing import squash
from pipeline.transform.register.model import Rij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element, Elements
    from pipeline.transform.register.xml.account import Account

_KINDS = {
    "dossier": "dossier",
    "profiel": "profiel",
    "kerntaak": "kerntaak",
    "werkproces": "werkproces",
    "kennisofvaardigheid": "kennis",
    "vakkennisenvaardigheden": "kennis",
    "categorie": "categorie",
    "competentie": "competentie",
    "domein": "domein",
    "sectorkamer": "sectorkamer",
}
"""What an element is, by its tag: of one with a number, and of one that refers to a number."""
_REFERRING = {"referentie": None, "referentiedomein": "domein"}
"""The attributes that refer, and to what; None where the tag says it."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The elements of a source by their number; of a number that is given twice, the first."""

    elements: dict[str, Element]
    codes: dict[str, str]

    def titled(self, number: str | None) -> Element | None:
        """The element with a number."""
        return self.elements.get(number or "")

    def competentie(self, number: str | None) -> str | None:
        """The letter of the competentie with a number, None when it is none of the 25."""
        return self.codes.get(number or "")


def kind(element: Element) -> str | None:
    """What an element is or refers to, by its tag; None for a tag that is not known."""
    return _KINDS.get(element.tag)


def numbers(source: Elements) -> Numbers:
    """Every number in a source; the letter of a competentie is that of the national list, by number or else by name."""
    found: dict[str, Element] = {}
    for element in source.walk():
        number = element.attributes.get("nr", "").strip()
        if number:
            found.setdefault(number, element)
    national = schemas.competenties()
    codes = {row["sbb_nr"]: row["competentie_code"] for row in national}
    names = {squash(row["naam"]): row["competentie_code"] for row in national}
    for number, element in found.items():
        code = names.get(squash(element.attributes.get("titel", "")))
        if kind(element) == "competentie" and code:
            codes.setdefault(number, code)
    listed = {
        number: code for number, code in codes.items() if number in found and kind(found[number]) == "competentie"
    }
    return Numbers(found, listed)


def registernummers(source: Elements, account: Account) -> Iterator[Rij]:
    """A row per number, with the title as it stands; the lists of the source belong to it."""
    for element in source.walk():
        if "nr" not in element.attributes:
            continue
        table = "registernummers"
        yield Rij(
            table,
            element.place,
            {
                "nummer": account.attribute(element, "nr", table),
                "soort": kind(element),
                "titel": _as_it_stands(element, account),
                "code": account.attribute(element, "code", table) or account.attribute(element, "crebo", table),
                "prijsfactor": account.attribute(element, "prijsfactor", table),
                "obk_id": account.attribute(element, "OBK_ID", table),
            },
        )


def _as_it_stands(element: Element, account: Account) -> str | None:
    account.attribute(element, "titel", "registernummers")
    return element.attributes.get("titel") or None


def registerverwijzingen(source: Elements, known: Numbers, account: Account) -> Iterator[Rij]:
    """A row per reference: what it must refer to at that place, and what the number is of."""
    for element in source.root.walk():
        for name, wanted in _REFERRING.items():
            if name not in element.attributes:
                continue
            number = account.attribute(element, name, "registerverwijzingen")
            target = known.titled(number)
            yield Rij(
                "registerverwijzingen",
                element.place,
                {
                    "nummer": number,
                    "soort": wanted or kind(element),
                    "gevonden": kind(target) if target else None,
                },
            )
