"""What every part of the reading of the register's XML needs: the numbers, the account, the keys of the profielen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.elements import Element
    from pipeline.transform.register.model import Lopend
    from pipeline.transform.register.xml.account import Account
    from pipeline.transform.register.xml.references import Numbers

_LAST_NUMBER = re.compile(r"([0-9]{1,4})\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of one dossier: `uitstromen` gives the key of a profiel by the number that the register gave it.

    `stray` gathers additions for a profiel that cannot have them: text that no table of a profiel can hold.
    """

    numbers: Numbers
    account: Account
    uitstromen: dict[str, str]
    stray: list[Lopend] = field(default_factory=list)

    def uitstroom(self, element: Element | None, table: str) -> str | None:
        """The key of the profiel that an element refers to, None when there is no such profiel."""
        return self.uitstromen.get(self.account.attribute(element, "referentie", table) or "")


def hoofdstuk(element: Element, account: Account, table: str) -> int | None:
    """The number of an element among its kind, None when it bears none."""
    found = _LAST_NUMBER.search(account.attribute(element, "hoofdstuk", table) or "")
    return int(found[1]) if found else None


def whole(text: str | None, most: int) -> int | None:
    """A whole number up to `most`, None for anything else."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) and int(text) <= most else None
