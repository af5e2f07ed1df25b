"""From the text of an element to lines: plain text with `- ` items, or html inside `<labeltext>` or `<xhtml>`.

Only html is free of its tags. In plain text `<andere relevante wetgeving>` is a placeholder of the
template that nobody filled in, and stays as it is.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pipeline.elements import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(r"[•·▪●◦‣§]\s*|[–-]\s+|-(?=[^\W\d])")
_WRAPPED = re.compile(r"\s*<(labeltext|xhtml)>", re.IGNORECASE)
_NAMES = (
    "labeltext|xhtml|h[1-6]|p|br|ul|ol|li|b|i|u|em|strong|a|span|div|font|sub|sup|hr|table|thead|tbody|tr|td|th|img|"
    "blockquote|pre|small|big|strike|center|o:p"
)
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_NAMES})(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
"""A tag of html; a quoted value may hold anything. Anything else between angle brackets is text."""
_INLINE = frozenset(
    ["b", "i", "u", "em", "strong", "a", "span", "font", "sub", "sup", "img", "small", "big", "strike", "o:p"]
)


def lines(text: str) -> tuple[Line, ...]:
    """The paragraphs, items and headings of the text of an element, without blank ones."""
    wrapped = _WRAPPED.match(text)
    if wrapped:
        # The register escapes the html of a labeltext once more than that of an xhtml.
        return tuple(_of_html(html.unescape(text) if wrapped[1].lower() == "labeltext" else text))
    return tuple(_of_plain(text))


def _of_plain(text: str) -> Iterator[Line]:
    gap = False
    for line in text.split("\n"):
        plain = " ".join(line.split())
        if plain:
            yield _line(plain, gap=gap)
        gap = not plain


def _line(plain: str, *, gap: bool = False) -> Line:
    bullet = _BULLET.match(plain)
    rest = plain[bullet.end() :] if bullet else plain
    return Line(rest or plain, bullet=bool(bullet and rest), gap=gap)


def _of_html(text: str) -> Iterator[Line]:
    open_text: list[str] = []
    level, item, position = 0, False, 0
    for tag in (*_TAG.finditer(text), None):
        open_text.append(text[position : tag.start() if tag else len(text)])
        if tag is None or tag["name"].lower() not in _INLINE:
            plain = " ".join(html.unescape("".join(open_text)).split())
            open_text.clear()
            if plain:
                yield Line(plain, bullet=True) if item else _heading(plain, level)
        if tag is None:
            return
        position = tag.end()
        level, item = _after(tag["name"].lower(), bool(tag["close"]), level, item)


def _heading(plain: str, level: int) -> Line:
    return Line(plain, level=level) if level else _line(plain)


def _after(name: str, closes: bool, level: int, item: bool) -> tuple[int, bool]:
    """The level of the heading and whether an item is open, after a tag."""
    if name[0] == "h" and name[1:].isdigit():
        return (0 if closes else int(name[1])), False
    if name in ("li", "ul", "ol"):
        return level, name == "li" and not closes
    return level, item
