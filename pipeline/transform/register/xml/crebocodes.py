"""The crebonummers of the register's XML: of the dossier, and of each profiel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dutch_dates import iso_date
from pipeline.transform.register.model import Rij
from pipeline.vocabulary import DOSSIER, UITSTROOM

if TYPE_CHECKING:
    from pipeline.elements import Element
    from pipeline.transform.register.xml.account import Account

TABLE = "crebocodes"


def dossiercrebos(root: Element, account: Account) -> list[Rij]:
    """The rows of the crebonummers of the dossier itself."""
    elements = [element for group in root.all("dossiercrebos") for element in group.all("dossiercrebo")]
    return [row for element in elements if (row := crebo(element, None, account))]


def crebo(element: Element, uitstroom_id: str | None, account: Account) -> Rij | None:
    """The row of a crebonummer, of the dossier or of an uitstroom; None for an element without a number."""
    code = account.value(element, TABLE)
    read = account.attribute(element, "Geldig_vanaf", TABLE)
    columns = {
        "crebocode": code,
        "soort": UITSTROOM if uitstroom_id else DOSSIER,
        "uitstroom_id": uitstroom_id,
        "geldig_van": iso_date(read or ""),
        "geldig_van_gelezen": read,
        "einde_instroom": account.attribute(element, "Datum_einde_instroom", TABLE),
        "einde_opleiding": account.attribute(element, "Datum_einde_opleiding", TABLE),
        "ministerie": account.attribute(element, "ministerie", TABLE),
        "prijsfactor": account.attribute(element, "prijsfactor", TABLE),
    }
    return Rij(TABLE, element.place, columns) if code else None
