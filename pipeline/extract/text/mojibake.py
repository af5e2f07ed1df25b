"""UTF-8 that was read as another encoding and saved again: recognised, and undone where nothing was lost.

`ë` (bytes C3 AB) read as Windows-1252 and saved is `Ã«`. A run of characters that, taken back to the
bytes it was read from, is valid UTF-8 of characters that occur in Dutch text can hardly be anything else.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.extract.characters import DINGBATS, PRIVATE

_ODD = re.compile(r"[^\x00-\x7f]+")
_CODECS = ("cp1252", "mac_roman", "cp850", "cp437")
_ROUNDS = 3
_LIKELY = re.compile(
    r"[\u00a0-\u017f\u0192\u02c6\u02dc\u0300-\u036f\u200b-\u2044\u2060\u20ac\u2100-\u27bf\ufb00-\ufb06\ufeff\ufffd"
    + "".join(chr(PRIVATE + code) for code in DINGBATS)
    + "]+"
)
_LEFT = re.compile("â€|ï¬|Ã[\u00a0-\u00bf\u0192\u02c6\u2018-\u203a\u20ac ]")


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """The byte of each character in a codec; those that Windows-1252 leaves out stand for themselves."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)} if codec == "cp1252" else {}
    for byte in range(0x80, 0x100):
        text = bytes([byte]).decode(codec, "ignore")
        if text:
            table[text] = byte
    return table


def undone(line: str) -> tuple[str, int]:
    """A line with what was decoded twice (or oftener) decoded once, and how many characters that gave."""
    if line.isascii():
        return line, 0
    count = 0

    def once(found: re.Match[str]) -> str:
        nonlocal count
        text = _decoded(found[0])
        count += 0 if text is None else len(text)
        return found[0] if text is None else text

    for _ in range(_ROUNDS):
        before = line
        line = _ODD.sub(once, line)
        if line == before:
            break
    return line, count


@lru_cache(maxsize=4096)
def _decoded(run: str) -> str | None:
    """A run of characters beyond ASCII as the UTF-8 that it was, or None when it was none."""
    for codec in _CODECS:
        table = _bytes_of(codec)
        try:
            text = bytes([table[character] for character in run]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        if _LIKELY.fullmatch(text):
            return text
    return None


def left_over(line: str) -> str | None:
    """What in a line was decoded twice and lost bytes on the way, so that it cannot be undone, or None."""
    found = None if line.isascii() else _LEFT.search(line)
    return found[0] if found else None
