"""From a Document, or the Elements of the register's XML, to the tables of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.elements import Elements
from pipeline.errors import SourceError
from pipeline.transform.formats import described, recognised
from pipeline.transform.single import require_single
from pipeline.vocabulary import KD_2009, SBB_2015

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.document import Document
    from schemas import Tables


def _kd_2009(document: Document) -> Tables:
    from pipeline.transform.kd_2009 import kd_2009

    return kd_2009(document)


def _sbb_2015(document: Document) -> Tables:
    from pipeline.transform.register.print import printed

    return printed(document)


READERS: dict[str, Callable[[Document], Tables]] = {KD_2009: _kd_2009, SBB_2015: _sbb_2015}
"""Who makes the tables of a document, by its format in `formaten.csv`; a format without a reader is refused by name.

Each is loaded when it is needed: loading them takes as long as reading a small dossier.
"""


def transform(document: Document | Elements) -> Tables:
    """The tables of a dossier, by the names of the contract, typed and in key order.

    Raises SourceError when the document is of another format than those that are read, naming it, or is no
    kwalificatiedossier: it has neither parts nor contents.
    """
    if isinstance(document, Elements):
        from pipeline.transform.register import register

        return register(document)
    known = recognised(document)
    formaat = known.formaat if known else KD_2009
    if known and formaat not in READERS:
        raise SourceError(
            f"{document.source.name}: dit is {known.omschrijving}; "
            f"dat leest deze versie niet, wel {described(READERS)} en de XML van het register"
        )
    require_single(document)
    return READERS[formaat](document)
