"""From the elements of the register's XML, or a print of the same format, to the tables of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.bronverantwoording import bronverantwoording, owners
from pipeline.transform.register.facts import sbb_2015
from pipeline.transform.register.numbering import dossier_id
from pipeline.transform.register.xml.account import Account
from pipeline.transform.register.xml.dossier import dossier_of
from pipeline.transform.tables import made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.document import Document
    from pipeline.elements import Elements
    from pipeline.transform.fact import Fact
    from pipeline.transform.register.model import Dossier
    from schemas import Tables


def printed(document: Document, dossier: Dossier, others: Iterable[Fact] = ()) -> Tables:
    """The tables of a print, a text or a Word file of the same format, read as a `Dossier`.

    `others` are facts that the format of the register has no place for (contents, headings) and those that
    only account for lines. What the source does not show (numbers of the register) stays empty.
    """
    facts = [*sbb_2015(dossier, document.source), *others]
    key = dossier_id(dossier, document.source.name)
    return made(key, document.source, facts, bronverantwoording(document, owners(facts)))


def register(source: Elements) -> Tables:
    """The tables of a dossier of the national register, by the names of the contract, typed and in key order."""
    account = Account()
    dossier = dossier_of(source, account)
    facts = list(sbb_2015(dossier, source.source))
    filled = {item.table for item in facts if item.values is not None}
    key = dossier_id(dossier, source.source.name)
    return made(key, source.source, facts, account.rows(source, filled))
