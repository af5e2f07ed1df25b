"""The running text of the register's XML: the Leeswijzer, what the basis says at large, the verantwoordingsinformatie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.register.model import Kop, Lopend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element
    from pipeline.transform.register.xml.account import Account

INLEIDING, BASISDEEL, VERANTWOORDING = "Inleiding", "Basisdeel", "Verantwoordingsinformatie"
_TABLES = frozenset(
    {
        "brondocumenten",
        "bijzonderevereisten",
        "taalbeheersingseis",
        "agenda",
        "wijzigingscategorien",
        "wijzigingscategorieen",
    }
)
"""Elements of the verantwoordingsinformatie that are tables of their own."""
_HEADED = ("voorblad", "inleiding", "basis", "profielen", "verantwoordingsinformatie")


def lopend(root: Element, account: Account) -> Iterator[Lopend]:
    """Every running text in the order of the source, under the heading it stands under."""
    for part in (child for child in root.children if child.tag in _HEADED):
        account.headed(part)
    if inleiding := root.first("inleiding"):
        yield from _texts(inleiding, Kop(INLEIDING, _title(inleiding), diepte=0), account)
    if basis := root.first("basis"):
        yield from _basis(basis, account)
    if last := root.first("verantwoordingsinformatie"):
        for section in last.children:
            account.headed(section)
            number = " ".join(section.attributes.get("hoofdstuk", "").split()) or None
            kop = Kop(VERANTWOORDING, _title(section), number, diepte=1)
            yield from _texts(section, kop, account)


def _basis(basis: Element, account: Account) -> Iterator[Lopend]:
    for section in basis.children:
        account.headed(section)
    if context := basis.first("typeringberoepengroep", "context"):
        yield from _texts(context, Kop(BASISDEEL, "Context", diepte=2), account)
    if general := basis.first("basistaken", "generieke_onderdelen"):
        account.headed(general)
        yield from _texts(general, Kop(BASISDEEL, _title(general), diepte=1), account)


def _title(element: Element) -> str | None:
    return " ".join(element.attributes.get("titel", "").split()) or None


def _texts(element: Element, kop: Kop, account: Account) -> Iterator[Lopend]:
    """The text of an element and of everything in it that is no table."""
    if element.tag in _TABLES:
        account.headed(element)
        return
    text = account.text(element, "paragrafen")
    if text:
        yield Lopend(kop, text)
    for child in element.children:
        yield from _texts(child, kop, account)
