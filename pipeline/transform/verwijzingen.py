"""The references from one part of a dossier to another: `verwijzingen`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.transform.sections import Section

_REFERENCE = re.compile(
    r"(?P<deel>[Dd]eel\s+(?P<letter>[A-Z])\b\s*,?\s*(?:in\s+)?)?"
    r"\b(?P<woord>[Pp]aragra(?:af|fen)|[Hh]oofdstuk(?:ken)?)\s+(?:(?P<voor>[A-D])\s*)?"
    r"(?P<nummers>[0-9]+(?:\.[0-9]+)*(?:\s*(?:,|en|t/m|tot en met)\s+[0-9]+(?:\.[0-9]+)*)*)"
    r"(?:\s*[,:]?\s*[\"'‘“„](?P<titel>[^\"'’”]{3,120})[\"'’”])?"
    r"(?:\s*(?:van|in|uit)\s+[Dd]eel\s+(?P<achter>[A-Z])\b)?"
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def verwijzingen(found: Iterable[Fact], sections: Iterable[Section]) -> Facts:
    """The references in running text and in the version history to a numbered paragraph, and whether it exists.

    A reference without a part means the paragraph of its own part or, when a title is named
    with it or its own part has no such number, the one elsewhere in the dossier.
    """
    known = {(section.deel, section.nummer): section.naam for section in sections if section.nummer}
    for item in found:
        values = item.values or {}
        text = " ".join(str(values.get("tekst") or values.get("reden") or "").split())
        if item.table not in ("paragrafen", "versies") or ("aragra" not in text and "oofdstuk" not in text):
            continue
        own = str(values.get("deel") or "D")
        for reference in _REFERENCE.finditer(text):
            letter = reference["letter"] or reference["voor"] or reference["achter"]
            for nummer in _NUMBER.findall(reference["nummers"]):
                doel = _target(letter, nummer, reference["titel"], own, known)
                yield fact(
                    "verwijzingen",
                    item.place,
                    tekst=reference[0].strip(),
                    doel_deel=doel or letter,
                    doel_nummer=nummer,
                    doel_titel=reference["titel"],
                    gevonden=doel is not None,
                )


def _target(
    letter: str | None, nummer: str, titel: str | None, own: str, known: dict[tuple[str, str], str]
) -> str | None:
    parts = [letter] if letter else [own, *(deel for deel in "ABCD" if deel != own)]
    there = [deel for deel in parts if (deel, nummer) in known]
    if titel is not None:
        there = [deel for deel in there if squash(titel) == known[deel, nummer]]
    return there[0] if there else None
