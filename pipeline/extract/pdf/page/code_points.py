"""What the code points of a print mean: its spaces, hyphens, ligatures and dingbats."""

from __future__ import annotations

SPACES = (0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000)
_HYPHENS = dict.fromkeys((0x02, 0xFFFE, 0xAD, 0x2010, 0x2011), "-")
# Dingbat fonts without a table to Unicode leave their codes in the private area, at 0xF000.
_DINGBATS = {
    **dict.fromkeys((0xF0B7, 0xF06C, 0xF09F, 0xF076), "•"),
    **dict.fromkeys((0xF0A7, 0xF06E), "▪"),
    **dict.fromkeys((0xF0FC, 0xF050), "✓"),
    **dict.fromkeys((0xF0FB, 0xF0CF, 0xF0D5), "✗"),
    **dict.fromkeys((0xF0FE, 0xF078, 0xF0FD, 0xF053, 0xF054), "☒"),
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF0A3, 0xF072), "☐"),
    0xF0D8: "➢",
    0xF02D: "-",
}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
_PLAIN = {**dict.fromkeys(SPACES, " "), **_HYPHENS, **_DINGBATS, **_LIGATURES, 0x200B: None, 0xFEFF: None}


def plain(text: str) -> str:
    """Text with its spaces, hyphens, ligatures and dingbats as the one character that they mean."""
    return text if text.isascii() and "\x02" not in text else text.translate(_PLAIN)
