"""The signs of a dossier's tables: crosses in a matrix, boxes to tick."""

from __future__ import annotations

from pipeline.vocabulary import CROSSES, TICKED_BOXES, UNTICKED

_TICKS = CROSSES | TICKED_BOXES
_CROSSES = _TICKS | {UNTICKED}


def is_cross(text: str) -> bool:
    """Whether the text of a cell is a cross; a tick box is one that the conversion made of a cross."""
    return text in _CROSSES


def is_tick(text: str) -> bool:
    """Whether a box to tick is ticked."""
    return text in _TICKS


def is_crosses(text: str) -> bool:
    """Whether a cell holds more than one cross: the conversion made one cell of two."""
    signs = "".join(text.split())
    return len(signs) > 1 and set(signs) <= _CROSSES
