"""What can go wrong outside this program; the text of each is one Dutch line that names the file and the place."""

from __future__ import annotations

_ESCAPED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class DossierError(Exception):
    """What a command tells in one line and ends with exit status 2."""


class SourceError(DossierError):
    """A source that cannot be used."""


class SettingsError(DossierError):
    """Settings, waivers or arguments that cannot be used."""


class OutputError(DossierError):
    """What a run makes cannot be written or made: the disk refuses, or a program that it needs."""


def one_line(text: str) -> str:
    """`text` on one line: what steers a terminal, turns the text or is no character stands there by its number."""
    return "".join(char if char.isprintable() else _ESCAPED.get(char, _numbered(char)) for char in text)


def _numbered(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
