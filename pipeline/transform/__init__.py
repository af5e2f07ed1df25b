"""From a Document to the tables of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.elements import Elements
from pipeline.errors import SourceError
from pipeline.transform.kd_2009 import kd_2009
from pipeline.transform.register import register
from pipeline.transform.sections import sections_of
from pipeline.transform.tables import tables

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.document import Document


def transform(document: Document | Elements) -> dict[str, pd.DataFrame]:
    """The tables of a dossier, by the names of the contract, typed and in key order.

    Raises SourceError when the document is no kwalificatiedossier: it has neither parts nor contents.
    """
    if isinstance(document, Elements):
        return register(document)
    sections = sections_of(document)
    if len(sections) == 1:
        raise SourceError(
            f"{document.source.name}: dit is geen kwalificatiedossier (geen inhoudsopgave en geen Deel A, B, C of D)"
        )
    return tables(document, kd_2009(document, sections))
