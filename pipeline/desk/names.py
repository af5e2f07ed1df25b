"""The name of a file that came in, as a name that can stand in a folder of ours and does nothing there."""

from __future__ import annotations

import re

LONGEST = 160
"""Bytes, so that what is made of it fits where a name may have 255."""
NAMELESS = "dossier"
_SEPARATORS = re.compile(r"[/\\]")
_SPECIAL = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(given: str) -> str:
    """The last part of a name, without signs that mean something to a file system; its suffix stays."""
    last = _SEPARATORS.split(given)[-1]
    plain = _SPECIAL.sub("_", "".join(char for char in last if char.isprintable())).strip(" .")
    stem, dot, suffix = plain.rpartition(".") if "." in plain else (plain, "", "")
    ending = f"{dot}{suffix}" if len(f"{dot}{suffix}".encode()) <= LONGEST // 2 else ""
    name = f"{_cut(stem or suffix, LONGEST - len(ending.encode()))}{ending}" if stem else plain
    name = _cut(name, LONGEST) or NAMELESS
    return f"_{name}" if _DEVICE.match(name) else name


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
