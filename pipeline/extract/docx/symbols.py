"""The signs of symbol fonts: what a code of Wingdings and its like shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.characters import DINGBATS, PRIVATE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WINGDINGS_2 = {
    **dict.fromkeys((0x4F, 0x53, 0xCE, 0xCF, 0xD0, 0xD1), "✗"),
    0x50: "✓",
    **dict.fromkeys((0x51, 0x54), "☒"),
    0x52: "☑",
    **dict.fromkeys((0x2A, 0x30, 0xA3), "☐"),
    0x96: "•",
    0x97: "●",
    0x98: "●",
    0xA2: "■",
}
_WINGDINGS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFD: "☒",
    0xFE: "☑",
    0x78: "☒",
    0x6F: "☐",
    0xA8: "☐",
    0x71: "☐",
    0x72: "☐",
    0x6E: "■",
    0x6C: "●",
    0xA7: "▪",
    0xE0: "→",
    0xF0: "→",
    0xD8: "➢",
    0x76: "❖",
    0x9F: "•",
}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x6E: "●"}
_SYMBOL = {0xB7: "•", 0xB4: "×", 0xD6: "√", 0x2D: "-", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "wingdings3": {0x7D: "►", 0x84: "▲"},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "marlett": {0x61: "✓", 0x62: "✓", 0x72: "✗"},
    "zapfdingbats": {
        0x33: "✓",
        0x34: "✓",
        0x35: "✗",
        0x36: "✗",
        0x37: "✗",
        0x38: "✗",
        0x6F: "☐",
        0x71: "☐",
        0x6C: "●",
        0x6E: "■",
    },
}
SYMBOL_FONTS = frozenset(_FONTS)
"""Fonts of which the characters are signs."""


def symbol_font(fonts: Element | None) -> str:
    """The symbol font among the fonts of a run or a style, or nothing."""
    name = "" if fonts is None else (fonts.get("ascii") or fonts.get("hAnsi") or "").lower().replace(" ", "")
    return name if name in SYMBOL_FONTS else ""


def symbol(font: str, code: int) -> str:
    """The sign that a code of a symbol font shows, or the character itself where the font is none."""
    code = code - PRIVATE if code >= PRIVATE else code
    table = _FONTS.get(font.lower().replace(" ", ""))
    if table is None:
        return chr(code)
    return table.get(code) or DINGBATS.get(code) or chr(code)
