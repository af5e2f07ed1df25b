"""Characters as a dossier means them: what converters, printers and word processors left of them made plain."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from pipeline.vocabulary import (
    AFBREEKTEKEN,
    BYTE_ORDER_MARK,
    LIGATUUR,
    LOS_ACCENT,
    ONZICHTBAAR,
    STUURTEKEN,
    SYMBOOL,
    VASTE_SPATIE,
    VERLOREN,
)

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0x132: "IJ",
    0x133: "ij",
}
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x0B, 0x85)
_UNSEEN = (0x034F, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFE0E, 0xFE0F)
_CONTROLS = (*range(0x09), 0x0C, *range(0x0E, 0x1E), *range(0x7F, 0x85), *range(0x86, 0xA0))
# Word keeps its non-breaking hyphen as U+001E and its optional hyphen as U+001F when text is copied from it.
_HYPHENS = {0xAD: "", 0x1F: "", 0x1E: "-", 0x2010: "-", 0x2011: "-"}

DINGBATS = {
    **dict.fromkeys((0xB7, 0x6C, 0x9F, 0x76), "•"),
    **dict.fromkeys((0xA7, 0x6E), "▪"),
    **dict.fromkeys((0xFC, 0x50), "✓"),
    **dict.fromkeys((0xFB, 0xCF, 0xD5), "✗"),
    **dict.fromkeys((0xFE, 0x78, 0xFD, 0x53, 0x54), "☒"),
    **dict.fromkeys((0xA8, 0x6F, 0xA3, 0x72), "☐"),
    0x4F: "✗",
    0x51: "☒",
    0x52: "☑",
    0x61: "✓",
    0xD8: "➢",
    0xE0: "→",
    0x2D: "-",
}
"""The signs of Wingdings and Symbol that dossiers use, by their code; without a table they stand at U+F000 and on."""
PRIVATE = 0xF000
"""Where the codes of a symbol font stand in Unicode: the private use area."""

_KINDS: dict[int, tuple[str, str]] = {
    **{code: (LIGATUUR, text) for code, text in _LIGATURES.items()},
    **dict.fromkeys(_SPACES, (VASTE_SPATIE, " ")),
    **dict.fromkeys(_UNSEEN, (ONZICHTBAAR, "")),
    **dict.fromkeys(_CONTROLS, (STUURTEKEN, "")),
    **{code: (AFBREEKTEKEN, text) for code, text in _HYPHENS.items()},
    **{PRIVATE + code: (SYMBOOL, text) for code, text in DINGBATS.items()},
    **{PRIVATE + code: (SYMBOOL, chr(code)) for code in range(0x20, 0x7F) if code not in DINGBATS},
    0xFEFF: (BYTE_ORDER_MARK, ""),
    0xFFFE: (ONZICHTBAAR, ""),
    0xFFFF: (ONZICHTBAAR, ""),
    0xFFFD: (VERLOREN, "\ufffd"),
}
_PLAIN = {code: text for code, (_kind, text) in _KINDS.items()}
_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_KINDS)) + "]")


def plain(text: str) -> str:
    """`text` in composed characters (NFC), without ligatures, soft hyphens, zero-width and no-break characters.

    The codes of symbol fonts become the sign that they show. A tab and the ends of lines stay.
    """
    if text.isascii() and not _ODD.search(text):
        return text
    return unicodedata.normalize("NFC", text.translate(_PLAIN))


def is_plain(text: str) -> bool:
    """Whether nothing in a text is to be made plain."""
    return not _ODD.search(text) and unicodedata.is_normalized("NFC", text)


def repaired(text: str) -> tuple[str, Counter[str]]:
    """`text` made plain, and how many characters of each kind were replaced (U+FFFD is counted and stays)."""
    if text.isascii() and not _ODD.search(text):
        return text, Counter()
    found = Counter(_KINDS[ord(character)][0] for character in _ODD.findall(text))
    clean = text.translate(_PLAIN)
    composed = unicodedata.normalize("NFC", clean)
    if composed != clean:
        found[LOS_ACCENT] += max(len(clean) - len(composed), 1)
    return composed, found
