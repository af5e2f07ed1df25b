"""The styles of a Word file, each with what it has of the styles that it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.docx.symbols import symbol_font
from pipeline.extract.docx.tree import child, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoud|inhoudsopgave)\s*[1-9]", re.IGNORECASE)
_LISTED = re.compile(r"list bullet|lijst opsom|opsommingsteken|bullet", re.IGNORECASE)
_PLACEHOLDER = "placeholder text"
"""The style, in every language of Word, of what a field says that nobody filled in: it is no text of the author."""
DEEPEST = 20
"""Styles based on each other; Word itself stops at eleven."""
BODY_TEXT = 9
"""The outline level of text that is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: outline level (0 is the highest; None when it is text), bold, hidden, list, and tabs.

    `chain` holds its own id and those of the styles that it is based on, the nearest first; `font` is its
    symbol font, if it has one.
    """

    level: int | None = None
    bold: bool = False
    hidden: bool = False
    numbering: tuple[str | None, int | None] = (None, None)
    leader: bool = False
    contents: bool = False
    bullet: bool = False
    chain: tuple[str, ...] = ()
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles by their id."""

    elements: dict[str, Element] = field(default_factory=dict)
    made: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def style(self, key: str | None) -> Style:
        """The style with an id, the default one for None; a plain one for an id that is not there."""
        key = key if key in self.elements else self.default
        if key not in self.made:
            self.made[key] = self._make(key)
        return self.made[key]

    def _make(self, key: str) -> Style:
        chain: list[Element] = []
        while key in self.elements and len(chain) < DEEPEST and self.elements[key] not in chain:
            chain.append(self.elements[key])
            key = value(chain[-1], "basedOn") or ""
        levels = [found for style in chain if (found := _level(style)) is not None]
        bold = next((on for style in chain if (on := is_on(style, "rPr", "b")) is not None), False)
        hidden = next((on for style in chain if (on := is_on(style, "rPr", "vanish")) is not None), False)
        hidden = hidden or any(_name(style).lower() == _PLACEHOLDER for style in chain)
        numbers = [child(style, "pPr", "numPr") for style in chain]
        return Style(
            level=levels[0] if levels and levels[0] < BODY_TEXT else None,
            bold=bold,
            hidden=hidden,
            numbering=(_first(numbers, "numId"), _whole(_first(numbers, "ilvl"))),
            leader=any(has_leader(child(style, "pPr")) for style in chain),
            contents=any(_CONTENTS.fullmatch(_name(style)) for style in chain),
            bullet=any(_LISTED.search(_name(style)) for style in chain),
            font=symbol_font(
                next((own for style in chain if (own := child(style, "rPr", "rFonts")) is not None), None)
            ),
            chain=tuple(style.get("styleId", "") for style in chain),
        )


def read_styles(root: Element | None) -> Styles:
    """The styles of the part `styles`; none where a file has no such part."""
    styles = Styles()
    for style in root if root is not None else ():
        key = style.get("styleId")
        if style.tag == "style" and key:
            styles.elements[key] = style
            if style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on"):
                styles.default = key
    return styles


def has_leader(properties: Element | None) -> bool:
    """Whether a paragraph or a style has a tab with a leader, as entries of the contents have."""
    tabs = child(properties, "tabs")
    return tabs is not None and any(tab.get("leader") in ("dot", "hyphen", "underscore", "middleDot") for tab in tabs)


def _name(style: Element) -> str:
    return value(style, "name") or ""


def _level(style: Element) -> int | None:
    """The outline level that a style states or that its name implies: `heading 2`, `Kop 2`, `Title`."""
    stated = _whole(value(style, "pPr", "outlineLvl"))
    if stated is not None:
        return stated
    named = _HEADING.fullmatch(_name(style))
    if named:
        return int(named[1]) - 1
    return 0 if _TITLE.fullmatch(_name(style)) else None


def _first(elements: Iterable[Element | None], name: str) -> str | None:
    return next((found for element in elements if (found := value(element, name)) is not None), None)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else None
