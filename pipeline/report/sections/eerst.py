"""What to mend first: one line per kind of finding, the gravest and surest before the others, at most one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.finding import Eigenaar, Ernst
from pipeline.check.engine.rule import CATALOGUE, Zekerheid
from pipeline.report.dossier import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.finding import Finding

LINES = 12
"""Lines that fit on one screen under the verdict."""
EVERYWHERE = 5
"""Places from which a thing is how the dossier does it, and no slip."""
_SURE = list(Zekerheid)
_GRAVE = list(Ernst)


@dataclass(frozen=True, slots=True)
class Regel:
    """A line: how grave and how sure, what it says, whether it is so everywhere, and where it is told in full."""

    ernst: str
    zekerheid: str
    bericht: str
    spreiding: str
    anker: str
    meer: int


def first(anchored: Sequence[tuple[Finding, str]]) -> tuple[Regel, ...]:
    """The lines, of the findings that the authors can mend and that are not accepted."""
    standing = [pair for pair in anchored if pair[0].aanvaard is None and pair[0].eigenaar is Eigenaar.DOSSIER]
    kinds: dict[str, list[tuple[Finding, str]]] = {}
    for pair in sorted(standing, key=_weight):
        kinds.setdefault(pair[0].code, []).append(pair)
    return tuple(
        Regel(
            finding.ernst.value if finding.ernst else "",
            certainty(finding.code).value,
            clip(finding.bericht, 170),
            spread(finding),
            anchor,
            len(same) - 1,
        )
        for same in list(kinds.values())[:LINES]
        for finding, anchor in same[:1]
    )


def certainty(code: str) -> Zekerheid:
    """How sure a finding of a rule is by its kind."""
    return CATALOGUE[code].zekerheid if code in CATALOGUE else Zekerheid.ZEKER


def spread(finding: Finding) -> str:
    """Whether a thing is so throughout the dossier or only here, in words."""
    places = {(place.regel, place.pagina, place.pad) for place in finding.plaatsen}
    if len(places) >= EVERYWHERE:
        return f"overal zo ({len(places)} plaatsen)"
    return "alleen hier" if len(places) <= 1 else ""


def _weight(pair: tuple[Finding, str]) -> tuple[int, int, int]:
    finding = pair[0]
    grave = _GRAVE.index(finding.ernst) if finding.ernst else 0
    return grave, _SURE.index(certainty(finding.code)), -len(finding.plaatsen)
