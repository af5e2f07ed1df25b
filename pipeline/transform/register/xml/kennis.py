"""The list of vakkennis en vaardigheden of the register's XML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.transform.register.model import Rij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element
    from pipeline.transform.register.xml.reading import Reading

TABLE = "kennis"
_CATEGORIE = "categorie"


def kennis(root: Element, reading: Reading) -> Iterator[Rij]:
    """The rows of `kennis`; a number that is given again gets -2, so that both stay, and none gets one of its own."""
    turns: Counter[str] = Counter()
    categories = _categories(root, reading)
    for element in (item for group in root.all("kennisenvaardigheden") for item in group.all("kennisofvaardigheid")):
        number = reading.account.attribute(element, "nr", TABLE) or "zonder"
        turns[number] += 1
        key = number if turns[number] == 1 else f"{number}-{turns[number]}"
        title = reading.account.attribute(element, "titel", TABLE)
        yield Rij(TABLE, element.place, {"kennis_nr": key, "kennis": title, "categorie": categories.get(number)})


def _categories(root: Element, reading: Reading) -> dict[str, str]:
    """The title of the category that a kennis stands under where a kerntaak lists it by category, by its number."""
    found: dict[str, str] = {}
    for group in root.walk():
        if group.tag == _CATEGORIE and "referentie" in group.attributes:
            target = reading.numbers.titled(reading.account.attribute(group, "referentie", TABLE))
            title = reading.account.attribute(target, "titel", TABLE)
            for item in group.walk():
                if title and item is not group and "referentie" in item.attributes:
                    found.setdefault(item.attributes["referentie"].strip(), title)
    return found
