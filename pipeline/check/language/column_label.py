"""The column labels of a detaillering and of the kerntaken, as they end up at the start of a cell."""

from __future__ import annotations

import re

_DISTINCT = (
    r"prestatie\s?-?\s?indicator(?:en|\(en\))?|component\(en\)|vakkennis en vaardigheden"
    r"|gewenste? resulta(?:at|ten)|beschrijving(?: van de)? kerntaak"
    r"|typerende beroepshouding|context van de uitstroom"
    r"|rol en verantwoordelijkheden"
)
_COMMON = r"omschrijving|competentie(?:s|\(s\))?|componenten|complexiteit"
_SENTENCE = r"(?=[\"'“‘(]*[A-Z])"

_LABEL = re.compile(
    rf"^\s*(?:(?i:(?P<distinct>{_DISTINCT}))\s*(?::\s*|\s+{_SENTENCE}|$)"
    rf"|(?i:(?P<common>{_COMMON}))\s*(?::\s*{_SENTENCE}|\s+(?=(?:De|Een|Het|Hij)\s)|:?$))"
)


def leading_label(text: str) -> str | None:
    """The label that a text begins with, as it stands there, or None.

    A label of several words counts when a new sentence follows (`Prestatie-Indicator De ...`);
    a word that also begins ordinary items (`Omschrijving van de order`) only before a colon, a
    sentence with an article, or alone.
    """
    found = _LABEL.match(text)
    return None if found is None else found["distinct"] or found["common"]


def without_label(text: str) -> str:
    """The text after the label that it begins with; the text itself when there is none."""
    found = _LABEL.match(text)
    return text if found is None else text[found.end() :]
