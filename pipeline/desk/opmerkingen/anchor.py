"""At which paragraph a comment hangs: that of the place of its finding where the quoted words stand."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from pipeline.comparing import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from pipeline.check.engine.finding import Finding, Plaats
    from pipeline.extract.docx.places import Places


_TELLING = 3
"""Letters and figures that say something of where a quote stands; a cross stands in every word with an x."""


def anchor(finding: Finding, places: Places, name: str) -> tuple[Element | None, Plaats | None]:
    """The paragraph of the first place that the finding has in the file `name`, and that place.

    The first paragraph of the file, and no place, for a finding that has none there; no paragraph where the
    file has none at all.
    """
    for place in finding.plaatsen:
        found = places.paragraphs(place.pad) if place.bestand in ("", name) else []
        if found:
            return _closest(found, (place.tekst, *place.nadruk)), place
    return places.first(), None


def _closest(paragraphs: list[Element], quotes: Iterable[str]) -> Element:
    """The paragraph in which a quote stands, else the longest that stands in a quote, else the first with text."""
    said = [(squeeze(text_of(paragraph)), paragraph) for paragraph in paragraphs]
    for quote in filter(None, (squeeze(text.rstrip("…")) for text in quotes)):
        holding = [paragraph for text, paragraph in said if quote in text]
        if holding:
            return holding[0]
        parts = [(len(text), paragraph) for text, paragraph in said if len(text) >= _TELLING and text in quote]
        if parts:
            return max(parts, key=itemgetter(0))[1]
    return next((paragraph for text, paragraph in said if text), paragraphs[0])


def text_of(paragraph: Element) -> str:
    """The words of a paragraph."""
    return "".join(item.text or "" for item in paragraph.iter("t"))
