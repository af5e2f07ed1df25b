"""What is known of the pages of a PDF: `bladzijden`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Place
from pipeline.transform.fact import Facts, fact

if TYPE_CHECKING:
    from pipeline.document import Document


def bladzijden(document: Document) -> Facts:
    """The rows of `bladzijden`, in reading order: a page of the source each, missing ones at their place."""
    for number, page in enumerate(document.pages, 1):
        yield fact(
            "bladzijden",
            Place(page=page.number),
            volgnr=number,
            gedrukt_nummer=page.printed,
            toestand=page.state,
            bedekt=page.erased or None,
            vel=page.sheet,
        )
