"""The codes of a printed dossier (`B1-K1-W1`, `P2`), and the labels that its texts stand under."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.comparing import squash

CODE = re.compile(r"([BP])\s?([0-9]{1,2})\s?[-–‑]\s?K\s?([0-9]{1,2})(?:\s?[-–‑]\s?W\s?([0-9]{1,2}))?(?![0-9A-Za-z])")
_PROFIEL = re.compile(r"P\s?([0-9]{1,2})(?:\s*[:.|–]\s*|\s+)(\S.*)")
_AFTER = re.compile(r"\s*[:.|]?\s*")


class Code(NamedTuple):
    """The code of a kerntaak, or of a werkproces when `werkproces` is a number; `profiel` is 0 for the basis."""

    profiel: int
    kerntaak: int
    werkproces: int | None = None

    @property
    def of_kerntaak(self) -> Code:
        """The code of the kerntaak that a werkproces stands under."""
        return self._replace(werkproces=None)

    def __str__(self) -> str:
        base = f"P{self.profiel}-K{self.kerntaak}" if self.profiel else f"B1-K{self.kerntaak}"
        return base if self.werkproces is None else f"{base}-W{self.werkproces}"


def code_of(found: re.Match[str]) -> Code:
    """The code in a match of CODE."""
    profiel = int(found[2]) if found[1] == "P" else 0
    return Code(profiel, int(found[3]), int(found[4]) if found[4] else None)


def coded(text: str) -> tuple[Code, str] | None:
    """The code that a line begins with and the title behind it; None for a line that begins with none."""
    found = CODE.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    gap = _AFTER.match(rest)
    return code_of(found), rest[gap.end() if gap else 0 :].strip()


def profiel_in(text: str) -> tuple[int, str] | None:
    """The number and the name of a profiel that a line is: `P1: Naam`, `P1 Naam`."""
    found = _PROFIEL.fullmatch(text)
    return (int(found[1]), found[2].strip()) if found and not CODE.match(text) else None


OMSCHRIJVING, RESULTAAT, GEDRAG = "omschrijving", "resultaat", "gedrag"
COMPLEXITEIT, VERANTWOORDELIJKHEID, KENNIS = "complexiteit", "verantwoordelijkheid", "kennis"
CONTEXT, BEROEPSHOUDING, RESULTAAT_BEROEP = "context", "beroepshouding", "resultaat van het beroep"
NIVEAU, TYPERING, VEREISTEN, VEREISTEN_BRANCHE = "niveau", "typering", "vereisten", "branchevereisten"
CERTIFICATEN, CREBO, SBU, SOORT = "certificaten", "crebo", "sbu", "soort"

LABELS = {
    "omschrijving": OMSCHRIJVING,
    "resultaat": RESULTAAT,
    "gedrag": GEDRAG,
    "complexiteit": COMPLEXITEIT,
    "verantwoordelijkheidenzelfstandigheid": VERANTWOORDELIJKHEID,
    "verantwoordelijkheid": VERANTWOORDELIJKHEID,
    "vakkennisenvaardigheden": KENNIS,
    "vakkennisvaardigheden": KENNIS,
    "context": CONTEXT,
    "typerendeberoepshouding": BEROEPSHOUDING,
    "beroepshouding": BEROEPSHOUDING,
    "resultaatvandeberoepengroep": RESULTAAT_BEROEP,
    "resultaatvandeberoepsgroep": RESULTAAT_BEROEP,
    "resultaatvanhetberoep": RESULTAAT_BEROEP,
    "mboniveau": NIVEAU,
    "niveau": NIVEAU,
    "niveauvandeopleiding": NIVEAU,
    "typeringvanhetberoep": TYPERING,
    "beroepsvereisten": VEREISTEN,
    "wettelijkeberoepsvereisten": VEREISTEN,
    "branchevereisten": VEREISTEN_BRANCHE,
    "certificaten": CERTIFICATEN,
    "crebonr": CREBO,
    "crebonummer": CREBO,
    "crebocode": CREBO,
    "sbu": SBU,
    "studiebelastingsuren": SBU,
    "typeringvandekwalificatie": SOORT,
    "soortopleiding": SOORT,
}
"""What a label means, by its letters."""
_SHORT = (NIVEAU, VEREISTEN, VEREISTEN_BRANCHE, CREBO, SBU, SOORT)
"""Labels whose value is a word or two, so that it may stand behind them without a colon."""
_LONGEST_LABEL = 45
"""Characters; the longest label has 39."""


def labelled(text: str) -> tuple[str, str] | None:
    """The label that a line is or begins with, and what stands behind it; None for a line of text."""
    whole = LABELS.get(squash(text)) if len(text) <= _LONGEST_LABEL else None
    if whole:
        return whole, ""
    head, colon, rest = text.partition(":")
    if colon and len(head) <= _LONGEST_LABEL and (meant := LABELS.get(squash(head))):
        return meant, rest.strip()
    head, _, rest = text.partition(" ")
    meant = LABELS.get(squash(head))
    return (meant, rest.strip()) if meant in _SHORT and len(rest) <= _LONGEST_LABEL else None
