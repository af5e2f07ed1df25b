"""Two dossiers in one source are refused, whatever kind of source it is."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Heading, Paragraph, Place, Source
from pipeline.errors import SourceError
from pipeline.transform.single import require_single

PARTS = ("Inhoudsopgave", "Inleiding", "Deel A: Beeld", "Deel B: De kwalificaties", "Deel C: Uitwerking", "Deel D")


def document(*headings: str) -> Document:
    elements = (Heading(text, 1, Place(line=number)) for number, text in enumerate(headings, 1))
    return Document(Source("dossiers.txt", "0" * 64, "text"), tuple(elements))


@pytest.mark.parametrize(
    "headings",
    [
        PARTS,
        ("Inhoudsopgave", *PARTS),  # the contents over two pages, each under a heading
        ("Inhoudsopgave", *PARTS[2:], *PARTS[2:]),  # entries of the contents that look like headings
        (*PARTS, "Inhoudsopgave"),
        (),
    ],
)
def test_one_dossier(headings: tuple[str, ...]) -> None:
    require_single(document(*headings))


def test_two_dossiers() -> None:
    with pytest.raises(SourceError, match=r"^dossiers\.txt: dit zijn twee of meer dossiers"):
        require_single(document(*PARTS, *PARTS))


def test_what_is_no_heading_tells_nothing() -> None:
    place = Place(line=1)
    twice = tuple(Paragraph(text, place) for text in (*PARTS, *PARTS))
    require_single(Document(Source("dossier.txt", "0" * 64, "text"), twice))
