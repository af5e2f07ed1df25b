"""The kerntaken and werkprocessen of the register's XML, with what each profiel adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.register.model import (
    Aanvulling,
    Genoemd,
    Kerntaak,
    Kop,
    Lijst,
    LijstAanvulling,
    Lopend,
    Onderdeel,
    Tekst,
    Werkproces,
)
from pipeline.transform.register.xml.reading import hoofdstuk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element
    from pipeline.transform.register.xml.reading import Reading

_PER_PROFIEL, _BY_CATEGORY = "perprofiel", "met_categorie"
_KENNIS, _COMPETENTIE = "vakkennisenvaardigheden", "competentie"


def kerntaken(group: Element | None, profiel: str | None, reading: Reading) -> tuple[Kerntaak, ...]:
    """The kerntaken in an element, of the basis or of the profiel with this key, in the order of the source."""
    return tuple(_kerntaak(element, profiel, reading) for element in (group.all("kerntaak") if group else ()))


def _kerntaak(element: Element, profiel: str | None, reading: Reading) -> Kerntaak:
    account = reading.account
    groups = [child for child in element.children if child.tag.endswith("werkprocessen")]
    return Kerntaak(
        element.place,
        account.attribute(element, "titel", "kerntaken"),
        hoofdstuk(element, account, "kerntaken"),
        profiel,
        account.attribute(element, "nr", "kerntaken"),
        _onderdeel(element.first("complexiteit"), "kerntaak_eisen", profiel, reading),
        _onderdeel(element.first("verantwoordelijkheid"), "kerntaak_eisen", profiel, reading),
        _lijst(element.first(_KENNIS), _KENNIS, profiel, reading),
        tuple(_werkproces(item, profiel, reading) for group in groups for item in group.all("werkproces")),
    )


def _werkproces(element: Element, profiel: str | None, reading: Reading) -> Werkproces:
    account = reading.account
    return Werkproces(
        element.place,
        account.attribute(element, "titel", "werkprocessen"),
        hoofdstuk(element, account, "werkprocessen"),
        account.attribute(element, "nr", "werkprocessen"),
        _onderdeel(element.first("werkprocesomschrijving"), "uitwerkingen", profiel, reading),
        _onderdeel(element.first("werkprocesresultaat"), "resultaten", profiel, reading),
        _onderdeel(element.first("werkprocesgedrag"), "gedragingen", profiel, reading),
        _lijst(element.first("werkprocescompetenties"), _COMPETENTIE, profiel, reading),
    )


def _additions(element: Element) -> Iterator[Element]:
    for group in element.children:
        if group.tag.endswith(_PER_PROFIEL):
            yield from group.all("aanvullend")
        elif group.tag.endswith(_BY_CATEGORY):
            yield from _additions(group)


def _onderdeel(element: Element | None, table: str, profiel: str | None, reading: Reading) -> Onderdeel:
    """A text and its additions; one for a profiel that cannot have it is kept as running text."""
    if element is None:
        return Onderdeel()
    found = []
    for addition in _additions(element):
        target = addition.first("profiel")
        key = reading.uitstroom(target, "aanvullingen")
        holds = key is not None and profiel in (None, key)
        parts = [child for child in (addition, *addition.children) if child.tag != "profiel"]
        texts = [text for part in parts if (text := reading.account.text(part, table if holds else "paragrafen"))]
        if not holds:
            reading.stray.extend(_stray(text, target) for text in texts)
        whole = Tekst(tuple(line for text in texts for line in text.lines), texts[0].place) if texts else None
        found.append(Aanvulling(key, addition.place, whole))
    return Onderdeel(reading.account.text(element, table), tuple(found))


def _stray(text: Tekst, target: Element | None) -> Lopend:
    number = target.attributes.get("referentie", "") if target else ""
    return Lopend(Kop("Basisdeel", f"Aanvulling voor een profiel dat hier niet kan: {number}"), text)


def _lijst(element: Element | None, tag: str, profiel: str | None, reading: Reading) -> Lijst:
    if element is None:
        return Lijst()
    added = []
    for addition in _additions(element):
        key = reading.uitstroom(addition.first("profiel"), "aanvullingen")
        items = tuple(_named(item, tag, reading) for item in _items(addition, tag))
        added.append(LijstAanvulling(key if profiel in (None, key) else None, addition.place, items))
    return Lijst(tuple(_named(item, tag, reading) for item in _items(element, tag)), tuple(added))


def _items(element: Element, tag: str) -> Iterator[Element]:
    """The elements with a tag that refer to something, at any depth but in what a profiel adds."""
    for child in element.children:
        if child.tag == tag and "referentie" in child.attributes:
            yield child
        elif not child.tag.endswith(_PER_PROFIEL):
            yield from _items(child, tag)


def _named(element: Element, tag: str, reading: Reading) -> Genoemd:
    table = "kerntaak_kennis" if tag == _KENNIS else "werkproces_competenties"
    number = reading.account.attribute(element, "referentie", table)
    return Genoemd(number if tag == _KENNIS else reading.numbers.competentie(number), element.place)
