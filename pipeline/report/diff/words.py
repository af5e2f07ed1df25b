"""The words in which every form tells of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import Gewicht
from pipeline.report.dossier import plural

if TYPE_CHECKING:
    from pipeline.compare.change import Plek, Vergelijking, Wijziging

CATEGORIES = {1: "Nieuw dossier", 2: "Nieuwe elementen", 3: "Wijzigingen", 4: "Ongewijzigd"}
"""The categories of D 2.5 by their names there."""


def heading(found: Vergelijking) -> str:
    """The category in one line."""
    number = found.oordeel.categorie
    return "Geen versies van één dossier" if number is None else f"Categorie {number}: {CATEGORIES[number]}"


def maybe(found: Vergelijking) -> str:
    """The categories that may be chosen instead; empty when there is none."""
    others = [f"{number} ({CATEGORIES[number]})" for number in found.oordeel.mogelijk]
    return f"Mogelijk ook categorie {' of '.join(others)}" if others else ""


def tally(found: Vergelijking) -> str:
    """How many changes there are, by weight."""
    if not found.wijzigingen:
        return "geen wijzigingen"
    counts = [f"{sum(item.gewicht is weight for item in found.wijzigingen)} {weight}" for weight in Gewicht]
    return f"{plural(len(found.wijzigingen), 'wijziging', 'wijzigingen')}: {', '.join(counts)}"


def place(spot: Plek | None) -> str:
    """A place in words: 'regel 12', 'bladzijde 3', or an element; empty when nothing is known."""
    if spot is None:
        return ""
    if spot.regel is not None:
        return f"regel {spot.regel}"
    return f"bladzijde {spot.pagina}" if spot.pagina is not None else spot.pad or ""


def subject(change: Wijziging) -> str:
    """What a change is about: 'werkproces (omschrijving)'."""
    return f"{change.onderwerp} ({change.onderdeel})" if change.onderdeel else change.onderwerp
