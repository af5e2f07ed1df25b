"""The signs of a dossier's tables: crosses in a matrix, boxes to tick."""

from __future__ import annotations

_CROSSES = frozenset("xX×✓✔✗✘☒☑☐✕✖")
_EMPTY_BOXES = frozenset("☐")


def is_cross(text: str) -> bool:
    """Whether the text of a cell is a cross; a tick box is one that the conversion made of a cross."""
    return text in _CROSSES


def is_tick(text: str) -> bool:
    """Whether a box to tick is ticked."""
    return text in _CROSSES and text not in _EMPTY_BOXES
