"""What a comment says of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar
from pipeline.document import Heading
from pipeline.report.formats.plain import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.engine.finding import Finding, Plaats
    from pipeline.document import Document

MOST = 8
"""Other places of one finding that a comment names."""


def headings_above(document: Document) -> dict[str, str]:
    """The heading above each paragraph and table of a Word file, by the path of these: what an author can look up."""
    above: dict[str, str] = {}
    heading = ""
    for element in document.elements:
        if isinstance(element, Heading):
            heading = element.text
        if element.place.path and heading:
            above.setdefault(element.place.path, heading)
    return above


def wording(finding: Finding, place: Plaats | None, above: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs of the comment on a finding at one of its places, each free of signs that XML cannot hold.

    `above` is what `headings_above` says of the file.
    """
    return tuple(text for text in map(one_line, _paragraphs(finding, place, above)) if text)


def _paragraphs(finding: Finding, place: Plaats | None, above: Mapping[str, str]) -> Iterator[str]:
    grave = "bevinding" if finding.ernst is None else finding.ernst.value
    owner = " in de bron, niet van de auteurs" if finding.eigenaar is Eigenaar.BRON else ""
    yield f"{grave.capitalize()}{owner} ({finding.code} {finding.regel})"
    yield finding.bericht
    if finding.voorstel:
        yield f"Voorstel: {finding.voorstel}"
    others = [_pointed(other, above) for other in finding.plaatsen if other is not place]
    yield from (f"Zie ook {other}" for other in others[:MOST])
    if len(others) > MOST:
        yield f"en nog {len(others) - MOST} andere plaatsen."
    if place is None:
        yield "Dit gaat niet over één plek in de tekst; daarom staat het aan het begin."
    yield f"Vingerafdruk {finding.vingerafdruk}"


def _pointed(place: Plaats, above: Mapping[str, str]) -> str:
    """A place by the heading above it, its path, and what stands there."""
    heading = above.get((place.pad or "").partition(",")[0])
    return f"onder '{heading}', {quoted(place)}" if heading else quoted(place)
