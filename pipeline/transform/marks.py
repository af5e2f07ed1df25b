"""The signs of a dossier's tables: crosses in a matrix, boxes to tick."""

from __future__ import annotations

from pipeline.vocabulary import CROSSES, TICKED_BOXES, UNTICKED

_TICKS = CROSSES | TICKED_BOXES
_CROSSES = _TICKS | {UNTICKED}
_SAID = frozenset({"ja", "j", "v", "vink", "verplicht", "*", "+", "●", "•", "■"})
_DENIED = frozenset({"", "nee", "n", "-", "–", "—", "nvt", "0", "geen"})
_LONGEST_ADDITION = 20


def is_cross(text: str) -> bool:
    """Whether the text of a cell is a cross; a tick box is one that the conversion made of a cross."""
    return text in _CROSSES


def is_tick(text: str) -> bool:
    """Whether a box to tick is ticked."""
    return text != UNTICKED and is_mark(text)


def is_crosses(text: str) -> bool:
    """Whether a cell holds more than one cross: the conversion made one cell of two."""
    signs = "".join(text.split())
    return len(signs) > 1 and set(signs) <= _CROSSES


def is_mark(text: str) -> bool:
    """Whether a cell of a table that only marks things is marked: a cross, also with an addition, or a word for it."""
    sign, _space, addition = text.partition(" ")
    bare = text.replace(".", "").lower()
    noted = sign in _TICKS and len(addition) <= _LONGEST_ADDITION
    with_sign = len(sign) == 2 and sign[0] in _TICKS and sign[1] in "*)¹²³0123456789" and not addition
    return is_cross(text) or is_crosses(text) or noted or with_sign or bare in _SAID


def is_no_mark(text: str) -> bool:
    """Whether such a cell is empty, or says that it is not marked."""
    return text.replace(".", "").strip().lower() in _DENIED
