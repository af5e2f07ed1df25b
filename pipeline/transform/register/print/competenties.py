"""The competenties that a print names under the gedrag of a werkproces: in a sentence, a list or columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.competentie import competentie_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.transform.register.print.lines import Line

_OPENING = re.compile(
    r"(?:(?:de |te gebruiken )?onderliggende competenties?(?: zijn| is)?|competenties?(?=\s*(?::|$)))\s*:?\s*(?P<namen>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = re.compile(r"[,;•§▪■●]")
_LETTER = re.compile(r"\(?[A-Y][.):]?\)?|en")
_LONGEST = 60
"""Characters of a line in a list of competenties; the longest name has 54."""
_WORDS = 9
"""Words of the longest name, and one more for its letter."""


def opened(text: str) -> str | None:
    """What stands behind the words that open the competenties ('De onderliggende competenties zijn:'), None when a line is no such."""
    found = _OPENING.fullmatch(text)
    return found["namen"] if found else None


def goes_on(before: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with the competenties that the lines `before` name."""
    if not before:
        return False
    if _separated(line.text) is not None:
        return True
    if not opened(before[0].text):  # the names stand below it, one a line
        return len(line.text) <= _LONGEST and line.text[:1].isupper() and line.text[-1:] not in ".:;"
    return not line.bullet and before[-1].text[-1:] not in ".;"


def names(lines: Sequence[Line]) -> list[str]:
    """The names behind the words that open them, one by one, as they stand."""
    if not lines:
        return []
    first = opened(lines[0].text)
    texts = [lines[0].text if first is None else first, *(line.text for line in lines[1:])]
    whole = [" ".join(texts)] if first else list(_unwrapped(text for text in texts if text))
    pieces = (piece.strip(" .") for text in whole for piece in _MARKS.split(text))
    return [name for piece in pieces if piece for name in (_separated(piece) or [piece])]


def _unwrapped(texts: Iterator[str]) -> Iterator[str]:
    """The lines of a list, with a name whole again that was wrapped."""
    waiting = ""
    for text in texts:
        if waiting and _separated(text) is None and competentie_code(f"{waiting} {text}"):
            yield f"{waiting} {text}"
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = ""
        if _separated(text) is None:
            waiting = text
        else:
            yield text
    if waiting:
        yield waiting


def _separated(text: str) -> list[str] | None:
    """The names that a text consists of, with nothing between them but a comma, a letter or 'en'; None when it holds more."""
    found: list[str] = []
    words = _MARKS.sub(" ", text.strip(" .")).split()
    at = 0
    while at < len(words):
        size = next((size for size in range(min(_WORDS, len(words) - at), 0, -1) if _named(words[at : at + size])), 0)
        if size:
            found.append(" ".join(words[at : at + size]))
        elif not _LETTER.fullmatch(words[at]):
            return None
        at += size or 1
    return found or None


def _named(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return bool(squash(text)) and competentie_code(text) is not None
