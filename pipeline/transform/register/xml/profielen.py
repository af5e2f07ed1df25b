"""The profielen of the register's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.dossiers import yes_or_no
from pipeline.transform.register.model import Profiel
from pipeline.transform.register.numbering import distinct
from pipeline.transform.register.xml.crebocodes import crebo
from pipeline.transform.register.xml.kerntaken import kerntaken
from pipeline.transform.register.xml.reading import hoofdstuk, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.elements import Element
    from pipeline.transform.register.model import Rij
    from pipeline.transform.register.xml.account import Account
    from pipeline.transform.register.xml.reading import Reading

TABLE = "uitstromen"
Keys = dict[int, str]
"""The key of each profiel (U2), by the identity of its element."""


def keys(elements: Sequence[Element], account: Account) -> Keys:
    """The keys of the profielen: U and the hoofdstuk."""
    found = distinct([hoofdstuk(element, account, TABLE) for element in elements])
    return {id(element): f"U{number}" for element, number in zip(elements, found, strict=True)}


def profielcrebos(elements: Sequence[Element], uitstromen: Keys, account: Account) -> list[Rij]:
    """The rows of the crebonummers of the profielen."""
    given = [
        (element, uitstromen[id(profiel)])
        for profiel in elements
        for group in profiel.all("creboinformatie")
        for element in group.all("crebo")
    ]
    return [row for element, key in given if (row := crebo(element, key, account))]


def profielen(root: Element, elements: Sequence[Element], uitstromen: Keys, reading: Reading) -> tuple[Profiel, ...]:
    """The profielen in the order of their keys."""
    special = _bijzondere_vereisten(root, reading)
    made = [
        Profiel(
            element.place,
            key := uitstromen[id(element)],
            hoofdstuk(element, reading.account, TABLE),
            _columns(element, reading.account) | special.get(key, {}),
            kerntaken(element.first("profielkerntaken"), key, reading),
        )
        for element in elements
    ]
    return tuple(sorted(made, key=lambda profiel: int(profiel.uitstroom_id[1:])))


def _columns(element: Element, account: Account) -> dict[str, object]:
    """The columns of `uitstromen` that a profiel states."""
    about = element.first("omschrijving") or element
    vereisten = yes_or_no(account.value(about.first("wettelijkeberoepsvereisten"), TABLE) or "")
    return {
        "naam": account.attribute(element, "titel", TABLE),
        "code": f"P{number}" if (number := hoofdstuk(element, account, TABLE)) is not None else None,
        "niveau": whole(account.attribute(element, "niveau", TABLE), 9),
        "register_nr": account.attribute(element, "nr", TABLE),
        "beroepsgroep": account.attribute(element, "beroepsgroep", TABLE),
        "context": account.value(about.first("typeringvanhetberoep"), TABLE),
        "wettelijke_beroepsvereisten": vereisten,
        "wettelijke_beroepsvereisten_toelichting": account.value(
            about.first("toelichtingwettelijkeberoepsvereisten"), TABLE
        ),
        "wettelijke_beroepsvereisten_bron": account.value(about.first("bronwettelijkeberoepsvereisten"), TABLE),
        "certificaten": _everything(about.first("certificaten"), account),
        "sbu": whole(account.value(about.first("sbu"), TABLE), 99_999),
        "soort_opleiding": account.value(about.first("soortopleiding"), TABLE),
        "instellingen": _everything(about.first("instellingendieaanmogenbieden"), account),
        "crebocode": account.value(element.first("creboinformatie", "crebo"), "crebocodes"),
    }


def _everything(element: Element | None, account: Account) -> str | None:
    """All text and attributes in an element, a line each: the files at hand have it empty, so its form is not known."""
    said: list[str] = []
    for part in element.walk() if element else ():
        said += (value for name in part.attributes if (value := account.attribute(part, name, TABLE)))
        found = account.text(part, TABLE)
        said += (line.text for line in (found.lines if found else ()))
    return "\n".join(said) or None


def _bijzondere_vereisten(root: Element, reading: Reading) -> dict[str, dict[str, object]]:
    """The columns of `uitstromen` about branchevereisten, which stand with the verantwoordingsinformatie."""
    found: dict[str, dict[str, object]] = {}
    for group in (root.first("verantwoordingsinformatie") or root).all("bijzonderevereisten"):
        for element in group.all("profiel"):
            key = reading.uitstroom(element, TABLE)
            if key is not None:
                stated = reading.account.value(element.first("eisen"), TABLE)
                found[key] = {
                    "branche_vereisten": yes_or_no(stated or ""),
                    "branche_vereisten_toelichting": reading.account.value(
                        element.first("toelichtingvereisten"), TABLE
                    ),
                }
    return found
