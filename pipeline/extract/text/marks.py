"""Marks in the forms that converters write them in: a cell that holds nothing else reads as x, or as empty."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_TICKED = frozenset("xX×✓✔✗✘✕✖╳☓✅❌☑☒🗹🗷⊠⊗⨯⨉❎🗸🗴🞩🞪√ⅹⅩ")
_UNTICKED = frozenset("☐□▢❏❑❒◻⬜")
_LOOK_ALIKES = frozenset("хХχΧⲭꭓ᙭᙮╳")
"""Letters of other alphabets (Cyrillic, Greek, Coptic) that are typed or recognised for an x."""
_BRACKETS = re.compile(r"(?:\[\s*(.?)\s*\]|\(\s*([xX])\s*\))")
_MATH = re.compile(r"\$+\s{0,4}([^$]{0,60}?)\s{0,4}\$+|\\?\(\s{0,4}(.{0,60}?)\s{0,4}\\?\)")
_COMMAND = re.compile(r"\\?(?:mathbf|mathrm|mathit|mathsf|text|boldsymbol|bm|textbf)\s*\{\s*(.*?)\s*\}")
_WORDS = {
    **dict.fromkeys(
        (
            "\\x",
            "\\times",
            "\\checkmark",
            "\\boxtimes",
            "\\otimes",
            "\\surd",
            "\\blacksquare",
            "\\ding51",
            "\\ding55",
            "\\ding{51}",
            "\\ding{52}",
            "\\ding{53}",
            "\\ding{54}",
            "\\ding{55}",
            "\\ding{56}",
            "\\xmark",
            "\\cmark",
            "\\mathsf{x}",
            "\\text{x}",
            "\\checkedbox",
            "\\boxtimes",
            "\\cross",
            "\\bigtimes",
            ":selected:",
            ":checked:",
            ":x:",
            ":heavy_check_mark:",
            ":white_check_mark:",
            ":ballot_box_with_check:",
            ":heavy_multiplication_x:",
            ":negative_squared_cross_mark:",
            ":check:",
            ":cross_mark:",
        ),
        "x",
    ),
    **dict.fromkeys(
        (
            ":unselected:",
            ":unchecked:",
            ":white_large_square:",
            ":black_square_button:",
            "\\square",
            "\\box",
            "[]",
        ),
        "",
    ),
}
_WRAPPED = re.compile(r"[-`_'\"~.,]*\s*(x|X|\[[xX]\])\s*[`_'\"~.,]*")
LONGEST = 40
"""Characters; a longer cell is no mark."""


_HABITS = frozenset("●■•+v*◼⬤⚫◆♦▪◾V/")
"""Signs that stand for a cross where a source uses one of them throughout."""
_LONE = re.compile(r"(?<=[\t|>])[^\S\t]*([^\s|<>])[^\S\t]*(?=[\t|<]|$)", re.MULTILINE)
_TWICE = r"[xX×✓✔✗✘✕✖](?:(?:[^\S\t\n]|<br\s?/?>)?[xX×✓✔✗✘✕✖]){1,2}"
_DOUBLED = re.compile(rf"(?<=[\t|>*])[^\S\t]?({_TWICE})[^\S\t]?(?=[\t|<*]|$)", re.MULTILINE)
_FEWEST_OF_HABIT = 8
LONGEST_HABIT = 5
"""Characters of what stands for a cross."""


def habits(text: str) -> frozenset[str]:
    """The signs that a source uses for a cross in place of x: one of them fills many cells, and more than crosses do.

    A cross that stands twice in a cell (`xx`) is one of them too where many cells have it: where few have, it is a
    slip of an author or two cells that became one.
    """
    counts = Counter(_LONE.findall(text))
    crosses = sum(number for sign, number in counts.items() if sign not in ("X", "V") and _sign(sign) == "x")
    of_head = counts["Y"]  # the heads of matrices have a V and an X for each Y
    crosses += counts["X"] - of_head
    counts["V"] -= of_head
    doubled = Counter(
        _bare(sign.replace("<br", "").replace("/>", "").replace(">", "")) for sign in _DOUBLED.findall(text)
    )
    often = frozenset(doubled) if doubled.total() >= _FEWEST_OF_HABIT else frozenset[str]()
    return often | {sign for sign in counts.keys() & _HABITS if counts[sign] >= max(_FEWEST_OF_HABIT, crosses)}


def is_habit(text: str, known: frozenset[str]) -> bool:
    """Whether a cell holds nothing but one of the signs that its source uses for a cross."""
    return bool(known) and len(text) <= LONGEST and (text in known or (len(text) > 1 and _bare(text) in known))


def _bare(text: str) -> str:
    return "".join(text.split()).lower()


def mark(text: str) -> str | None:
    """`x` for a text that is nothing but a cross or a tick, empty for an empty box, None for any other text."""
    if not text or len(text) > LONGEST:
        return None
    if len(text) == 1:
        return _sign(text)
    if _WRAPPED.fullmatch(text):
        return "x"
    found = _MATH.fullmatch(text)
    inner = (found[1] or found[2] or "") if found else text
    command = _COMMAND.fullmatch(inner)
    if command:
        inner = command[1]
    if len(inner) == 1 and inner is not text:
        return _sign(inner)
    word = _WORDS.get(inner.replace(" ", "").lower())
    if word is not None:
        return word
    box = _BRACKETS.fullmatch(inner)
    if box:
        held = box[1] or box[2] or ""
        return _sign(held) if held else ""
    return None


def _sign(character: str) -> str | None:
    if character in _UNTICKED:
        return ""
    if character in _TICKED or character in _LOOK_ALIKES or unicodedata.normalize("NFKC", character) in ("x", "X"):
        return "x"
    return None
